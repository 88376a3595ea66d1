"""The texts of the browser's scripts, which pages pass to them in `data-words`."""

from __future__ import annotations

from typing import Any

from tailieu.content import terms
from tailieu.content.interface import UI
from tailieu.content.messages import in_language
from tailieu.site.kind import Edition


def search_words(edition: Edition) -> dict[str, Any]:
    """Everything that the search box says, for overrides/assets/search/box.js."""
    keys = ["close", "broken", "recent", "forget", "pages", "shown", "also", "literal", "cut"]
    keys += ["missing", "other", "nothing", "hint", "clear", "busy", "unmark"]
    kinds = {folder: kind.name.format(edition.lang) for folder, kind in edition.kinds.items()}
    return {
        **{key: edition.say(f"search-{key}") for key in keys},
        "search": edition.say("search"),
        "kind": edition.say("filter"),
        "all": edition.say("search-all-kinds"),
        "more": edition.say("more"),
        "kinds": kinds,
        "statuses": in_language(terms.STATUSES, edition.lang),
        "advice": [
            edition.say(f"search-advice-{about}") for about in ("words", "accents", "numbers")
        ],
        "hints": [
            edition.say(f"search-advice-{about}") for about in ("accents", "numbers", "clauses")
        ],
        "lists": {
            f"{edition.root}{folder}/index.html": kinds[folder]
            for folder, kind in edition.kinds.items()
            if kind.listing
        },
    }


def told_words(edition: Edition) -> dict[str, str]:
    """What overrides/assets/js/told.js says on any page."""
    keys = ("not-kept", "new-version", "use-new-version")
    return {
        **{key.replace("-", "_"): edition.say(key) for key in keys},
        "close": edition.say("search-close"),
    }


def list_words(edition: Edition) -> dict[str, str]:
    """Everything that overrides/assets/js/list.js says, with `{count}` and `{filter}` in it."""
    keys = ("off", "busy", "see", "in-part", "on-paper")
    return {
        **{key: UI[f"filter-{key}"].template(edition.lang) for key in keys},
        "clear": edition.say("clear"),
        "none": edition.say("nothing-found"),
        "noneOfOne": edition.say("nothing-found-one"),
    }


def my_pack_words(edition: Edition) -> dict[str, str]:
    """Everything that overrides/assets/pack/my-pack-page.js says."""
    keys = ("up", "down", "remove", "removed", "gone", "making", "saved", "failed", "sure")
    return {
        **{key: edition.say(f"my-pack-{key}") for key in keys},
        "copied": edition.say("copied"),
        "minutes": edition.say("minutes"),
    }


def present_words(edition: Edition) -> dict[str, str]:
    """Everything that overrides/assets/present/ says; `source` stands before the sources."""
    keys = ["exit", "before", "after", "overview", "full", "speaker", "slides", "handout", "card"]
    keys += ["card-print", "black", "spoken", "clock", "anew", "next", "end", "alone", "failed"]
    return {
        **{key.replace("-", "_"): edition.say(f"present-{key}") for key in keys},
        "present": edition.say("present"),
        "source": edition.say("sources"),
        "minutes": edition.say("minutes"),
        "close": edition.say("search-close"),
    }

"""The texts of the browser's scripts, which pages pass to them in `data-words`."""

from __future__ import annotations

from typing import Any

from tailieu.content import terms
from tailieu.content.interface import UI, say
from tailieu.content.messages import Lang, in_language
from tailieu.content.schema import Sheet, TextPage
from tailieu.site.kind import Edition


def search_words(edition: Edition) -> dict[str, Any]:
    """Everything that the search box says, for overrides/assets/search/box.js."""
    kinds = {folder: kind.name.format(edition.lang) for folder, kind in edition.kinds.items()}
    named = {**kinds, TextPage.guides: edition.say("search-guides")}
    used = {sheet.meta.topic for sheet in edition.catalog.sheets.values()}
    return {
        **box_words(edition.lang, "en" if edition.lang == "vi" else "vi", named),
        "advice": _advice(edition.lang, "words", "accents", "numbers"),
        "hints": _advice(edition.lang, "accents", "numbers", "clauses"),
        "lists": {
            f"{edition.root}{folder}/index.html": kinds[folder]
            for folder, kind in edition.kinds.items()
            if kind.listing
        },
        "topics": {
            f"{edition.root}{Sheet.folder}/index.html#chu-de={key}": topic.format(edition.lang)
            for key, topic in terms.TOPICS.items()
            if key in used
        },
        "ways": {_proposal(edition): edition.say("search-propose")},
    }


def _proposal(edition: Edition) -> str:
    """Where a sheet is asked for: the form in .github/ISSUE_TEMPLATE, or a page of the site."""
    if not edition.site.repository:
        return f"{edition.root}lien-he.html"
    return f"{edition.site.repository}/issues/new?template=de-xuat-phieu.yml"


def box_words(lang: Lang, foreign: str, kinds: dict[str, str]) -> dict[str, Any]:
    """What the search box says on any site.

    `foreign` is the other language in which it has an index, or ""; `kinds` are the names of the
    kinds of its pages, by what their pages call them.
    """
    keys = ["close", "broken", "recent", "forget", "pages", "shown", "also", "literal", "cut"]
    keys += ["missing", "other", "nothing", "hint", "clear", "busy", "unmark", "absent"]
    keys += ["inexact", "loose", "untold", "near"]
    return {
        "language": lang,
        "foreign": foreign,
        **{key: say(f"search-{key}", lang) for key in keys},
        "search": say("search", lang),
        "kind": say("filter", lang),
        "all": say("search-all-kinds", lang),
        "more": say("more", lang),
        "kinds": kinds,
        "statuses": in_language(terms.STATUSES, lang),
        "advice": _advice(lang, "words", "accents"),
        "hints": _advice(lang, "accents"),
        "lists": {},
        "topics": {},
        "ways": {},
    }


def _advice(lang: Lang, *about: str) -> list[str]:
    return [say(f"search-advice-{one}", lang) for one in about]


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

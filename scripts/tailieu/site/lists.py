"""The lists of sheets, documents and sources: rows, facets, and how a long list is divided."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from tailieu.content import dates, terms
from tailieu.content.catalogue import Entry
from tailieu.content.interface import say
from tailieu.content.messages import in_language
from tailieu.content.site import Site
from tailieu.site.page_context import BACKLINKS, pack_view, status

# Beyond this many entries a list is divided, so that its page stays light on an old phone.
LONGEST_LIST = 200

KINDS = ("phieu", "van-ban", "nguon", "bo-tai-lieu")

_PLACE = {char: place for place, char in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", 1)}
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


@dataclass(frozen=True)
class Row:
    """One entry as a list shows it.

    `facets` maps a facet's key to the code words that the entry carries; `day` (ISO, may be
    empty) is what "newest first" sorts by.
    """

    url: str
    title: str
    description: str
    lang: str
    day: str
    day_label: str
    number: str = ""
    note: str = ""
    status: dict | None = None
    badge: tuple[str, str] | None = None
    facets: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """One page of a divided list. `path` is relative to docs/, without `.md`.

    `group` is the topic, kind or year that it is of, `label` what it is of that: a year, a number
    or, where it is all of the group, nothing.
    """

    path: str
    group: str
    label: str
    rows: list[Row]

    @property
    def title(self) -> str:
        return f"{self.group} {self.label}".strip()


def facet_labels(kind: str, lang: str) -> dict[str, tuple[str, dict[str, str]]]:
    """Facet key → its name and the labels of its values; a value without a label shows itself."""

    topic = ("chu-de", (say("topic", lang), in_language(terms.TOPICS, lang)))
    language = (
        "ngon-ngu",
        (
            say("language", lang),
            {"vi": say("vietnamese-only", lang), "vi-en": say("both-languages", lang)},
        ),
    )
    state = ("trang-thai", (say("status", lang), in_language(terms.STATUSES, lang)))
    return dict(
        {
            "phieu": [
                topic,
                ("ky", (say("month", lang), {})),
                ("doi-tuong", (say("audience", lang), in_language(terms.AUDIENCES, lang))),
                state,
                language,
            ],
            "van-ban": [
                topic,
                ("loai", (say("type", lang), in_language(terms.DOCUMENT_TYPES, lang))),
                ("nam", (say("year", lang), {})),
                ("he-thong", (say("system", lang), in_language(terms.SYSTEMS, lang))),
                state,
                language,
            ],
            "nguon": [
                ("loai", (say("kind", lang), in_language(terms.SOURCE_KINDS, lang))),
                ("phe-duyet", (say("approval", lang), in_language(terms.APPROVALS, lang))),
                language,
            ],
            "bo-tai-lieu": [language],
        }[kind]
    )


def rows(site: Site, kind: str, lang: str) -> list[Row]:
    """Every entry of a kind, newest first (sources and packs: by title)."""
    build = {
        "phieu": _sheet_row,
        "van-ban": _document_row,
        "nguon": _source_row,
        "bo-tai-lieu": _pack_row,
    }[kind]
    found = [build(site, entry, lang) for entry in site.catalog.kind(kind).values()]
    found.sort(key=lambda row: alphabetical(row.title))
    if kind in ("phieu", "van-ban"):
        found.sort(key=lambda row: row.day, reverse=True)
    return found


def alphabetical(title: str) -> tuple[list[int], str]:
    """Sorts as a Vietnamese dictionary does: đ after d, tones only between equal letters."""
    folded = title.casefold()
    letters = unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", folded)))
    return [_PLACE.get(char, ord(char) - sys.maxunicode) for char in letters], folded


def _common(entry: Entry, lang: str) -> dict:
    return {
        "url": entry.page_path(lang),
        "title": entry.text("title", lang),
        "description": entry.text("description", lang),
        "lang": lang if lang == "vi" or entry.en else "vi",
    }


def _sheet_row(site: Site, entry: Entry, lang: str) -> Row:
    meta = entry.meta
    state = status(site, entry, lang)
    year, month = meta.month.split("-")
    return Row(
        **_common(entry, lang),
        day=meta.month,
        day_label=f"{int(month)}/{year}",
        note=terms.TOPICS[meta.topic].format(lang),
        status=state,
        facets={
            "chu-de": [meta.topic],
            "ky": [meta.month],
            "doi-tuong": list(meta.audience),
            "trang-thai": [state["code"]],
            "ngon-ngu": ["vi-en" if entry.en else "vi"],
        },
    )


def _document_row(site: Site, entry: Entry, lang: str) -> Row:
    meta = entry.meta
    state = status(site, entry, lang)
    return Row(
        **_common(entry, lang),
        day=meta.issued.isoformat() if meta.issued else "",
        day_label=dates.short_date(meta.issued) if meta.issued else "",
        number=meta.number or "",
        note=meta.issuer,
        status=state,
        facets={
            "chu-de": list(meta.topics),
            "loai": [meta.type],
            "nam": [str(meta.issued.year)] if meta.issued else [],
            "he-thong": [meta.system],
            "trang-thai": [state["code"]],
            "ngon-ngu": ["vi-en" if entry.en else "vi"],
        },
    )


def _source_row(site: Site, entry: Entry, lang: str) -> Row:
    meta = entry.meta
    return Row(
        **_common(entry, lang),
        day=meta.checked.on.isoformat() if meta.checked else "",
        day_label="",
        number=meta.host,
        note=terms.SOURCE_KINDS[meta.kind].format(lang),
        badge=(meta.approval, terms.APPROVALS[meta.approval].format(lang)),
        facets={
            "loai": [meta.kind],
            "phe-duyet": [meta.approval],
            "ngon-ngu": ["vi-en" if entry.en else "vi"],
        },
    )


def _pack_row(site: Site, entry: Entry, lang: str) -> Row:
    view = pack_view(site, entry, lang)
    return Row(
        **_common(entry, lang),
        day="",
        day_label=f"{view['minutes']} {say('minutes', lang)}",
        note=view["holds"],
        facets={"ngon-ngu": ["vi-en" if entry.en else "vi"]},
    )


def divide(kind: str, found: list[Row], lang: str) -> list[Part]:
    """The pages of a list that is too long for one: by topic or kind, then by year, then in parts.

    Every part holds at most LONGEST_LIST rows; a list that fits gives no parts.
    """
    if len(found) <= LONGEST_LIST:
        return []
    facet = {"phieu": "chu-de", "van-ban": "nam", "nguon": "loai", "bo-tai-lieu": "ngon-ngu"}[kind]
    _, labels = facet_labels(kind, lang)[facet]
    parts = []
    groups = _group(found, lambda row: (row.facets[facet] or [""])[0])
    # In the order of the vocabulary; years, which have none, newest first.
    groups.sort(key=lambda group: list(labels).index(group[0]) if labels else -int(group[0] or 0))
    for key, members in groups:
        group = labels.get(key, key) or say("unknown", lang)
        for suffix, year, rest in _by_year(members, lang):
            parts += _parts(f"{kind}/{facet}-{key or 'khac'}{suffix}", group, year, rest, lang)
    return parts


def citing(site: Site, found: list[Row], lang: str) -> dict[str, list[Part]]:
    """The lists of the sheets that cite one page, where it names only the newest: path → parts.

    `found` are the rows of all sheets, in the order that the lists have.
    """
    catalog = site.catalog
    lists = {}
    for entries, back in (
        (catalog.documents, catalog.citing_document),
        (catalog.sources, catalog.citing_source),
    ):
        for entry in entries.values():
            sheets = {sheet.page_path(lang) for sheet in back.get(entry.id, [])}
            if len(sheets) <= BACKLINKS:
                continue
            chosen = [row for row in found if row.url in sheets]
            group = say("sheets-citing-it", lang, title=entry.text("title", lang))
            lists[entry.path] = _parts(f"{entry.kind}/{entry.id}-phieu", group, "", chosen, lang)
    return lists


def _parts(path: str, group: str, label: str, found: list[Row], lang: str) -> list[Part]:
    chunks = [found[i : i + LONGEST_LIST] for i in range(0, len(found), LONGEST_LIST)]
    if len(chunks) == 1:
        return [Part(path, group, label, found)]
    part = say("part", lang).lower()
    return [
        Part(f"{path}-{number}", group, f"{label} ({part} {number})".strip(), chunk)
        for number, chunk in enumerate(chunks, 1)
    ]


def _by_year(members: list[Row], lang: str) -> list[tuple[str, str, list[Row]]]:
    years = _group(members, lambda row: row.day[:4])
    if len(members) <= LONGEST_LIST or len(years) == 1:
        return [("", "", members)]
    return [
        (f"-{year or 'khac'}", year or say("unknown", lang).lower(), rest)
        for year, rest in sorted(years, reverse=True)
    ]


def _group(found: list[Row], key: Callable[[Row], str]) -> list[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        groups[key(row)].append(row)
    return list(groups.items())

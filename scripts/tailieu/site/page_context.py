"""What the templates draw: catalogue entries turned into plain values in one language.

Addresses are relative to the site's root; templates pass them through MkDocs' `url` filter.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from urllib.parse import quote, urlencode, urlsplit

from tailieu.content import dates, terms
from tailieu.content.catalogue import Entry
from tailieu.content.interface import say
from tailieu.content.messages import in_language
from tailieu.content.schema import Document, Evidence, Pack, Sheet, Source
from tailieu.content.site import Site
from tailieu.content.status import document_events, document_status, sheet_status

NEW_DOCUMENTS = 6
THIS_MONTH = 9

# So many of the sheets that cite a page are named on it, so that it weighs the same however many
# there are; lists.citing has the rest.
BACKLINKS = 20


def status(site: Site, entry: Entry, lang: str) -> dict:
    """`code` and `label` of an entry's state, and the dates it follows from (ISO or None)."""
    if entry.kind == "phieu":
        code = sheet_status(site.catalog, entry, site.today)
        meta = entry.meta
        dates = {
            "from": _iso(meta.in_force_from),
            "until": _iso(meta.in_force_until),
            "review_by": _iso(meta.review_by),
        }
        # Being replaced, archived or withdrawn does not depend on the reader's clock.
        fixed = code in ("da-rut", "bi-thay-the", "luu-tru")
    else:
        code = document_status(site.catalog, entry, site.today)
        dates = {
            "from": _iso(entry.meta.effective),
            "until": _iso(entry.meta.expires),
            "review_by": None,
        }
        fixed = code in ("bi-thay-the", "het-hieu-luc", "chi-dao", "chua-ro")
    return {
        "code": code,
        "label": terms.STATUSES[code].format(lang),
        "dates": None if fixed else dates,
    }


def edit_address(site: Site, source_path: str) -> str:
    """Where GitHub opens its editor on a file of the repository."""
    return f"{site.repository}/edit/main/{quote(source_path)}"


def report_address(site: Site, title: str, place: str, lang: str) -> str:
    """Where GitHub opens the form for errors, filled in for the page `title` at `place`.

    `trang` is the id of a field in .github/ISSUE_TEMPLATE/bao-loi.yml.
    """
    form = {
        "template": "bao-loi.yml",
        "title": say("report-title", lang, title=title),
        "trang": place,
    }
    return f"{site.repository}/issues/new?{urlencode(form, quote_via=quote)}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def link(entry: Entry, lang: str) -> dict:
    """Address, title and language of a page as `lang` readers reach it."""
    return {
        "url": entry.page_path(lang),
        "title": entry.text("title", lang),
        "lang": lang if lang == "vi" or entry.en else "vi",
    }


def evidence(evidence: Evidence) -> list[dict]:
    """The pages where a fact was read, by host; none where it was a public file."""
    return [
        {"url": page, "host": (urlsplit(page).hostname or "").removeprefix("www.")}
        for page in evidence.pages
    ]


# Views, one a page kind -------------------------------------------------------------------------


def sheet_view(site: Site, sheet: Entry[Sheet], lang: str) -> dict:
    meta = sheet.meta
    # A sheet is as well checked as the least checked of what it cites.
    mark = max(
        (citation.mark for citation in meta.citations.values()), key=["checked", "V1", "V2"].index
    )
    return {
        "status": status(site, sheet, lang),
        "mark": mark,
        "mark_label": terms.MARKS[mark].format(lang),
        "topic": {"key": meta.topic, "label": terms.TOPICS[meta.topic].format(lang)},
        "audience": [terms.AUDIENCES[key].format(lang) for key in meta.audience],
        "warning": sheet.text("warning", lang),
        "month": _month(meta.month),
        "replaced_by": [
            link(newer, lang) for newer in site.catalog.sheet_replaced_by.get(sheet.id, [])
        ],
        "replaces": [link(site.catalog.sheets[older], lang) for older in meta.replaces],
    }


def _month(month: str) -> str:
    year, number = month.split("-")
    return f"{int(number)}/{year}"


def document_view(site: Site, document: Entry[Document], lang: str) -> dict:
    meta = document.meta
    catalog = site.catalog
    related = [
        (say(key, lang), [_document_link(other, lang) for other in others])
        for key, others in (
            ("replaces", [catalog.documents[i] for i in meta.replaces]),
            ("replaced-by", catalog.replaced_by.get(document.id, [])),
            ("amends", [catalog.documents[i] for i in meta.amends]),
            ("amended-by", catalog.amended_by.get(document.id, [])),
            ("guides", [catalog.documents[i] for i in meta.guides]),
            ("guided-by", catalog.guided_by.get(document.id, [])),
        )
        if others
    ]
    history = [
        {
            "on": dates.short_date(change.on) if change.on else None,
            "event": terms.EVENTS[change.event].format(lang),
            "by": change.by,
            "document": _document_link(change.document, lang) if change.document else None,
            "note": change.note,
            "mark": change.mark,
            "mark_label": terms.MARKS[change.mark].format(lang) if change.mark else None,
        }
        for change in document_events(catalog, document)
    ]
    return {
        "status": status(site, document, lang),
        "mark": meta.mark,
        "mark_label": terms.MARKS[meta.mark].format(lang),
        "read_at": evidence(meta.evidence),
        "type": terms.DOCUMENT_TYPES[meta.type].format(lang),
        "system": terms.SYSTEMS[meta.system].format(lang),
        "summary": document.text("summary", lang),
        "issuer": document.text("issuer", lang),
        "warning": document.text("warning", lang),
        "issued": dates.long_date(meta.issued, lang) if meta.issued else None,
        "effective": dates.long_date(meta.effective, lang) if meta.effective else None,
        "expires": dates.long_date(meta.expires, lang) if meta.expires else None,
        "normative": not (meta.system == "dang" and meta.type == "cong-van"),
        "related": related,
        "history": history,
        "source": link(catalog.sources[meta.source], lang) if meta.source else None,
        "sheets": _backlinks(catalog.citing_document.get(document.id, []), lang),
    }


def newest(sheets: list[Entry[Sheet]]) -> list[Entry[Sheet]]:
    """By month, the latest first; sheets of one month as they came."""
    return sorted(sheets, key=lambda sheet: sheet.meta.month, reverse=True)


def _backlinks(sheets: list[Entry[Sheet]], lang: str) -> list[dict]:
    return [link(sheet, lang) for sheet in newest(sheets)[:BACKLINKS]]


def named(document: Entry[Document], lang: str) -> str:
    """A document's title, with its number where the title does not say it."""
    name = document.text("title", lang)
    number = document.meta.number
    return name if not number or number in name else f"{name} ({number})"


def _document_link(document: Entry[Document], lang: str) -> dict:
    return {**link(document, lang), "title": named(document, lang)}


def source_view(site: Site, source: Entry[Source], lang: str) -> dict:
    meta = source.meta
    catalog = site.catalog
    return {
        "kind": terms.SOURCE_KINDS[meta.kind].format(lang),
        "approval": terms.APPROVALS[meta.approval].format(lang),
        "mark": meta.mark,
        "mark_label": terms.MARKS[meta.mark].format(lang),
        "read_at": evidence(meta.evidence),
        "warning": source.text("warning", lang),
        "sheets": _backlinks(catalog.citing_source.get(source.id, []), lang),
        "documents": [_document_link(d, lang) for d in catalog.holding.get(source.id, [])],
        "see_also": [link(catalog.sources[other], lang) for other in meta.see_also],
    }


def pack_view(site: Site, pack: Entry[Pack], lang: str) -> dict:
    """`agenda`: its items in order; `minutes`: what its sheets take together, documents none."""
    agenda = []
    for item in pack.meta.items:
        entry = site.catalog.on_agenda(item)
        agenda.append(
            {
                **(link(entry, lang) if item.sheet else _document_link(entry, lang)),
                "minutes": entry.meta.minutes if item.sheet else None,
                "note": item.note,
                "status": status(site, entry, lang),
            }
        )
    sheets = sum(1 for item in pack.meta.items if item.sheet)
    counts = (
        ("sheets-held", sheets),
        ("documents-on-agenda", len(agenda) - sheets),
    )
    return {
        "agenda": agenda,
        "minutes": sum(item["minutes"] or 0 for item in agenda),
        "holds": ", ".join(say(key, lang, count=count) for key, count in counts if count),
    }


def home_view(site: Site, lang: str) -> dict:
    sheets = list(site.catalog.sheets.values())
    live = [s for s in sheets if not s.meta.withdrawn]
    months = sorted({sheet.meta.month for sheet in live}, reverse=True)
    counts = Counter(sheet.meta.topic for sheet in live)
    documents = sorted(
        (d for d in site.catalog.documents.values() if d.meta.issued),
        key=lambda d: d.meta.issued,
        reverse=True,
    )
    return {
        "month": _month(months[0]) if months else None,
        "sheets": [
            {
                **link(sheet, lang),
                "description": sheet.text("description", lang),
                "topic": terms.TOPICS[sheet.meta.topic].format(lang),
                "minutes": sheet.meta.minutes,
                "status": status(site, sheet, lang),
            }
            for sheet in live
            if sheet.meta.month == months[0]
        ][:THIS_MONTH],
        "topics": [
            {"key": key, "label": label.format(lang), "count": counts[key]}
            for key, label in terms.TOPICS.items()
            if counts[key]
        ],
        "documents": [
            {**_document_link(d, lang), "issued": dates.short_date(d.meta.issued)}
            for d in documents[:NEW_DOCUMENTS]
        ],
        "directives": [
            _document_link(d, lang) for d in site.catalog.documents.values() if d.clauses
        ],
    }


def search_words(lang: str) -> dict:
    """Everything that the search box says, for overrides/assets/search/view.js."""
    prefix = "" if lang == "vi" else "en/"
    sections = (
        ("phieu", "sheet"),
        ("van-ban", "document"),
        ("nguon", "source"),
        ("bo-tai-lieu", "pack"),
    )
    keys = ("close", "broken", "recent", "forget", "pages", "shown", "literal", "cut", "missing")
    keys += ("other", "nothing", "hint", "clear", "busy")
    return {
        **{key: say(f"search-{key}", lang) for key in keys},
        "search": say("search", lang),
        "kind": say("filter", lang),
        "all": say("search-all-kinds", lang),
        "more": say("more", lang),
        "kinds": {
            **{kind: say(name, lang) for kind, name in sections},
            "trang": say("page-kind", lang),
        },
        "statuses": in_language(terms.STATUSES, lang),
        "advice": [
            say(f"search-advice-{about}", lang) for about in ("words", "accents", "numbers")
        ],
        "lists": {f"{prefix}{kind}/index.html": say(name, lang) for kind, name in sections},
    }


def mine_words(lang: str) -> dict:
    """Everything that overrides/assets/pack/mine-page.js says."""
    keys = ("up", "down", "remove", "removed", "gone", "making", "saved", "failed", "sure")
    return {
        **{key: say(f"mine-{key}", lang) for key in keys},
        "copied": say("copied", lang),
        "minutes": say("minutes", lang),
    }


def head_meta(site: Site, entry: Entry, lang: str) -> list[tuple[str, str]]:
    """`tailieu:*` metadata that the search index and the browser's code read from the page."""
    rows = [("kind", entry.kind)]
    tags: list[str] = []
    if entry.kind in ("phieu", "van-ban"):
        state = status(site, entry, lang)
        rows.append(("status", state["code"]))
        if state["dates"]:
            dates = ",".join(
                f'"{k}":' + (f'"{v}"' if v else "null") for k, v in state["dates"].items()
            )
            rows.append(("status-dates", "{" + dates + "}"))
    if entry.kind == "phieu":
        tags = [terms.TOPICS[entry.meta.topic].format(lang)]
    elif entry.kind in ("van-ban", "nguon"):
        tags = [terms.TOPICS[topic].format(lang) for topic in entry.meta.topics]
    if entry.kind == "van-ban" and entry.meta.number:
        rows.append(("number", entry.meta.number))
    if entry.kind == "van-ban" and entry.meta.summary:
        rows.append(("subject", entry.text("summary", lang)))
    if tags:
        rows.append(("tags", "; ".join(tags)))
    return rows

"""What is wrong with the pages, shown on them: a box above the page, or in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tailieu.checks import formatters
from tailieu.content.findings import SEVERITIES, Finding
from tailieu.content.messages import LANGUAGES, Lang
from tailieu.content.terms import table
from tailieu.site.templates import Templates

TEMPLATES = Templates(Path(__file__).parent)

# So many other places with errors are named on a page.
MOST_ELSEWHERE = 10

WORDS = table(
    label=("Chỗ cần sửa", "What to mend"),
    unreadable=("Trang này chưa hiện được", "This page cannot be shown yet"),
    missing=("Không có trang nào ở địa chỉ này", "There is no page at this address"),
    errors=("Cần sửa: {counts}", "To mend: {counts}"),
    others=("Trang này có {counts}", "This page has {counts}"),
    broken=("Chương trình không dựng được trang", "The program could not draw the page"),
    fix=("Cách sửa", "How to mend it"),
    elsewhere=("Ở chỗ khác: {counts}", "Elsewhere: {counts}"),
    more=("và {count} chỗ nữa", "and {count} more"),
    failed=("Chưa dựng được cả trang mạng", "The whole site could not be built"),
    failed_so=(
        "Tìm kiếm và các tệp đi kèm vẫn là của bản dựng trước.",
        "Search and other files are still those of the build before.",
    ),
)


def word(key: str, lang: Lang, **values: object) -> str:
    """A term of WORDS with its `{name}`s replaced by `values`."""
    return WORDS[key].format(lang, **values)


class Faults(NamedTuple):
    """The findings as they concern one page.

    `errors` are those of the page and of what every page is made from, `others` the page's warnings
    and notes, `elsewhere` the errors of all other files.
    """

    errors: list[Finding]
    others: list[Finding]
    elsewhere: list[Finding]


def address_of(source: str) -> str | None:
    """The page that is made from a file: docs/phieu/x.en.md → en/phieu/x.html; None for no page."""
    if not source.startswith("docs/") or not source.endswith(".md"):
        return None
    path = source.removeprefix("docs/").removesuffix(".md")
    for lang in LANGUAGES[1:]:
        if path.endswith(f".{lang}"):
            return f"{lang}/{path.removesuffix(f'.{lang}')}.html"
    return f"{path}.html"


def sources_of(address: str) -> tuple[str, ...]:
    """The files that a page is made from: en/phieu/x.html → docs/phieu/x.en.md, docs/phieu/x.md."""
    lang = language_of(address)
    path = address.removesuffix(".html")
    if lang == LANGUAGES[0]:
        return (f"docs/{path}.md",)
    path = path.removeprefix(f"{lang}/")
    return f"docs/{path}.{lang}.md", f"docs/{path}.md"


def language_of(address: str) -> Lang:
    """The language of the page at an address from the site's root."""
    return next((lang for lang in LANGUAGES[1:] if address.startswith(f"{lang}/")), LANGUAGES[0])


def about(address: str, findings: Sequence[Finding]) -> Faults:
    """What `findings` are to the page at `address`."""
    own = sources_of(address)
    faults = Faults([], [], [])
    for finding in formatters.worst_first(findings):
        if finding.severity != "error":
            if finding.path in own:
                faults.others.append(finding)
        elif finding.path in own or not finding.path.startswith("docs/"):
            faults.errors.append(finding)
        else:
            faults.elsewhere.append(finding)
    return faults


def box(
    address: str,
    faults: Faults,
    *,
    failed: Sequence[str] = (),
    instead: str = "",
    broken: str = "",
) -> str:
    """The HTML that tells `faults`, or "" if there is nothing to tell.

    `failed` are the errors of the last build of the whole site; `instead` is the term (in WORDS) of
    the heading where the box stands in place of the page, and `broken` why the program failed.
    """
    if not any((*faults, failed, instead, broken)):
        return ""
    lang = language_of(address)
    named = sorted(Counter(finding.path for finding in faults.elsewhere).items())
    return TEMPLATES.render(
        "faults.html",
        lang,
        address,
        word=partial(word, lang=lang),
        severities={name: word.format(lang) for name, word in SEVERITIES.items()},
        faults=faults,
        counts=formatters.counted(faults.errors, lang),
        other_counts=formatters.counted(faults.others, lang),
        elsewhere_counts=formatters.counted(faults.elsewhere, lang),
        elsewhere=[(path, address_of(path), count) for path, count in named[:MOST_ELSEWHERE]],
        more=len(named[MOST_ELSEWHERE:]),
        failed=failed,
        instead=instead,
        broken=broken,
    )


def alone(address: str, title: str) -> str:
    """A page with an empty article, for where the site's own frame cannot be drawn."""
    lang = language_of(address)
    return TEMPLATES.render("alone.html", lang, address, title=word(title, lang))

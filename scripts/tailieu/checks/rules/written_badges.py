from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from tailieu.checks.rendered import seen
from tailieu.content import clauses, front_matter, terms
from tailieu.content.fields import Place
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText, without
from tailieu.content.messages import LANGUAGES, Message
from tailieu.content.schema import TextPage
from tailieu.language.signs import LONE_LETTER, MAY_BE_SIGN, SIGN

RULE = Rule(
    "TL078",
    "error",
    "safety",
    Message("Dấu tin cậy do trang đóng", "Only the site sets marks of trust"),
    Message(
        "`✔ Đã đối chiếu` gõ trong bài trông như dấu của trang, mà không ai đối chiếu.",
        "`✔ Checked` typed into a page looks like the site's own mark, while nobody checked.",
    ),
    Message("«{text}» trông như dấu của trang.", "“{text}” looks like a mark of the site."),
    Message(
        "bỏ ký hiệu và viết thành câu; điều đã đối chiếu, rà soát thì ghi ở phần khai báo.",
        "remove the sign and write a sentence; what was checked is said in the front matter.",
    ),
)
_OF_THE_SITE = [
    words.format(lang)
    for table in (terms.MARKS, terms.STATUSES, terms.APPROVALS)
    for words in table.values()
    for lang in LANGUAGES
]
_ALIKE = (
    *("Đã rà soát", "Đã duyệt", "Đã phê duyệt", "Đã kiểm chứng", "Đã xác minh", "Chính thức"),
    *("Reviewed", "Approved", "Verified", "Official"),
)
# Characters that show as nothing, and marks of letters, without which the words are read as well.
_NOTHING = ("Cf", "Cn", "Co", "Mn")
# What refers to a note, and stands between a sign and its words without parting them.
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]|\[\d{1,4}\]|[²³¹⁰⁴-⁹]+")
# Nobody needs to be told of more in one text.
_MOST = 200
# A sign may stand alone in a paragraph, an item or a cell above the words.
_ALONE = re.compile(r"^([^\w\n]*+\w?[^\w\n]*+)\n", re.MULTILINE)


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each sign beside words with which the site marks pages.

    Guides may show in code what the site's marks look like.
    """
    if not _may_have_sign(page.text) and "\\" not in page.text[: page.body_start]:
        return
    told = set()
    for line, text in (*_in_head(page), *_in_body(page), *_in_records(page)):
        if (line, text) not in told:
            told.add((line, text))
            yield RULE.at(page.path, line, text=text)


def _may_have_sign(text: str) -> bool:
    return MAY_BE_SIGN.search(html.unescape(text) if "&" in text else text) is not None


def _in_head(page: MarkdownText) -> Iterator[tuple[int, str]]:
    """(line, badge) of each in the values of the front matter, of which YAML joins the lines."""
    written = front_matter.read(page.text[: page.body_start], page.path, [])
    if written is None:
        return
    for place, value in _texts(written.values):
        for _, _, badge in _badges(value):
            yield front_matter.place_of(written.lines, place)[0], badge


def _texts(value: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(inner, (*place, key))


def _in_body(page: MarkdownText) -> Iterator[tuple[int, str]]:
    in_guide = TextPage.guides in PurePosixPath(page.path).parts
    source = without(
        page.visible if in_guide else page.text,
        [(0, page.body_start), *((record.start, record.end) for record in page.records)],
    )
    if _may_have_sign(source):
        yield from _at_lines(source, *seen(page, with_code=not in_guide))


def _in_records(page: MarkdownText) -> Iterator[tuple[int, str]]:
    for record in page.records:
        if MAY_BE_SIGN.search(record.words):
            first = page.line(record.inner[0])
            for line, badge in _at_lines(record.words, clauses.words(record.words)):
                yield first + line - 1, badge


def _at_lines(source: str, *shown: str) -> Iterator[tuple[int, str]]:
    """(line in `source`, badge) of each in what it shows; `shown` may have the same again.

    Signs are counted on both sides. With signs that are not shown it may be the line of another.
    """
    told: set[str] = set()
    lines: dict[str, list[int]] = {}
    for text in shown:
        found = [one for one in islice(_badges(text), _MOST) if one[2] not in told]
        if found and not lines:
            lines = _signs_of(source)
        told.update(badge for _, _, badge in found)
        for sign, count, badge in found:
            places = lines.get(sign, [1])
            yield places[min(count, len(places) - 1)], badge


def _signs_of(source: str) -> dict[str, list[int]]:
    """Sign → the lines where it stands, once for each time."""
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(source.split("\n"), 1):
        for sign in MAY_BE_SIGN.findall(html.unescape(line)):
            lines.setdefault(sign, []).append(number)
    return lines


def _badges(shown: str) -> Iterator[tuple[str, int, str]]:
    """(sign, how many of it come before, badge) of each in a text with a line for each block."""
    text = _ALONE.sub(r"\1 ", _bare(shown))
    counted: dict[str, tuple[int, int]] = {}
    for found in _BADGE.finditer(text):
        near = found.span("sign" if found["after"] else "next")
        sign = SIGN.search(text, *near)
        if sign:
            count, at = counted.get(sign[0], (0, 0))
            count += text.count(sign[0], at, sign.start())
            counted[sign[0]] = count, sign.start()
            words = _WORDS[_key(found["after"] or found["before"])]
            yield sign[0], count, f"{sign[0]} {words}" if found["after"] else f"{words} {sign[0]}"


def _bare(text: str) -> str:
    """`text` in lower case without marks of letters, notes, and what shows as nothing."""
    letters = unicodedata.normalize("NFD", _NOTE.sub("", text.lower()))
    nothing = {one for one in set(letters) if unicodedata.category(one) in _NOTHING}
    return letters.translate({**dict.fromkeys(map(ord, nothing)), ord("_"): " "})


def _key(words: str) -> str:
    return "".join(filter(str.isalnum, words))


_WORDS = {_key(_bare(words)): words for words in reversed((*_OF_THE_SITE, *_ALIKE))}
_ANY = "|".join(
    r"[^\w]{0,3}".join(re.findall(r"\w+", _bare(words))) for words in (*_OF_THE_SITE, *_ALIKE)
)
# The longest run of what is neither word nor the end of a block, and words beside it.
_BADGE = re.compile(
    rf"(?P<sign>(?<![^\w\n])[^\w\n]++|{LONE_LETTER}[^\w\n]*+)(?=(?P<after>{_ANY}))"
    rf"|(?<!\w)(?P<before>{_ANY})(?=(?P<next>[^\w\n]++))"
)

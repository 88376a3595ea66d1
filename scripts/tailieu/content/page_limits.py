"""Limits of what a page may ask of those who read and render it, before anything does.

Python-Markdown takes quadratic time, or goes deeper than Python's stack, on marks over and over, on
openings without end and on deep nesting. Each limit keeps one kind of these to about a second, and
is at least twice what any page in docs/ has, as tests/content/test_page_limits.py holds; what they
miss is stopped by page_time.py. The nearest on 26 November 2026:

    a file             763,302 of 2,000,000 bytes (TL015; law 44, the longest full text)
    a paragraph         13,222 of    40,000 characters (the rules in the editor's guide)
    marks `_`        3,105,932 of 8,000,000 (the threats)
    rendered text       45,436 of   150,000 characters, full texts left out
    lines                   90 of       300 in a paragraph or table

Full texts (`::: toan-van`) are read by our own code in linear time. They are limited by the size of
the file, and in what makes a page of much HTML: paragraphs (the longest law has 2,924), links (16),
notes (228), cells.

How many findings of a page are told is limited too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import FRONT_MATTER
from tailieu.content.messages import Message
from tailieu.content.problems import Problem

RULE = Rule(
    "TL017",
    "error",
    "safety",
    Message("Trang dựng được trong chốc lát", "A page is drawn in a moment"),
    Message(
        "Quá nhiều dấu Markdown, đoạn quá dài hay lồng quá nhiều lớp làm việc kiểm tra và dựng "
        "trang đứng lại.",
        "Too many marks, too long a paragraph or too deep a nesting holds up the check and the "
        "build.",
    ),
    Message("{problem}.", "{problem}."),
    Message(
        "chia thành nhiều đoạn cách nhau bằng dòng trống, hoặc nhiều trang; xóa dấu thừa.",
        "divide it into paragraphs with empty lines between, or into pages; delete needless marks.",
    ),
)
_HEAD = Message(
    "phần khai báo dài {count} ký tự, quá {most}",
    "the front matter has {count} characters, over {most}",
)
_RENDERED = Message(
    "phần ngoài toàn văn dài {count} ký tự, quá {most}",
    "what is not full text has {count} characters, over {most}",
)
_PARAGRAPH = Message(
    "đoạn hay bảng này dài {count} ký tự, quá {most}",
    "this paragraph or table has {count} characters, over {most}",
)
_LINES = Message(
    "đoạn hay bảng này có {count} dòng liền nhau, quá {most}",
    "this paragraph or table has {count} lines, over {most}",
)
_WORK = Message(
    "đoạn này dài {length} ký tự mà có {count} dấu «{mark}»",
    "this paragraph of {length} characters has {count} “{mark}”",
)
_COUNT = Message("trang có {count} {what}, quá {most}", "the page has {count} {what}, over {most}")
MOST_LEVELS = 20
_DEEP = Message(
    f"danh sách, trích dẫn hay thụt dòng lồng quá {MOST_LEVELS} lớp",
    f"lists, quotes or indents are over {MOST_LEVELS} levels deep",
)
_LONG_CODE = Message(
    "mã ký tự «&#…» ở đây có quá 20 chữ số", "a character code “&#…” here has over 20 digits"
)

_MORE = Message(
    "trang có hơn {most} chỗ sai, mới kể {most} chỗ",
    "the page has over {most} faults, of which {most} are told",
)
_MORE_FIX = Message(
    "sửa các chỗ đã kể rồi kiểm tra lại.", "mend the places that are told, then check again."
)

# Half a million findings took a gigabyte.
_MOST_FAULTS = 10_000
_MOST_IN_HEAD = 100_000
_MOST_RENDERED = 150_000
_MOST_IN_PARAGRAPH = 40_000
_MOST_LINES = 300
# For each of these a parser looks for the end of what it may begin: how often it stands in a
# paragraph, times the paragraph's length, of all paragraphs together. From `[` it looks three times
# and letter by letter, so that may stand less often.
_MOST_WORK = dict.fromkeys("]<`*_\\&{!(", 8_000_000) | {"[": 3_000_000}


class _Counted(NamedTuple):
    pattern: re.Pattern[str]
    what: Message
    most: int


_COUNTED = (
    _Counted(re.compile("<"), Message("dấu «<»", "signs “<”"), 400),
    _Counted(
        re.compile(r"<[a-zA-Z][^<>]{0,200}?\smarkdown\b"),
        Message("thẻ có thuộc tính markdown", "elements with the attribute markdown"),
        20,
    ),
    _Counted(re.compile(r"\[\^"), Message("dấu chú thích", "footnote marks"), 400),
    _Counted(re.compile("^#", re.MULTILINE), Message("đầu mục", "headings"), 400),
    _Counted(
        re.compile(r"^[> \t]*(?:```|~~~)", re.MULTILINE), Message("hàng rào mã", "code fences"), 200
    ),
    _Counted(
        re.compile(r"\*\["), Message("định nghĩa chữ viết tắt", "definitions of abbreviations"), 50
    ),
    _Counted(re.compile(r"\]:"), Message("định nghĩa liên kết", "definitions of links"), 400),
    _Counted(re.compile(r"\|"), Message("dấu «|» của bảng", "signs “|” of tables"), 6_000),
    _Counted(re.compile(r"\n\s*\n"), Message("đoạn", "paragraphs"), 3_000),
)
# Of a full text.
_COUNTED_IN_RECORD = (
    _Counted(re.compile(r"\n\s*\n"), Message("đoạn toàn văn", "paragraphs of full text"), 20_000),
    _Counted(re.compile(r"\|"), Message("dấu «|» của bảng", "signs “|” of tables"), 60_000),
    _Counted(re.compile(r"\]\("), Message("liên kết", "links"), 2_000),
    _Counted(re.compile(r"\[\^"), Message("dấu chú thích", "footnote marks"), 5_000),
)

# A full text below an empty line or the front matter, where nothing that stands above it goes on.
_RECORD = re.compile(
    r"(?:\A\n?|(?<=\n\n))::: *toan-van *\n((?:(?!::: *toan-van *\n).*\n)*?)::: *(?:\n|\Z)"
)
# What could hold a full text in itself, or is taken out by the build (site/draft.py).
_HOLDS = re.compile("```|~~~|<!--|[\U000f0000-\U000ffffd]")
_GAP = re.compile(r"\n[ \t]*\n\s*")
# The beginning of a line that is deeper than that.
_DEEPER = re.compile(
    rf"^(?:[ \t]*(?:[>*+-]|\d{{1,9}}\.)(?=[ \t>])){{{MOST_LEVELS + 1}}}"
    rf"|^(?:[> ]{{0,3}}\t|[> ]{{4}}){{{MOST_LEVELS + 1}}}",
    re.MULTILINE,
)
# Python refuses to read numbers of thousands of digits, and Markdown does not expect that.
_LONG_NUMBER = re.compile(r"&#\w{21}")

# Where in a text, and what is wrong there.
_Found = tuple[int, Message, dict[str, Any]]


def problem(text: str, *, has_record: bool) -> Problem | None:
    """The first thing of which the page `text` has too much; None for a page within the limits.

    `has_record`: the page is of a kind with a full text.
    """
    head = FRONT_MATTER.match(text)
    start = head.end() if head else 0
    if start > _MOST_IN_HEAD:
        return Problem.at(1, _HEAD, count=start, most=_MOST_IN_HEAD)
    record = _RECORD.search(text[start:]) if has_record else None
    if record is None or _HOLDS.search(text, start, start + record.start()):
        found = _in_rendered(text[start:])
        return found and _told(text, start, found)
    first, last = start + record.start(1), start + record.end()
    many = _counted(record[1], _COUNTED_IN_RECORD)
    if many:
        return _told(text, first, many)
    above = text[start:first]
    found = _in_rendered(f"{above}\n{text[last:]}")
    return found and _told(text, start if found[0] <= len(above) else last - len(above) - 1, found)


def first_findings(findings: Iterable[Finding]) -> Iterator[Finding]:
    """At most _MOST_FAULTS findings of a page, and one that says so where there are more."""
    found = iter(findings)
    yield from islice(found, _MOST_FAULTS)
    for one in islice(found, 1):
        yield RULE.at(one.path, 0, fix=_MORE_FIX, problem=_MORE, most=_MOST_FAULTS)


def _told(text: str, start: int, found: _Found) -> Problem:
    at, message, values = found
    return Problem.at(text.count("\n", 0, start + at) + 1, message, **values)


def _in_rendered(text: str) -> _Found | None:
    """What is too much in a text that Markdown renders."""
    if len(text) > _MOST_RENDERED:
        return 0, _RENDERED, {"count": len(text), "most": _MOST_RENDERED}
    many = _counted(text, _COUNTED)
    if many:
        return many
    deeper = _DEEPER.search(text)
    if deeper:
        return deeper.start(), _DEEP, {}
    number = _LONG_NUMBER.search(text)
    if number:
        return number.start(), _LONG_CODE, {}
    long = _in_paragraphs(text)
    if long:
        return long
    return next(
        (found for mark, most in _MOST_WORK.items() if (found := _work(text, mark, most))), None
    )


def _counted(text: str, limits: tuple[_Counted, ...]) -> _Found | None:
    """The first of which there is too much, at the place where it becomes too much."""
    for counted in limits:
        places = [place.start() for place in counted.pattern.finditer(text)]
        if len(places) > counted.most:
            values = {"count": len(places), "what": counted.what, "most": counted.most}
            return places[counted.most], _COUNT, values
    return None


def _work(text: str, mark: str, most: int) -> _Found | None:
    """The paragraph that asks most, if all of them ask too much for a mark."""
    if text.count(mark) * len(text) <= most:
        return None
    works = [(part.count(mark) * len(part), at, part) for at, part in _paragraphs(text)]
    if sum(work for work, _, _ in works) <= most:
        return None
    _, at, part = max(works)
    return at, _WORK, {"length": len(part), "count": part.count(mark), "mark": mark}


def _in_paragraphs(text: str) -> _Found | None:
    """The first paragraph that is too long."""
    for at, part in _paragraphs(text):
        if len(part) > _MOST_IN_PARAGRAPH:
            return at, _PARAGRAPH, {"count": len(part), "most": _MOST_IN_PARAGRAPH}
        lines = part.count("\n")
        if lines > _MOST_LINES:
            return at, _LINES, {"count": lines, "most": _MOST_LINES}
    return None


def _paragraphs(text: str) -> list[tuple[int, str]]:
    """(offset, text) of what stands between empty lines."""
    parts, at = [], 0
    for gap in _GAP.finditer(text):
        parts.append((at, text[at : gap.start()]))
        at = gap.end()
    return [*parts, (at, text[at:])]

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tailieu.checks.rendered import elements, html_of, line_of
from tailieu.content.author_html import ATTRIBUTES, ELEMENTS, VOID, kept
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.marks import MADE
from tailieu.content.messages import Message
from tailieu.content.page_limits import MOST_LEVELS

RULE = Rule(
    "TL080",
    "error",
    "safety",
    Message("Không có mã HTML lạ", "No HTML beyond a short list"),
    Message(
        "Bài viết bằng Markdown. Thẻ HTML như script, iframe, form, svg chạy được mã hay lừa người "
        "đọc; style, class, id của riêng trang, role và aria-* làm bài mang dấu mà chỉ trang được "
        "đóng, hoặc giấu chữ; thẻ không đóng nuốt phần sau của trang.",
        "Pages are Markdown. HTML such as script, iframe, form or svg can run code or deceive; "
        "style, classes and ids of the site, role and aria-* would give a page marks that only the "
        "site sets, or hide words; an element that is not closed takes in what follows it.",
    ),
    Message("có {what}.", "holds {what}."),
    Message(
        "viết bằng Markdown; muốn hiện chính đoạn mã ấy thì đặt trong dấu `…`.",
        "write it in Markdown; to show the code itself, put it between `…`.",
    ),
)
_TAG = Message("thẻ HTML «<{tag}>»", "the HTML element “<{tag}>”")
_ATTRIBUTE = Message("thuộc tính «{name}» của thẻ «<{tag}>»", "the attribute “{name}” of “<{tag}>”")
_VALUE = Message(
    'thuộc tính {name}="{value}" của thẻ «<{tag}>», không phải của bài viết',
    'the attribute {name}="{value}" of “<{tag}>”, which is not a page\'s to set',
)
_OPEN = Message("thẻ «<{tag}>» không có thẻ đóng", "“<{tag}>” without its end tag")
_CLOSED = Message("thẻ đóng «</{tag}>» mà không có thẻ mở", "“</{tag}>” without its start tag")
_COMMENT = Message("chú thích «<!--» không đóng", "a comment “<!--” without its end")
_DECLARED = Message("mã HTML «{tag}»", "HTML “{tag}”")
_NESTED = Message(
    "thẻ «<{tag}>» nằm trong một thẻ thu nhỏ chữ khác",
    "“<{tag}>” within another element that makes text smaller",
)
# Within one another they make text too small to see. (So that it has no effect: type.css.)
_SMALLER = frozenset(("code", "kbd", "sub", "sup"))
_DEEP = Message(
    f"thẻ «<{{tag}}>» lồng quá {MOST_LEVELS} lớp", f"“<{{tag}}>” over {MOST_LEVELS} levels deep"
)
# Each takes some of the width of what is in it. (Beyond seven it takes none: type.css.)
_NARROWER = frozenset(("blockquote", "dd", "dl", "div", "ol", "table", "ul"))
_MARKUP = re.compile(r"<(?:(!--)|([!?][^\s<>]{0,8})|(/?)([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>]))")


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each element, and each attribute, that is not on the lists of author_html,
    for each start or end of an element without the other, and each that is nested too deep."""
    seen: set[tuple[str, str, str]] = set()
    for tag, attributes in elements(page):
        if tag not in ELEMENTS and (tag, "", "") not in seen:
            seen.add((tag, "", ""))
            line = line_of(page, f"<{tag}", f"</{tag}")
            yield RULE.at(page.path, line, what=_TAG, tag=tag)
        for name, value in attributes if tag in ELEMENTS else ():
            what = _refused(tag, name, value)
            value = value.removeprefix(MADE)
            if what and (tag, name, value) not in seen:
                seen.add((tag, name, value))
                line = line_of(page, value or f"{name}=", f"{name}=", name)
                yield RULE.at(page.path, line, what=what, name=name, tag=tag, value=_short(value))
    for what, tag in dict.fromkeys(_unmatched(html_of(page))):
        if what is _OPEN and tag not in ELEMENTS:
            continue
        mark = "<!--" if what is _COMMENT else tag if what is _DECLARED else ""
        mark = mark or (f"</{tag}" if what is _CLOSED else f"<{tag}")
        yield RULE.at(page.path, line_of(page, mark), what=what, tag=tag)


def _refused(tag: str, name: str, value: str) -> Message | None:
    # Event handlers and addresses have rules of their own. Markdown itself reads `markdown`.
    if name.startswith("on") or name in ("href", "src", "markdown"):
        return None
    if name not in ATTRIBUTES:
        return _ATTRIBUTE
    if name in ("title", "alt") and _MARKUP.search(value):
        return _VALUE
    if name in ("id", "class"):
        # Fenced code is raw HTML to Markdown.
        if not value.startswith(MADE) and (name, tag) != ("class", "code"):
            return _VALUE
        value = value.removeprefix(MADE)
    if name == "id":
        return None
    return None if (kept(tag, name, value) or "").split() == value.split() else _VALUE


def _short(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:57]}…"


def _unmatched(html: str) -> Iterator[tuple[Message, str]]:
    """(what is wrong, its element) of starts and ends of elements, how they nest, and comments."""
    at = 0
    opened: list[str] = []
    depth: Counter[str] = Counter()
    while found := _MARKUP.search(html, at):
        at = found.end()
        comment, declared, end, tag = found[1], found[2], found[3], (found[4] or "").lower()
        if comment:
            closed = html.find("-->", at)
            if closed < 0:
                yield _COMMENT, ""
                return
            at = closed
        elif declared:
            yield _DECLARED, f"<{declared}"
        elif tag in VOID:
            continue
        elif not end:
            if tag in _SMALLER and any(depth[outer] for outer in _SMALLER):
                yield _NESTED, tag
            if tag in _NARROWER and sum(depth[outer] for outer in _NARROWER) >= MOST_LEVELS:
                yield _DEEP, tag
            opened.append(tag)
            depth[tag] += 1
        elif depth[tag]:
            while (last := opened.pop()) != tag:
                depth[last] -= 1
                yield _OPEN, last
            depth[tag] -= 1
        else:
            yield _CLOSED, tag
    for tag in opened:
        yield _OPEN, tag

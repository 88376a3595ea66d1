from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.rendered import elements, line_of
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message

# The elements that Markdown produces, and those without Markdown syntax: br, kbd, sub, sup, wbr.
ALLOWED = frozenset(
    [
        "a",
        "abbr",
        "blockquote",
        "br",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
        "wbr",
    ]
)
ATTRIBUTES = frozenset(
    [
        "align",
        "alt",
        "class",
        "colspan",
        "height",
        "href",
        "id",
        "lang",
        "loading",
        "markdown",
        "rel",
        "role",
        "rowspan",
        "scope",
        "start",
        "src",
        "title",
        "width",
    ]
)

RULE = Rule(
    "TL080",
    "error",
    "safety",
    Message("Không có mã HTML lạ", "No HTML beyond a short list"),
    Message(
        "Bài viết bằng Markdown. Thẻ HTML như script, iframe, form, svg chạy được mã hay lừa người "
        "đọc; thuộc tính style bị trang chặn.",
        "Pages are Markdown. HTML such as script, iframe, form or svg can run code or deceive; the "
        "site blocks style attributes.",
    ),
    Message("có {what}.", "holds {what}."),
    Message(
        "viết bằng Markdown; muốn hiện chính đoạn mã ấy thì đặt trong dấu `…`.",
        "write it in Markdown; to show the code itself, put it between `…`.",
    ),
)
_TAG = Message("thẻ HTML «<{tag}>»", "the HTML element “<{tag}>”")
_ATTRIBUTE = Message("thuộc tính «{name}» của thẻ «<{tag}>»", "the attribute “{name}” of “<{tag}>”")


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each element, and each attribute, that is not on the lists above."""
    seen: set[tuple[str, str]] = set()
    for tag, attributes in elements(page):
        if tag not in ALLOWED and (tag, "") not in seen:
            seen.add((tag, ""))
            line = line_of(page, f"<{tag}", f"</{tag}")
            yield RULE.at(page.path, line, what=_TAG, tag=tag)
        for name, _ in attributes:
            # Event handlers have a rule of their own.
            if name in ATTRIBUTES or name.startswith("on") or (tag, name) in seen:
                continue
            if tag in ALLOWED and not name.startswith("aria-"):
                seen.add((tag, name))
                line = line_of(page, f"{name}=", name)
                yield RULE.at(page.path, line, what=_ATTRIBUTE, name=name, tag=tag)

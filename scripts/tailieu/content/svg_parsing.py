"""Parse an SVG file without entities, DTDs and network, within limits of size."""

from __future__ import annotations

import re

from lxml import etree

from tailieu.content.findings import shortened
from tailieu.content.messages import Message
from tailieu.content.problems import Problem
from tailieu.content.svg_lists import SVG

Element = etree._Element

MOST_BYTES = 1_000_000
MOST_ELEMENTS = 20_000
MOST_ATTRIBUTES = 100

_DECLARATION = re.compile(
    r"<\?xml\s+version\s*=\s*(['\"])1\.0\1"
    r"(?:\s+encoding\s*=\s*(['\"])(?P<encoding>[\w.:-]+)\2)?"
    r"(?:\s+standalone\s*=\s*(['\"])(?:yes|no)\4)?\s*\?>",
    re.ASCII,
)
_COMMENTS = r"(?:\s|<!--(?:(?!--).)*-->)*"
# The document types of SVG itself, which have no effect in browsers.
_DOCTYPE = re.compile(
    rf"({_COMMENTS})<!DOCTYPE\s+svg\s+PUBLIC\s+\"-//W3C//DTD SVG [\w. ]+//EN\"\s+"
    r"\"https?://www\.w3\.org/[\w./-]+\"\s*>",
    re.ASCII | re.DOTALL,
)

# The messages of problems.
_NO_XML = Message("mã không đọc được ({reason})", "code that cannot be read ({reason})")
_TOO_LARGE = Message("hơn {most} KB mã", "over {most} KB of code")
_ENCODING = Message("chữ không ở bảng mã UTF-8", "text that is not in UTF-8")
_DOCTYPES = Message("khai báo DOCTYPE hay ENTITY", "a DOCTYPE or ENTITY declaration")
_ROOT = Message("gốc không phải thẻ «svg» của SVG", "a root that is not SVG's “svg”")
ELEMENT = Message("thẻ «{name}»", "the element “{name}”")
INSTRUCTION = Message("lệnh xử lý «{name}»", "the processing instruction “{name}”")
TOO_DEEP = Message("quá nhiều lớp lồng nhau", "too many levels")
TOO_MANY = Message(
    "quá nhiều phần hoặc hiệu ứng (mờ, mặt nạ, họa tiết), hoặc phần lặp lại mãi",
    "too many parts or effects (blurs, masks, patterns), or parts without end",
)


class Unreadable(Exception):
    """No picture can be made of the file; the first argument is the Problem."""

    def __init__(self, line: int | None, what: Message, **values: str | int):
        super().__init__(Problem.at(line, what, **values))


def parse(data: bytes) -> Element:
    """The root element of an SVG file; raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable(0, _TOO_LARGE, most=MOST_BYTES // 1000)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(data.count(b"\n", 0, error.start) + 1, _ENCODING) from None
    # Removed, with its lines kept, so that nothing can read the text in another encoding.
    declared = _DECLARATION.match(text)
    if declared:
        if (declared["encoding"] or "utf-8").lower() not in ("utf-8", "us-ascii", "ascii"):
            raise Unreadable(1, _ENCODING)
        text = "\n" * declared[0].count("\n") + text[declared.end() :]
    # NUL bytes mean UTF-16 without a byte order mark; any other declaration is refused.
    if "\0" in text or re.match(r"\s*<\?xml\s", text):
        raise Unreadable(1, _ENCODING)
    doctype = _DOCTYPE.match(text)
    if doctype:
        text = doctype[1] + "\n" * doctype[0][doctype.end(1) :].count("\n") + text[doctype.end() :]
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unreadable(1, _DOCTYPES)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        reason = shortened(error.msg or "")
        raise Unreadable(error.lineno or 1, _NO_XML, reason=reason) from None
    if root.tag != f"{{{SVG}}}svg":
        raise Unreadable(root.sourceline or 1, _ROOT)
    for count, node in enumerate(root.iter(etree.Element), 1):
        if count > MOST_ELEMENTS or len(node.attrib) > MOST_ATTRIBUTES:
            raise Unreadable(node.sourceline, TOO_MANY)
    for sibling in (root.getprevious(), root.getnext()):
        if sibling is not None:
            # Comments are removed, so it is a processing instruction.
            name = getattr(sibling, "target", "")
            raise Unreadable(sibling.sourceline or 1, INSTRUCTION, name=name)
    return root

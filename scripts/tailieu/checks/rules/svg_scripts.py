from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL083",
    "error",
    "safety",
    Message("Hình SVG không chạy mã", "SVG pictures run nothing"),
    Message(
        "Hình SVG là mã: có thể chứa script, sự kiện, liên kết và nội dung từ nơi khác.",
        "An SVG picture is code: it can hold scripts, handlers, links and what others serve.",
    ),
    Message("hình SVG chứa «{what}».", "the SVG picture holds “{what}”."),
    Message(
        "xuất lại hình không có phần này, hoặc dùng PNG.",
        "export the picture without it, or use PNG.",
    ),
)
_HARMFUL = re.compile(
    r"<(?:\w+:)?(?:script|foreignObject|iframe|embed|object|handler|animate\w*|set)\b|\bon\w+\s*="
    r"|javascript:|<!ENTITY|<!DOCTYPE[^>]*\[|<\?xml-stylesheet|@import"
    r"|(?:href|src)\s*=\s*[\"']?\s*(?:[a-z][\w+.-]*:|//|&)|url\(\s*[\"']?\s*(?:[a-z]+:|//)",
    re.IGNORECASE,
)


def harmful(picture: bytes) -> Iterator[tuple[int, str]]:
    """(line, what stands there) for everything in an SVG file that could run or load something."""
    encoding = "utf-16" if picture[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = picture.decode(encoding, "replace")
    # An inline picture and the parts of its own drawing are no outside addresses.
    text = re.sub(r"(?:href)\s*=\s*[\"']data:image/(?:png|jpeg|webp);", "", text)
    for match in _HARMFUL.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match[0].strip()


def check(project: Project) -> Iterator[Finding]:
    for relative, path in project.catalog.files.items():
        if not relative.lower().endswith(".svg") or path.is_symlink() or not path.is_file():
            continue
        for line, what in harmful(path.read_bytes()):
            yield RULE.at(project.catalog.shown(relative), line, what=what)

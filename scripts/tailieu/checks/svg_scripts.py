from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.findings import Finding, Rule, Said

RULE = Rule(
    "TL083",
    "error",
    "safety",
    Said("Hình SVG không chạy mã", "SVG pictures run nothing"),
    Said(
        "Hình SVG là mã: có thể chứa script, sự kiện, liên kết và nội dung từ nơi khác.",
        "An SVG picture is code: it can hold scripts, handlers, links and what others serve.",
    ),
    Said("hình SVG chứa «{what}».", "the SVG picture holds “{what}”."),
    Said(
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


def check(project: Project) -> Iterator[Finding]:
    for relative, path in project.catalog.files.items():
        if not relative.lower().endswith(".svg") or path.is_symlink() or not path.is_file():
            continue
        raw = path.read_bytes()
        encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        text = raw.decode(encoding, "replace")
        # An inline picture and the parts of its own drawing are no outside addresses.
        text = re.sub(r"(?:href)\s*=\s*[\"']data:image/(?:png|jpeg|webp);", "", text)
        for match in _HARMFUL.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield RULE.at(project.catalog.shown(relative), line, what=match[0].strip())

from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content import svg
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL083",
    "error",
    "safety",
    Message("Hình SVG chỉ vẽ", "SVG pictures only draw"),
    Message(
        "Hình SVG là mã: có thể chứa script, sự kiện, liên kết và nội dung từ nơi khác. Trang viết "
        "lại hình, chỉ giữ những phần để vẽ.",
        "An SVG picture is code: it can hold scripts, handlers, links and what others serve. The "
        "site writes it anew with the parts that draw, and no others.",
    ),
    Message("hình SVG có {problem}.", "the SVG picture has {problem}."),
    Message(
        "xuất lại hình không có phần này (Inkscape: «Plain SVG»; Illustrator: «SVG 1.1», bỏ "
        "«Preserve Illustrator Editing Capabilities»), hoặc dùng PNG.",
        "export the picture without it (Inkscape: “Plain SVG”; Illustrator: “SVG 1.1” without "
        "“Preserve Illustrator Editing Capabilities”), or use PNG.",
    ),
)
# The fix is the same for all findings of a picture, so a few are enough.
_MOST_TOLD = 10


def check(project: Project) -> Iterator[Finding]:
    """One finding for each part of an SVG picture that is not allowed."""
    for relative, path in project.files(".svg"):
        for problem in svg.rewritten(path.read_bytes()).problems[:_MOST_TOLD]:
            yield RULE.at(project.shown(relative), problem.line, **problem.as_values())

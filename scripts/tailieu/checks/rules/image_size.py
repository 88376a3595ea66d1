from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.pictures import PICTURES

MOST_KILOBYTES = 400

RULE = Rule(
    "TL085",
    "error",
    "safety",
    Message("Hình không quá nặng", "Pictures are not too heavy"),
    Message(
        f"Người đọc dùng điện thoại cũ, mạng chậm: mỗi hình nhiều nhất {MOST_KILOBYTES} KB.",
        f"Readers have old phones and slow lines: {MOST_KILOBYTES} KB a picture at most.",
    ),
    Message(
        f"hình nặng {{size}} KB, quá {MOST_KILOBYTES} KB.",
        f"the picture has {{size}} KB, over {MOST_KILOBYTES} KB.",
    ),
    Message(
        "thu nhỏ còn rộng nhiều nhất 1600 điểm rồi lưu lại dạng JPEG, WebP hoặc PNG.",
        "make it at most 1600 pixels wide and save it again as JPEG, WebP or PNG.",
    ),
)


def check(project: Project) -> Iterator[Finding]:
    """One finding for each picture that is too heavy."""
    for relative, path in project.files(*PICTURES):
        size = path.stat().st_size
        if size > MOST_KILOBYTES * 1000:
            yield RULE.at(project.shown(relative), 0, size=round(size / 1000))

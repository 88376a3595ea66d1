from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content import pictures, raster
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL088",
    "error",
    "safety",
    Message("Hình đúng là hình", "Pictures are pictures"),
    Message(
        "Tệp hình phải mở được trọn vẹn và đúng loại mà đuôi tên nói; tệp khác đội tên hình không "
        "được đăng.",
        "A picture must open wholly and be of the kind that its name says; what only bears the "
        "name of a picture is not published.",
    ),
    Message("tệp {problem}.", "the file {problem}."),
    Message(
        "mở hình bằng chương trình xem ảnh, lưu lại thành PNG, JPEG hoặc WebP.",
        "open the picture in an image viewer and save it again as PNG, JPEG or WebP.",
    ),
)


def check(project: Project) -> Iterator[Finding]:
    """One finding for each picture that does not decode or is of another kind than its name."""
    for relative, path in project.files(*pictures.RASTER):
        problem = raster.problem(path.read_bytes(), raster.format_of_name(relative))
        if problem:
            yield RULE.at(project.shown(relative), 0, **problem.as_values())

from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.pictures import PICTURES

RULE = Rule(
    "TL086",
    "error",
    "safety",
    Message("Chỉ có trang, hình và tệp gốc", "Pages, pictures and originals only"),
    Message(
        "Tệp .html, .js hay tệp ẩn mà đăng lên thì chạy hoặc lộ ra; trang chỉ đăng những loại "
        "dưới đây.",
        "Files such as .html and .js would run, hidden ones would leak; no kind is published but "
        "those below.",
    ),
    Message(
        "tệp «{name}» không thuộc loại được đăng.", "“{name}” is of no kind that is published."
    ),
    Message(
        "xóa tệp; được đăng: .md, {pictures}, .pdf.",
        "delete it; published are .md, {pictures}, .pdf.",
    ),
)
_COPIED = (".pdf", *PICTURES)


def is_published(name: str) -> bool:
    """Whether a file of this name in docs/ may be published."""
    # MkDocs does not treat `.MD` as a page and would copy the file.
    return not name.startswith(".") and (name.endswith(".md") or name.lower().endswith(_COPIED))


def check(project: Project) -> Iterator[Finding]:
    """One finding for each file of a kind that is not published."""
    catalog = project.catalog
    for relative, path in catalog.files.items():
        name = relative.rsplit("/", 1)[-1]
        # Links and special files are refused as such; folders are published with their files.
        if path.is_symlink() or not (path.is_file() or name.startswith(".")):
            continue
        if not is_published(name):
            yield RULE.at(catalog.shown(relative), 0, name=name, pictures=", ".join(PICTURES))

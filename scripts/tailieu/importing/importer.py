"""Read a Word or PDF file and write the page made of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tailieu import disk
from tailieu.checks import runner
from tailieu.content.findings import ContentErrors, Finding, visible
from tailieu.content.loader import NO_FOLDER, SYMLINK
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.content.schema import Document, Page, Sheet, prose_fields
from tailieu.content.text_files import MOST_BYTES, TOO_LARGE, UNREADABLE
from tailieu.editor.skeletons import FILE_THERE
from tailieu.importing import letters, links, naming, page, reading
from tailieu.importing.blocks import Contents, Loss
from tailieu.progress import Progress


class Kind(StrEnum):
    """The kinds of page that a file can become, by their folders in docs/."""

    van_ban = "van-ban"
    phieu = "phieu"


@dataclass(frozen=True)
class Imported:
    """The page written to `path`, and the contents of the file that it was made from.

    `findings` are those of the rules about the text of a page, which its editor has to mend.
    """

    path: Path
    contents: Contents
    page: page.NewPage
    findings: list[Finding] = field(default_factory=list)


_NO_ROOT_FIX = Message(
    "chạy lệnh ở thư mục gốc của dự án, hoặc chỉ thư mục ấy bằng --root.",
    "run the command in the project's root, or name that folder with --root.",
)
_PAGE_THERE = Message("trang đã có.", "the page is there already.")
_PAGE_THERE_FIX = Message(
    "thêm --force để ghi đè, hoặc đặt tên khác bằng --slug.",
    "add --force to overwrite it, or give another name with --slug.",
)


def import_file(
    file: Path, docs: Path, kind: Kind, slug: str | None, force: bool, progress: Progress
) -> Imported:
    """Write docs/<kind>/<slug>.md from `file`; `slug` is by default the number or the file's name.

    Raises ContentErrors for a file that can't be read, FileExistsError where the page exists and
    `force` is not given, OSError for errors of the disk. Nothing is written then.
    """
    _require_folders(docs, docs / kind.value)
    known = links.registered_hosts(docs)
    write_page = {Kind.van_ban: page.document, Kind.phieu: page.sheet}[kind]

    def make(contents: Contents) -> Imported:
        contents = links.only_registered(letters.tidied(contents), known)
        new = write_page(contents, file.name)
        name = slug or new.slug or naming.as_slug(file.stem) or "trang-moi"
        path = docs / kind.value / f"{name}.md"
        return Imported(path, contents, new, _findings(str(path), new.text, kind))

    made = reading.read(file, make, lambda done, total: progress("import", done, total))
    if made.path.is_symlink():
        raise ContentErrors([SYMLINK.at(str(made.path), 0)])
    write = disk.replace_file if force else disk.create_file
    write(made.path, made.page.text.encode())
    return made


def _findings(path: str, text: str, kind: Kind) -> list[Finding]:
    size = len(text.encode())
    if size > MOST_BYTES:
        return [TOO_LARGE.at(path, 0, size=round(size / 1e6))]
    models: dict[Kind, type[Page]] = {Kind.van_ban: Document, Kind.phieu: Sheet}
    model = models[kind]
    written = MarkdownText(path, text, prose_fields([model]), model.has_record)
    return [found for found in runner.findings_of(written) if found.severity != "note"]


def page_there(path: str) -> Finding:
    """The finding for a FileExistsError that import_file raised for the page at `path`."""
    return FILE_THERE.at(path, 0, message=_PAGE_THERE, fix=_PAGE_THERE_FIX)


def _require_folders(docs: Path, folder: Path) -> None:
    """Refuse a folder that is missing, or a symbolic link, which could lead out of the project."""
    for each in (docs, folder):
        if each.is_symlink():
            raise ContentErrors([SYMLINK.at(str(each), 0)])
    if not docs.is_dir():
        missing = UNREADABLE.at(str(docs), 0, message=NO_FOLDER, fix=_NO_ROOT_FIX)
        raise ContentErrors([missing])


def summary(imported: Imported) -> str:
    """What the editor reads after an import; the last line is the next command."""
    new, contents = imported.page, imported.contents
    lines = [f"Đã viết {imported.path}"]
    for encoding, runs in sorted(contents.repaired.items()):
        lines.append(f"Đã chuyển {runs} đoạn chữ {encoding} sang Unicode.")
    lost = [str(loss) for loss in contents.losses if not loss.decoration]
    for heading, items in (
        ("Nhận ra trong tệp:", new.found),
        ("Bạn cần điền hoặc xem lại:", [f"{label} ({how})" for label, how in new.missing]),
        (f"Mất chữ, hoặc cần xem lại ({len(lost)}):", lost),
        ("Còn phải sửa trước khi gửi:", _to_mend(imported.findings)),
    ):
        if items:
            lines += [heading, *(f"  - {item}" for item in items)]
    if not lost:
        lines.append("Không mất chữ nào.")
    lines += _decoration(contents.losses)
    lines.append(f"Việc tiếp theo: .venv/bin/tailieu check {imported.path}")
    return "".join(f"{visible(line)}\n" for line in lines)


def _to_mend(findings: list[Finding]) -> list[str]:
    """The first finding of each rule, and how many others it has."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule.id, []).append(finding)
    lines = []
    for rule, (first, *others) in by_rule.items():
        more = f" (và {len(others)} chỗ nữa)" if others else ""
        where = f"dòng {first.line}: " if first.line else ""
        lines.append(f"{where}{rule} {first.message('vi')} Fix: {first.fix('vi')}{more}")
    return lines


def _decoration(losses: list[Loss]) -> list[str]:
    """One line that counts by kind what an editor need not read one by one."""
    kinds: Counter[str] = Counter()
    for loss in losses:
        if loss.decoration:
            kinds[loss.what] += loss.count
    told = "; ".join(f"{what}: {count}" for what, count in kinds.items())
    return [f"Chỉ là trang trí ({kinds.total()}): {told}"] if kinds else []

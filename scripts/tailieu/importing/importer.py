"""Read a Word or PDF file and write the page made of it."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tailieu.checks import runner
from tailieu.content.findings import ContentErrors, Finding, visible
from tailieu.content.loader import NO_FOLDER, SYMLINK
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.content.schema import Document, Page, Sheet, prose_fields
from tailieu.content.text_files import UNREADABLE
from tailieu.editor.skeletons import FILE_THERE
from tailieu.importing import errors, letters, links, naming, page, pandoc, pdf, signatures, word
from tailieu.importing.blocks import Contents, Loss, missing_text
from tailieu.limited import Crashed, Limits, Report, TooLong, TooMuch, run_limited
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


# The signature of OLE files: .doc, and .docx locked with a password.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCK = "EncryptedPackage".encode("utf-16-le")

MOST_BYTES = 40_000_000
# What reading one file may take, with all programs that read it: the command ends in a minute.
LIMITS = Limits(seconds=50, bytes=1_000_000_000)

_OLD_WORD = Message("là tệp Word kiểu cũ (.doc, .rtf).", "is an old Word file (.doc, .rtf).")
_NO_SUCH_FILE = Message("không có tệp này.", "there is no such file.")
_NO_SUCH_FILE_FIX = Message(
    "xem lại tên và thư mục; tên có dấu cách thì đặt trong ngoặc kép.",
    "look at name and folder again; put a name with spaces in quotation marks.",
)
_FOLDER_GIVEN = Message("là thư mục.", "is a folder.")
_FOLDER_GIVEN_FIX = Message("ghi tên một tệp .docx hoặc .pdf.", "name one .docx or .pdf file.")
_HEAVY = Message("nặng {size} MB, quá 40 MB.", "has {size} MB, over 40 MB.")
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
    contents = read(file, lambda done, total: progress("import", done, total))
    contents = links.only_registered(contents, links.registered_hosts(docs))
    progress("import", 0, 0)
    write_page = {Kind.van_ban: page.document, Kind.phieu: page.sheet}[kind]
    new = write_page(contents, file.name)
    name = slug or new.slug or naming.as_slug(file.stem) or "trang-moi"
    path = docs / kind.value / f"{name}.md"
    if path.is_symlink():
        raise ContentErrors([SYMLINK.at(str(path), 0)])
    if path.exists() and not force:
        raise FileExistsError(None, None, str(path))
    _write(path, new.text)
    return Imported(path, contents, new, _findings(str(path), new.text, kind))


def _findings(path: str, text: str, kind: Kind) -> list[Finding]:
    models: dict[Kind, type[Page]] = {Kind.van_ban: Document, Kind.phieu: Sheet}
    model = models[kind]
    written = MarkdownText(path, text, prose_fields([model]), model.has_record)
    return [found for found in runner.findings_of(written) if found.severity != "note"]


def read(file: Path, progress: Report) -> Contents:
    """The contents of a .docx or .pdf, whichever its first bytes say that it is.

    `progress` is called with (pages read, 0). Raises ContentErrors for a file that can't be read,
    or not within LIMITS.
    """
    data = file_bytes(file)
    shown = str(file)
    try:
        contents = run_limited(
            lambda folder, report: _contents(data, shown, folder, report), LIMITS, progress
        )
    except TooLong:
        raise errors.too_slow(shown, LIMITS.seconds) from None
    except TooMuch:
        raise errors.too_large(shown) from None
    except Crashed as crash:
        raise errors.broken(shown, str(crash)) from None
    return letters.tidied(contents)


def _contents(data: bytes, shown: str, folder: Path, report: Report) -> Contents:
    if data.startswith(b"PK"):
        prepared = word.prepare(data, shown)
        ready = folder / "van-ban.docx"
        ready.write_bytes(prepared.data)
        contents = pandoc.read(ready, shown)
        contents.losses[:0] = prepared.losses
        contents.losses += missing_text(prepared.paragraphs, contents)
        contents.repaired = prepared.repaired
        if not any(block.text or block.rows for block in contents.blocks):
            raise errors.no_text(shown, scanned=False)
        return contents
    if b"%PDF-" in data[:1024]:
        contents = pdf.read(data, shown, report)
        signed = signatures.report(data)
        contents.signature = signed.signature
        if signed.problem and signed.problem.message != signatures.UNSIGNED:
            why = signed.problem.text("vi")
            contents.losses.append(Loss(f"chữ ký số, vì tệp {why}", "trang không ghi chữ ký ấy"))
        return contents
    if data.startswith(_OLE) and _LOCK in data:
        raise errors.locked(shown)
    old = data.startswith((_OLE, b"{\\rtf"))
    raise errors.not_importable(shown, _OLD_WORD if old else None)


def file_bytes(file: Path) -> bytes:
    """The bytes of a file that a person named; ContentErrors if it is too large or not there."""
    if file.is_dir():
        raise errors.not_importable(str(file), _FOLDER_GIVEN, _FOLDER_GIVEN_FIX)
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise errors.too_large(str(file), _HEAVY, size=round(size / 1e6))
        return file.read_bytes()
    except FileNotFoundError:
        raise errors.not_importable(str(file), _NO_SUCH_FILE, _NO_SUCH_FILE_FIX) from None
    except OSError as error:
        raise ContentErrors([UNREADABLE.at(str(file), 0, reason=error.strerror)]) from None


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


def _write(path: Path, text: str) -> None:
    """Write the whole file or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, fresh = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(fresh, 0o644)
        os.replace(fresh, path)
    except BaseException:
        os.unlink(fresh)
        raise


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
        lines.append(
            f"dòng {first.line}: {rule} {first.message('vi')} Fix: {first.fix('vi')}{more}"
        )
    return lines


def _decoration(losses: list[Loss]) -> list[str]:
    """One line that counts by kind what an editor need not read one by one."""
    kinds: Counter[str] = Counter()
    for loss in losses:
        if loss.decoration:
            kinds[loss.what] += loss.count
    told = "; ".join(f"{what}: {count}" for what, count in kinds.items())
    return [f"Chỉ là trang trí ({kinds.total()}): {told}"] if kinds else []

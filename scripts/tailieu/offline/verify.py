"""Check a bundle against its manifest, without unpacking it to the disk."""

from __future__ import annotations

import errno
import hashlib
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from tailieu.content.findings import ContentErrors, Rule
from tailieu.content.messages import Message
from tailieu.content.problems import Problem
from tailieu.limited import Crashed, Limits, Report, TooLong, TooMuch, run_limited
from tailieu.offline.manifest import MANIFEST, Manifest, checksum_path, sha256
from tailieu.offline.paths import path_problem
from tailieu.progress import Progress

# A real bundle stays far below these; more is an attempt to fill the reader's memory or disk.
MOST_FILES = 50_000
LARGEST_UNPACKED = 1 << 30
LARGEST_MANIFEST = 16 << 20
# A large bundle may lie on a slow disk.
LIMITS = Limits(seconds=600, bytes=1_000_000_000)
_CHUNK = 1 << 20
_SUM_CHARACTERS = 64
# What reading a broken zip raises.
_BROKEN = (zipfile.BadZipFile, EOFError, OSError, struct.error, ValueError, NotImplementedError)

NOT_WHOLE = Rule(
    "TL043",
    "error",
    "safety",
    Message("Bản ngoại tuyến nguyên vẹn", "The offline copy is whole"),
    Message(
        "`tailieu bundle --verify` so từng tệp trong bản zip với bản kê của nó.",
        "`tailieu bundle --verify` compares every file of a zip with its manifest.",
    ),
    Message(
        "không phải một bản ngoại tuyến nguyên vẹn: {reason}.",
        "is no offline copy that is whole: {reason}.",
    ),
    Message(
        "xin lại bản này từ nơi đã đưa; đừng mở.", "ask again where you got it; do not open it."
    ),
)
_NO_FILE = Message("không phải tệp thường", "it is no regular file")
_NO_MANIFEST = Message("không có {name}", "it has no {name}")
_LARGE_MANIFEST = Message("{name} quá lớn", "{name} is too large")
_BROKEN_MANIFEST = Message("{name} không đọc được", "{name} cannot be read")
SUSPICIOUS = Rule(
    "TL044",
    "error",
    "safety",
    Message("Bản ngoại tuyến không gài gì", "The offline copy hides nothing"),
    Message(
        "Tệp zip do kẻ khác sửa có thể ghi ra ngoài thư mục, chứa liên kết hay phình lên vô tận.",
        "A zip that somebody spoilt can write outside its folder, hold links or swell without end.",
    ),
    Message("{problem}.", "{problem}."),
    NOT_WHOLE.fix,
)
_MANY_FILES = Message("chứa {count} tệp", "holds {count} files")
_BAD_ENTRY_PATH = Message(
    "đường dẫn đáng ngờ {name!r}: {path_problem}", "the path {name!r} is suspicious: {path_problem}"
)
_ENTRY_TWICE = Message("đường dẫn {name!r} có hai lần", "the path {name!r} is there twice")
_NO_FILE_ENTRY = Message(
    "{name!r} là liên kết hay thư mục, không phải tệp", "{name!r} is a link or a folder, no file"
)
_STRANGE_PACKING = Message("{name!r} nén theo cách lạ", "{name!r} is packed in a strange way")
_LOCKED_ENTRY = Message("{name!r} bị khóa bằng mật khẩu", "{name!r} is locked with a password")
_OVERLAP = Message("các tệp chồng lên nhau", "its files overlap")
_HEAVY = Message(
    "đọc thì mất quá nhiều thời gian hoặc bộ nhớ", "reading it takes too much time or memory"
)
_SWELLS = Message("bung ra thành {size} byte", "it unpacks to {size} bytes")
NOT_AS_LISTED = Rule(
    "TL045",
    "error",
    "safety",
    Message("Tệp khớp bản kê", "Files match the manifest"),
    Message(
        "Tệp thiếu, thừa hoặc bị sửa nghĩa là bản zip không còn như lúc lập.",
        "A missing, added or changed file means that the zip is no longer what was made.",
    ),
    Message("tệp {state}.", "the file {state}."),
    NOT_WHOLE.fix,
)
_MISSING = Message("thiếu", "is missing")
_ADDED = Message("thừa", "was added")
_CHANGED = Message("bị sửa", "was changed")
OTHER_CHECKSUM = Rule(
    "TL046",
    "error",
    "safety",
    Message("Mã kiểm tra khớp", "The checksum matches"),
    Message(
        "Mã trong tệp .sha256 đi kèm phải là mã của tệp zip.",
        "The sum in the .sha256 file beside the zip must be the zip's own.",
    ),
    Message("khác với mã ghi trong {name}.", "differs from the sum in {name}."),
    NOT_WHOLE.fix,
)


def verify(path: Path, progress: Progress) -> Manifest:
    """The manifest of the bundle at `path`, if it and its .sha256 file match all files.

    Raises ContentErrors with every file that is missing, added or changed, or with the reasons why
    the file is not a bundle, is unsafe to unpack, or cannot be read within LIMITS.
    """
    try:
        return run_limited(
            lambda folder, report: _verified(path, report),
            LIMITS,
            lambda done, total: progress("verify", done, total),
        )
    except (TooLong, TooMuch, Crashed):
        raise ContentErrors([SUSPICIOUS.at(str(path), 0, problem=_HEAVY)]) from None


def _verified(path: Path, report: Report) -> Manifest:
    try:
        if not path.is_file():
            raise _Unreadable(_NO_FILE)
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            suspicious = list(_suspicious(entries, path.stat().st_size))
            if suspicious:
                raise ContentErrors(
                    SUSPICIOUS.at(str(path), 0, **problem.as_values()) for problem in suspicious
                )
            manifest = _read_manifest(archive)
            digests = {}
            for number, entry in enumerate(entries):
                report(number, len(entries))
                digests[entry.filename] = _digest(archive, entry)
            report(len(entries), len(entries))
    except _BROKEN as error:
        # A damaged zip may lead to a place before its beginning.
        if isinstance(error, OSError) and error.errno != errno.EINVAL:
            raise
        reason = error.message if isinstance(error, _Unreadable) else error
        raise ContentErrors([NOT_WHOLE.at(str(path), 0, reason=reason, name=MANIFEST)]) from None
    digests.pop(MANIFEST)
    changes = [
        *((_MISSING, name) for name in manifest.files.keys() - digests.keys()),
        *((_ADDED, name) for name in digests.keys() - manifest.files.keys()),
        *(
            (_CHANGED, name)
            for name in manifest.files.keys() & digests.keys()
            if manifest.files[name] != digests[name]
        ),
    ]
    findings = [NOT_AS_LISTED.at(name, 0, state=state) for state, name in changes]
    checksum = checksum_path(path)
    if checksum.exists() and not _matches(path, checksum):
        findings.append(OTHER_CHECKSUM.at(str(path), 0, name=checksum.name))
    if findings:
        raise ContentErrors(findings)
    return manifest


def _suspicious(entries: list[zipfile.ZipInfo], size: int) -> Iterator[Problem]:
    """What a bundle never has, by the zip's directory alone; `size` is that of the zip in bytes."""
    if len(entries) > MOST_FILES:
        yield Problem.at(0, _MANY_FILES, count=len(entries))
        return
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        problem = path_problem(name)
        if problem:
            yield Problem.at(
                0,
                _BAD_ENTRY_PATH,
                name=name,
                path_problem=problem.message,
                **dict(problem.values),
            )
        if name.lower() in seen:
            yield Problem.at(0, _ENTRY_TWICE, name=name)
        seen.add(name.lower())
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
            yield Problem.at(0, _NO_FILE_ENTRY, name=name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield Problem.at(0, _STRANGE_PACKING, name=name)
        if entry.flag_bits & 1:
            yield Problem.at(0, _LOCKED_ENTRY, name=name)
    if sum(entry.compress_size for entry in entries) > size:
        yield Problem.at(0, _OVERLAP)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_UNPACKED:
        yield Problem.at(0, _SWELLS, size=unpacked)


class _Unreadable(ValueError):
    """It is no file, or has no manifest that can be read, for the reason in `message`."""

    def __init__(self, message: Message):
        super().__init__(message)
        self.message = message


def _read_manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        entry = archive.getinfo(MANIFEST)
    except KeyError:
        raise _Unreadable(_NO_MANIFEST) from None
    if entry.file_size > LARGEST_MANIFEST:
        raise _Unreadable(_LARGE_MANIFEST)
    try:
        return Manifest.model_validate_json(archive.read(entry))
    except (ValidationError, zlib.error):
        raise _Unreadable(_BROKEN_MANIFEST) from None


def _digest(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    """SHA-256 of an entry; "" where its bytes are damaged."""
    digest = hashlib.sha256()
    try:
        with archive.open(entry) as content:
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return ""
    return digest.hexdigest()


def _matches(path: Path, checksum: Path) -> bool:
    """Whether the file `checksum`, as sha256sum writes it, is that of `path`."""
    if not checksum.is_file():
        return False
    with checksum.open("rb") as file:
        written = file.read(_SUM_CHARACTERS + 1)
    return written.split() == [sha256(path).encode()]

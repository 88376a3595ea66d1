"""Folders that replace older ones as a whole, and the errors of the disk as findings."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL093",
    "error",
    "reading",
    Message("Ổ đĩa đọc, ghi được", "The disk can be read and written"),
    Message(
        "Đĩa đầy, thiếu quyền hay đường dẫn sai: lệnh dừng lại và giữ nguyên bản trước.",
        "A full disk, missing rights or a wrong path: the command stops and keeps what was there.",
    ),
    Message("{reason}.", "{reason}."),
    Message(
        "{advice}, rồi chạy lại; bản dựng trước đó còn nguyên.",
        "{advice}, then run it again; the last build is as it was.",
    ),
)
_FULL = Message("giải phóng chỗ trên đĩa", "make room on the disk")
_RIGHTS = Message("cấp quyền ghi cho thư mục này", "give yourself the right to write here")
_READ_ONLY = Message("chọn một đĩa ghi được", "choose a disk that can be written")
_PATH = Message("kiểm tra lại đường dẫn", "look at the path again")
_OTHERWISE = Message("kiểm tra đĩa và quyền của tệp", "look at the disk and the file's rights")
_ADVICE = {
    errno.ENOSPC: _FULL,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: _READ_ONLY,
    errno.ENOENT: _PATH,
}

# What ends a program from outside, besides Ctrl-C; `nohup` shields a program from the second.
_STOPS = [
    number
    for number in (signal.SIGTERM, signal.SIGHUP)
    if signal.getsignal(number) != signal.SIG_IGN
]


def finding(error: OSError) -> Finding:
    """`error` as a finding, with advice by its errno."""
    return RULE.at(
        str(error.filename or "."),
        0,
        reason=error.strerror or error,
        advice=_ADVICE.get(error.errno or 0, _OTHERWISE),
    )


def write_file(path: Path, content: bytes) -> None:
    """Write a file, whose folder is created."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@contextmanager
def temporary_folder(out: Path) -> Iterator[Path]:
    """A new folder next to `out`, in which what replaces `out` is made; removed at the end.

    It is removed even when the process is stopped by Ctrl-C, by SIGTERM, or by closing its
    terminal.
    """

    def stop(signum: int, frame: object) -> None:
        raise KeyboardInterrupt

    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f"{out.name}.", dir=out.parent))
    before = {number: signal.signal(number, stop) for number in _STOPS}
    try:
        fresh.chmod(0o755)
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def replacing_folder(out: Path) -> Iterator[Path]:
    """A new folder that replaces `out` when the block ends without an error."""
    with temporary_folder(out) as fresh:
        yield fresh
        old = Path(f"{fresh}.old")
        try:
            if out.exists():
                os.rename(out, old)
            os.rename(fresh, out)
        finally:
            if old.exists() and not out.exists():
                os.rename(old, out)
        shutil.rmtree(old, ignore_errors=True)

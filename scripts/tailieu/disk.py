"""Files and folders that replace older ones as a whole; the errors of the disk as findings."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from tailieu import locks, stopping
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

# Of the temporary folders: as tempfile names them.
_RANDOM = "[a-z0-9_]{8}"
# Of the temporary files, by which they are known wherever they lie.
_SUFFIX = ".tailieu"
# Beside a file, of which it holds the SHA-256.
CHECKSUM = ".sha256"


def finding(error: OSError) -> Finding:
    """`error` as a finding, with advice by its errno."""
    return RULE.at(
        str(error.filename or "."),
        0,
        reason=error.strerror or error,
        advice=_ADVICE.get(error.errno or 0, _OTHERWISE),
    )


def files_below(folder: Path) -> dict[str, Path]:
    """Path from `folder` → file, of every regular file below it; no link is followed.

    Raises OSError for a folder that cannot be read: what is in it would be passed over unseen.
    """
    found = []
    folders = [folder]
    # The list grows as it is read: folders may lie in one another deeper than Python recurses.
    for parent in folders:
        with os.scandir(parent) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(parent / entry.name)
                elif entry.is_file(follow_symlinks=False):
                    found.append(parent / entry.name)
    return {path.relative_to(folder).as_posix(): path for path in sorted(found)}


def write_file(path: Path, content: bytes) -> None:
    """Write a file, whose folder is created."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def replace_file(
    path: Path, content: bytes, mode: int = 0o644, ready: Callable[[], None] = lambda: None
) -> None:
    """Write the whole file or nothing; `ready` is called just before, and may raise.

    Nobody else who writes so is at work in its folder then. The folder is created.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with locks.alone(path.parent) as sure, stopping.undisturbed:
        if sure:
            _remove_files_of_killed(path.parent)
        ready()
        _put(path, content, mode)


def rewrite_files(contents: Mapping[Path, bytes]) -> None:
    """Write each of these files, which are there, as a whole or not at all."""
    folders: dict[Path, list[Path]] = {}
    for path in contents:
        folders.setdefault(path.parent, []).append(path)
    for folder, paths in folders.items():
        with locks.alone(folder) as sure:
            if sure:
                _remove_files_of_killed(folder)
            for path in paths:
                with stopping.undisturbed:
                    _put(path, contents[path], path.stat().st_mode & 0o7777)


def _put(path: Path, content: bytes, mode: int) -> None:
    """Only for who is alone in the folder, and undisturbed."""
    handle, fresh = tempfile.mkstemp(_SUFFIX, f".{path.name}.", path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(fresh, mode)
        os.replace(fresh, path)
    except BaseException:
        os.unlink(fresh)
        raise


def create_file(path: Path, content: bytes) -> None:
    """Write a new file, or nothing. Raises FileExistsError."""

    def require_none() -> None:
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))

    replace_file(path, content, ready=require_none)


def tidy(folder: Path) -> None:
    """Remove what a killed `replace_file` left in `folder`."""
    with locks.alone(folder) as sure, stopping.undisturbed:
        if sure:
            _remove_files_of_killed(folder)


def _remove_files_of_killed(folder: Path) -> None:
    """Only for who is alone in the folder."""
    for path in folder.glob(f".*{_SUFFIX}"):
        path.unlink(missing_ok=True)


@contextmanager
def temporary_folder(out: Path) -> Iterator[Path]:
    """A new folder next to `out`, in which what replaces `out` is made; removed at the end.

    Those of killed runs are removed before; one that is in use is locked.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    made: tuple[Path, int | None] | None = None
    try:
        with stopping.undisturbed:
            _remove_folders_of_killed(out)
            made = _locked_folder(out)
        yield made[0]
    finally:
        if made:
            with stopping.undisturbed:
                shutil.rmtree(made[0], ignore_errors=True)
                locks.close(made[1])


def _locked_folder(out: Path) -> tuple[Path, int | None]:
    """(a new folder, its lock)."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=f"{out.name}.", dir=out.parent))
        lock = None
        # Before it is locked another process may remove it.
        with suppress(FileNotFoundError):
            lock = locks.opened(folder)
            locks.take(lock, wait=True)
            folder.stat()
            return folder, lock
        locks.close(lock)


def _remove_folders_of_killed(out: Path) -> None:
    named = re.compile(rf"{re.escape(out.name)}\.{_RANDOM}")
    for path in list(out.parent.iterdir()):
        # Neither a link nor what belongs to somebody else is followed or opened.
        if not named.fullmatch(path.name) or path.is_symlink() or not path.is_dir():
            continue
        with suppress(OSError):
            lock = locks.opened(path)
            try:
                if locks.take(lock):
                    shutil.rmtree(path, ignore_errors=True)
            finally:
                locks.close(lock)


@contextmanager
def replacing_folder(out: Path) -> Iterator[Path]:
    """A new folder that replaces `out` when the block ends without an error.

    Only for who is alone in the folder of `out`.
    """
    _bring_back(out)
    with temporary_folder(out) as fresh:
        fresh.chmod(0o755)
        yield fresh
        with stopping.undisturbed:
            old = Path(f"{fresh}.old")
            try:
                if out.exists():
                    os.rename(out, old)
                os.rename(fresh, out)
            finally:
                if old.exists() and not out.exists():
                    os.rename(old, out)
            shutil.rmtree(old, ignore_errors=True)


def _bring_back(out: Path) -> None:
    """Undo what a run left that was killed while the folders changed places."""
    named = re.compile(rf"{re.escape(out.name)}\.{_RANDOM}\.old")
    out.parent.mkdir(parents=True, exist_ok=True)
    with stopping.undisturbed:
        for old in [path for path in out.parent.iterdir() if named.fullmatch(path.name)]:
            if out.exists():
                shutil.rmtree(old, ignore_errors=True)
            else:
                os.rename(old, out)


@contextmanager
def replacing_files(folder: Path, name: str) -> Iterator[Path]:
    """A new folder whose files replace those in `folder` when the block ends without an error.

    `name` is that of the new one, to tell it from others'. All files are replaced or none: what a
    run did not finish that was killed then, or that a full disk stopped, the next one does first.
    Meanwhile no file stands without the checksum that it came with, or beside one not its own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ready = re.compile(rf"{re.escape(name)}\.{_RANDOM}\.ready")
    with locks.alone(folder), stopping.undisturbed:
        for path in list(folder.iterdir()):
            if ready.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
                _move_all(path, folder)
    with temporary_folder(folder / name) as fresh:
        yield fresh
        with locks.alone(folder), stopping.undisturbed:
            complete = Path(f"{fresh}.ready")
            os.rename(fresh, complete)
            _move_all(complete, folder)


def _move_all(complete: Path, folder: Path) -> None:
    # The other way round, checksums come before their files.
    for path in sorted(complete.iterdir(), reverse=True):
        target = folder / path.name
        if path.suffix == CHECKSUM:
            target.with_suffix("").unlink(missing_ok=True)
        os.replace(path, target)
    complete.rmdir()

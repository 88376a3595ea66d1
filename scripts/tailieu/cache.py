"""Results that are kept between runs, each under a digest of everything that it depends on.

They are a convenience only: whatever happens to the file, a command finds fewer results in it and
goes on. A value is bytes, which nothing runs or unpickles.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

# The file of a project, from its root.
FILE = Path(".cache", "results.sqlite")

# All results about 20,000 sheets, or several versions of those about 5,000.
MOST_BYTES = 2_000_000_000
# What is left when the least recently used results are removed, so that this happens rarely.
_LEFT = 0.8

_PACKAGE = Path(__file__).parent
# These tell our files from others and from those of another layout.
_APPLICATION, _LAYOUT = 0x7461696C, 1
# Two tables, since SQLite rewrites a row as a whole, and `used` changes more often than the value.
_TABLES = """
CREATE TABLE uses (id INTEGER PRIMARY KEY, day INTEGER NOT NULL, size INTEGER NOT NULL);
CREATE TABLE results (id INTEGER PRIMARY KEY, value BLOB NOT NULL);
"""
_CHECKSUM = 8
# Fewer than the parameters that any SQLite allows in a query.
_AT_ONCE = 900
# Seconds to wait for another process to finish writing.
_PATIENCE = 5.0
# Errors that say nothing about the contents of the file.
_NOT_OF_THE_FILE = frozenset(
    [
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    ]
)


@cache
def version() -> bytes:
    """A digest of the code that computes results.

    It covers every file of this package, the version of Python, and the name and version of every
    installed distribution. It is computed once in a process.
    """
    found = hashlib.blake2b(sys.version.encode(), digest_size=32)
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            _add(found, path.relative_to(_PACKAGE).as_posix().encode())
            _add(found, path.read_bytes())
    # The name of the folder in which each distribution describes itself has its version.
    for folder in map(Path, sys.path):
        if folder.is_dir():
            for name in sorted(path.name for path in folder.glob("*.dist-info")):
                _add(found, name.encode())
    return found.digest()


def digest(*parts: str | bytes) -> bytes:
    """A digest of `parts` and of `version`; other parts, or others in number, have another one."""
    found = hashlib.blake2b(version(), digest_size=32)
    for part in parts:
        _add(found, part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass"))
    return found.digest()


def _add(found: hashlib.blake2b, part: bytes) -> None:
    found.update(len(part).to_bytes(8))
    found.update(part)


class Cache:
    """Results in the file `path`; None keeps nothing.

    Several processes may use the same file, and a process may fork between calls: a connection
    lasts as long as a call.
    """

    def __init__(self, path: Path | None):
        self._path = path

    def get(self, kind: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Key → value of those results of this `kind` that are kept."""
        found: dict[bytes, bytes] = {}
        if self._path and keys and os.path.exists(self._path):
            _carry_out(self._path, lambda connection: _read(connection, kind, keys, found))
        return found

    def put(self, kind: str, values: Mapping[bytes, bytes]) -> None:
        """Keep `values`, by key, all of them or none."""
        if self._path and values:
            with contextlib.suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
            _carry_out(self._path, lambda connection: _write(connection, kind, values))


# Keeps nothing.
NO_CACHE = Cache(None)


def _carry_out(path: Path, work: Callable[[sqlite3.Connection], None]) -> None:
    """Do as much of `work` as the file allows; a file that is not a sound one is removed."""
    try:
        # In autocommit mode, since transactions are begun and ended by name.
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        with contextlib.closing(connection):
            _prepare(connection)
            work(connection)
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        # The lowest byte is the kind of error; the others are details.
        if code & 0xFF not in _NOT_OF_THE_FILE:
            for spoilt in (path, path.with_name(f"{path.name}-journal")):
                with contextlib.suppress(OSError):
                    spoilt.unlink()


def _read(
    connection: sqlite3.Connection, kind: str, keys: Sequence[bytes], found: dict[bytes, bytes]
) -> None:
    wanted = {_id(kind, key): key for key in keys}
    ids, today = list(wanted), _today()
    unused: list[tuple[int, int]] = []
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        rows = connection.execute(
            "SELECT id, value, day FROM results JOIN uses USING (id)"
            f" WHERE id IN ({','.join('?' * len(some))})",
            some,
        )
        for id, checked, day in rows:
            # Of a file that others have written it may be anything.
            if not isinstance(checked, bytes):
                continue
            key, value = wanted[id], checked[_CHECKSUM:]
            if checked[:_CHECKSUM] == _checksum(kind, key, value):
                found[key] = value
                if day != today:
                    unused.append((today, id))
    if unused:
        with _transaction(connection):
            connection.executemany("UPDATE uses SET day = ? WHERE id = ?", unused)


def _write(connection: sqlite3.Connection, kind: str, values: Mapping[bytes, bytes]) -> None:
    today = _today()
    with _transaction(connection):
        for key, value in values.items():
            # Also replaces a value that was spoilt.
            id = _id(kind, key)
            connection.execute("REPLACE INTO uses VALUES (?, ?, ?)", (id, today, len(value)))
            connection.execute(
                "REPLACE INTO results VALUES (?, ?)", (id, _checksum(kind, key, value) + value)
            )
        _make_room(connection)


def _prepare(connection: sqlite3.Connection) -> None:
    """Create the tables in a new file; raises sqlite3.Error if the file is not one of ours."""
    # Without waiting for the disk: a process that is killed spoils nothing, and a file that a
    # power failure spoils is removed.
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA trusted_schema = OFF")
    if _pragma(connection, "schema_version") == 0:
        with _transaction(connection):
            # Another process may have been faster.
            if _pragma(connection, "schema_version") == 0:
                for statement in filter(str.strip, _TABLES.split(";")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                connection.execute(f"PRAGMA user_version = {_LAYOUT}")
    ours = _pragma(connection, "application_id"), _pragma(connection, "user_version")
    if ours != (_APPLICATION, _LAYOUT):
        raise sqlite3.DatabaseError("a file of another program, or of another layout")


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """What the block writes is written as a whole, or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    yield
    # Without it, closing the connection takes everything back.
    connection.execute("COMMIT")


def _make_room(connection: sqlite3.Connection) -> None:
    """Remove the results that were not used for longest if there are more than MOST_BYTES."""
    pages = _pragma(connection, "page_count") - _pragma(connection, "freelist_count")
    kept = pages * _pragma(connection, "page_size")
    if kept <= MOST_BYTES:
        return
    surplus = kept - int(MOST_BYTES * _LEFT)
    removed: list[tuple[int]] = []
    for id, size in connection.execute("SELECT id, size FROM uses ORDER BY day"):
        if surplus <= 0:
            break
        removed.append((id,))
        surplus -= size
    connection.executemany("DELETE FROM uses WHERE id = ?", removed)
    connection.executemany("DELETE FROM results WHERE id = ?", removed)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)


def _id(kind: str, key: bytes) -> int:
    """The row of a result. Should two share one, the checksum tells them apart."""
    return int.from_bytes(_checksum(kind, key, b""), signed=True)


def _checksum(kind: str, key: bytes, value: bytes) -> bytes:
    found = hashlib.blake2b(digest_size=_CHECKSUM)
    for part in (kind.encode(), key, value):
        _add(found, part)
    return found.digest()


def _today() -> int:
    """The day, in days since 1970."""
    return int(time.time() // 86400)

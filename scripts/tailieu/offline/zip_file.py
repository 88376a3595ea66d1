"""Writes zip files whose bytes depend on their contents only."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from tailieu.content.dates import HO_CHI_MINH
from tailieu.progress import Progress

Content = Path | bytes

_UNIX = 3


def content_bytes(content: Content) -> bytes:
    """The bytes of an entry that is given as a file or as its content."""
    return content if isinstance(content, bytes) else content.read_bytes()


def write(target: Path, files: Mapping[str, Content], epoch: int, progress: Progress) -> None:
    """Write `files` (path in the zip → content) to `target`, sorted by path.

    All entries get one mode and the time `epoch` (seconds since 1970). Zip times have no time zone
    and start in 1980; they are in the time of Viet Nam, wherever this runs.
    """
    local = datetime.fromtimestamp(epoch, HO_CHI_MINH)
    moment = (local.year, local.month, local.day, local.hour, local.minute, local.second)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number, name in enumerate(sorted(files)):
            progress("zip", number, len(files))
            entry = zipfile.ZipInfo(name, max(moment, (1980, 1, 1, 0, 0, 0)))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, content_bytes(files[name]), compresslevel=9)
    progress("zip", len(files), len(files))

"""What a bundle says it holds: the list that is written into it and looked at again."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tailieu.content.schema import Day, Model

# Everything of the site stands below this folder of the zip.
FOLDER = "tai-lieu"
MANIFEST = f"{FOLDER}/ban-ke.json"


class Manifest(Model):
    """What a bundle holds. `files`: path in the zip → SHA-256, for all but the manifest.

    `uncommitted` says that the build read changes which no commit holds.
    """

    made: Day
    commit: str | None
    uncommitted: bool
    pages: int
    versions: dict[str, str]
    files: dict[str, str]


def sha256(path: Path) -> str:
    """The checksum of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Files of a site on the web only: the service worker's list of files, and the latest bundle."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

from tailieu import disk
from tailieu.site import script_data
from tailieu.site.csp import digest

# Every built site has this file.
LIST = "sw-files.json"
# Not part of a bundle: pages opened from a disk cannot use these.
WEB_ONLY = ("sw.js", LIST, "sw-files/", "tai-ve/")

# A part of the list with so many files has about 150 KB.
FILES_IN_PART = 2_000

# Files that no page loads, and the sheets' texts for the form: as many as there are sheets, for
# people who then send what they wrote.
_NOT_READ = (
    ".map",
    ".xml",
    ".xml.gz",
    "abbreviations.json",
    "synonyms.json",
    ".schema.json",
    "assets/form/phieu/",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
)

_BUNDLE = re.compile(r"tai-lieu-(\d{4}-\d{2}-\d{2})\.zip")


def write(out: Path) -> None:
    """Write the service worker's list of the files in `out`; call it after all files are written.

    sw-files.json names the parts of the list, each with its digest; a part names files with theirs.
    The digest of sw-files.json is the version of the site, and is written into the worker.
    """
    worker = out / "sw.js"
    code = worker.read_bytes()
    digests, size = {}, 0
    for path in kept_files(out):
        content = (out / path).read_bytes()
        digests[path] = digest(content)
        size += len(content)
    (out / "sw-files").mkdir(exist_ok=True)
    files = list(digests.items())
    parts = {
        f"sw-files/{first // FILES_IN_PART}.json": dict(files[first : first + FILES_IN_PART])
        for first in range(0, len(files), FILES_IN_PART)
    }
    listed = {
        # The worker's own code too, so that a new worker is a new version.
        "code": digest(code),
        "total": len(files),
        "parts": {path: _write_json(out / path, part) for path, part in parts.items()},
    }
    version = _write_json(out / LIST, listed)
    worker.write_bytes(code.replace(b"@version@", version.encode()))
    figures = {"files": len(files), "size": size}
    script_data.write(out / "tai-ve/giu-tren-may.js", "tailieuKeep", figures)
    # Written without a bundle too, since pages load it and a missing script is an error.
    script_data.write(out / "tai-ve/ban-moi-nhat.js", "tailieuBundle", None)


def kept_files(out: Path) -> list[str]:
    """Paths below `out` of the files that are kept on a reader's device, sorted."""
    paths = [
        (Path(folder) / name).relative_to(out).as_posix()
        for folder, _, names in os.walk(out)
        for name in names
    ]
    return sorted(
        path
        for path in paths
        if not path.startswith(WEB_ONLY) and not any(part in path for part in _NOT_READ)
    )


def _write_json(path: Path, value: object) -> str:
    """Write `value` as JSON; the digest of the file."""
    content = (json.dumps(value, indent=0) + "\n").encode()
    path.write_bytes(content)
    return digest(content)


def publish(bundle: Path, out: Path) -> None:
    """Copy the zip `bundle` and its .sha256 into the built site `out`, and write its figures.

    Earlier bundles are removed. Raises ValueError if the name is not that of a bundle, or if the
    zip does not match its .sha256, and OSError; the site is then unchanged.
    """
    named = _BUNDLE.fullmatch(bundle.name)
    if not named:
        raise ValueError(f"{bundle.name} không phải tên của một bản ngoại tuyến")
    sums = bundle.with_name(f"{bundle.name}{disk.CHECKSUM}")
    with bundle.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if sums.read_text(encoding="utf-8").split()[:1] != [found]:
        raise ValueError(f"{bundle.name} không khớp với {sums.name}")
    folder = out / "tai-ve"
    figures = {
        "file": bundle.name,
        "date": named[1],
        "size": bundle.stat().st_size,
        "sha256": found,
    }
    with disk.replacing_files(folder, "tai-lieu") as fresh:
        for path in (bundle, sums):
            shutil.copyfile(path, fresh / path.name)
        script_data.write(fresh / "ban-moi-nhat.js", "tailieuBundle", figures)
    for path in list(folder.iterdir()):
        if _BUNDLE.match(path.name) and path.name not in (bundle.name, sums.name):
            path.unlink()

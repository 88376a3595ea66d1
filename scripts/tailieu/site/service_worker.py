"""What a site on the web has and its copy on a disk has not: the service worker's list of files,
and the figures of the latest bundle."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

from tailieu.site import script_data
from tailieu.site.csp import digest

# Never part of a bundle: a copy opened from a disk can use none of it.
WEB_ONLY = ("sw.js", "sw-files.json", "tai-ve/")

# Neither pages nor anything that a page asks for.
_NOT_READ = (
    ".map",
    ".xml",
    ".xml.gz",
    "abbreviations.json",
    ".schema.json",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
)

_BUNDLE = re.compile(r"tai-lieu-(\d{4}-\d{2}-\d{2})\.zip")


def write(out: Path) -> None:
    """Finish the site in `out` for the web. Comes last: the list holds every file as it is served.

    The worker is told the list's digest, so one name stands for one whole version.
    """
    worker = out / "sw.js"
    code = worker.read_bytes()
    files = {path: (out / path).read_bytes() for path in kept_files(out)}
    # The code counts as well: another worker is another version, even of the same files.
    listed = {
        "code": digest(code),
        "files": {path: digest(content) for path, content in files.items()},
    }
    text = json.dumps(listed, indent=0, sort_keys=True) + "\n"
    (out / "sw-files.json").write_text(text, encoding="utf-8")
    worker.write_bytes(code.replace(b"@version@", digest(text.encode()).encode()))
    figures = {"files": len(files), "size": sum(map(len, files.values()))}
    script_data.write(out / "tai-ve/giu-tren-may.js", "tailieuKeep", figures)
    # There from the first day, since a missing script would be an error in the reader's console.
    script_data.write(out / "tai-ve/ban-moi-nhat.js", "tailieuBundle", None)


def kept_files(out: Path) -> list[str]:
    """Paths below `out` that a reader who keeps the site on the device gets, sorted."""
    paths = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    return [
        path
        for path in paths
        if not path.startswith(WEB_ONLY) and not any(part in path for part in _NOT_READ)
    ]


def publish(bundle: Path, out: Path) -> None:
    """Put the zip `bundle` and its .sha256 into the built site `out`, and its figures beside them.

    The bundle before it goes. Raises ValueError for a name that is no bundle's, or where the zip is
    not the one that its .sha256 names, and OSError for faults of the disk; the site is then as it
    was.
    """
    named = _BUNDLE.fullmatch(bundle.name)
    if not named:
        raise ValueError(f"{bundle.name} không phải tên của một bản ngoại tuyến")
    sums = bundle.with_name(f"{bundle.name}.sha256")
    with bundle.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if sums.read_text(encoding="utf-8").split()[:1] != [found]:
        raise ValueError(f"{bundle.name} không khớp với {sums.name}")
    folder = out / "tai-ve"
    folder.mkdir(exist_ok=True)
    before = [path for path in folder.iterdir() if _BUNDLE.match(path.name)]
    for path in (bundle, sums):
        shutil.copyfile(path, folder / path.name)
    figures = {
        "file": bundle.name,
        "date": named[1],
        "size": bundle.stat().st_size,
        "sha256": found,
    }
    script_data.write(out / "tai-ve/ban-moi-nhat.js", "tailieuBundle", figures)
    for path in before:
        if path.name not in (bundle.name, sums.name):
            path.unlink()

"""The manifest of a bundle: what it contains and what it was made from."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable, Mapping
from datetime import date
from importlib import metadata
from pathlib import Path

from tailieu.content.fields import Day
from tailieu.content.schema import Model
from tailieu.content.site import Site
from tailieu.disk import CHECKSUM
from tailieu.offline.zip_file import Content, content_bytes

# The site and the packs are below this folder of the zip.
FOLDER = "tai-lieu"
# Below FOLDER: each pack in one HTML file and as a PDF.
PACKS = "goi"
MANIFEST = f"{FOLDER}/ban-ke.json"

# What a build reads of the project.
_SOURCES = ("docs", "overrides", "scripts", "mkdocs.yml", "uv.lock")
_PACKAGES = ("tailieu", "mkdocs", "mkdocs-material", "mkdocs-static-i18n")


class Manifest(Model):
    """What a bundle contains. `files`: path in the zip → SHA-256, for all files but the manifest.

    `uncommitted` tells whether the project had changes that `commit` does not contain. `pages`
    counts the HTML files of the site.
    """

    made: Day
    commit: str | None
    uncommitted: bool
    pages: int
    versions: dict[str, str]
    files: dict[str, str]


def describe(root: Path, site: Site, files: Mapping[str, Content], browser: str | None) -> Manifest:
    """The manifest of the bundle of `files` (path in the zip → content), made from `root`.

    `browser` is the path of the Chromium that printed the PDFs, if it did: another makes others.
    What does not change the bytes, as Python, is told by the bill of materials.
    """
    versions = {name: metadata.version(name) for name in _PACKAGES}
    if browser:
        versions["chromium"] = _output(browser, "--version") or ""
    return Manifest(
        made=site.today,
        commit=_output("git", "rev-parse", "HEAD", cwd=root),
        uncommitted=bool(_output("git", "status", "--porcelain", "--", *_SOURCES, cwd=root)),
        pages=_pages(files),
        versions=versions,
        files=_digests(files),
    )


def describe_folder(made: date, files: Mapping[str, Content]) -> Manifest:
    """The manifest of the bundle of a site of another make, of whose sources nothing is known."""
    return Manifest(
        made=made,
        commit=None,
        uncommitted=False,
        pages=_pages(files),
        versions={"tailieu": metadata.version("tailieu")},
        files=_digests(files),
    )


def encoded(manifest: Manifest) -> bytes:
    """The manifest as it stands in the bundle."""
    return manifest.model_dump_json(indent=1).encode() + b"\n"


def _pages(files: Iterable[str]) -> int:
    """How many of `files` are pages of the site."""
    pages = (path for path in files if path.endswith(".html"))
    return sum(
        path.startswith(f"{FOLDER}/") and not path.startswith(f"{FOLDER}/{PACKS}/")
        for path in pages
    )


def _digests(files: Mapping[str, Content]) -> dict[str, str]:
    return {path: hashlib.sha256(content_bytes(files[path])).hexdigest() for path in sorted(files)}


def checksum_path(path: Path) -> Path:
    """Where the SHA-256 of a file stands, beside it."""
    return path.with_name(f"{path.name}{CHECKSUM}")


def sha256(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _output(*command: str, cwd: Path | None = None) -> str | None:
    """What `command` prints; None where it fails or there is none."""
    try:
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None

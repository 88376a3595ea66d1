"""The frames of all pages and the files of the theme, which MkDocs makes, kept between runs."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tailieu import disk
from tailieu.cache import Cache, digest
from tailieu.content.messages import LANGUAGES
from tailieu.content.site import Site
from tailieu.site import frames, kinds, mkdocs_plugin, page_context

# The kind of what is kept.
_KIND = "theme"
# The name, in the archive that is kept, of the frames; no file of a site has it.
_FRAMES = "/frames.json"


@dataclass(frozen=True)
class Theme:
    """`files` are those of the theme, of overrides/ and 404.html, by their paths in the site."""

    frames: frames.Frames
    files: Mapping[str, bytes]

    def write(self, out: Path) -> None:
        """Write the files below `out`."""
        for name, content in self.files.items():
            disk.write_file(out / name, content)

    def encoded(self) -> bytes:
        """All of it as a zip archive, for `decoded`."""
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
            rows = [
                (place.lang, place.path, html) for place, html in sorted(self.frames.drawn.items())
            ]
            archive.writestr(_FRAMES, json.dumps(rows))
            for name, content in self.files.items():
                archive.writestr(name, content)
        return held.getvalue()

    @classmethod
    def decoded(cls, data: bytes) -> Theme:
        """What `encoded` wrote."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        drawn = {frames.Place(*place): html for *place, html in json.loads(files.pop(_FRAMES))}
        return cls(frames.Frames(drawn), files)


def key(root: Path, site: Site) -> bytes:
    """A digest of everything that the theme of the project at `root` depends on."""
    shared = [page_context.shared(kinds.edition(site, lang)) for lang in LANGUAGES]
    overrides = root / "overrides"
    own = [
        (path.relative_to(overrides).as_posix(), path.read_bytes())
        for path in sorted(overrides.rglob("*"))
        if path.is_file()
    ]
    places = frames.places(site)
    return digest(
        (root / "mkdocs.yml").read_bytes(),
        # What mkdocs.yml takes from the environment.
        repr(site.configuration),
        repr(shared),
        repr(own),
        repr(places),
        repr(frames.sources(site, places)),
    )


def theme(root: Path, site: Site, wanted: bytes, cache: Cache) -> Theme:
    """The theme of the project at `root`, whose `key` is `wanted`.

    Raises ContentErrors with all warnings of MkDocs.
    """
    kept = cache.get(_KIND, [wanted])
    if wanted in kept:
        return Theme.decoded(kept[wanted])
    with disk.temporary_folder(Path(tempfile.gettempdir()) / "tailieu-theme") as out:
        drawn = mkdocs_plugin.draw(root, site, out)
        files = {
            path.relative_to(out).as_posix(): path.read_bytes()
            for path in sorted(out.rglob("*"))
            if path.is_file()
        }
    made = Theme(drawn, files)
    # Not if a file has changed while MkDocs was at work.
    if key(root, site) == wanted:
        cache.put(_KIND, {wanted: made.encoded()})
    return made

"""Files of the project that pages load, as they are on the disk now and as a build writes them."""

from __future__ import annotations

from pathlib import Path

from tailieu.content import pictures
from tailieu.preview.builds import read_inside
from tailieu.site import browser_code


def read(root: Path, path: str) -> bytes | None:
    """The file at `path` from the site's root; None if it is not among those of `root`.

    These are the styles, fonts and scripts of overrides/, and the pictures of docs/. PDF files are
    those of the last build, which reads hostile ones within limits.
    """
    name = path.removeprefix("assets/")
    if name != path:
        folder = root / "overrides" / "assets"
        try:
            if name in browser_code.JOINED:
                return browser_code.joined(folder, name).encode()
        except OSError:
            # A part of it is missing, or is being written: the last build has it as it was.
            return None
        return read_inside(folder, name)
    content = read_inside(root / "docs", path)
    return None if content is None else pictures.published(path, content)

"""The seal and the offline copy of a site of another make: any folder of built HTML.

With `tailieu index` these are all stages behind the one that draws pages; none asks what drew them.
"""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tailieu import disk
from tailieu.content import dates
from tailieu.content.findings import ContentErrors
from tailieu.offline import manifest, zip_file
from tailieu.offline.bundle import write_checksum
from tailieu.offline.bundle_files import opening
from tailieu.offline.manifest import FOLDER, MANIFEST, checksum_path
from tailieu.offline.paths import bad_paths
from tailieu.offline.zip_file import Content
from tailieu.progress import Progress
from tailieu.site.csp import POLICY, digest
from tailieu.site.templates import Templates

_OVERRIDES = Path(__file__).parents[3] / "overrides"

# What `seal` writes, right behind the tag of the head, so that a second run finds it there.
_TAG = '<meta http-equiv="Content-Security-Policy" content="{policy}" data-tailieu>'
_HEAD = re.compile(
    r"<head(?:\s[^<>]*)?>(?P<seal>"
    r'<meta http-equiv="Content-Security-Policy" content="[^"]*" data-tailieu>)?',
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"(?:^|/)\.")


class Unfit(Exception):
    """Pages (their paths, from the folder) that are not UTF-8 or have no head that is written out.

    In these nothing can stand before what browsers load.
    """

    def __init__(self, pages: list[str]) -> None:
        super().__init__(pages)
        self.pages = pages


class NoStart(Exception):
    """The folder has no index.html, with which readers begin."""


def seal(folder: Path) -> int:
    """Put the policy into every page below `folder`; returns how many pages there are.

    Scripts and styles that stand in a page now go on, by their digests; nothing else that is not
    a file of the site does. Raises Unfit, and then no page has changed.
    """
    made, unfit = {}, []
    for name, path in disk.files_below(folder).items():
        if path.suffix.lower() not in (".html", ".htm"):
            continue
        try:
            sealed = with_policy(path.read_bytes().decode())
        except UnicodeDecodeError:
            sealed = None
        if sealed is None:
            unfit.append(name)
        else:
            made[path] = sealed.encode()
    if unfit:
        raise Unfit(unfit)
    disk.rewrite_files(made)
    return len(made)


def with_policy(html: str) -> str | None:
    """`html` with its policy first in its head; None where it has no head that is written out."""
    # Tools on Windows may write this sign first, which browsers pass over.
    read = html.removeprefix("\ufeff")
    tree = LexborHTMLParser(read)
    inline = {
        name: " ".join(
            # As browsers read them: https://html.spec.whatwg.org/#preprocessing-the-input-stream
            "'sha256-{}'".format(digest(node.text().replace("\r\n", "\n").encode()))
            for node in tree.css(f"{name}:not([src])")
            if node.text()
        )
        for name in ("script", "style")
    }
    policy = POLICY.format(base="'self'").replace(
        "script-src 'self'", f"script-src 'self' {inline['script']}".rstrip()
    )
    policy += f"; style-src 'self' {inline['style']}".rstrip()
    sealed = _HEAD.sub(
        lambda head: head[0].removesuffix(head["seal"] or "") + _TAG.format(policy=policy),
        read,
        count=1,
    )
    # Where the first `<head>` was that of a comment or a script, the policy is none, though what
    # stands first in the head may look like it.
    head = LexborHTMLParser(sealed).head
    first = next(head.iter(), None) if head else None
    is_first = first is not None and first.attributes.get("content") == policy
    return html[: len(html) - len(read)] + sealed if is_first else None


def bundle(folder: Path, out: Path, epoch: int, progress: Progress) -> list[Path]:
    """Write all of `folder` as an offline copy of the day of `epoch`, and its checksum, into `out`.

    Without what begins with a dot, which tools leave for themselves or for a server.
    Raises NoStart, ContentErrors for paths that some computers cannot store, and OSError.
    """
    there = disk.files_below(folder)
    found = {name: path for name, path in there.items() if not _HIDDEN.search(name)}
    if "index.html" not in found:
        raise NoStart
    title = LexborHTMLParser(found["index.html"].read_bytes()).css_first("title")
    made = dates.local_date(epoch)
    files: dict[str, Content] = {f"{FOLDER}/{name}": path for name, path in found.items()}
    files |= opening(Templates(_OVERRIDES), title.text() if title else folder.name, made)
    unfit = bad_paths(files)
    if unfit:
        raise ContentErrors(unfit)
    described = manifest.describe_folder(made, files)
    files[MANIFEST] = manifest.encoded(described)
    name = f"{FOLDER}-{made.isoformat()}.zip"
    with disk.replacing_files(out, FOLDER) as fresh:
        zip_file.write(fresh / name, files, epoch, progress)
        write_checksum(fresh / name)
    return [out / name, checksum_path(out / name)]

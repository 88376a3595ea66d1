"""Print a one-file pack to PDF with the system's Chromium.

Chromium gives the file its outline, tags, language and title; what differs from run to run is then
taken out of it, and its title and dates are said as XMP too, where readers and archives look.
"""

from __future__ import annotations

import errno
import io
import os
import re
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
from selectolax.lexbor import LexborHTMLParser

from tailieu.limited import Crashed, Limits, TooLong, TooMuch, run_limited
from tailieu.offline import pdf_tags
from tailieu.offline.chromium import FLAGS

LIMITS = Limits(seconds=120, bytes=None)

# What Chromium adds to its temporary folder for the address of a socket, and how long one may be.
_SOCKET = len("/org.chromium.Chromium.XXXXXX/SingletonSocket")
_LONGEST_SOCKET = 103

_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_CELL = re.compile(rb"\(node(\d{8})\)")


class PrintFailed(Exception):
    """Chromium made no PDF; the message is the last line of its error output."""


def write(browser: str, html: str, target: Path, epoch: int) -> None:
    """Print the page `html` to `target`, with the same bytes for the same `epoch`.

    `browser` is Chromium's path, `epoch` is in seconds since 1970. Raises PrintFailed, and
    OSError for a full disk. However it ends, no process of Chromium's is left.
    """
    # Without scripts, so that statuses are those of the day of the build.
    parsed = LexborHTMLParser(_SCRIPT.sub("", html))
    pdf_tags.with_addresses(parsed)
    text = f"<!doctype html>\n{parsed.html}"
    environ = {**os.environ}
    try:
        printed = run_limited(lambda work, report: _print(browser, text, work, environ), LIMITS)
    except TooLong:
        raise PrintFailed(f"quá {LIMITS.seconds} giây chưa in xong") from None
    except (TooMuch, Crashed) as error:
        raise PrintFailed(str(error)) from None
    try:
        _finish(printed, target, epoch, pdf_tags.link_names(parsed))
    except pikepdf.PdfError:
        # Chromium tells nobody that it could not write all of it.
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target)) from None


def _print(browser: str, text: str, work: Path, environ: Mapping[str, str]) -> bytes:
    """The PDF to which Chromium prints the page `text`; what it writes is in the folder `work`."""
    page, printed = work / "page.html", work / "page.pdf"
    page.write_text(text, encoding="utf-8")
    command = [
        browser,
        "--headless",
        "--no-pdf-header-footer",
        "--export-tagged-pdf",
        "--generate-pdf-document-outline",
        *FLAGS,
        f"--user-data-dir={work}/profile",
        f"--print-to-pdf={printed}",
        page.as_uri(),
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium's sandbox does not run as root; only our own file is opened.
        command.insert(1, "--no-sandbox")
    done = subprocess.run(command, env=_environ(work, environ), capture_output=True)
    if done.returncode or not printed.exists():
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise PrintFailed(lines[-1] if lines else f"mã thoát {done.returncode}")
    return printed.read_bytes()


def _environ(work: Path, environ: Mapping[str, str]) -> Mapping[str, str]:
    """`environ` in which Chromium leaves its own temporary folder in `work`, if its socket fits.

    If not, neither does it fit in a longer folder that the person at work has chosen.
    """
    if len(os.fsencode(work)) + _SOCKET > _LONGEST_SOCKET:
        return {name: value for name, value in environ.items() if name != "TMPDIR"}
    return {**environ, "TMPDIR": str(work)}


def _finish(printed: bytes, target: Path, epoch: int, names: Mapping[str, str]) -> None:
    """Write to `target` the PDF that the same page gives again, with the time `epoch`.

    `names` are those of its links, by their addresses. Raises pikepdf.PdfError for a damaged one.
    """
    moment = datetime.fromtimestamp(epoch, UTC)
    with pikepdf.open(io.BytesIO(_same_cells(printed)), attempt_recovery=False) as made:
        date = moment.strftime("D:%Y%m%d%H%M%S+00'00'")
        title = made.docinfo[pikepdf.Name.Title]
        made.docinfo = made.make_indirect(
            pikepdf.Dictionary(Title=title, CreationDate=date, ModDate=date)
        )
        with made.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            xmp["dc:title"] = str(title)
            xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = moment.isoformat()
        made.Root["/ViewerPreferences"] = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf_tags.complete(made, names)
        made.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )


def _same_cells(data: bytes) -> bytes:
    """The PDF with ids of table cells that count from 1; Chromium's differ from run to run.

    They keep their length, so that the offsets in the file stay right.
    """
    cells = {cell: rank for rank, cell in enumerate(sorted(set(_CELL.findall(data))), 1)}
    return _CELL.sub(lambda cell: b"(node%08d)" % cells[cell[1]], data)

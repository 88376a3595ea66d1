"""PDF files: read object by object, for everything in them that would act or ask."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

from tailieu.content.messages import Message
from tailieu.content.problems import Problem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Where a link in the file may lead: https://www.iso.org/standard/75839.html, 12.6.4
_ACTIONS = frozenset(("/GoTo", "/Named", "/URI"))
_ADDRESS = re.compile(rb"(?i)(?:https?://|mailto:|tel:)")
# Actions that run, send, open other files or play. They may hang anywhere.
_ACTING = _words(
    """
    /GoTo3DView /GoToE /GoToR /Hide /ImportData /JavaScript /Launch /Movie /Rendition /ResetForm
    /RichMediaExecute /SetOCGState /Sound /SubmitForm /Thread /Trans
    """
)
_KEYS = _words(
    """
    /AA /AlternatePresentations /EF /EmbeddedFiles /JS /JavaScript /Renditions /RichMediaContent
    /RichMediaSettings /URLs /XFA
    """
)
_KINDS = _words("/3D /FileAttachment /Movie /RichMedia /Screen /Sound")

_NO_PDF = Message("không đọc được như một tệp PDF", "cannot be read as a PDF file")
_LOCKED = Message("được khóa bằng mật khẩu", "is locked with a password")
_HOLDS = Message("chứa «{held}»", "holds “{held}”")


def problem(data: bytes) -> Problem | None:
    """Why the PDF file `data` may not be published; None where it only shows pages."""
    if not data.startswith(b"%PDF-"):
        return Problem.at(0, _NO_PDF)
    try:
        # What can be read in two ways must not be: no guessing at what was meant.
        with pikepdf.open(
            io.BytesIO(data), attempt_recovery=False, suppress_warnings=True
        ) as document:
            if document.is_encrypted:
                return Problem.at(0, _LOCKED)
            what = next(_acting(document), None)
            broken = not document.pages or document.get_warnings()
    except pikepdf.PasswordError:
        return Problem.at(0, _LOCKED)
    # Hostile bytes meet more than one library down there.
    except Exception:
        return Problem.at(0, _NO_PDF)
    if what:
        return Problem.at(0, _HOLDS, held=what)
    return Problem.at(0, _NO_PDF) if broken else None


def _acting(document: pikepdf.Pdf) -> Iterator[str]:
    """Everything that acts, by the name that the format has for it."""
    waiting = [document.trailer, *document.objects]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            inside = list(one)
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            inside = [value for _, value in one.items()]
            yield from _acts(one)
        else:
            continue
        # Indirect objects stand in the list by themselves.
        waiting += [
            value for value in inside if isinstance(value, pikepdf.Object) and not value.is_indirect
        ]


def _acts(one: pikepdf.Dictionary | pikepdf.Stream) -> Iterator[str]:
    names = set(one.keys())
    yield from sorted(names & _KEYS)
    if _name(one, "/S") in _ACTING or _name(one, "/Subtype") in _KINDS:
        yield _name(one, "/S") or _name(one, "/Subtype")
    if "/F" in names and (isinstance(one, pikepdf.Stream) or _name(one, "/FS") == "/URL"):
        yield "/F"
    for key in ("/A", "/Next", "/OpenAction", "/PA"):
        action = one.get(key)
        # Parts of a tagged text have attributes by the same name, with an owner and no kind.
        if isinstance(action, pikepdf.Dictionary) and "/O" not in action:
            kind = _name(action, "/S")
            if kind not in _ACTIONS:
                yield kind or key
    if _name(one, "/S") == "/URI" and not _ADDRESS.match(bytes(one.get("/URI", b""))):
        yield "/URI"


def _name(one: pikepdf.Object, key: str) -> str | None:
    value = one.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else None

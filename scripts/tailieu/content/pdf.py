"""PDF files: whether one contains anything but pages to display, looked up object by object."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from tailieu.content.messages import Message
from tailieu.content.problems import Problem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Allowed actions of links: ISO 32000-2 (https://www.iso.org/standard/75839.html), 12.6.4.
_ACTIONS = frozenset(("/GoTo", "/Named", "/URI"))
_ADDRESS = re.compile(rb"(?i)(?:https?://|mailto:|tel:)")
# Actions that run code, send data, open other files or play media, wherever they are.
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

# Objects and what is in them, each looked up in two or three microseconds. Most files have about 90
# a page; of 170 tagged pages, 400,000.
MOST_PARTS = 600_000
# A packed stream is unfolded as a whole, before its parts can be counted here. Those that hold
# objects have some hundred kilobytes.
pikepdf.settings.set_qpdf_limits(flate_max_memory=20_000_000)

_NO_PDF = Message("không đọc được như một tệp PDF", "cannot be read as a PDF file")
_LOCKED = Message("được khóa bằng mật khẩu", "is locked with a password")
_TOO_MANY = Message("có quá nhiều phần", "has too many parts")
_HOLDS = Message("chứa «{held}»", "holds “{held}”")


class _TooManyParts(Exception):
    """Raised where a file has more than MOST_PARTS."""


def problem(data: bytes) -> Problem | None:
    """Why the PDF file `data` may not be published; None where it only displays pages."""
    if not data.startswith(b"%PDF-"):
        return Problem.at(0, _NO_PDF)
    try:
        # Without recovery: viewers repair damaged files differently from this library.
        with pikepdf.open(
            io.BytesIO(data), attempt_recovery=False, suppress_warnings=True
        ) as document:
            if document.is_encrypted:
                return Problem.at(0, _LOCKED)
            what = next(_acting(document), None)
            broken = not document.pages or document.get_warnings()
    except pikepdf.PasswordError:
        return Problem.at(0, _LOCKED)
    except _TooManyParts:
        return Problem.at(0, _TOO_MANY)
    # On hostile bytes the libraries below may raise anything.
    except Exception:
        return Problem.at(0, _NO_PDF)
    if what:
        return Problem.at(0, _HOLDS, held=what)
    return Problem.at(0, _NO_PDF) if broken else None


def addresses(data: bytes) -> list[str]:
    """The addresses to which links of a PDF file lead in which `problem` found none."""
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as document:
        found = (one["/URI"] for one, _ in _objects(document) if _name(one, "/S") == "/URI")
        return [bytes(address).decode("utf-8", "replace") for address in found]


def _acting(document: pikepdf.Pdf) -> Iterator[str]:
    """The PDF names of everything in the document that is not allowed.

    Raises _TooManyParts.
    """
    for one, is_stream in _objects(document):
        yield from _acts(one, is_stream)


def _objects(document: pikepdf.Pdf) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """The dictionaries in the document, by names such as `/URI`, and whether each is a stream's.

    Raises _TooManyParts.
    """
    waiting: list[object] = [document.trailer, *document.objects]
    parts = len(waiting)
    while waiting:
        one = waiting.pop()
        # Numbers and strings in it are Python's own, whatever the library's types say.
        inside: list[object]
        if isinstance(one, pikepdf.Array):
            parts += len(one)
            # Some bytes of a packed file unfold to millions of numbers.
            inside = list(one) if parts <= MOST_PARTS else []
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            values = dict(one.items())
            parts += len(values)
            inside = list(values.values())
            yield values, isinstance(one, pikepdf.Stream)
        else:
            continue
        if parts > MOST_PARTS:
            raise _TooManyParts
        # Indirect objects are in the list by themselves.
        waiting += [
            value for value in inside if isinstance(value, pikepdf.Object) and not value.is_indirect
        ]


def _acts(one: Mapping[str, Any], is_stream: bool) -> Iterator[str]:
    """The names of what is not allowed in one object."""
    yield from sorted(one.keys() & _KEYS)
    action_type, kind = _name(one, "/S"), _name(one, "/Subtype")
    if action_type in _ACTING or kind in _KINDS:
        yield action_type or kind
    if "/F" in one and (is_stream or _name(one, "/FS") == "/URL"):
        yield "/F"
    for key in ("/A", "/Next", "/OpenAction", "/PA"):
        action = one.get(key)
        # Attributes of tagged text have the same name; they have an owner and no action type.
        if isinstance(action, pikepdf.Dictionary) and "/O" not in action:
            linked = _name(action, "/S")
            if linked not in _ACTIONS:
                yield linked or key
    opened = one.get("/OpenAction")
    # When it is opened a file may show one of its pages, but not print or open an address.
    if isinstance(opened, pikepdf.Dictionary) and (
        _name(opened, "/S") != "/GoTo" or "/Next" in opened
    ):
        yield "/OpenAction"
    if action_type == "/URI" and not _ADDRESS.match(bytes(one.get("/URI", b""))):
        yield "/URI"


def _name(one: Mapping[str, Any] | pikepdf.Dictionary, key: str) -> str:
    """The value of `key` if it is a PDF name, such as `/URI`; else ""."""
    value = one.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""

"""Raster pictures: whether they decode completely, and are of the format that their name says."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageSequence

from tailieu.content.messages import Message
from tailieu.content.problems import Problem

# Pillow's name of a format → the name in file names and data: URLs.
_FORMATS = {
    "PNG": "png",
    "JPEG": "jpeg",
    "MPO": "jpeg",
    "GIF": "gif",
    "WEBP": "webp",
    "AVIF": "avif",
}
# What the memory of an old phone can take, all frames together.
MOST_PIXELS = 40_000_000
# Times that a JPEG goes over its pixels, each as slow as the last: photographs have 1 to 18.
MOST_SCANS = 30
# The marker before each scan. Within one, no other byte than 0 or a restart (D0 to D7) follows an
# FF, so none is missed; by chance these two stand in other data once in 65,000 bytes.
_SCAN = b"\xff\xda"

_NO_PICTURE = Message(
    "không phải hình, hoặc hình bị hỏng", "is no picture, or the picture is broken"
)
_OTHER_KIND = Message(
    "là hình {kind}, không phải loại mà đuôi tên nói",
    "is a picture of the kind {kind}, not of its name",
)
_MANY_PIXELS = Message("có hơn {most} triệu điểm ảnh", "has over {most} million pixels")
_MANY_SCANS = Message("là JPEG vẽ hơn {most} lượt", "is a JPEG of over {most} scans")


def format_of_name(name: str) -> str:
    """The format that the name of a file says: `anh.JPG` → `jpeg`."""
    ending = name.rsplit(".", 1)[-1].lower()
    return "jpeg" if ending == "jpg" else ending


def format_of(data: bytes) -> str | None:
    """The format of the picture `data` by its first bytes; None where it is not supported."""
    # On hostile bytes the decoders may raise anything.
    try:
        with _opened(data) as picture:
            return _FORMATS[picture.format or ""]
    except Exception:
        return None


def problem(data: bytes, wanted: str) -> Problem | None:
    """Why `data` is not a complete picture in the format `wanted`; None where it is one."""
    try:
        with _opened(data) as picture:
            found = _FORMATS[picture.format or ""]
            if found != wanted:
                return Problem.at(0, _OTHER_KIND, kind=found.upper())
            if found == "jpeg" and data.count(_SCAN) > MOST_SCANS:
                return Problem.at(0, _MANY_SCANS, most=MOST_SCANS)
            pixels = 0
            for frame in ImageSequence.Iterator(picture):
                # Of each frame: one of a GIF may be larger than the file says at its start.
                pixels += frame.width * frame.height
                if pixels > MOST_PIXELS:
                    return Problem.at(0, _MANY_PIXELS, most=MOST_PIXELS // 1_000_000)
                frame.load()
    except Image.DecompressionBombError:
        return Problem.at(0, _MANY_PIXELS, most=MOST_PIXELS // 1_000_000)
    except Exception:
        return Problem.at(0, _NO_PICTURE)
    return None


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    # Pillow's warnings are either errors here or do not matter.
    with (
        warnings.catch_warnings(action="ignore"),
        Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "WEBP", "AVIF")) as picture,
    ):
        yield picture

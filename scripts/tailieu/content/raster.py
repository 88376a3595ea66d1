"""Raster pictures: whether they decode completely, and are of the format that their name says."""

from __future__ import annotations

import io
import warnings

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

_NO_PICTURE = Message(
    "không phải hình, hoặc hình bị hỏng", "is no picture, or the picture is broken"
)
_OTHER_KIND = Message(
    "là hình {kind}, không phải loại mà đuôi tên nói",
    "is a picture of the kind {kind}, not of its name",
)
_MANY_PIXELS = Message("có hơn {most} triệu điểm ảnh", "has over {most} million pixels")


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
            pixels = picture.width * picture.height
            frames = getattr(picture, "n_frames", 1)
            if pixels * frames > MOST_PIXELS:
                return Problem.at(0, _MANY_PIXELS, most=MOST_PIXELS // 1_000_000)
            for frame in ImageSequence.Iterator(picture):
                frame.load()
    except Image.DecompressionBombError:
        return Problem.at(0, _MANY_PIXELS, most=MOST_PIXELS // 1_000_000)
    except Exception:
        return Problem.at(0, _NO_PICTURE)
    return None


def _opened(data: bytes) -> Image.Image:
    # Pillow's warnings are either errors here or do not matter.
    with warnings.catch_warnings(action="ignore"):
        return Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "WEBP", "AVIF"))

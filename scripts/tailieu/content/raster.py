"""Pictures made of pixels: they decode wholly, and are of the kind that their name says."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageSequence

from tailieu.content.messages import Message
from tailieu.content.problems import Problem

# By the kind that Pillow knows: what an address calls it.
_KINDS = {
    "PNG": "png",
    "JPEG": "jpeg",
    "MPO": "jpeg",
    "GIF": "gif",
    "WEBP": "webp",
    "AVIF": "avif",
}
# An old phone has this much memory to spare for a picture, all frames of it together.
MOST_PIXELS = 40_000_000

_NO_PICTURE = Message(
    "không phải hình, hoặc hình bị hỏng", "is no picture, or the picture is broken"
)
_OTHER_KIND = Message(
    "là hình {kind}, không phải loại mà đuôi tên nói",
    "is a picture of the kind {kind}, not of its name",
)
_MANY_PIXELS = Message("có hơn {most} triệu điểm ảnh", "has over {most} million pixels")


def kind_of(name: str) -> str:
    """The kind that the name of a file says: `anh.JPG` → `jpeg`."""
    ending = name.rsplit(".", 1)[-1].lower()
    return "jpeg" if ending == "jpg" else ending


def kind(data: bytes) -> str | None:
    """The kind of the picture that `data` begins as; None where it is none of ours."""
    try:
        with _opened(data) as picture:
            return _KINDS[picture.format]
    except Exception:
        return None


def problem(data: bytes, wanted: str) -> Problem | None:
    """Why `data` is no whole picture of the kind `wanted`; None where it is one."""
    # Decoders meet hostile bytes with whatever they like to raise.
    try:
        with _opened(data) as picture:
            found = _KINDS[picture.format]
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
    # What Pillow warns of is either an error of ours or nobody's business.
    with warnings.catch_warnings(action="ignore"):
        return Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "WEBP", "AVIF"))

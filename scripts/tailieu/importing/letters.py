"""The letters of imported text as a page may hold them.

A full text cannot be mended by hand, since its checksum is recorded with it: what a check would
find in its letters is mended here. All that a reader could see is told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from tailieu.checks.rules.foreign_letters import vietnamese
from tailieu.importing.blocks import Contents, Loss, clean, mapped, plain, short
from tailieu.language.syllables import is_syllable

# Control characters that programs write as `_x000D_` where XML has no way to hold them.
_WRITTEN_OUT = re.compile(r"\s*(?:_x00(?:[01][0-9A-F]|7F)_\s*)+", re.IGNORECASE)
# The quotation marks and dashes of Windows, where a program took their codes for those of Latin-1.
_WINDOWS = re.compile("[\x80-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_PRIVATE = "[\ue000-\uf8ff\U000f0000-\U0010fffd]"
_PRIVATE_USE = re.compile(_PRIVATE)
# Some PDF files name Đ and đ (U+0110 and U+0111) by their low bytes with the highest bits set.
_BY_BYTES = {ord("ð"): "Đ", ord("ñ"): "đ"}
_WORD = re.compile(r"[^\W\d_]+")
_MANY = 3
# A bullet, whichever sign of a symbol font draws it.
_BULLET = re.compile(rf"^(\**){_PRIVATE}(?=\W)")


def tidied(contents: Contents) -> Contents:
    """`contents` with letters that a page may hold, and losses for those that were changed."""
    losses: list[Loss] = []
    reads = _BY_BYTES if _has_low_bytes(contents) else {}

    def tidy(text: str) -> str:
        text, changes = _tidy(text.translate(reads))
        where = f"ở đoạn «{short(plain(text))}»"
        losses.extend(
            Loss(what, where, decoration=unseen, count=many) for what, unseen, many in changes
        )
        return text

    changed = mapped(contents, tidy)
    if reads:
        losses.append(Loss("chữ «ñ» và «ð» của phông chữ, đã đọc là «đ» và «Đ»", "ở cả tệp"))
    return replace(changed, losses=contents.losses + losses)


def _has_low_bytes(contents: Contents) -> bool:
    """Whether words are Vietnamese only with đ for ñ, so many that it is no chance."""
    words: set[str] = set()

    def collect(text: str) -> str:
        if "ñ" in text:
            words.update(word for word in _WORD.findall(text.lower()) if "ñ" in word)
        return text

    mapped(contents, collect)
    return sum(is_syllable(word.replace("ñ", "đ")) for word in words) >= _MANY


def tidy(text: str) -> str:
    """`text` with letters that a page may hold."""
    return _tidy(text)[0]


def _tidy(text: str) -> tuple[str, list[tuple[str, bool, int]]]:
    """(`text` mended, what was changed: (its kind, whether no eye sees it, how often))."""
    changes = []
    text = _WRITTEN_OUT.sub(" ", text).strip()
    for what, unseen, sign, change in _SIGNS:
        text, many = sign.subn(change, text)
        if many:
            changes.append((what, unseen, many))
    meant = vietnamese(text)
    if meant != text:
        words = zip(text.split(), meant.split(), strict=True)
        changes.append((_FOREIGN, True, sum(word != right for word, right in words)))
    return unicodedata.normalize("NFC", clean(meant)), changes


def _windows(match: re.Match[str]) -> str:
    return match[0].encode("latin-1").decode("cp1252", "ignore")


_FOREIGN = "từ có chữ nước ngoài trông như chữ Việt, đã đổi thành chữ Việt"
_SIGNS: tuple[tuple[str, bool, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("ký tự điều khiển, đã đọc theo bảng mã Windows", False, _WINDOWS, _windows),
    ("ký tự hỏng, ghi là «\ufffd»", False, _BROKEN, "\ufffd"),
    ("dấu đầu dòng của phông chữ hình", True, _BULLET, r"\1-"),
    ("ký hiệu riêng của phông chữ", False, _PRIVATE_USE, ""),
)

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tailieu.checks.words import Verdicts, occurrences
from tailieu.content.findings import Edit, Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.language.syllables import like, parts, placements

RULE = Rule(
    "TL066",
    "warning",
    "text",
    Message("Dấu thanh đặt đúng chữ", "The tone stands on the right letter"),
    Message(
        "«hòan», «qủa», «thúê»: dấu đặt nhầm chữ, thường do gõ nhanh.",
        "“hòan”, “qủa”, “thúê”: the tone is on the wrong letter, mostly from fast typing.",
    ),
    Message("«{word}» đặt dấu sai chữ.", "“{word}” has its tone on the wrong letter."),
    Message("ghi «{right}».", "write “{right}”."),
)

# Also a speck of a scanner, or a typing error: there may be no tone at all.
_STRAY = Message(
    "«{word}» có dấu ở chữ không mang dấu được.",
    "“{word}” has a tone on a letter that can't carry it.",
)
_PERHAPS = Message("có phải «{right}» hay «{plain}»?", "did you mean “{right}” or “{plain}”?")


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each word with its tone mark on the wrong letter."""
    if page.lang != "vi":
        return
    for word, right in sorted(_RIGHT.among(page.pieces).items()):
        for match in occurrences(word, page):
            shown = like(match[0], right)
            sure = _sure(right)
            yield RULE.at(
                page.path,
                page.line(match.start()),
                message=None if sure else _STRAY,
                fix=None if sure else _PERHAPS,
                word=match[0],
                right=shown,
                plain=like(match[0], _toneless(word)),
                edits=[Edit(match.start(), match.end(), shown)] if sure else [],
            )


def _right(word: str) -> str | None:
    """A word with its tone mark moved to the right letter; None if it is right, or no syllable."""
    if word.isascii() or len(word) < 3 or re.search("[oòóỏõọ]{2}|[ôồốổỗộ]{2}", word):
        return None
    spelt = placements(unicodedata.normalize("NFC", word))
    return spelt[0] if spelt and word not in spelt else None


_RIGHT = Verdicts(_right)


def _toneless(word: str) -> str:
    """A syllable without its tone."""
    found = parts(word)
    return "".join(found[:2]) if found else word


def _sure(right: str) -> bool:
    """Whether a misspelt word can only be `right`: `hoạt`, `quả`, `xuất`.

    `thèo`, on the other hand, may be `theo` with a speck of the scanner.
    """
    found = parts(right)
    if found is None:
        return False
    initial, rime, _ = found
    return initial == "qu" or bool(re.search("[ăâêôơư]|(?:[cmnpt]|ng|nh|ch)$", rime))

"""Which of the site's two languages a name, a title or a quotation is in."""

from __future__ import annotations

import re
from typing import Literal

# Letters that no other language has.
_VIETNAMESE = re.compile(r"[ăđĩũơưạ-ỹ]", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|for|is|are|with|on|by)\b", re.IGNORECASE)


def language_of(text: str) -> Literal["vi", "en"] | None:
    """The language of `text`, for its `lang`; None where its letters and words do not tell.

    A text that has words of both, as a Vietnamese sentence with an English name, is Vietnamese.
    """
    if _VIETNAMESE.search(text):
        return "vi"
    return "en" if len(_ENGLISH.findall(text)) > 1 else None

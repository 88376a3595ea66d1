"""How much of a text is Vietnamese: to tell text from the rubbish of a bad scan or a bad font."""

from __future__ import annotations

import re
from typing import NamedTuple

from tailieu.language.syllables import is_syllable

# The commonest words of English, which make up a third of any text in it and nothing of rubbish.
_ENGLISH = re.compile(
    "the|of|and|to|in|for|is|on|that|by|with|as|are|be|this|from|or|shall|at|an|it|which|was|not"
    "|have|has|will|other|any|may|all|their|its|been|were|such|under"
)
# What stands around words. All else within a word, but a hyphen and a stroke, is no sign of one.
_EDGES = "“”‘’\"'()[]{}<>«».,;:!?…*_-–—/|+=•%"
_PART = re.compile(r"[-–/.,]")
_ABBREVIATION = re.compile(r"[A-ZĐƠƯÂÊÔĂ&]{2,6}")
_NUMBERED = re.compile(r"[\d.,]+[a-zA-ZđĐ%²³°º]{0,4}|[A-ZĐ]{1,4}\d+")

# Fewer words tell nothing.
_FEWEST = 20
# Shares of the words. In 88 PDF files of Vietnamese offices 61 to 92 % carry a diacritic, on a page
# with a table of foreign names 4 %; in bad scans and in English none to 1 %. A bad scan reads as
# Vietnamese without diacritics in 17 to 57 % of its words, English has 25 % of its commonest words.
_ACCENTED, _RUBBISH, _KNOWN, _IN_ENGLISH = 0.4, 0.2, 0.75, 0.1


class Share(NamedTuple):
    """Counts of the words of a text.

    `known` can be Vietnamese syllables, `accented` are those of them with a diacritic, `english`
    are among the commonest of English. Numbers, numbers of documents, abbreviations and words of
    one letter are no words here.
    """

    words: int
    known: int
    accented: int
    english: int

    def __add__(self, other: tuple[int, ...]) -> Share:  # type: ignore[override]
        return Share(*map(sum, zip(self, other, strict=True)))

    @property
    def is_vietnamese(self) -> bool:
        """Whether most words are; of official texts at least two in three have a diacritic."""
        return self.words < _FEWEST or self.accented >= self.words * _ACCENTED

    @property
    def is_rubbish(self) -> bool:
        """Whether it is neither Vietnamese, without diacritics too, nor English."""
        return (
            self.words >= _FEWEST
            and self.accented < self.words * _RUBBISH
            and self.known < self.words * _KNOWN
            and self.english < self.words * _IN_ENGLISH
        )


def share(text: str) -> Share:
    """How many words of `text` (NFC) are Vietnamese."""
    words = known = accented = english = 0
    for token in text.split():
        for word in _PART.split(token.strip(_EDGES)):
            word = word.strip(_EDGES)
            if len(word) < 2 or _NUMBERED.fullmatch(word) or _ABBREVIATION.fullmatch(word):
                continue
            words += 1
            lower = word.lower()
            english += _ENGLISH.fullmatch(lower) is not None
            if is_syllable(lower):
                known += 1
                accented += not lower.isascii()
    return Share(words, known, accented, english)

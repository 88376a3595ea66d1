"""The parts of a sheet: their headings and order, and the key messages in the first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Lang
from tailieu.content.structure import Block
from tailieu.language.slugs import slug


class Part(NamedTuple):
    """A part of a sheet: its heading in both languages, and whether every sheet has it."""

    vi: str
    en: str
    required: bool = False

    @property
    def key(self) -> str:
        """Its name on pages of both languages, which is the Vietnamese heading's anchor."""
        return slug(self.vi, "-")

    def heading(self, lang: Lang) -> str:
        """Its heading on pages of a language."""
        return self.vi if lang == "vi" else self.en


# In the order in which they stand. Every sheet has those that are required; of the others, those
# about which there is something sourced to say.
PARTS = (
    Part("Nội dung chính", "Key messages", required=True),
    Part("Ai được, ai phải", "Who gets it, who must"),
    Part("Cần làm gì", "What to do"),
    Part("Giấy tờ", "Papers"),
    Part("Lệ phí", "Fees"),
    Part("Thời hạn", "Deadlines"),
    Part("Nơi làm", "Where"),
    Part("Gọi ai", "Whom to call"),
    Part("Khác nhau theo tỉnh", "Differs by province"),
    Part("Số liệu cần nhớ", "Figures to remember", required=True),
    Part("Hỏi – đáp", "Questions and answers", required=True),
    Part("Khi chưa biết thì nói gì", "When you do not know", required=True),
)
(MESSAGES, WHO, STEPS, PAPERS, FEES, DEADLINES, PLACES, CALLS, PROVINCES) = PARTS[:9]
(FIGURES, QUESTIONS, UNSURE) = PARTS[9:]
# What to bring, what to pay, by when and where.
NEEDS = (PAPERS, FEES, DEADLINES, PLACES)

HEADINGS: dict[Lang, tuple[str, ...]] = {
    "vi": tuple(part.vi for part in PARTS),
    "en": tuple(part.en for part in PARTS),
}
REQUIRED: dict[Lang, tuple[str, ...]] = {
    "vi": tuple(part.vi for part in PARTS if part.required),
    "en": tuple(part.en for part in PARTS if part.required),
}
# What states something, and so has its source: all but what to say without one.
STATING: dict[Lang, tuple[str, ...]] = {lang: names[:-1] for lang, names in HEADINGS.items()}


def in_order(headings: Sequence[str], lang: Lang) -> bool:
    """Whether these are headings of parts, each once and in order, with all that are required."""
    known = [heading for heading in HEADINGS[lang] if heading in headings]
    return list(headings) == known and set(REQUIRED[lang]) <= set(headings)


def messages(page: MarkdownText) -> tuple[int, list[Block]]:
    """(line of the heading, key messages); line 0 if the sheet does not have its parts in order."""
    if not in_order([section.heading for section in page.sections], page.lang):
        return 0, []
    first = page.sections[0]
    return first.line, [block for block in first.blocks if block.numbered]

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePosixPath

from tailieu.content import terms
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import LANGUAGES, Message
from tailieu.content.schema import TextPage

RULE = Rule(
    "TL078",
    "error",
    "safety",
    Message("Dấu tin cậy do trang đóng", "Only the site sets marks of trust"),
    Message(
        "`✔ Đã đối chiếu` gõ trong bài trông như dấu của trang, mà không ai đối chiếu.",
        "`✔ Checked` typed into a page looks like the site's own mark, while nobody checked.",
    ),
    Message("«{text}» trông như dấu của trang.", "“{text}” looks like a mark of the site."),
    Message(
        "bỏ ký hiệu và viết thành câu; điều đã đối chiếu, rà soát thì ghi ở phần khai báo.",
        "remove the sign and write a sentence; what was checked is said in the front matter.",
    ),
)
_OF_THE_SITE = [
    words.format(lang)
    for table in (terms.MARKS, terms.STATUSES, terms.APPROVALS)
    for words in table.values()
    for lang in LANGUAGES
]
_ALIKE = (
    *("Đã rà soát", "Đã duyệt", "Đã phê duyệt", "Đã kiểm chứng", "Đã xác minh", "Chính thức"),
    *("Reviewed", "Approved", "Verified", "Official"),
)
# Spaces, and the end of a line within a paragraph.
_SPACE = r"[^\S\n]{0,12}(?:[^\S\n]|\n[ \t>]{0,12})"
_WORDS = "|".join(_SPACE.join(map(re.escape, words.split())) for words in (*_OF_THE_SITE, *_ALIKE))
# Signs, stars, shields, coloured dots; arrows are not among them.
_SIGN = "[\u221a\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_BETWEEN = r"(?:[^\S\n]|[*_~`|:.,()\[\]«»“”\"'/–—-]){0,12}(?:\n[ \t>]{0,12})?"
_SIGNED = re.compile(_SIGN)
# What may stand within words and shows as nothing; an item of a list keeps its mark.
_MARKS = re.compile(r"</?[a-zA-Z][^<>\n]*>|(?<!^)[*_~`\\]+|^[*_~`\\]+(?!\s)", re.MULTILINE)
# What follows a word and does not part it from the next: addresses, attributes, notes, comments.
_BEHIND = re.compile(
    r"\]\([^()\n]*\)|\]\[[^\[\]\n]*\]|\{[:#. ][^{}\n]*\}|\[\^[\w-]+\]|<!--[^\n]{0,200}?-->"
)
_NOTHING = ("Cf", "Cn", "Co", "Mn")
_BADGE = re.compile(
    rf"{_SIGN}{_BETWEEN}(?:{_WORDS})(?!\w)|(?<!\w)(?:{_WORDS}){_BETWEEN}{_SIGN}", re.IGNORECASE
)


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each sign beside words with which the site marks pages.

    Guides may show in code what the site's marks look like.
    """
    text = page.visible if TextPage.guides in PurePosixPath(page.path).parts else page.text
    if not _SIGNED.search(text):
        return
    told = set()
    for first, near in _near_signs(text.split("\n")):
        # With the titles of links, which a reader sees too, and without.
        for shown in dict.fromkeys((_shown(near), _shown(_BEHIND.sub("", near)))):
            number, at = first, 0
            for found in _BADGE.finditer(shown):
                number += shown.count("\n", at, found.start())
                at = found.start()
                text = " ".join(found[0].split())
                if (number, text) not in told:
                    told.add((number, text))
                    yield RULE.at(page.path, number, text=text)


def _near_signs(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines with signs and those beside them: (number of the first, text) of those in a row."""
    signed = [at for at, line in enumerate(lines) if _SIGNED.search(line)]
    near = sorted({at for sign in signed for at in (sign - 1, sign, sign + 1) if at >= 0})
    for _, row in groupby(enumerate(near), lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in row]
        yield numbers[0] + 1, "\n".join(lines[numbers[0] : numbers[-1] + 1])


def _shown(text: str) -> str:
    """`text` without marks and without characters that show as nothing amid a word."""
    letters = unicodedata.normalize("NFC", _MARKS.sub("", text))
    nothing = {one for one in set(letters) if unicodedata.category(one) in _NOTHING}
    return letters.translate(dict.fromkeys(map(ord, nothing))) if nothing else letters

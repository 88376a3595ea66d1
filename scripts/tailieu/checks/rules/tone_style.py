from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tailieu.checks.words import Verdicts, occurrences
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.language.syllables import like, placements

# The placement that the directive uses: `hòa`, `ủy`. The other, `hoà`, `uỷ`, is official too.
OLD, NEW = 0, 1

RULE = Rule(
    "TL067",
    "note",
    "text",
    Message("Một kiểu đặt dấu", "One tone placement"),
    Message(
        "«hòa, ủy» và «hoà, uỷ» đều đúng; lời văn của trang giữ một kiểu, là kiểu của công văn: "
        "«hòa, ủy». Lời trích giữ nguyên, và không gì bị tự sửa. Ở trang ngoài docs/, kiểu ít "
        "dùng hơn trong trang được nêu.",
        "“hòa, ủy” and “hoà, uỷ” are both right; the site's own text keeps to one, that of the "
        "directive: “hòa, ủy”. Quotations stay as they are, and nothing is changed by itself. In a "
        "page outside docs/ the placement that is rarer in it is told.",
    ),
    Message(
        "{count} từ đặt dấu theo kiểu khác, từ đầu tiên là «{word}».",
        "{count} words with the other tone placement, the first of them “{word}”.",
    ),
    Message("trong lời văn của mình, ghi «{right}».", "in your own words write “{right}”."),
)


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each page with words in the other tone placement."""
    if page.lang != "vi":
        return
    styles = _STYLES.among(page.pieces)
    matches = _found(styles, NEW, page)
    if not page.in_docs:
        # A page outside of docs/ may use either; if it uses both, the rarer one is reported.
        matches = min(matches, _found(styles, OLD, page), key=len)
    if matches:
        first = matches[0]
        spelt = placements(first[0])
        right = spelt[1 - spelt.index(first[0].lower())]
        yield RULE.at(
            page.path,
            page.line(first.start()),
            count=len(matches),
            word=first[0],
            right=like(first[0], right),
        )


def _found(styles: Mapping[str, int], style: int, page: MarkdownText) -> list[re.Match[str]]:
    """The places of all words in one `style`, in order."""
    found = [
        match
        for word, spelt in styles.items()
        if spelt == style
        for match in occurrences(word, page)
    ]
    return sorted(found, key=re.Match.start)


def _style(word: str) -> int | None:
    if word.isascii():
        return None
    spelt = placements(word)
    return spelt.index(word) if len(spelt) == 2 and word in spelt else None


_STYLES = Verdicts(_style)

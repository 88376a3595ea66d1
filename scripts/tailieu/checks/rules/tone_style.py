from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content.findings import Finding, Rule
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


def check(project: Project) -> Iterator[Finding]:
    """One finding for each page with words in the other tone placement."""
    styles: tuple[set[str], set[str]] = (set(), set())
    for word in project.own_words:
        style = _style(word)
        if style is not None:
            styles[style].add(word)
    for page in project.vietnamese:
        matches = _found(page.own_words & styles[NEW], page.own)
        if not project.whole:
            # A page outside of docs/ may use either; if it uses both, the rarer one is reported.
            matches = min(matches, _found(page.own_words & styles[OLD], page.own), key=len)
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


def _found(words: frozenset[str], text: str) -> list[re.Match[str]]:
    if not words:
        return []
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)"
    return list(re.finditer(pattern, text, re.IGNORECASE))


def _style(word: str) -> int | None:
    if word.isascii():
        return None
    spelt = placements(word)
    return spelt.index(word) if len(spelt) == 2 and word in spelt else None

from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.checks.words import Verdicts
from tailieu.content.findings import Edit, Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message

RULE = Rule(
    "TL068",
    "warning",
    "text",
    Message("Số, ký hiệu văn bản đúng dạng", "Document numbers have their right form"),
    Message(
        "Văn bản Nhà nước: 30/2020/NĐ-CP, 12/QĐ-TTg; văn bản Đảng: 18-NQ/TW. Không dấu cách, gạch "
        "nối ngắn, giữ chữ Đ.",
        "State documents: 30/2020/NĐ-CP, 12/QĐ-TTg; Party documents: 18-NQ/TW. No spaces, a short "
        "hyphen, and Đ kept.",
    ),
    Message("số văn bản «{found}» sai dạng.", "the document number “{found}” has a wrong form."),
    Message("ghi «{right}».", "write “{right}”."),
)

KINDS = "NĐ|ND|QĐ|QD|NQ|TT|TTLT|CT|KH|HD|TB|KL|CV|QyĐ|QC|BC|UBND"
_BODY = r"[A-ZĐƯÔ][A-ZĐƯÔa-z]*\d{0,2}"
_GAP = "[ \u00a0]?"
# Number, year or none, type and body, with any separators. The lookbehind comes after the first
# digit because a pattern that starts with a digit is faster.
STATE = re.compile(
    rf"(?P<n>[0-9](?<![\w/.-][0-9])[0-9]{{0,4}}){_GAP}/{_GAP}(?:(?P<y>(?:19|20)\d\d){_GAP}/{_GAP})?"
    rf"(?P<k>{KINDS})(?P<dash>{_GAP}[-–—‑]{_GAP})(?P<b>{_BODY})(?![\w/])"
)
PARTY_BODIES = "TW|TU|HU|QU|ĐU|VPTW|BTGTW|BTCTW|UBKTTW|BCT|BDVTW|BNCTW"
CAPITALS_WITHOUT_BAR = {"ND": "NĐ", "QD": "QĐ"}


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each document number that is written in another form."""
    if not _PERHAPS.among(page.pieces):
        return
    for match in STATE.finditer(page.own):
        right = _right(match)
        if right != match[0]:
            yield RULE.at(
                page.path,
                page.line(match.start()),
                found=match[0],
                right=right,
                edits=[Edit(match.start(), match.end(), right)],
            )


def _right(match: re.Match[str]) -> str:
    kind = CAPITALS_WITHOUT_BAR.get(match["k"], match["k"])
    if not match["y"] and re.fullmatch(PARTY_BODIES, match["b"]):
        return f"{match['n']}-{kind}/{match['b']}"
    year = f"{match['y']}/" if match["y"] else ""
    return f"{match['n']}/{year}{kind}-{match['b']}"


def _perhaps_wrong(piece: str) -> bool | None:
    """Whether a piece of text between spaces is a wrong number, or a part of one with spaces."""
    wrong = any(_right(match) != match[0] for match in STATE.finditer(piece))
    return wrong or _PART.search(piece) is not None or None


_PART = re.compile(rf"^/|/(?:(?:{KINDS})[-–—‑]?)?$")
_PERHAPS = Verdicts(_perhaps_wrong, of_pieces=True)

from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.checks.words import Verdicts
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.language import legacy_encodings

RULE = Rule(
    "TL063",
    "error",
    "text",
    Message("Không còn chữ TCVN3, VNI", "No remains of TCVN3 and VNI"),
    Message(
        "Chữ chép từ tệp cũ dùng phông .VnTime hay VNI-Times hiện thành ký tự lạ.",
        "Text from old files with .VnTime or VNI-Times fonts shows as strange signs.",
    ),
    Message(
        "chữ {encoding} chưa chuyển mã: «{found}» là «{right}».",
        "{encoding} text that was not converted: “{found}” is “{right}”.",
    ),
    Message(
        "chuyển tệp Word sang Unicode rồi chép lại, hoặc gõ lại dòng này.",
        "convert the Word file to Unicode and copy again, or retype this line.",
    ),
)

# Every such text has one of these characters, and few other pages do.
_MARK = re.compile("[µ¸¶¹¨»¾¼½Æ©ÇËÎÏÑªÖ×ØÜÞßäå«æçë®¬îïñöø÷ûüþ¡¢£¤¥¦§]")
_REFERRING = re.compile("[A-Za-z]+¹")
_MARKED = Verdicts(_MARK.search, of_pieces=True)


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each line with text in TCVN3 or VNI."""
    if page.lang != "vi":
        return
    text = page.prose
    if not _MARKED.among(page.pieces) or not legacy_encodings.SUSPECT.search(text):
        return
    start = 0
    for line in text.split("\n"):
        if legacy_encodings.SUSPECT.search(line):
            yield from _judge(page.path, page.line(start), line)
        start += len(line) + 1


def _judge(path: str, number: int, line: str) -> Iterator[Finding]:
    readings = legacy_encodings.decoded_words(line)
    encoding, words = max(readings.items(), key=lambda reading: len(reading[1]))
    # A single such word may be a foreign name; most Vietnamese words have diacritics. A raised 1
    # that refers to a note stands at the end of a word, as TCVN3's ạ may do.
    if len(dict(words)) >= 2 and not all(_REFERRING.fullmatch(word) for word, _ in words):
        found, right = (" ".join(column[:4]) for column in zip(*words, strict=True))
        yield RULE.at(path, number, encoding=encoding, found=found, right=right)

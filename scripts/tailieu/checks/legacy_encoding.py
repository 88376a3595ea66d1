from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from tailieu.checks.project import Project
from tailieu.findings import Finding, Rule, Said
from tailieu.spelling import is_syllable, placements

RULE = Rule(
    "TL063",
    "error",
    "text",
    Said("Không còn chữ TCVN3, VNI", "No remains of TCVN3 and VNI"),
    Said(
        "Chữ chép từ tệp cũ dùng phông .VnTime hay VNI-Times hiện thành ký tự lạ.",
        "Text from old files with .VnTime or VNI-Times fonts shows as strange signs.",
    ),
    Said(
        "chữ {encoding} chưa chuyển mã: «{found}» là «{right}».",
        "{encoding} text that was not converted: “{found}” is “{right}”.",
    ),
    Said(
        "chuyển tệp Word sang Unicode rồi chép lại, hoặc gõ lại dòng này.",
        "convert the Word file to Unicode and copy again, or retype this line.",
    ),
)

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_TONE = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = str.maketrans({"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"})

_TOKEN = re.compile("[A-Za-z\u00a1-\u00ff]+")
# One of these is in every remain, and in few pages else.
_MARK = re.compile("[µ¸¶¹¨»¾¼½Æ©ÇËÎÏÑªÖ×ØÜÞßäå«æçë®¬îïñöø÷ûüþ¡¢£¤¥¦§]")
# What no Vietnamese Unicode text has next to its letters.
_SUSPECT = re.compile(
    "[A-Za-zñö][µ¸¶¹¨»¾¼½Æ©ÇËÎÏÑªÖ×ØÜÞßäå«æçë®¬îïñöø÷ûüþ¡¢£¤¥¦§]|[®§][a-z]|[ñö][a-zùøûõï]"
)


def check(project: Project) -> Iterator[Finding]:
    for page in project.vietnamese:
        text = page.prose
        if not _MARK.search(text) or not _SUSPECT.search(text):
            continue
        start = 0
        for line in text.split("\n"):
            if _SUSPECT.search(line):
                yield from _judge(page.path, page.line(start), line)
            start += len(line) + 1


def _judge(path: str, number: int, line: str) -> Iterator[Finding]:
    readings = {"TCVN3": _read(line, _tcvn3), "VNI": _read(line, _vni)}
    encoding, words = max(readings.items(), key=lambda reading: len(reading[1]))
    # One such word may be a foreign name; Vietnamese has an accent in most words.
    if len(dict(words)) >= 2:
        found, right = (" ".join(column[:4]) for column in zip(*words, strict=True))
        yield RULE.at(path, number, encoding=encoding, found=found, right=right)


def _read(line: str, decode: Callable[[str], str | None]) -> list[tuple[str, str]]:
    """(word, what it stands for) for every word that makes sense in the encoding only."""
    return [
        (token, right)
        for token in _TOKEN.findall(line)
        if not token.isascii()
        and token.lower() not in placements(token)
        and (right := decode(token.lower()))
    ]


@cache
def _tcvn3(token: str) -> str | None:
    word = "".join(_TCVN3.get(char, char) for char in token)
    return word if is_syllable(word) else None


@cache
def _vni(token: str) -> str | None:
    def two(match: re.Match) -> str:
        letter, mark = match[1], match[2]
        if mark in _TONE:
            return letter + _TONE[mark]
        if letter in "aeo" and mark in _CIRCUMFLEX:
            return letter + "\u0302" + _CIRCUMFLEX[mark]
        if letter == "a" and mark in _BREVE:
            return letter + "\u0306" + _BREVE[mark]
        return match[0]

    marks = "".join({*_TONE, *_CIRCUMFLEX, *_BREVE})
    word = re.sub(f"([aeiouyöô])([{marks}])", two, token).translate(_VNI_SINGLE)
    word = unicodedata.normalize("NFC", word)
    return word if is_syllable(word) else None

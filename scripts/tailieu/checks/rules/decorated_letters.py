from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message

RULE = Rule(
    "TL077",
    "error",
    "safety",
    Message("Chữ gõ bằng chính chữ ấy", "Letters are typed as themselves"),
    Message(
        "Chữ của công thức toán, chữ trong vòng tròn, chữ hoa nhỏ trông như tên một cơ quan mà "
        "máy tìm không ra và các quy tắc khác không nhận ra; ký tự viết bằng mã như `&#9679;` cũng "
        "vậy.",
        "Letters made for formulas, in circles or as small capitals look like the name of an "
        "office, but neither searches nor other rules know them; nor characters written as codes, "
        "such as `&#9679;`.",
    ),
    Message("«{word}» viết bằng chữ cách điệu.", "“{word}” is in ornate letters."),
    Message("gõ lại: «{right}»; cần đậm thì đặt trong **…**.", "type “{right}”; **…** is bold."),
)
_CODED = Message("«{code}» là một ký tự viết bằng mã.", "“{code}” is a character in code.")
_TYPE = Message(
    "gõ chính ký tự ấy; muốn hiện chính mã ấy thì đặt trong dấu `…`.",
    "type the character itself; to show the code itself, put it between `…`.",
)
_SMALL = "ᴀʙᴄᴅᴆᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ"
# Those of which Unicode does not say which letters they are: small capitals, white on black.
_MEANT = {
    **str.maketrans(_SMALL, "ABCDĐEFGHIJKLMNOPQRSTUVWYZ"),
    **{first + at: 65 + at for first in (0x1F150, 0x1F170) for at in range(26)},
}
_LETTERS = re.compile(
    # Those of formulas, in brackets, in circles and squares, and small capitals.
    "(?:[\U0001d400-\U0001d7ff\u249c-\u24e9\U0001f110-\U0001f12b\U0001f130-\U0001f149"
    f"\U0001f150-\U0001f169\U0001f170-\U0001f189{_SMALL}][\u0300-\u036f]*)+"
    # Raised letters; a single one may be that of an ordinal number.
    "|(?:[ʰʲʳʷʸˡˢˣᴬ-ᵡⁱⁿꟲ-ꟴꟸꟹ][\u0300-\u036f]*){2,}"
)
# The rest of a word with such letters; a longer one is no word.
_LONGEST = 30
_TYPE_ALONE = Message("gõ chính ký tự ấy.", "type the character itself.")
# Characters in quoted values of YAML, lines that go on within a word among them.
_CODE_OF_HEAD = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[LNP_]|$)|\\\\", re.MULTILINE
)
# HTML needs no `;` after numbers, and after no other name of what is unseen.
_CODE = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,20};?|\w+;|shy)")
# Marks of HTML and Markdown, which a text may have to escape, and the space that does not break.
_RIGHTLY_CODED = re.compile(r"[!-/:-@\[-`{-~\u00a0]")


def check_page(page: MarkdownText) -> Iterator[Finding]:
    """One finding for each word of a line in ornate letters, and for each character that
    is written as a code, without those that text may need."""
    told = set()
    for found in _CODE_OF_HEAD.finditer(page.text, 0, page.body_start):
        code = found[0]
        if code != r"\\" and code not in told:
            told.add(code)
            line = page.line(found.start())
            yield RULE.at(page.path, line, message=_CODED, fix=_TYPE_ALONE, code=code)
    for found in _CODE.finditer(page.visible, page.body_start):
        code, meant = found[0], html.unescape(found[0])
        if meant == code or _RIGHTLY_CODED.fullmatch(meant) or code in told:
            continue
        # Full texts have no codes: they show what is written.
        if not page.recorded(found.start()):
            told.add(code)
            line = page.line(found.start())
            yield RULE.at(page.path, line, message=_CODED, fix=_TYPE, code=code)
    text, end = page.visible, 0
    words = set()
    for found in _LETTERS.finditer(text):
        if found.start() >= end:
            start, end = _around(text, *found.span())
            words.add((page.line(start), text[start:end]))
    for line, word in sorted(words):
        yield RULE.at(page.path, line, word=word, right=_meant(word))


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the word begins and ends that has letters from `start` to `end`, if it is not long."""
    first, last = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    while start > first and _in_word(text[start - 1]):
        start -= 1
    while end < last and _in_word(text[end]):
        end += 1
    return start, end


def _in_word(sign: str) -> bool:
    return sign.isalpha() or "\u0300" <= sign <= "\u036f"


def _meant(word: str) -> str:
    """The word in plain letters; capitals only where it begins, if it has small letters too."""
    right = word.translate(_MEANT)
    if any(one.islower() and one not in _SMALL for one in word):
        right = right[0] + "".join(
            new.lower() if old in _SMALL else new
            for old, new in zip(word[1:], right[1:], strict=True)
        )
    return unicodedata.normalize("NFKC", right)

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.checks.sections import MESSAGES, QUESTIONS, UNSURE
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL029",
    "warning",
    "content",
    Message("Lời nói ra được", "Words that can be spoken"),
    Message(
        "Ý chính và câu trả lời là lời nói trước bà con: bà con không biết «phiếu này» là gì, cũng "
        "không nghe kịp hai số luật trong một câu.",
        "Key messages and answers are said to people, who do not know “this sheet” and cannot "
        "follow two numbers of laws in one line.",
    ),
    Message("«{text}» không phải lời nói.", "“{text}” is not how people speak."),
    Message("nói lại như nói với hàng xóm.", "say it as you would to a neighbour."),
)
_TWO = Message(
    "một câu nêu {count} số văn bản: {text}.",
    "one line holds {count} numbers of documents: {text}.",
)
_TWO_FIX = Message(
    "gọi tên luật, giữ nhiều nhất một số; số còn lại để ở «Số liệu cần nhớ».",
    "name the law and keep one number at most; leave the others to the figures.",
)
_OFFICE = re.compile(
    r"phiếu này|(?:chưa )?đối chiếu|được (?:\S+ ){1,3}bởi|this sheet|not (?:been )?checked against",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w/-])\d{1,5}(?:/\d{4})?[-/][A-ZĐƯÔ][\wĐ]*(?:[-/–][A-ZĐƯÔ]\w*)*")
_SPOKEN = frozenset(name for part in (MESSAGES, QUESTIONS, UNSURE) for name in (part.vi, part.en))


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each thing in a spoken line that nobody would say."""
    for _, page in texts.sheet_pages():
        for section in page.sections:
            if section.heading not in _SPOKEN:
                continue
            for block in section.blocks:
                if block.kind not in ("item", "paragraph"):
                    continue
                text = unicodedata.normalize("NFC", page.spoken(block))
                for office in _OFFICE.finditer(text):
                    yield RULE.at(page.path, block.line, text=office[0])
                numbers = list(dict.fromkeys(_NUMBER.findall(text)))
                if len(numbers) > 1:
                    yield RULE.at(
                        page.path,
                        block.line,
                        message=_TWO,
                        fix=_TWO_FIX,
                        count=len(numbers),
                        text=", ".join(numbers),
                    )

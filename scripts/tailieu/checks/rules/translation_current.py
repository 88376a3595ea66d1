from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from tailieu.checks.project import PageTexts
from tailieu.content import synonyms
from tailieu.content.catalogue import Entry
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.schema import TRANSLATED

RULE = Rule(
    "TL054",
    "warning",
    "content",
    Message("Bản dịch theo kịp bản gốc", "A translation keeps up with its original"),
    Message(
        "«original» là mã của bản tiếng Việt lúc dịch; bản tiếng Việt đổi thì mã khác.",
        "“original” is the code of the Vietnamese page as it was translated.",
    ),
    Message(
        "bản tiếng Việt đã đổi từ lần dịch trước («original: {recorded}»).",
        "the Vietnamese page has changed since it was translated (“original: {recorded}”).",
    ),
    Message(
        "dịch lại chỗ đã đổi, rồi ghi «original: {found}».",
        "translate what has changed, then write “original: {found}”.",
    ),
)
_ABSENT = Message(
    "chưa ghi dịch từ bản tiếng Việt nào.",
    "does not say which state of the Vietnamese page it translates.",
)
_ADD = Message(
    "so lại với bản tiếng Việt, rồi thêm dòng «original: {found}».",
    "compare it with the Vietnamese page, then add a line “original: {found}”.",
)
# Text that the toolchain writes into pages changes with the toolchain.
GENERATED = re.compile(r"<!-- (\S+): .*?<!-- /\1: -->", re.DOTALL)


def code(entry: Entry[Any]) -> str:
    """A digest of the Vietnamese page; it begins with a letter, so that YAML reads it as text."""
    meta = entry.meta
    spoken = [getattr(meta, name, None) or "" for name in TRANSLATED]
    body = GENERATED.sub("", entry.body)
    if synonyms.holds_sets(entry):
        body = synonyms.without_sets(body)
    amounts = [f"{row.what} {row.amount}" for row in getattr(meta, "amounts", ())]
    text = " ".join([*spoken, *amounts, body])
    text = " ".join(unicodedata.normalize("NFC", text).split())
    return "t" + hashlib.sha256(text.encode()).hexdigest()[:11]


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each translation of an earlier version of its page."""
    for entry, _, english in texts.translated():
        recorded, found = entry.en.meta.original if entry.en else None, code(entry)
        if recorded == found:
            continue
        at = english.text.find("\noriginal:")
        line = english.line(at + 1) if at >= 0 else 1
        if recorded:
            yield RULE.at(english.path, line, recorded=recorded, found=found)
        else:
            yield RULE.at(english.path, line, message=_ABSENT, fix=_ADD, found=found)

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.content.clauses import Clause
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.schema import Document

RULE = Rule(
    "TL028",
    "error",
    "content",
    Message("Toàn văn giữ nguyên từng chữ", "A full text is kept word for word"),
    Message(
        "«text_sha256» là mã tính từ toàn văn; đổi một chữ là mã khác. Người duyệt thấy cả hai "
        "thay đổi.",
        "“text_sha256” is computed from the full text; each letter counts. A reviewer sees both.",
    ),
    Message(
        "toàn văn khác với bản đã ghi «text_sha256: {recorded}».",
        "the full text differs from the one recorded as “text_sha256: {recorded}”.",
    ),
    Message(
        "khôi phục toàn văn; chỉ khi đã so lại với bản gốc mới ghi «text_sha256: {found}».",
        "restore the full text; only after comparing it with the original, "
        "write “text_sha256: {found}”.",
    ),
)
_ABSENT = Message("có toàn văn mà thiếu «text_sha256».", "has a full text, but no “text_sha256”.")
_ADD = Message("thêm dòng «text_sha256: {found}».", "add a line “text_sha256: {found}”.")


def digest(clauses: tuple[Clause, ...]) -> str:
    """The checksum of a full text: its paragraphs, each on one line."""
    return hashlib.sha256("\n".join(clause.text for clause in clauses).encode()).hexdigest()


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each full text that is not the one whose checksum is recorded."""
    for document in texts.of(Document):
        recorded = document.meta.text_sha256
        if not document.clauses and not recorded:
            continue
        found = digest(document.clauses)
        if recorded is None:
            yield RULE.at(
                texts.vietnamese.path,
                document.body_line,
                message=_ABSENT,
                fix=_ADD,
                found=found,
            )
        elif recorded != found:
            place = document.place("text_sha256")
            yield RULE.at(texts.vietnamese.path, *place, recorded=recorded, found=found)

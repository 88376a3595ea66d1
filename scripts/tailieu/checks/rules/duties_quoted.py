from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.schema import Document

RULE = Rule(
    "TL056",
    "error",
    "content",
    Message("Nhiệm vụ trích đúng từng chữ", "Duties are quoted word for word"),
    Message(
        "«quote» là chữ của đúng mục ấy, «who» là chữ của văn bản: lịch nhiệm vụ không diễn giải.",
        "“quote” is in the very clause and “who” in the document: the calendar does not interpret.",
    ),
    Message("«{name}» không có nguyên văn ở {place}.", "“{name}” is not in {place} word for word."),
    Message("chép lại từ toàn văn.", "copy it from the full text."),
)
_TEXT = Message("toàn văn", "the full text")


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each quotation that its document or clause does not have."""
    for document in texts.of(Document):
        held = {clause.id: clause.text for clause in document.clauses}
        whole = "\n".join(held.values())
        for index, duty in enumerate(document.meta.duties):
            for name, text, within, place in (
                ("quote", duty.quote, held.get(duty.clause, ""), duty.clause),
                ("who", duty.who, whole, _TEXT),
            ):
                if text not in within:
                    yield RULE.at(
                        texts.vietnamese.path,
                        *document.place("duties", index, name),
                        name=name,
                        place=place,
                    )

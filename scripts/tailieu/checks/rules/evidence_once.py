from __future__ import annotations

import json
from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content.catalogue import Entry
from tailieu.content.findings import Edit, Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.schema import Citation, Evidence, Sheet

RULE = Rule(
    "TL036",
    "error",
    "content",
    Message("Bằng chứng ghi một nơi", "Evidence stands once"),
    Message(
        "Dẫn một văn bản là theo bằng chứng ở trang của văn bản ấy; chép lại thì sửa một nơi, sót "
        "một nơi.",
        "A citation of a document inherits the evidence of its page; what is copied is corrected "
        "in one place and forgotten in the other.",
    ),
    Message(
        "trang này đã có ở bằng chứng của «{document}».",
        "the evidence of “{document}” has this page already.",
    ),
    Message(
        "bỏ «evidence»; lời đã đọc thì ghi ở «quote» của nhãn.",
        "remove “evidence”; the words read there go into “quote” of the label.",
    ),
)


def check(project: Project) -> Iterator[Finding]:
    """One finding for each page of a citation that the cited document's evidence has."""
    for sheet in project.catalog.sheets.values():
        for label, cited in sheet.meta.citations.items():
            document = project.catalog.documents.get(cited.document or "")
            if not document or not cited.evidence:
                continue
            told = {page.url for page in document.meta.evidence.pages}
            edits = _edits(sheet, label, cited, document.meta.evidence)
            for index, page in enumerate(cited.evidence.pages):
                if page.url in told:
                    place = sheet.place("citations", label, "evidence", "pages", index, "url")
                    yield RULE.at(
                        project.shown(sheet.path), *place, document=document.id, edits=edits
                    )


def _edits(sheet: Entry[Sheet], label: str, cited: Citation, told: Evidence) -> list[Edit]:
    """What puts the words read in place of evidence that is the document's own, lines of its own.

    None where something would be lost.
    """
    own = cited.evidence
    urls = {page.url for page in told.pages}
    if not own or own.mark != told.mark or not {page.url for page in own.pages} <= urls:
        return []
    said = {page.quote for page in own.pages} - {None, *(page.quote for page in told.pages)}
    if len(said) > 1:
        return []
    first, _ = sheet.place("citations", label, "evidence")
    last, _ = sheet.place("citations", label, "evidence", "pages", len(own.pages) - 1, "url")
    lines = sheet.source.text.splitlines(keepends=True)
    if not all(line.startswith("     ") for line in lines[first:last]):
        return []
    start = len("".join(lines[: first - 1]))
    quote = "".join(f"    quote: {json.dumps(words, ensure_ascii=False)}\n" for words in said)
    return [Edit(start, start + len("".join(lines[first - 1 : last])), quote)]

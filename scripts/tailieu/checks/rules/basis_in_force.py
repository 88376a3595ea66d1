from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import Project
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message
from tailieu.content.status import document_status, sheet_status

RULE = Rule(
    "TL026",
    "warning",
    "content",
    Message("Căn cứ còn hiệu lực", "The basis is in force"),
    Message(
        "Văn bản được dẫn mà đã bị thay thế hoặc hết hiệu lực thì phiếu cần xem lại.",
        "A sheet that cites a replaced or expired document needs another look.",
    ),
    Message(
        "căn cứ «{document}» đã bị thay thế hoặc hết hiệu lực{successors}.",
        "its basis “{document}” is replaced or no longer in force{successors}.",
    ),
    Message(
        "xem lại ý dẫn «[^{label}]»; viết phiếu mới nếu quy định đã đổi.",
        "look again at what cites “[^{label}]”; write a new sheet if the rule has changed.",
    ),
)
_NEWER = Message(" (nay là {newer})", " (now {newer})")
# Statuses of sheets that readers are already told not to rely on.
PAST = ("da-rut", "bi-thay-the", "luu-tru", "het-hieu-luc")


def check(project: Project) -> Iterator[Finding]:
    """One finding for each citation of a document that is replaced or no longer in force."""
    catalog = project.catalog
    for sheet in catalog.sheets.values():
        if sheet_status(catalog, sheet, project.today) in PAST:
            continue
        for label, citation in sheet.meta.citations.items():
            document = catalog.documents.get(citation.document) if citation.document else None
            if not document or document_status(catalog, document, project.today) not in PAST:
                continue
            newer = [entry.id for entry in catalog.replaced_by.get(document.id, [])]
            # A sheet that also cites the successor is about the change.
            if any(cited.document in newer for cited in sheet.meta.citations.values()):
                continue
            yield RULE.at(
                project.shown(sheet.path),
                *sheet.place("citations", label, "document"),
                document=document.id,
                label=label,
                successors=_NEWER if newer else "",
                newer=", ".join(newer),
            )

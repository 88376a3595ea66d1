from __future__ import annotations

from collections.abc import Container, Iterator

from tailieu.checks.entry_links import read
from tailieu.checks.project import Project
from tailieu.content.findings import Finding, Rule
from tailieu.content.hosts import belongs, host_of, registered
from tailieu.content.messages import Message

RULE = Rule(
    "TL035",
    "error",
    "content",
    Message("V1 chỉ cho trang chính thức", "V1 for official pages alone"),
    Message(
        "«V1» nói rằng điều ấy đọc được ở trang của cơ quan nhà nước (.gov.vn) hoặc của một nguồn "
        "có trong docs/nguon. Trang khác đứng chung nhãn thì người đọc tin quá.",
        "“V1” says that it was read on a page of a public body (.gov.vn) or of a source in "
        "docs/nguon. Other pages below the same mark would be believed too much.",
    ),
    Message(
        "«{host}» không phải .gov.vn, cũng không có trong docs/nguon, mà ghi V1.",
        "“{host}” is neither .gov.vn nor in docs/nguon, yet stands below V1.",
    ),
    Message(
        "tách trang này ra một nhãn V2, hoặc thêm docs/nguon/{page}.md nếu đó là nguồn chính thức.",
        "give this page a label of its own with V2, or add docs/nguon/{page}.md if it is official.",
    ),
)
_NOWHERE = Message(
    "ghi V1 mà không có trang nào để kiểm tra.", "says V1 without a page to look it up."
)
_NOWHERE_FIX = Message(
    "thêm trang đã đọc vào «pages», hoặc ghi V2.", "add the page to “pages”, or write V2."
)
_OF_THE_STATE = "gov.vn"


def check(project: Project) -> Iterator[Finding]:
    """One finding for each page below V1 that is not official, and for each V1 without a page."""
    known = official(project)
    for entry in project.catalog.entries():
        for place, evidence in read(entry):
            if evidence.mark != "V1":
                continue
            if not evidence.pages:
                path = project.shown(entry.path)
                at = entry.place(*place, "mark")
                yield RULE.at(path, *at, message=_NOWHERE, fix=_NOWHERE_FIX)
            for index, page in enumerate(evidence.pages):
                host = host_of(page.url) or ""
                if not belongs(host, known):
                    at = entry.place(*place, "pages", index, "url")
                    yield RULE.at(
                        project.shown(entry.path), *at, host=host, page=host.replace(".", "-")
                    )


def official(project: Project) -> Container[str]:
    """The hosts that are official, with all below them: the State's, and those of sources."""
    return {_OF_THE_STATE, *registered(project.catalog)}

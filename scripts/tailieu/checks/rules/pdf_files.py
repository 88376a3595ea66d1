from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from tailieu.checks.project import Outline, Project
from tailieu.content import pdf
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.content.problems import Problem
from tailieu.limited import Crashed, Limits, TooLong, TooMuch, run_limited

RULE = Rule(
    "TL089",
    "error",
    "safety",
    Message("Tệp PDF là bản gốc của văn bản", "PDF files are originals of documents"),
    Message(
        "Tệp PDF có thể chứa mã, biểu mẫu gửi đi và tệp khác. Chỉ đăng tệp không có gì tự chạy, và "
        "được một trang trong docs/van-ban/ dẫn tới.",
        "A PDF file can hold code, forms that send, and other files. Published is what has nothing "
        "that acts, and to which a page in docs/van-ban/ leads.",
    ),
    Message("tệp PDF {problem}.", "the PDF file {problem}."),
    Message(
        "mở tệp, in ra một tệp PDF mới (Print to PDF, không khóa) rồi thay vào.",
        "open it, print it to a new PDF file without a password, and put that in its place.",
    ),
)
_NOT_NAMED = Message(
    "không có trang văn bản nào dẫn tới tệp PDF này.", "no document page leads to this PDF file."
)
_NOT_NAMED_FIX = Message(
    "ghi [bản gốc]({name}) trong trang của văn bản ở docs/van-ban/, hoặc xóa tệp.",
    "write [original]({name}) in the document's page in docs/van-ban/, or delete the file.",
)
_TOO_MUCH = Message("bung ra quá nhiều so với cỡ của nó", "unfolds to far too much for its size")
# Half a megabyte was seen to unfold to over 20 GB while it is read. The child begins with a copy of
# the check's own memory, which counts too.
_LIMITS = Limits(seconds=10, bytes=1_500_000_000)


def problem(data: bytes) -> Problem | None:
    """As pdf.problem, in a process that may take only so much."""
    try:
        return run_limited(lambda folder, report: pdf.problem(data), _LIMITS)
    except (TooLong, TooMuch, Crashed):
        return Problem.at(0, _TOO_MUCH)


def named(pages: Mapping[str, MarkdownText] | Mapping[str, Outline]) -> frozenset[str]:
    """The files, by path in docs/, to which document pages lead; `pages` by theirs."""
    return frozenset(
        posixpath.normpath(
            posixpath.join(posixpath.dirname(path), unquote(link.address.split("#")[0]))
        )
        for path, page in pages.items()
        if path.startswith("van-ban/")
        for link in page.links
    )


def check(project: Project) -> Iterator[Finding]:
    """One finding for each PDF file that is not only pages, or that no document page links to."""
    files = list(project.files(".pdf"))
    wanted = named(project.outlines) if files else frozenset()
    for relative, path in files:
        shown = project.shown(relative)
        wrong = problem(path.read_bytes())
        if wrong:
            yield RULE.at(shown, 0, **wrong.as_values())
        if relative not in wanted:
            name = posixpath.relpath(relative, "van-ban")
            yield RULE.at(shown, 0, message=_NOT_NAMED, fix=_NOT_NAMED_FIX, name=name)

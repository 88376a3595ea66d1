from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from tailieu.checks.project import Outline, Project
from tailieu.content import pdf
from tailieu.content.findings import Finding, Rule
from tailieu.content.hosts import belongs, host_of, registered
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.content.problems import Problem
from tailieu.limited import Crashed, Limits, Report, TooLong, TooMuch, run_limited

RULE = Rule(
    "TL089",
    "error",
    "safety",
    Message("Tệp PDF là bản gốc của văn bản", "PDF files are originals of documents"),
    Message(
        "Tệp PDF có thể chứa mã, biểu mẫu gửi đi và tệp khác. Chỉ đăng tệp không có gì tự chạy, "
        "chỉ dẫn tới nguồn có trong docs/nguon, và được một trang trong docs/van-ban/ dẫn tới.",
        "A PDF file can hold code, forms that send, and other files. Published is what has nothing "
        "that acts, leads only to sources in docs/nguon, and is led to by a page in docs/van-ban/.",
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
_LEADS = Message(
    "tệp PDF có liên kết tới «{host}», không có trong docs/nguon.",
    "the PDF file leads to “{host}”, which is not in docs/nguon.",
)
_LEADS_FIX = Message(
    "in ra một tệp PDF mới bằng «Microsoft Print to PDF», nó không giữ liên kết, rồi thay vào.",
    "print it with “Microsoft Print to PDF”, which keeps no links, and put that in its place.",
)
_TOO_MUCH = Message("bung ra quá nhiều so với cỡ của nó", "unfolds to far too much for its size")
# Half a megabyte was seen to unfold to over 20 GB while it is read. The child begins with a copy of
# the check's own memory, which counts too.
_LIMITS = Limits(seconds=10, bytes=1_500_000_000)


def read(data: bytes) -> tuple[Problem | None, list[str]]:
    """Why a PDF file may not be published, and otherwise the hosts to which it leads, each once.

    It is read in a process that may take only so much.
    """

    def look(folder: Path, report: Report) -> tuple[Problem | None, list[str]]:
        wrong = pdf.problem(data)
        return wrong, [] if wrong else pdf.addresses(data)

    try:
        wrong, addresses = run_limited(look, _LIMITS)
    except (TooLong, TooMuch, Crashed):
        return Problem.at(0, _TOO_MUCH), []
    return wrong, sorted({host for address in addresses if (host := host_of(address))})


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
    """One finding for each PDF file that is not only pages, or that no document page links to, and
    for each host to which one leads that is not that of a registered source."""
    files = list(project.files(".pdf"))
    wanted = named(project.outlines) if files else frozenset()
    known = registered(project.catalog)
    for relative, path in files:
        shown = project.shown(relative)
        wrong, hosts = read(path.read_bytes())
        if wrong:
            yield RULE.at(shown, 0, **wrong.as_values())
        for host in hosts:
            if not belongs(host, known):
                yield RULE.at(shown, 0, message=_LEADS, fix=_LEADS_FIX, host=host)
        if relative not in wanted:
            name = posixpath.relpath(relative, "van-ban")
            yield RULE.at(shown, 0, message=_NOT_NAMED, fix=_NOT_NAMED_FIX, name=name)

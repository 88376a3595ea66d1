from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import unquote

from tailieu.checks.project import Project
from tailieu.content.catalogue import Entry
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.content.nearest import Nearest

RULE = Rule(
    "TL070",
    "error",
    "links",
    Message("Liên kết trong trang tới đúng chỗ", "Internal links lead somewhere"),
    Message(
        "Liên kết tới trang khác là đường dẫn tới tệp .md; sau dấu # là một đề mục hay một mục "
        "của toàn văn.",
        "A link to another page is the path of its .md file; after # comes a heading or clause.",
    ),
    Message("liên kết «{address}»: {problem}.", "the link “{address}”: {problem}."),
    Message("{hint}sửa hoặc bỏ liên kết.", "{hint}mend or remove the link."),
)
_NO_PAGE = Message("không có docs/{page}", "there is no docs/{page}")
_NO_ANCHOR = Message(
    "docs/{page} không có chỗ tên «{anchor}»", "docs/{page} has no place named “{anchor}”"
)
_OUTSIDE = Message("trỏ ra ngoài thư mục docs/", "leads out of docs/")
_NEAR = Message("có phải «{near}»? Nếu không, ", "did you mean “{near}”? If not, ")
_SCHEME = re.compile(r"^[a-zA-Z][\w+.-]*:|^//")


def check(project: Project) -> Iterator[Finding]:
    """One finding for each link to a page, file or anchor of the site that does not exist."""
    catalog = project.catalog
    places, nearest = Places(project), Nearest()
    for path, outline in project.outlines.items():
        folder = posixpath.dirname(path)
        for line, address, _ in outline.links:
            if not address or _SCHEME.match(address):
                continue
            wanted, _, anchor = address.partition("#")
            target = posixpath.normpath(posixpath.join(folder, unquote(wanted))) if wanted else path
            problem, near = None, ""
            if target.startswith("../") or target.startswith("/"):
                problem = _OUTSIDE
            elif target not in catalog.files:
                problem = _NO_PAGE
                near = nearest.of(target, catalog.texts)
            elif anchor and target.endswith(".md"):
                known = places.of(target)
                if known is not None and anchor not in known:
                    problem = _NO_ANCHOR
                    near = nearest.of(anchor, known)
            if problem:
                shown = project.shown(path)
                yield _finding(shown, line, address, problem, target, anchor, near)


def of_drawn(
    page: MarkdownText,
    address: str,
    target: str,
    anchor: str,
    known: frozenset[str],
    nearest: Nearest,
) -> Finding:
    """The finding for a link of `page` to a place that its target in docs/ does not have.

    Pages with a template of their own have their places, `known`, only when they are drawn.
    """
    line = next((page.line(link.offset) for link in page.links if link.address == address), 0)
    near = nearest.of(anchor, known)
    return _finding(page.path, line, address, _NO_ANCHOR, target, anchor, near)


def _finding(
    path: str, line: int, address: str, problem: Message, page: str, anchor: str, near: str
) -> Finding:
    return RULE.at(
        path,
        line,
        address=address,
        problem=problem,
        page=page,
        anchor=anchor,
        hint=_NEAR if near else "",
        near=near,
    )


class Places:
    """The anchors of each page."""

    def __init__(self, project: Project):
        self.outlines = project.outlines
        self.entries: dict[str, Entry[Any]] = project.catalog.by_path()
        self.of = cache(self._of)

    def _of(self, path: str) -> frozenset[str] | None:
        """Every anchor of the page; None if its template adds more than the Markdown has."""
        outline = self.outlines.get(path)
        if outline is None:
            return None
        entry = self.entries.get(path.replace(".en.md", ".md"))
        if entry is not None and getattr(entry.meta, "template", None):
            return None
        found = set(outline.anchors)
        if entry is not None:
            found |= {clause.id for clause in entry.clauses}
            found |= {f"fn:{label}" for label in getattr(entry.meta, "citations", {})}
        return frozenset(found)

"""The full text of a document as a page draws it."""

from __future__ import annotations

from helpers.project import ROOT
from tailieu.content import clauses
from tailieu.content.markdown import MarkdownText
from tailieu.site.full_text import TEMPLATE, Beside, full_text
from tailieu.site.templates import Templates


def drawn(markdown: str) -> str:
    """The HTML of the full text of the page `markdown`, which nothing cites."""
    templates = Templates(ROOT / "overrides")
    text = clauses.split(MarkdownText("", markdown).full_text)
    context = full_text(text, "vi", Beside({}, {}), {"vi": "Công văn"})
    return templates.render(TEMPLATE, "vi", **context)

"""The last step of Markdown: what an author wrote stays inside the attribute that it is for."""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE


class AttributesExtension(Extension):
    """Makes plain text of the raw HTML in values of attributes.

    Markdown leaves a mark for it and puts it in the mark's place when values are escaped already,
    so a quotation mark in it would end the attribute. As text it is escaped with the rest.
    """

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        # After all others: any of them may make attributes.
        md.treeprocessors.register(_Attributes(md), "tailieu-attributes", -100)


class _Attributes(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in element.items():
                element.set(name, HTML_PLACEHOLDER_RE.sub(self._text, value))

    def _text(self, mark: re.Match[str]) -> str:
        held = self.md.htmlStash.rawHtmlBlocks[int(mark[1]) : int(mark[1]) + 1]
        return "".join(unescape(html) for html in held if isinstance(html, str))

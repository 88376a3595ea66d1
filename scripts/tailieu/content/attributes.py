"""The last step of Markdown: text of authors cannot end the attribute that it is in.

Nor can it name places that the site names.
"""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from tailieu.content.marks import MADE
from tailieu.content.places import may_name


class AttributesExtension(Extension):
    """Turns raw HTML in the values of attributes into plain text.

    Markdown replaces raw HTML by placeholders and puts it back after values have been escaped, so
    that a quotation mark in it would end the attribute. As text it is escaped like the rest.

    Classes and ids that Markdown gave begin with MADE; those in raw HTML do not, nor do ids that an
    author's element may not have.
    """

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Register the step after all others, since any of them may create attributes."""
        md.treeprocessors.register(_Attributes(md), "tailieu-attributes", -100)


class _Attributes(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in element.items():
                # In raw HTML an attribute may have no value.
                value = HTML_PLACEHOLDER_RE.sub(self._text, value or "")
                if name == "class" or (
                    name == "id" and may_name(element.tag, value.removeprefix(MADE))
                ):
                    value = MADE + value
                element.set(name, value)

    def _text(self, mark: re.Match[str]) -> str:
        held = self.md.htmlStash.rawHtmlBlocks[int(mark[1]) : int(mark[1]) + 1]
        return "".join(unescape(html) for html in held if isinstance(html, str))

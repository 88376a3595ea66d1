"""Keeps text without any mark of Markdown away from the patterns of Markdown, which are slow."""

from __future__ import annotations

import re
from typing import TypeGuard
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

# What the patterns of Markdown and of our extensions begin with.
_MARK = re.compile(r"[\\`\[!<&*_]|  \n")


class PlainTextExtension(Extension):
    """Marks plain text before the patterns of inline Markdown are tried, and unmarks it after.

    Most text is plain, and each of some twenty patterns would be searched in each piece of it: half
    of the time that a page takes.
    """

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Register the two steps around the treeprocessor `inline`, whose priority is 20."""
        plain = _Plain(md)
        md.treeprocessors.register(plain, "tailieu-plain", 20.5)
        md.treeprocessors.register(_Unmark(plain), "tailieu-unmark", 19.5)


def _is_plain(text: str | None) -> TypeGuard[str]:
    return text is not None and text != "" and not _MARK.search(text)


class _Plain(Treeprocessor):
    marked: list[tuple[Element, bool]]

    def run(self, root: Element) -> None:
        self.marked = []
        for element in root.iter():
            if _is_plain(element.text) and not isinstance(element.text, AtomicString):
                element.text = AtomicString(element.text)
                self.marked.append((element, True))
            if _is_plain(element.tail):
                element.tail = AtomicString(element.tail)
                self.marked.append((element, False))


class _Unmark(Treeprocessor):
    def __init__(self, plain: _Plain) -> None:
        super().__init__(plain.md)
        self._plain = plain

    def run(self, root: Element) -> None:
        for element, is_text in self._plain.marked:
            if is_text and element.text:
                element.text = str(element.text)
            elif not is_text and element.tail:
                element.tail = str(element.tail)

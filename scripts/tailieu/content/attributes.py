"""The last step of Markdown: text of authors cannot end the attribute that it is in.

Nor can it name places that the site names.
"""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FN_BACKLINK_TEXT
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from tailieu.content.marks import MADE
from tailieu.content.places import may_name


class AttributesExtension(Extension):
    """Turns raw HTML in the values of attributes into plain text.

    Markdown replaces raw HTML by placeholders and puts it back after values have been escaped, so
    that a quotation mark in it would end the attribute. As text it is escaped like the rest.

    Classes and ids that Markdown gave begin with MADE; those in raw HTML do not, nor do ids that an
    author's element may not have, and marks of notes that are not those of a note.
    """

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Register the step after all others, since any of them may create attributes."""
        md.treeprocessors.register(_Attributes(md), "tailieu-attributes", -100)


_CLASS_OF_NOTES = re.compile(r"(?<!\S)footnote")
_REFERENCE = re.compile("fnref[0-9]*:(.+)")


def _of_notes(root: Element) -> set[Element]:
    """The elements that Markdown made of notes, which an author can give the same classes and ids.

    A `sup` in the tree is a reference to a note, since authors can only write one as raw HTML, and
    only links back to references have the text FN_BACKLINK_TEXT.
    """
    notes: set[Element] = set()
    # Each after what is in it.
    for element in reversed(list(root.iter())):
        inside = list(element)
        if element.tag == "sup" and len(inside) == 1:
            found = _REFERENCE.fullmatch(element.get("id", ""))
            if found and inside[0].get("href") == f"#fn:{found[1]}":
                notes |= {element, inside[0]}
        elif element.tag == "a" and element.text == FN_BACKLINK_TEXT:
            notes.add(element)
        elif element.tag == "li" and inside and inside[-1].tag == "p" and len(inside[-1]):
            if inside[-1][-1] in notes and inside[-1][-1].text == FN_BACKLINK_TEXT:
                notes.add(element)
        elif [child.tag for child in inside] == ["hr", "ol"] and notes.issuperset(inside[1]):
            notes.add(element)
    return notes


def _is_given(name: str, value: str, of_note: bool) -> bool:
    """Whether Markdown or the build gave an id or a class, or an author may give it."""
    if name == "id":
        return of_note or value.startswith(MADE) or may_name(value)
    return name == "class" and (of_note or not _CLASS_OF_NOTES.search(value))


class _Attributes(Treeprocessor):
    def run(self, root: Element) -> None:
        notes = _of_notes(root)
        for element in root.iter():
            for name, value in element.items():
                # In raw HTML an attribute may have no value.
                value = HTML_PLACEHOLDER_RE.sub(self._text, value or "")
                if _is_given(name, value, element in notes):
                    value = MADE + value
                element.set(name, value)

    def _text(self, mark: re.Match[str]) -> str:
        held = self.md.htmlStash.rawHtmlBlocks[int(mark[1]) : int(mark[1]) + 1]
        return "".join(unescape(html) for html in held if isinstance(html, str))

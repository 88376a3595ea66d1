"""The Markdown of a page while it is built: the author's text with HTML from our templates."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from tailieu.content.marks import FIRST_MARK, MADE, MARK
from tailieu.content.messages import Lang
from tailieu.site.html_filters import cleaner
from tailieu.site.templates import Templates

_ID = re.compile(r'\bid="([^"]+)"')


class Draft:
    """`body` is the author's Markdown; `placed` renders templates to add to it.

    The HTML of a template passes through Markdown and the cleaning as a placeholder, one character.
    Placeholders are removed from the author's text, so that it can only contain those of templates
    rendered for this page.
    """

    def __init__(self, templates: Templates, lang: Lang, page_url: str, body: str) -> None:
        self.body = MARK.sub("", body)
        self._templates = templates
        self._lang: Lang = lang
        self._page_url = page_url
        self._drawn: list[str] = []
        self._blocks = ""
        # The mark that a heading of ours stands above → (its words, its id).
        self._headings: dict[str, tuple[str, str]] = {}

    def placed(self, template: str, **context: object) -> str:
        """A placeholder for the output of `template`, to stand in a paragraph of its own."""
        mark = self.put(self._templates.render(template, self._lang, self._page_url, **context))
        self._blocks += mark
        return mark

    def put(self, html: Markup) -> str:
        """A placeholder for `html` within text."""
        self._drawn.append(html)
        return chr(FIRST_MARK + len(self._drawn) - 1)

    def headed(self, words: str, place: str, block: str) -> str:
        """The Markdown of a heading of ours above a placeholder; no other has the id `place`."""
        self._headings[block] = words, place
        return f"## {words} {{ #{MADE}{place} }}\n\n{block}"

    def finished(self, html: str) -> str:
        """The HTML that Markdown made, cleaned, with our own HTML in place of the placeholders.

        What an author left open ends where a template begins, so that nothing of ours stands in it.
        """
        taken = set(_ID.findall("".join(self._drawn)))
        taken |= {place for _, place in self._headings.values()}
        clean = cleaner(taken)
        if not self._blocks:
            return self.with_html(clean(html))
        left = list(self._blocks)
        # Every second piece is a placeholder.
        pieces = re.split(rf"(?:<p>)?([{self._blocks}])(?:</p>)?", html)
        for at, piece in enumerate(pieces):
            if at % 2 == 0:
                pieces[at] = clean(piece)
            elif piece in left:
                left.remove(piece)
                pieces[at] = self._lost_heading(piece, pieces[at - 1]) + piece
            else:
                pieces[at] = ""
        return self.with_html("".join([*pieces, *left]))

    def _lost_heading(self, block: str, above: str) -> str:
        """The heading of a block if it is not above it, as where an author's HTML took it in."""
        words, place = self._headings.get(block, ("", ""))
        if not place or f'<h2 id="{place}">' in above:
            return ""
        return f'<h2 id="{place}">{escape(words)}</h2>\n'

    def with_html(self, text: str) -> str:
        """`text` with our own HTML in place of the placeholders."""
        return MARK.sub(self._html_of, text)

    def _html_of(self, mark: re.Match[str]) -> str:
        at = ord(mark[0]) - FIRST_MARK
        return self._drawn[at] if at < len(self._drawn) else ""

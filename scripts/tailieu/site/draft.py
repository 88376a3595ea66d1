"""The Markdown of a page while it is built: the author's text with HTML from our templates."""

from __future__ import annotations

import re

from markupsafe import Markup

from tailieu.content.messages import Lang
from tailieu.site.html_filters import FIRST_MARK, MARK, clean
from tailieu.site.templates import Templates

_BLOCK = re.compile(rf"<p>({MARK.pattern})</p>")
_TAG = re.compile(r"<[^<>]*>")


class Draft:
    """`body` is the author's Markdown; `inline` and `block` render templates to add to it.

    The HTML of templates passes through Markdown and the cleaning as placeholders: one character
    for a tag, or for a whole block. Placeholders are removed from the author's text, so that it can
    only contain those of templates rendered for this page.
    """

    def __init__(self, templates: Templates, lang: Lang, page_url: str, body: str) -> None:
        self.body = MARK.sub("", body)
        self._templates = templates
        self._lang: Lang = lang
        self._page_url = page_url
        self._drawn: list[str] = []

    def inline(self, template: str, **context: object) -> str:
        """The output of `template` for Markdown: its tags as placeholders, its text unchanged."""
        drawn = MARK.sub("", self._draw(template, context))
        return _TAG.sub(lambda tag: self._mark(tag[0]), drawn)

    def block(self, template: str, **context: object) -> str:
        """The output of `template` as a paragraph with one placeholder, which Markdown keeps."""
        return f"\n\n{self._mark(self._draw(template, context))}\n\n"

    def finished(self, html: str) -> str:
        """The HTML that Markdown made, cleaned, with our own HTML in place of the placeholders."""
        return self.with_html(_BLOCK.sub(r"\1", clean(html)))

    def with_html(self, text: str) -> str:
        """`text` with our own HTML in place of the placeholders."""
        return MARK.sub(lambda mark: self._drawn[ord(mark[0]) - FIRST_MARK], text)

    def _draw(self, template: str, context: dict[str, object]) -> Markup:
        return self._templates.render(template, self._lang, self._page_url, **context)

    def _mark(self, html: str) -> str:
        self._drawn.append(html)
        return chr(FIRST_MARK + len(self._drawn) - 1)

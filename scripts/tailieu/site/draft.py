"""The Markdown of a page while it is built: the author's text with HTML from our templates."""

from __future__ import annotations

import re

from markupsafe import Markup

from tailieu.content.messages import Lang
from tailieu.site.html_filters import FIRST_MARK, MARK, clean
from tailieu.site.templates import Templates

_BLOCK = re.compile(rf"<p>({MARK.pattern})</p>")


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

    def placed(self, template: str, **context: object) -> str:
        """A placeholder for the output of `template`; in a paragraph of its own, also for that."""
        return self.put(self._templates.render(template, self._lang, self._page_url, **context))

    def put(self, html: Markup) -> str:
        """A placeholder for `html`."""
        self._drawn.append(html)
        return chr(FIRST_MARK + len(self._drawn) - 1)

    def finished(self, html: str) -> str:
        """The HTML that Markdown made, cleaned, with our own HTML in place of the placeholders."""
        return self.with_html(_BLOCK.sub(r"\1", clean(html)))

    def with_html(self, text: str) -> str:
        """`text` with our own HTML in place of the placeholders."""
        return MARK.sub(lambda mark: self._drawn[ord(mark[0]) - FIRST_MARK], text)

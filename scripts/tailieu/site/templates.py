"""The Jinja environment of our own templates, in MkDocs' pages and for other files.

All output is escaped, unless it is HTML already (`Markup`, or `| safe` in the template).
"""

from __future__ import annotations

import json
import posixpath
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup

from tailieu.cache import digest
from tailieu.content import dates
from tailieu.content.interface import say
from tailieu.content.messages import Lang
from tailieu.language.tongue import language_of
from tailieu.site import html_filters
from tailieu.site.qr import qr_code

# The template of the macros, where a folder has one.
MACROS = "partials/tl-macros.html"


def prepare(environment: Environment, folder: Path) -> None:
    """Add our filters to MkDocs' `environment`, and escape the output of the templates in `folder`.

    The theme's own templates print without escaping what MkDocs gives them.
    """
    own = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    environment.autoescape = lambda name: name in own
    environment.filters.update(FILTERS)


def _json(value: object) -> str:
    """JSON as plain text, which the template escapes like any other value."""
    return json.dumps(value, ensure_ascii=False)


@pass_context
def _short_date(context: Context, day: date) -> str:
    return dates.short_date(day, context["site_lang"])


FILTERS = {
    "json": _json,
    "language_of": language_of,
    "qr_code": qr_code,
    "short_date": _short_date,
    "whole_numbers": html_filters.whole_numbers,
}


class Templates:
    """Renders the templates in a folder, for HTML that MkDocs does not write."""

    def __init__(self, folder: Path) -> None:
        # All at once, so that what is rendered is what `digest` tells of.
        templates = {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob("*.html"))
        }
        self.digest = digest(repr(templates))
        self._environment = Environment(
            loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined
        )
        self._environment.filters.update(FILTERS, url=_url)
        self._macros = cache(self._made_macros) if MACROS in templates else None

    def render(self, name: str, lang: Lang, page_url: str = "", **context: object) -> Markup:
        """The HTML of the template `name` for the page at `page_url` (from the site's root).

        As in pages, `say` gives a term of the interface, `site_lang` is the language, `m` has the
        macros, and the filter `url` makes an address from the site's root relative to the page.
        """
        template = self._environment.get_template(name)
        return Markup(template.render({**self._every(lang, page_url), **context}))

    def render_page(
        self, name: str, lang: Lang, page_url: str, **context: object
    ) -> tuple[Markup, tuple[str, ...]]:
        """(HTML, scripts) of a page's template; it names the scripts by setting `scripts`."""
        template = self._environment.get_template(name)
        module = template.make_module({**self._every(lang, page_url), **context})
        return Markup(str(module)), tuple(getattr(module, "scripts", ()))

    def _every(self, lang: Lang, page_url: str) -> dict[str, object]:
        """What every template is given."""
        macros = self._macros(lang, posixpath.dirname(page_url)) if self._macros else None
        return {**_words(lang), "page_url": page_url, "m": macros}

    def _made_macros(self, lang: Lang, folder: str) -> TemplateModule:
        """The macros for the pages of a folder, which are the same for all of them."""
        template = self._environment.get_template(MACROS)
        page_url = posixpath.join(folder, "index.html")
        return template.make_module({**_words(lang), "page_url": page_url})


def _words(lang: Lang) -> dict[str, object]:
    return {"say": partial(say, lang=lang), "site_lang": lang}


@pass_context
def _url(context: Context, address: str) -> str:
    return relative(address, context["page_url"])


def relative(address: str, page_url: str) -> str:
    """`address` relative to the page at `page_url`; both are from the site's root."""
    return _from(posixpath.dirname(page_url), address)


# Most links of a page are those of others in its folder too.
@lru_cache(maxsize=10_000)
def _from(folder: str, address: str) -> str:
    return posixpath.relpath(address, folder or ".")

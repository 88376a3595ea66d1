"""The only module that imports MkDocs, which draws the frames of pages, beside the theme's files.

What is in a frame comes from functions elsewhere; the hooks here pass it on to MkDocs.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from tailieu import disk
from tailieu.content.findings import ContentErrors
from tailieu.content.messages import Lang
from tailieu.content.site import Site
from tailieu.site import build_warnings, csp, frames, kinds, page_context
from tailieu.site.templates import prepare


class _Options(Config):
    """The plugin has no options in mkdocs.yml."""


class TailieuPlugin(BasePlugin[_Options]):
    """Collects the frames that MkDocs draws; `draw` sets the first two attributes."""

    site: Site
    wanted: Sequence[frames.Place]

    def __init__(self) -> None:
        super().__init__()
        self.drawn: dict[frames.Place, str] = {}
        # The HTML of 404.html, which MkDocs renders for every language, Vietnamese first.
        self.not_found = ""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Begin with the next language: static-i18n builds each by itself."""
        plugin = cast(Any, config.plugins["i18n"])
        self.lang = cast(Lang, plugin.current_language or plugin.config.languages[0].locale)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Prepare the templates' environment of one language."""
        self.env = env
        edition = kinds.edition(self.site, self.lang)
        env.globals.update(page_context.shared(edition), say=edition.say)
        prepare(env, Path(config.theme.custom_dir or ""))

    # After static-i18n, which puts its own list of alternates into the configuration.
    @event_priority(-200)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put slots in place of everything that differs from page to page."""
        _without_alternates(config)
        page.meta = {name: frames.SLOTS[name] for name in ("title", "description")}
        page.canonical_url = frames.SLOTS["address"] if config.site_url else None
        # `say` too, in the language of the page: the environment has that of the last language.
        say = kinds.edition(self.site, self.lang).say
        cast(dict[str, object], context).update(slot=frames.SLOTS, say=say)
        self.context = context
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Draw every frame of the page's place; MkDocs writes no file for it."""
        template = self.env.get_template("frame.html")
        path = re.sub(r"\.en\.md$", ".md", page.file.src_uri)
        for place in self.wanted:
            if (place.lang, place.path) == (self.lang, path):
                self.drawn[place] = csp.with_policy(template.render(self.context))
        return ""

    # After static-i18n, which puts its own list of alternates into the configuration.
    @event_priority(-200)
    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """As for pages: 404.html is rendered from one of the theme's templates."""
        _without_alternates(config)
        if not self.site.address:
            # MkDocs would take the site to be at the root of its host; 404.html finds out.
            context["base_url"] = ""
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Keep the Vietnamese 404.html, and leave out the sitemap, which would list the frames."""
        if template_name != "404.html":
            return ""
        base = "'none'" if self.site.address else "'self'"
        self.not_found = self.not_found or csp.with_policy(output, base)
        return self.not_found


def _without_alternates(config: MkDocsConfig) -> None:
    # Not static-i18n's list, of which the theme makes <link rel="alternate"> that lead nowhere on a
    # disk and below a sub-path; the sitemap names the translations.
    cast(Any, config.extra).alternate = None


def draw(root: Path, site: Site, out: Path) -> frames.Frames:
    """Draw the frames of all pages, and write 404.html and the theme's files into `out`.

    Raises ContentErrors with all warnings of MkDocs, which count as errors.
    """
    drawn: dict[frames.Place, str] = {}
    with build_warnings.collected() as warned:
        try:
            drawn = _draw(root, site, out)
        except (Abort, MkDocsException) as error:
            warned.append(str(error))
    if warned:
        raise ContentErrors(build_warnings.findings(warned))
    # The theme's scripts, its palettes, which are ours, and source maps: nothing loads them.
    shutil.rmtree(out / "assets" / "javascripts")
    for unused in (*out.glob("assets/stylesheets/palette.*"), *out.glob("assets/*/*.map")):
        unused.unlink(missing_ok=True)
    return frames.Frames(drawn)


def _draw(root: Path, site: Site, out: Path) -> dict[frames.Place, str]:
    """Run MkDocs on a folder with the source of each frame."""
    wanted = frames.places(site)
    if not os.environ.get("SOURCE_DATE_EPOCH"):
        # MkDocs takes an empty one for a number.
        os.environ.pop("SOURCE_DATE_EPOCH", None)
    with disk.temporary_folder(Path(tempfile.gettempdir()) / "tailieu-frames") as folder:
        for path, text in frames.sources(site, wanted).items():
            source = folder / path
            source.parent.mkdir(parents=True, exist_ok=True)
            source.write_text(text, encoding="utf-8")
        config = load_config(
            str(root / "mkdocs.yml"),
            docs_dir=str(folder),
            site_dir=str(out),
            site_url=site.address or "",
            strict=False,
        )
        plugin = cast(TailieuPlugin, config.plugins["tailieu"])
        plugin.site, plugin.wanted = site, wanted
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    drawn = plugin.drawn
    # MkDocs keeps its plugins for as long as the program runs, and with this one all pages.
    vars(plugin).clear()
    return drawn

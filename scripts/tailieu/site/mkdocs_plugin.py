"""The only module that imports MkDocs: builds the pages, and serves them during development.

What pages contain is made by functions elsewhere; the hooks here pass it on to MkDocs.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from tailieu.checks.rules import file_kinds, pdf_files
from tailieu.content import pictures
from tailieu.content.catalogue import Entry
from tailieu.content.findings import ContentErrors
from tailieu.content.messages import Lang
from tailieu.content.site import Site
from tailieu.editor import form_data
from tailieu.editor.form_words import form_words
from tailieu.language import slugs
from tailieu.site import (
    attributes,
    build_warnings,
    csp,
    html_filters,
    kinds,
    lists,
    page_context,
    page_markdown,
    script_data,
)
from tailieu.site.draft import Draft
from tailieu.site.templates import Templates, prepare

# Called with (pages rendered, all pages).
Progress = Callable[[int, int], None]


class _Options(Config):
    """The plugin has no options in mkdocs.yml."""


class TailieuPlugin(BasePlugin[_Options]):
    """Passes the contents of the catalogue to MkDocs.

    `build` sets the first three attributes before MkDocs calls any hook.
    """

    site: Site
    templates: Templates
    progress: Progress
    # The HTML of 404.html, which MkDocs renders for every language.
    not_found: str = ""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the languages and set up Markdown."""
        self.languages = [language.locale for language in _i18n(config).config.languages]
        # Addresses of headings without accents: Markdown's own slugs would lose every đ.
        config.mdx_configs["toc"]["slugify"] = slugs.slug
        # Markdown takes extensions as objects too, whatever MkDocs' type of the option says.
        cast(list[object], config.markdown_extensions).append(attributes.AttributesExtension())
        self.entries = self.site.catalog.by_path()
        # What is published of each file that is not a page, by its path in docs/.
        self.copies: dict[str, bytes | None] = {}
        return config

    # After static-i18n, which makes every file of a language anew and would lose generated ones.
    @event_priority(-200)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Remove files that may not be published, and add the pages of divided lists."""
        lang: Lang = _i18n(config).current_language or self.languages[0]
        for source in [file for file in files if file.src_dir == config.docs_dir]:
            if not self._fit_to_publish(source):
                files.remove(source)
        if lang == self.languages[0]:
            self.rendered = 0
            self.total = sum(1 + bool(entry.en) for entry in self.entries.values())
        self.edition = kinds.edition(self.site, lang)
        self.lists = lists.Lists(self.edition)
        for path, (_, part) in self.lists.parts.items():
            file = File.generated(
                config, path, content=f"---\ntitle: {json.dumps(part.title)}\n---\n"
            )
            # What static-i18n expects of every file.
            vars(file).update(
                locale=lang,
                locale_alternate_of=lang,
                localization=None,
                norm_src_uri=path,
                alternates={lang: file},
            )
            files.append(file)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Prepare the templates' environment of one language."""
        env.globals.update(page_context.shared(self.edition))
        env.globals["form_words"] = form_words(self.edition.lang)
        env.globals["form_scripts"] = form_data.SCRIPTS
        prepare(env, Path(config.theme.custom_dir or ""))
        # The rows of a divided list, for its filters: as scripts, which load from a disk too.
        for path, rows in self.lists.row_files(self._draw_row):
            script_data.write(Path(config.site_dir) / path, "tailieuRows", rows)
        return env

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """The Markdown of a page with what the build adds to it."""
        edition = self.edition
        entry = self._entry(page)
        self.draft = Draft(self.templates, edition.lang, page.url, markdown)
        page.meta = page_context.theme_meta(edition, entry, page.meta.get("title", ""))
        if entry is None:
            return self.draft.body
        written = edition.kinds[entry.kind].markdown
        markdown = written(edition, entry, self.draft) if written else self.draft.body
        if edition.lang != self.languages[0]:
            markdown = page_markdown.lead_to_vietnamese(
                markdown, page.file.src_uri, page.url, self.entries
            )
        definitions = page_markdown.abbreviation_definitions(
            edition.catalog, markdown, edition.lang
        )
        return f"{markdown}\n\n{definitions}\n"

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The cleaned HTML of a page's body."""
        entry = self._entry(page)
        self.rendered += 1
        self.progress(self.rendered, self.total)
        body = html_filters.parsed(self.draft.finished(html))
        if entry is not None:
            self.edition.kinds[entry.kind].arrange(body)
        html_filters.scroll_tables(body)
        # MkDocs has not seen the ids in our own HTML, and would warn of links to them.
        anchors = {node.id for node in body.css("[id]") if node.id}
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *anchors}
        return body.html or ""

    # After static-i18n, which puts its own list of alternates into the configuration.
    @event_priority(-200)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """What the templates of a page use: `tl` and `say`."""
        # Truthy, so that the header shows the language switch, and not a list, so that the theme
        # writes no <link rel="alternate">, for each of which its script would fetch a sitemap.
        cast(Any, config.extra).alternate = True
        entry = self._entry(page)
        if entry is None:
            view = page_context.of_part(self.edition, self.lists, page.file.src_uri)
        else:
            address = page.canonical_url or page.url
            view = page_context.of_page(self.edition, self.lists, entry, address)
        # `say` too, in the language of the page: the environment has that of the last language.
        cast(dict[str, object], context).update(tl=view, say=self.edition.say)
        return context

    # After static-i18n, which puts its own list of alternates into the configuration.
    @event_priority(-200)
    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """As for pages: 404.html is rendered from one of the theme's templates."""
        cast(Any, config.extra).alternate = True
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Keep the Vietnamese 404.html: every language writes that file, Vietnamese first."""
        if template_name == "404.html":
            self.not_found = self.not_found or output
            return self.not_found
        return output

    @cached_property
    def named(self) -> frozenset[str]:
        """The PDF files that pages name, by their paths in docs/."""
        return pdf_files.named(self.site.catalog.texts)

    def _fit_to_publish(self, file: File) -> bool:
        """Whether `file` may be published: only known, harmless kinds of files are.

        This does not depend on the checks, which report the same files with a reason.
        """
        path = Path(file.abs_src_path or "")
        if path.is_symlink() or not file_kinds.is_published(path.name):
            return False
        if file.is_documentation_page():
            return True
        name = file.src_uri
        if name not in self.copies:
            self.copies[name] = pictures.published(name, path.read_bytes())
            if name.lower().endswith(".pdf") and name not in self.named:
                self.copies[name] = None
        copy = self.copies[name]
        if copy is not None:
            file.content_bytes = copy
        return copy is not None

    def _draw_row(self, row: lists.Row, page_url: str) -> str:
        return self.templates.render("partials/tl-row.html", self.edition.lang, page_url, entry=row)

    def _entry(self, page: Page) -> Entry[Any] | None:
        """The page in the catalogue; None for pages of divided lists."""
        return self.entries.get(re.sub(r"\.en\.md$", ".md", page.file.src_uri))


def _i18n(config: MkDocsConfig) -> Any:
    """The plugin mkdocs-static-i18n, which has no types."""
    return config.plugins["i18n"]


def build(root: Path, site: Site, templates: Templates, out: Path, progress: Progress) -> str:
    """Render every page of `root`/docs into `out`, in all languages.

    Returns the HTML of 404.html, which has the frame of every page and nothing that authors wrote.
    Raises ContentErrors with all warnings of MkDocs, which count as errors.
    """
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(out), strict=False)
    plugin = cast(TailieuPlugin, config.plugins["tailieu"])
    plugin.site = site
    plugin.templates = templates
    plugin.progress = progress
    with build_warnings.collected() as warned:
        try:
            config.plugins.on_startup(command="build", dirty=False)
            with _build_day(site.today):
                mkdocs_build(config)
        except (Abort, MkDocsException) as error:
            warned.append(str(error))
        finally:
            config.plugins.on_shutdown()
    if warned:
        raise ContentErrors(
            build_warnings.finding(root, warning) for warning in dict.fromkeys(warned)
        )
    # Files of the theme's own search, which is off, and source maps.
    for name in ("lunr", "workers"):
        shutil.rmtree(out / "assets" / "javascripts" / name, ignore_errors=True)
    for path in out.glob("assets/*/*.map"):
        path.unlink()
    if not config.site_url:
        # Without the site's address they would contain wrong ones.
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (out / name).unlink(missing_ok=True)
    return plugin.not_found


class _Server(LiveReloadServer):
    """Allows the script that it adds to every page in the page's content security policy."""

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        # MkDocs' method is not typed.
        added: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        script = csp.inline_scripts(added.decode())[-1]
        return added.replace(
            b"script-src 'self'",
            f"script-src 'self' 'sha256-{csp.digest(script.encode())}'".encode(),
            1,
        )


def serve(
    root: Path, out: Path, port: int, rebuild: Callable[[], None], shown: Callable[[str], None]
) -> None:
    """Serve `out` on 127.0.0.1 and call `rebuild` on every saved change, until Ctrl-C.

    `shown` is called with the address. Raises OSError when the port is taken.
    """
    # Checked before the address is shown; the server itself binds the port later.
    require_free(port)
    server = _Server(builder=rebuild, host="127.0.0.1", port=port, root=str(out), mount_path="/")
    server.error_handler = lambda code: (
        (out / "404.html").read_bytes() if code == 404 and (out / "404.html").exists() else None
    )
    for path in ("docs", "overrides", "mkdocs.yml"):
        server.watch(str(root / path))
    try:
        shown(server.url)
        # MkDocs' method is not typed.
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def require_free(port: int) -> None:
    """Raise OSError if something is listening on 127.0.0.1:`port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


@contextlib.contextmanager
def _build_day(today: date) -> Iterator[None]:
    """Set SOURCE_DATE_EPOCH, from which MkDocs takes the date in sitemap.xml (in UTC)."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before

"""The only module that knows MkDocs: one build of the pages, and the server that shows them.

Everything that a page says is made in plain functions elsewhere; the hooks here carry it across.
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
from mkdocs.config import Config, load_config
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

Progress = Callable[[int, int], None]


class _Settings(Config):  # type: ignore[no-untyped-call]
    """In mkdocs.yml the plugin has none."""


class TailieuPlugin(BasePlugin[_Settings]):  # type: ignore[no-untyped-call]
    """Gives MkDocs' pages what the catalogue knows."""

    site: Site
    templates: Templates
    progress: Progress = staticmethod(lambda done, total: None)
    not_found = ""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.languages = [language.locale for language in config.plugins["i18n"].config.languages]
        # Addresses of headings without accents: Markdown's own slugs would lose every đ.
        config.mdx_configs["toc"]["slugify"] = slugs.slug
        cast(list[object], config.markdown_extensions).append(attributes.AttributesExtension())
        self.entries = self.site.catalog.by_path()
        # What may be copied of each file that is no page, by its path in docs/.
        self.copies: dict[str, bytes | None] = {}
        return config

    # After static-i18n, which makes every file of a language anew and would lose generated ones.
    @event_priority(-200)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        lang = cast(Any, config.plugins["i18n"]).current_language or self.languages[0]
        for file in [file for file in files if file.src_dir == config.docs_dir]:
            if not self._fit_to_publish(file):
                files.remove(file)
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

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        env.globals.update(page_context.shared(self.edition))
        env.globals["form_words"] = form_words(self.edition.lang)
        env.globals["form_scripts"] = form_data.SCRIPTS
        prepare(env, Path(config.theme.custom_dir or ""))
        # The rows of a divided list, for the filters: read by script tag, so from a disk too.
        for path, rows in self.lists.row_files(self._draw_row):
            script_data.write(Path(config.site_dir) / path, "tailieuRows", rows)
        return env

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
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

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        entry = self._entry(page)
        self.rendered += 1
        self.progress(self.rendered, self.total)
        body = html_filters.parsed(self.draft.finished(html))
        if entry is not None:
            self.edition.kinds[entry.kind].arrange(body)
        html_filters.scroll_tables(body)
        # MkDocs has not seen those in our own HTML, and would warn of links to them.
        anchors = {node.id for node in body.css("[id]") if node.id}
        page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors
        return body.html or ""

    # After static-i18n has put its own idea of the alternates into the configuration.
    @event_priority(-200)
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        # Truthy, so that the header shows the language switch, and not a list, so that the theme
        # writes no <link rel="alternate">, for each of which its script would fetch a sitemap.
        cast(Any, config.extra).alternate = True
        entry = self._entry(page)
        if entry is None:
            view = page_context.of_part(self.edition, self.lists, page.file.src_uri)
        else:
            address = page.canonical_url or page.url
            view = page_context.of_page(self.edition, self.lists, entry, address)
        # `say` here too: the environment's is that of the last language.
        cast(dict[str, object], context).update(tl=view, say=self.edition.say)
        return context

    # After static-i18n has put its own idea of the alternates into the configuration.
    @event_priority(-200)
    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        # As for pages: 404.html is one of the theme's templates and no page.
        cast(Any, config.extra).alternate = True
        return context

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        # Every language writes this one file: the first, Vietnamese, is the one that stays.
        if template_name == "404.html":
            self.not_found = self.not_found or output
            return self.not_found
        return output

    @cached_property
    def named(self) -> frozenset[str]:
        return pdf_files.named(self.site.catalog)

    def _fit_to_publish(self, file: File) -> bool:
        """Whether `file` is none of those that would run or leak where they lie.

        What is copied is what we know of, whatever the file holds. The checks refuse the rest with
        a word of why; here nothing depends on the checks.
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
        return self.entries.get(re.sub(r"\.en\.md$", ".md", page.file.src_uri))


def build(root: Path, site: Site, templates: Templates, out: Path, progress: Progress) -> str:
    """Render every page of `root`/docs into `out`, in all languages.

    Returns the HTML of the theme's frame with nothing in it that an author wrote.
    Raises ContentErrors with everything that MkDocs warned of; a warning is a fault here.
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
    # The theme's own search is off, and nobody debugs the theme on a reader's device.
    for name in ("lunr", "workers"):
        shutil.rmtree(out / "assets" / "javascripts" / name, ignore_errors=True)
    for path in out.glob("assets/*/*.map"):
        path.unlink()
    if not config.site_url:
        # Without the site's address there is nothing true to put into them.
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (out / name).unlink(missing_ok=True)
    return plugin.not_found


class _SealedServer(LiveReloadServer):
    """Lets the script run that it adds to every page, which the page's own policy forbids."""

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
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
    """Show `out` on 127.0.0.1 and call `rebuild` on every saved change, until Ctrl-C.

    Raises OSError when the port is taken.
    """
    # Asked for before the address is shown: the server itself binds too late for that.
    require_free(port)
    server = _SealedServer(
        builder=rebuild, host="127.0.0.1", port=port, root=str(out), mount_path="/"
    )
    server.error_handler = lambda code: (
        (out / "404.html").read_bytes() if code == 404 and (out / "404.html").exists() else None
    )
    for path in ("docs", "overrides", "mkdocs.yml"):
        server.watch(str(root / path))
    try:
        shown(server.url)
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def require_free(port: int) -> None:
    """Raises OSError when something listens on 127.0.0.1:`port` already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


@contextlib.contextmanager
def _build_day(today: date) -> Iterator[None]:
    """MkDocs takes the date in sitemap.xml from the environment alone, as UTC."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before

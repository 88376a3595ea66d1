"""The only module that knows MkDocs: one build of the pages, and the server that shows them.

Everything that a page says is made in plain functions elsewhere; the hooks here carry it across.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import posixpath
import re
import shutil
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cached_property, partial
from html import escape
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File

from tailieu.checks.rules import file_kinds, pdf_files
from tailieu.content import dates, pictures, terms
from tailieu.content.catalogue import Entry
from tailieu.content.findings import ContentErrors
from tailieu.content.interface import say
from tailieu.content.site import Site
from tailieu.editor.form_words import form_words
from tailieu.language import slugs
from tailieu.site import (
    attributes,
    build_warnings,
    csp,
    html_filters,
    lists,
    page_context,
    page_markdown,
    script_data,
)
from tailieu.site.templates import Templates, prepare

TEMPLATES = {kind: f"{kind}.html" for kind in lists.KINDS}

# These have no outline worth a column of its own.
WIDE = ("home.html", "danh-sach.html", "tim-kiem.html", "soan-phieu.html")

Progress = Callable[[int, int], None]


class TailieuPlugin(BasePlugin):
    """Gives MkDocs' pages what the catalogue knows."""

    site: Site
    templates: Templates
    progress: Progress = staticmethod(lambda done, total: None)

    def on_config(self, config):
        self.languages = [language.locale for language in config.plugins["i18n"].config.languages]
        # Addresses of headings without accents: Markdown's own slugs would lose every đ.
        config.mdx_configs["toc"]["slugify"] = slugs.slug
        config.markdown_extensions.append(attributes.AttributesExtension())
        self.entries = self.site.catalog.by_path()
        self.parts: dict[str, tuple[str, lists.Part]] = {}
        # What may be copied of each file that is no page, by its path in docs/.
        self.copies: dict[str, bytes | None] = {}
        return config

    # After static-i18n, which makes every file of a language anew and would lose generated ones.
    @event_priority(-200)
    def on_files(self, files, config):
        lang = self._language(config)
        for file in [file for file in files if file.src_dir == config.docs_dir]:
            if not self._fit_to_publish(file):
                files.remove(file)
        if lang == self.languages[0]:
            self.rendered = 0
            self.total = sum(1 + bool(entry.en) for entry in self.entries.values())
        self.rows = {kind: lists.rows(self.site, kind, lang) for kind in lists.KINDS}
        self.citing = lists.citing(self.site, self.rows["phieu"], lang)
        divided = [
            (kind, part)
            for kind, rows in self.rows.items()
            for part in lists.divide(kind, rows, lang)
        ]
        for kind, part in [
            *divided,
            *(("phieu", part) for parts in self.citing.values() for part in parts),
        ]:
            prefix = "" if lang == "vi" else f"{lang}/"
            source = f"{prefix}{part.path}.md"
            file = File.generated(
                config, source, content=f"---\ntitle: {json.dumps(part.title)}\n---\n"
            )
            file.locale = file.locale_alternate_of = lang
            file.localization = None
            file.norm_src_uri = source
            file.alternates = {lang: file}
            self.parts[source] = (kind, part)
            files.append(file)
        return files

    def on_env(self, env, config, files):
        lang = self._language(config)
        env.globals["say"] = partial(say, lang=lang)
        env.globals["site_lang"] = lang
        env.globals["status_labels"] = {
            code: terms.STATUSES[code].format(lang) for code in dates.SHEET_STATUSES
        }
        env.globals["search_words"] = page_context.search_words(lang)
        env.globals["mine_words"] = page_context.mine_words(lang)
        env.globals["form_words"] = form_words(lang)
        env.globals["site_info"] = self.site
        env.globals["built_on"] = self.site.today
        prepare(env, Path(config.theme.custom_dir))
        return env

    def on_page_markdown(self, markdown, page, config, files):
        lang = self._language(config)
        entry = self._entry(page)
        title = page.meta.get("title", "")
        # Material prints these into <title> and <meta> as they stand.
        meta = {"title": escape(str(title))}
        if entry is None:
            page.meta = {**meta, "template": "danh-sach.html", "hide": ["toc"]}
            return markdown
        meta["description"] = escape(entry.text("description", lang))
        template = TEMPLATES.get(entry.kind) or getattr(entry.meta, "template", None)
        if template:
            meta["template"] = template
        if template in WIDE:
            meta["hide"] = ["toc"]
        page.meta = meta
        if entry.kind == "phieu":
            markdown = page_markdown.sheet_markdown(self.site, entry, page.url, lang)
        elif entry.kind == "van-ban":
            markdown = page_markdown.document_markdown(self.site, entry, page.url, lang)
        if lang != self.languages[0]:
            markdown = self._lead_to_vietnamese(markdown, page)
        definitions = page_markdown.abbreviation_definitions(self.site.catalog, markdown, lang)
        return f"{markdown}\n\n{definitions}\n"

    def on_page_content(self, html, page, config, files):
        entry = self._entry(page)
        self.rendered += 1
        self.progress(self.rendered, self.total)
        html = html_filters.inert(html)
        if entry is not None and entry.kind == "phieu":
            html = html_filters.fold_questions(html)
        return html_filters.scrollable_tables(html)

    # After static-i18n has put its own idea of the alternates into the configuration.
    @event_priority(-200)
    def on_page_context(self, context, page, config, nav):
        lang = self._language(config)
        site = self.site
        # Truthy, so that the header shows the language switch, and not a list, so that the theme
        # writes no <link rel="alternate">, for each of which its script would fetch a sitemap.
        config.extra.alternate = True
        context["say"] = partial(say, lang=lang)
        entry = self._entry(page)
        view: dict = {"lang": lang, "meta": [("kind", "trang")], "entry": entry}
        context["tl"] = view
        if entry is None:
            kind, part = self.parts[page.file.src_uri]
            view["list"] = self._list(kind, part.rows, lang, [])
            view["title"] = part.title
            view["section"] = kind
            view["meta"].append(("noindex", "1"))
            return context
        view["meta"] = page_context.head_meta(site, entry, lang)
        view["title"] = entry.text("title", lang)
        view["description"] = entry.text("description", lang)
        changed = [site.changes.get(f"docs/{entry.path}")]
        if lang == "en":
            changed.append(site.changes.get(f"docs/{entry.en.path}"))
        view["changed"] = max(filter(None, changed), default=None)
        view["citing"] = [
            {"url": f"{'' if lang == 'vi' else 'en/'}{part.path}.html", "count": len(part.rows)}
            for part in self.citing.get(entry.path, [])
        ]
        view["source_path"] = f"docs/{entry.en.path if lang == 'en' else entry.path}"
        if site.repository:
            view["edit"] = page_context.edit_address(site, view["source_path"])
            # Where the page is on the web; a site without an address has only the path.
            view["report"] = page_context.report_address(
                site, view["title"], page.canonical_url or page.url, lang
            )
        if entry.kind == "phieu":
            view["sheet"] = page_context.sheet_view(site, entry, lang)
        elif entry.kind == "van-ban":
            view["document"] = page_context.document_view(site, entry, lang)
        elif entry.kind == "nguon":
            view["source"] = page_context.source_view(site, entry, lang)
        elif entry.kind == "bo-tai-lieu":
            view["pack"] = page_context.pack_view(site, entry, lang)
        elif entry.path == "index.md":
            view["home"] = page_context.home_view(site, lang)
        elif page.meta.get("template") == "danh-sach.html":
            kind = entry.path.split("/")[0]
            rows = self.rows[kind]
            parts = lists.divide(kind, rows, lang)
            view["list"] = self._list(kind, rows[: lists.LONGEST_LIST], lang, parts)
            view["list"]["count"] = len(rows)
            view["section"] = kind
            if parts:
                prefix = "" if lang == "vi" else "en/"
                view["list"]["data"] = f"{prefix}{kind}/danh-sach.js"
        elif page.meta.get("template") == "tu-viet-tat.html":
            view["abbreviations"] = sorted(site.catalog.abbreviations.items())
        return context

    def _list(self, kind: str, rows: list[lists.Row], lang: str, parts: list[lists.Part]) -> dict:
        prefix = "" if lang == "vi" else "en/"
        return {
            "kind": kind,
            "rows": rows,
            "count": len(rows),
            "facets": lists.facet_labels(kind, lang),
            "data": None,
            "groups": [
                [
                    {
                        "url": f"{prefix}{part.path}.html",
                        "group": part.group,
                        "label": part.label,
                        "count": len(part.rows),
                    }
                    for part in group
                ]
                for _, group in itertools.groupby(parts, lambda part: part.group)
            ],
        }

    def on_post_page(self, output, page, config):
        # The rows of a divided list, for the filters: read by script tag, so from a disk too.
        if page.meta.get("template") == "danh-sach.html" and self._entry(page) is not None:
            kind = self._entry(page).path.split("/")[0]
            rows = self.rows[kind]
            if len(rows) > lists.LONGEST_LIST:
                target = Path(config.site_dir) / posixpath.dirname(page.file.dest_uri)
                lang = self._language(config)
                drawn = [
                    self.templates.render("partials/tl-row.html", lang, page.url, entry=row)
                    for row in rows
                ]
                script_data.write(target / "danh-sach.js", "tailieuRows", drawn)
        return output

    # After static-i18n has put its own idea of the alternates into the configuration.
    @event_priority(-200)
    def on_template_context(self, context, template_name, config):
        # As for pages: 404.html is one of the theme's templates and no page.
        config.extra.alternate = True
        return context

    def on_post_template(self, output, template_name, config):
        # Every language writes this one file: the first, Vietnamese, is the one that stays.
        if template_name == "404.html":
            self.not_found = getattr(self, "not_found", None) or output
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
        path = Path(file.abs_src_path)
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

    def _language(self, config) -> str:
        return config.plugins["i18n"].current_language or self.languages[0]

    def _entry(self, page) -> Entry | None:
        return self.entries.get(re.sub(r"\.en\.md$", ".md", page.file.src_uri))

    def _lead_to_vietnamese(self, markdown: str, page) -> str:
        """Links of a translated page to pages without a translation go to the Vietnamese ones."""
        folder = posixpath.dirname(page.file.src_uri)

        def lead(match: re.Match) -> str:
            target = self.entries.get(posixpath.normpath(posixpath.join(folder, match[2])))
            if target is None or target.en:
                return match[0]
            # As HTML, since MkDocs would look for a page of this language at a Markdown link.
            url = posixpath.relpath(target.html_path, posixpath.dirname(page.url) or ".")
            return f'<a href="{url}{match[3] or ""}" hreflang="vi">{match[1]}</a>'

        return re.sub(r"\[([^\]\n]+)\]\(([^)\s:#]+\.md)(#[^)\s]*)?\)", lead, markdown)


def build(root: Path, site: Site, templates: Templates, out: Path, progress: Progress) -> str:
    """Render every page of `root`/docs into `out`, in all languages.

    Returns the HTML of the theme's frame with nothing in it that an author wrote.
    Raises ContentErrors with everything that MkDocs warned of; a warning is a fault here.
    """
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(out), strict=False)
    plugin = config.plugins["tailieu"]
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

    def _inject_js_into_html(self, content, epoch):
        added = super()._inject_js_into_html(content, epoch)
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
        server.serve()
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

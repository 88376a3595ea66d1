"""The command line: arguments and exit codes only.

Exit codes: 0 success, 1 errors in the content or of the disk, 2 wrong arguments. Long, since each
command declares its options with their help here, and nothing else. What builds a site is imported
by the commands that do, since that takes as long as many a check.
"""

from __future__ import annotations

import errno
import gc
import io
import json
import os
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from tailieu import cache, disk
from tailieu.bench.commands import app as bench_app
from tailieu.cache import NO_CACHE, Cache
from tailieu.checks import (
    fixes,
    formatters,
    outside_links,
    review,
    review_issue,
    rule_table,
    runner,
)
from tailieu.content import configuration, dates, history, loader, reviews
from tailieu.content.catalogue import Catalog
from tailieu.content.findings import ContentErrors, Finding
from tailieu.content.messages import Lang, Message
from tailieu.content.schema import Sheet, json_schemas
from tailieu.editor import fact_sheet, skeletons
from tailieu.importing import importer, reading
from tailieu.importing.pdf import signatures
from tailieu.offline.manifest import checksum_path
from tailieu.offline.verify import verify as verify_bundle
from tailieu.progress import Progress
from tailieu.site import kinds
from tailieu.terminal import carry_out, errors, show

app = typer.Typer(
    help="Trang Tài liệu: dựng, xem và kiểm tra trang.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(bench_app, name="bench", help="Đo tốc độ, dung lượng và chất lượng tìm kiếm.")

# How many findings about the pages of another site are shown.
_FINDINGS_SHOWN = 10
_FIXED = Message("Đã sửa {path}: {places} chỗ.", "Mended {path}: {places}.")

Root = Annotated[
    Path,
    typer.Option("--root", help="Thư mục gốc của dự án.", file_okay=False, exists=True),
]
NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Làm lại từ đầu, không đọc và không ghi .cache/."),
]


@app.command()
def build(
    root: Root = Path("."),
    out: Annotated[Path | None, typer.Option(help="Thư mục kết quả; mặc định là site/.")] = None,
    no_cache: NoCache = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Chỉ in lỗi và cảnh báo.")] = False,
) -> None:
    """Dựng cả trang vào site/; gặp lỗi thì giữ nguyên bản dựng tốt trước đó."""
    target = out or root / "site"
    _build(root.resolve(), _real(target), no_cache, quiet)
    if not quiet:
        print(f"Đã dựng xong: {target}/index.html")


@app.command()
def serve(
    root: Root = Path("."),
    port: Annotated[int, typer.Option(min=1, max=65535, help="Cổng trên 127.0.0.1.")] = 8000,
    no_cache: NoCache = False,
) -> None:
    """Mở trang ở 127.0.0.1; lưu một tệp thì trang hiện lại ngay, lỗi của trang hiện trên trang."""
    from tailieu.live import LiveSite
    from tailieu.preview import builds
    from tailieu.preview.serve import serve as serve_preview

    root = root.resolve()
    # A faulty SOURCE_DATE_EPOCH ends the command here; what is wrong with the content does not.
    _today(root)
    try:
        serve_preview(
            root,
            LiveSite(root, os.environ, _cache(root, no_cache)),
            port,
            partial(builds.command, root, no_cache),
            lambda address: print(f"Đang mở ở {address}  (Ctrl-C để dừng)", flush=True),
            errors.print,
        )
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        errors.print(
            f"Cổng {port} đang có chương trình khác dùng. Fix: dừng chương trình ấy, hoặc gõ "
            f"`make serve PORT={port + 1}`."
        )
        raise typer.Exit(1) from None


class Format(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    github = "github"


class Language(StrEnum):
    """The language of what is printed."""

    vi = "vi"
    en = "en"


class Rules(StrEnum):
    """Which rules run: `text` takes any Markdown file."""

    all = "all"
    text = "text"


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Chỉ nêu lỗi của các tệp, thư mục này.", show_default=False),
    ] = None,
    root: Root = Path("."),
    docs: Annotated[Path | None, typer.Option(help="Thư mục nội dung; mặc định là docs/.")] = None,
    form: Annotated[
        Format, typer.Option("--format", help="Dạng kết quả; github: chú thích trên GitHub.")
    ] = Format.text,
    lang: Annotated[Language, typer.Option(help="Ngôn ngữ của kết quả.")] = Language.vi,
    rules: Annotated[
        Rules, typer.Option(help="text: chỉ các quy tắc về chữ, cho trang Markdown bất kỳ.")
    ] = Rules.all,
    fix: Annotated[bool, typer.Option("--fix", help="Tự sửa chỗ chỉ có một cách sửa.")] = False,
    no_cache: NoCache = False,
) -> None:
    """Kiểm tra mọi trang và chỉ ra từng chỗ cần sửa; chỉ đọc, trừ khi có --fix."""
    folder = docs or root / "docs"
    today = _today(root)
    kept = _cache(root, no_cache or rules == Rules.text)
    reader = loader.Reader(folder, kinds.MODELS, kept)
    checks = runner.Runner(kept, whole=rules == Rules.all)

    of_project = docs is None and not paths and rules == Rules.all

    def look(report: Progress) -> tuple[Catalog, list[Finding]]:
        report("read", 0, 0)
        if rules == Rules.text:
            pages, found = loader.load_texts(paths or [folder], kinds.MODELS)
        else:
            pages, found = reader.load()
        found += checks.run(pages, today, lambda done, total: report("check", done, total))
        if paths and rules == Rules.all:
            found = loader.findings_about(pages, folder, paths, found)
        if of_project and (root / "mkdocs.yml").is_file():
            found += configuration.findings(root / "mkdocs.yml", os.environ)
            found += history.findings(root)
        return pages, sorted(found)

    # Everything that is read is needed until the end, so there is no garbage to collect.
    gc.disable()
    try:
        pages, findings = carry_out(look, quiet=True)
        fixed: Counter[Path] = Counter()
        if fix:
            again = partial(carry_out, look, quiet=True)
            pages, findings, fixed = fixes.fix_all(pages, findings, again)
    finally:
        gc.enable()
    for path, places in sorted(fixed.items()):
        errors.print(_FIXED.format(lang.value, path=path, places=places))
    _report(findings, len(pages.texts), form, lang.value)
    if form == Format.github and len(findings) > formatters.GITHUB_SHOWS:
        _append_to_github(
            "GITHUB_STEP_SUMMARY", formatters.summary(findings, len(pages.texts), lang.value)
        )
    if any(finding.severity == "error" for finding in findings):
        raise typer.Exit(1)


@app.command("review")
def review_changes(
    base: Annotated[str, typer.Option(help="Nhánh hoặc lần lưu để so sánh.")] = "origin/main",
    root: Root = Path("."),
    form: Annotated[
        Format,
        typer.Option("--format", help="Dạng kết quả; github: chú thích, bảng cho người duyệt."),
    ] = Format.text,
    lang: Annotated[Language, typer.Option(help="Ngôn ngữ của kết quả.")] = Language.vi,
    no_cache: NoCache = False,
) -> None:
    """Nêu lỗi ở các trang mà nhánh này thay đổi so với nhánh chính."""
    try:
        changed = review.changes(root, base)
        earlier = review.before(root, base, changed)
    except review.NoBase:
        errors.print(
            f"Không so được với «{base}»: không có trong kho, hoặc không cùng gốc. "
            "Fix: chạy `git fetch origin`, hoặc ghi --base TÊN-NHÁNH."
        )
        raise typer.Exit(2) from None
    today = _today(root)
    kept = _cache(root, no_cache)

    def look(report: Progress) -> tuple[Catalog, list[Finding]]:
        report("read", 0, 0)
        pages, found = loader.load(root / "docs", kinds.MODELS, kept)
        checks = runner.Runner(kept)
        found += checks.run(pages, today, lambda done, total: report("check", done, total))
        found += review.lost_addresses(changed, pages)
        return pages, found + review.untold(earlier, pages, today)

    pages, found = carry_out(look, quiet=True)
    findings = sorted(review.about(changed, found))
    _report(findings, len(changed), form, lang.value)
    if form == Format.github:
        _append_to_github(
            "GITHUB_STEP_SUMMARY", review.summary(changed, pages, sorted(found), lang.value)
        )
    if any(finding.severity == "error" for finding in findings):
        raise typer.Exit(1)


@app.command("links")
def list_links(
    root: Root = Path("."),
    result: Annotated[
        Path | None,
        typer.Option("--report", help="Kết quả JSON của lychee.", exists=True, dir_okay=False),
    ] = None,
) -> None:
    """In mọi địa chỉ ngoài cho lychee thử; có --report thì in lời báo những địa chỉ hỏng."""
    pages, _ = loader.load(root / "docs", kinds.MODELS)
    project = runner.Runner().project(pages, _today(root))
    listed = outside_links.addresses(project)
    if result is None:
        sys.stdout.write(outside_links.as_html(list(listed)))
        return
    data = carry_out(lambda report: reading.file_bytes(result), quiet=True)
    try:
        report = json.loads(data)
        found = outside_links.troubles(report, list(listed), project)
    except outside_links.Unreached:
        errors.print(
            f"{result}: không địa chỉ nào mở được. Fix: xem máy có nối mạng không, rồi chạy lại."
        )
        raise typer.Exit(1) from None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        errors.print(
            f"{result}: không phải kết quả của lychee cho các địa chỉ này. "
            "Fix: chạy lại `make links`."
        )
        raise typer.Exit(1) from None
    sys.stdout.write(outside_links.issue(found, listed))
    _append_to_github("GITHUB_OUTPUT", f"gone={sum(trouble.gone for trouble in found)}\n")


@app.command("due")
def list_due(root: Root = Path(".")) -> None:
    """In các phiếu đến hạn rà soát hôm nay, cho issue hằng tuần."""
    pages, _ = loader.load(root / "docs", kinds.MODELS)
    config = carry_out(lambda report: configuration.read(root / "mkdocs.yml", os.environ)[0])
    # By the clock, not by the last commit: sheets grow old while nobody changes anything.
    given = os.environ.get("SOURCE_DATE_EPOCH") or str(int(time.time()))
    today = _today(root, {"SOURCE_DATE_EPOCH": given})
    known = history.read(root, "docs")
    found = reviews.reviews(pages, today, lambda sheet: known.first(f"docs/{sheet.path}"))
    groups = review_issue.due(found, today)
    sys.stdout.write(review_issue.issue(groups, today, config.address))
    _append_to_github("GITHUB_OUTPUT", f"due={sum(map(len, groups.values()))}\n")


def _report(findings: list[Finding], pages: int, form: Format, lang: Lang) -> None:
    if form == Format.json:
        sys.stdout.write(formatters.rows(findings, lang))
        return
    if form == Format.text:
        show(findings, lang, Console(highlight=False, markup=False))
        print(formatters.tally(findings, pages, lang))
        return
    sys.stdout.write(formatters.github(findings, lang))
    errors.print(formatters.tally(findings, pages, lang))


def _append_to_github(name: str, text: str) -> None:
    """Append to the file that GitHub names in an environment variable, in a workflow run."""
    path = os.environ.get(name)
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(text)


@app.command("rules")
def list_rules(
    root: Root = Path("."),
    write: Annotated[
        bool, typer.Option("--write", help="Ghi bảng vào hướng dẫn biên tập.")
    ] = False,
    lang: Annotated[Language, typer.Option(help="Ngôn ngữ của bảng in ra.")] = Language.vi,
) -> None:
    """In bảng quy tắc kiểm tra, hoặc ghi bảng ấy vào hướng dẫn."""
    from tailieu import all_rules

    if not write:
        sys.stdout.write(rule_table.table(all_rules.rules(), lang.value))
        return
    for path in rule_table.write(root, all_rules.rules()):
        print(path)


# The kinds of which `new` writes pages.
_NEW = ", ".join(folder for folder, kind in kinds.KINDS.items() if kind.new)


def _can_begin(kind: str) -> str:
    if kind not in _NEW.split(", "):
        raise typer.BadParameter(f"«{kind}» không phải một trong: {_NEW}.")
    return kind


@app.command()
def new(
    kind: Annotated[str, typer.Argument(help=f"{_NEW}.", callback=_can_begin)],
    slug: Annotated[str, typer.Argument(help="Tên tệp: chữ thường không dấu, gạch nối.")],
    root: Root = Path("."),
) -> None:
    """Viết một trang mẫu hợp lệ để sửa tiếp."""
    _tell_begun(lambda: skeletons.write(root / "docs", kind, kinds.KINDS[kind].new, slug))


def _tell_begun(write: Callable[[], Path]) -> None:
    """Tell what to do with the page that `write` begins; end with 2 for a wrong name, 1 if it is
    there already."""
    try:
        path = write()
    except skeletons.BadName as error:
        errors.print(str(error))
        raise typer.Exit(2) from None
    except ContentErrors as error:
        errors.print(str(error))
        raise typer.Exit(1) from None
    print(f"Đã viết {path}. Mở tệp, thay mọi chỗ «…», rồi chạy `tailieu check`.")


@app.command("facts")
def begin_with_facts(
    file: Annotated[Path, typer.Argument(help="Bảng Markdown, CSV hay TSV.")],
    slug: Annotated[
        str | None,
        typer.Option(help="Ghi thành docs/phieu/<slug>.md; không có thì in ra màn hình."),
    ] = None,
    section: Annotated[
        str, typer.Option(help="Chỉ đọc bảng dưới đề mục mở đầu bằng chữ này, ví dụ F1.")
    ] = "",
    citations: Annotated[
        bool, typer.Option("--citations", help="Chỉ in phần citations, cho phiếu đã có.")
    ] = False,
    root: Root = Path("."),
) -> None:
    """Từ bảng dữ kiện có bằng chứng, viết phần dẫn nguồn và khung của một phiếu mới."""
    if slug and citations:
        errors.print("--citations chỉ in ra màn hình. Fix: bỏ --slug hoặc bỏ --citations.")
        raise typer.Exit(2)

    def work(report: Progress) -> str:
        pages, _ = loader.load(root / "docs", kinds.MODELS)
        project = runner.Runner().project(pages, _today(root))
        write = fact_sheet.citations if citations else fact_sheet.sheet
        return write(fact_sheet.read(file, section, project), project)

    text = carry_out(work, quiet=True)
    if not slug:
        sys.stdout.write(text)
        return
    _tell_begun(lambda: skeletons.create(root / "docs", Sheet.folder, text, slug))


@app.command("import")
def import_file(
    file: Annotated[
        Path,
        typer.Argument(help="Tệp .docx, hoặc .pdf có chữ; có LibreOffice thì cả .doc, .rtf, .odt."),
    ],
    root: Root = Path("."),
    kind: Annotated[
        importer.Kind, typer.Option(help="Thành văn bản (toàn văn) hay phiếu thông tin.")
    ] = importer.Kind.van_ban,
    slug: Annotated[
        str | None, typer.Option(help="Tên tệp của trang; mặc định lấy từ số văn bản.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè trang đã có.")] = False,
) -> None:
    """Chuyển một tệp Word hay PDF thành trang trong docs/, và nói rõ phần nào không chuyển được."""
    try:
        if slug:
            slug = slug.removesuffix(".md")
            skeletons.require_slug(slug)
    except skeletons.BadName as error:
        errors.print(str(error))
        raise typer.Exit(2) from None
    try:
        done = carry_out(
            lambda report: importer.import_file(file, root / "docs", kind, slug, force, report)
        )
    except FileExistsError as error:
        errors.print(str(importer.page_there(error.filename)))
        raise typer.Exit(1) from None
    sys.stdout.write(importer.summary(done))


@app.command("verify")
def verify_file(
    file: Annotated[Path, typer.Argument(help="Tệp .pdf có chữ ký số, hoặc bản ngoại tuyến .zip.")],
    lang: Annotated[Language, typer.Option(help="Ngôn ngữ của kết quả.")] = Language.vi,
) -> None:
    """Kiểm tra chữ ký số của một tệp PDF Công báo, hoặc một bản ngoại tuyến; không cần mạng."""
    if file.is_file() and zipfile.is_zipfile(file):
        _verify_bundle(file)
        return
    data = carry_out(lambda report: reading.file_bytes(file), quiet=True)
    found = signatures.check(data)
    sys.stdout.write(signatures.summary(found, str(file), lang.value))
    if found.problem:
        values = found.problem.as_values()
        show([signatures.NOT_INTACT.at(str(file), 0, **values)], lang.value, errors)
        raise typer.Exit(1)


def _verify_bundle(file: Path) -> None:
    manifest = carry_out(lambda report: verify_bundle(file, report))
    day = dates.short_date(manifest.made, "vi")
    print(f"{file}: nguyên vẹn. Bản lập ngày {day}, {len(manifest.files)} tệp.")
    if not checksum_path(file).exists():
        print(f"Không có {checksum_path(file).name} bên cạnh, nên mã của cả tệp zip chưa được so.")


@app.command("bundle")
def make_bundle(
    root: Root = Path("."),
    out: Annotated[Path | None, typer.Option(help="Thư mục kết quả; mặc định là dist/.")] = None,
    pack: Annotated[str | None, typer.Option(help="Chỉ làm bộ tài liệu này.")] = None,
    publish: Annotated[
        bool,
        typer.Option("--publish", help="Đặt cả bản này vào site/, cho trang Tải về."),
    ] = False,
    verify: Annotated[
        Path | None,
        typer.Option(help="Kiểm tra một tệp zip đã có.", exists=True, dir_okay=False),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            help="Không dựng: đóng một thư mục HTML do công cụ khác dựng.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
    no_cache: NoCache = False,
) -> None:
    """Dựng trang và đóng bản ngoại tuyến vào dist/; hoặc kiểm tra một bản đã có."""
    if verify:
        _verify_bundle(verify)
        return
    if html:
        _bundle_other(html, root, _real(out or root / "dist"))
        return
    if pack and publish:
        errors.print("--publish dành cho bản ngoại tuyến, không dành cho một bộ. Fix: bỏ --pack.")
        raise typer.Exit(2)
    from tailieu import pipeline

    target = _real(out or root / "dist")
    kept = _cache(root.resolve(), no_cache)
    made = carry_out(
        lambda report: pipeline.bundle(
            root.resolve(), target, pack, os.environ, report, kept, publish=publish
        )
    )
    for path in made.files:
        print(f"{path} ({path.stat().st_size / 1e6:.2f} MB)")
    if publish:
        print(f"Đã đặt bản này vào {root / 'site' / 'tai-ve'}")
    if made.without_pdf:
        errors.print(f"Không kèm PDF: {made.without_pdf}.")


def _bundle_other(folder: Path, root: Path, out: Path) -> None:
    from tailieu.offline import other_site

    try:
        made = carry_out(
            lambda report: other_site.bundle(
                folder, out, history.build_epoch(os.environ, root), report
            )
        )
    except other_site.NoStart:
        errors.print(f"{folder}: không có index.html. Fix: ghi thư mục kết quả của công cụ dựng.")
        raise typer.Exit(1) from None
    for path in made:
        print(f"{path} ({path.stat().st_size / 1e6:.2f} MB)")


@app.command("seal")
def seal_site(
    site: Annotated[
        Path,
        typer.Argument(
            metavar="SITE_DIR", help="Thư mục HTML đã dựng.", file_okay=False, exists=True
        ),
    ],
) -> None:
    """Ghi vào mọi trang của một thư mục HTML bất kỳ: trình duyệt chỉ chạy mã của chính trang."""
    from tailieu.offline import other_site

    try:
        pages = carry_out(lambda report: other_site.seal(site))
    except other_site.Unfit as error:
        for path in error.pages:
            errors.print(
                f"{site}/{path}: không phải UTF-8, hoặc không có <head>. Fix: sửa mẫu của trang."
            )
        raise typer.Exit(1) from None
    print(f"Đã ghi chính sách bảo mật vào {pages} trang.")


@app.command("index")
def index_site(
    site: Annotated[
        Path,
        typer.Argument(
            metavar="SITE_DIR", help="Thư mục HTML đã dựng.", file_okay=False, exists=True
        ),
    ],
    lang: Annotated[
        Language, typer.Option(help="Ngôn ngữ của trang không ghi <html lang>, và của nút.")
    ] = Language.vi,
) -> None:
    """Thêm ô tìm kiếm này vào một trang mạng bất kỳ, do công cụ nào dựng cũng được."""
    from tailieu.search.builder import FOLDER, SearchReport
    from tailieu.site import other_site

    def work(report: Progress) -> SearchReport:
        stages = {"read": "html", "index": "search"}
        return other_site.index(
            site, lang.value, lambda stage, done, total: report(stages[stage], done, total)
        )

    try:
        made = carry_out(work)
    except other_site.NoPages:
        errors.print(
            f"{site}: không có tệp .html nào. Fix: dựng trang trước, rồi ghi thư mục kết quả."
        )
        raise typer.Exit(2) from None
    except other_site.Occupied:
        errors.print(
            f"{site}/{FOLDER}: đã có tệp không phải của lệnh này. Fix: dời chúng đi, rồi chạy lại."
        )
        raise typer.Exit(1) from None
    show(made.findings[:_FINDINGS_SHOWN], lang.value, errors)
    if len(made.findings) > _FINDINGS_SHOWN:
        errors.print(f"… và {len(made.findings) - _FINDINGS_SHOWN} chỗ khác như vậy.")
    errors.print(
        f"{sum(made.pages.values())} trang, {made.bytes / 1e6:.1f} MB, ở {site}/{FOLDER}. Dán vào "
        "mỗi trang, hay vào mẫu của trang; ở thư mục con thì thêm ../ trước assets:"
    )
    sys.stdout.write(other_site.snippet(lang.value))


@app.command()
def schema(
    out: Annotated[Path, typer.Argument(help="Thư mục nhận các tệp .schema.json.")],
) -> None:
    """Xuất JSON Schema của phần khai báo, cho công cụ soạn thảo."""
    out.mkdir(parents=True, exist_ok=True)
    for name, value in json_schemas(kinds.MODELS).items():
        text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
        disk.replace_file(out / name, f"{text}\n".encode())
        print(out / name)


def _build(root: Path, out: Path, no_cache: bool, quiet: bool = False) -> None:
    from tailieu import pipeline

    kept = _cache(root, no_cache)
    carry_out(lambda report: pipeline.build(root, out, os.environ, report, kept), quiet=quiet)


def _real(path: Path) -> Path:
    """The path without links; one that is in a ring of links stays, for the disk to refuse."""
    return Path(os.path.realpath(path))


def _cache(root: Path, no_cache: bool) -> Cache:
    """What is kept between runs; nothing is written into a folder that holds no project."""
    kept = not no_cache and (root / "mkdocs.yml").is_file()
    return Cache(root / cache.FILE) if kept else NO_CACHE


def _today(root: Path, environ: Mapping[str, str] = os.environ) -> date:
    """The day of a check; an invalid SOURCE_DATE_EPOCH is reported and ends the program."""
    return carry_out(
        lambda report: dates.local_date(history.build_epoch(environ, root)), quiet=True
    )


def main() -> None:
    """Carry out the command of the arguments; errors of the disk end it with a sentence and 1."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # One that is closed would lend its number to the next file that is opened.
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))
    for stream in (sys.stdout, sys.stderr):
        # What is printed is Vietnamese, which the encodings of some systems lack.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            app()
        finally:
            # Here the disk, or what reads, can still be blamed.
            sys.stdout.flush()
    except OSError as error:
        errors.print(str(disk.finding(error)))
        # What could not be written is not tried again at the end.
        sys.stdout = io.StringIO()
        sys.exit(1)

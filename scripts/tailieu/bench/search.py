"""`tailieu bench search`: judged queries against the shipped index and the shipped engine.

Renders Markdown pages, builds the index with the site's own code, and drives the browser's code of
the search in headless Chromium over http; or asks a site that is built already.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from tailieu.bench.report import (
    JsonOut,
    load,
    machine,
    machine_line,
    number,
    show,
    working_folder,
    write_json,
)
from tailieu.bench.search_browser import Served, ask, first_queries, served, typing
from tailieu.bench.search_engines import ENGINES, MODULES, missing, read_site
from tailieu.bench.search_rows import (
    Answered,
    Grades,
    Query,
    answered,
    grade,
    long_queries,
    page_id,
    percentile,
    rank,
    read_queries,
    unanswered,
    write_pages,
)
from tailieu.bench.search_site import Built, build, render
from tailieu.bench.search_tune import RANKING
from tailieu.bench.search_tune import tune as tune_weights
from tailieu.offline.chromium import find_browser
from tailieu.terminal import errors

FIRST_QUERIES = [
    "tuyên truyền",
    "an toàn giao thông",
    "bảo hiểm xã hội",
    "phòng cháy",
    "hộ tịch",
    "ngân sách nhà nước",
    "giáo dục phổ thông",
    "thủ tục hành chính",
    "đất đai",
    "quyền sử dụng đất",
]
# Longer first queries: exact rows of so many words, and how many of them.
LONG_WORDS = (5, 9)
LONG_QUERIES = 40
# A place that a site's own query is to reach.
FIRST = 3
# What our own engine is called beside others.
OURS = "ta"

Report = dict[str, Any]


def search(
    queries: Annotated[
        Path, typer.Option(exists=True, help="Truy vấn đã chấm: .jsonl hoặc .jsonl.xz.")
    ],
    pages: Annotated[
        list[Path] | None,
        typer.Option(
            exists=True,
            help="Các trang Markdown: thư mục, .tar.xz hoặc .jsonl.xz; được ghi nhiều lần.",
        ),
    ] = None,
    scale: Annotated[int, typer.Option(help="Chỉ lấy từng này trang đầu.")] = 0,
    site: Annotated[
        Path | None, typer.Option(exists=True, help="Hỏi trang đã dựng này, không dựng trang thử.")
    ] = None,
    lang: Annotated[str, typer.Option(help="Ngôn ngữ của chỉ mục và của truy vấn.")] = "vi",
    against: Annotated[
        str, typer.Option(help=f"So với: all, hoặc vài tên trong {', '.join(ENGINES)}.")
    ] = "",
    tune: Annotated[
        str,
        typer.Option(help="Dò trọng số của WEIGHTS: all, hoặc vài tên như word,title.base."),
    ] = "",
    rounds: Annotated[int, typer.Option(min=1, help="Số vòng dò nhiều nhất.")] = 2,
    variant: Annotated[str, typer.Option(help="Chỉ chạy các biến thể này: exact,folded.")] = "",
    limit: Annotated[int, typer.Option(help="Chỉ chạy từng này truy vấn đầu.")] = 0,
    json_out: JsonOut = None,
) -> None:
    """Đo tìm kiếm trên các trang và truy vấn đã chấm."""
    if (site is None) == (not pages):
        raise typer.BadParameter("hãy ghi --pages, hoặc --site", param_hint="--pages")
    rows = read_queries(queries, lang, filter(None, variant.split(",")))[: limit or None]
    if not rows:
        raise typer.BadParameter(f"không có truy vấn nào trong {queries} để chạy")
    others = engines(against)
    if site and others:
        raise typer.BadParameter("--against cần --pages", param_hint="--site")
    if others and tune:
        raise typer.BadParameter("hãy so, hoặc dò trọng số", param_hint="--tune")
    if not find_browser(os.environ):
        raise typer.BadParameter("không có Chromium; hãy cài, hoặc đặt CHROMIUM=/đường/dẫn")
    load_before = load()
    with working_folder() as folder:
        made = folder / "bench"
        made.mkdir()
        report: Report = {"rows": len(rows)}
        if site is None:
            site, report["pages"] = _site(folder, pages or [], scale)
            report["index"] = build(site)
            whole_addresses = False
        else:
            whole_addresses = True
        with served(site, made, {"modules": MODULES}) as at:
            if tune:
                names = RANKING if tune == "all" else tune.split(",")
                report["tune"] = tune_weights(
                    at.ours(lang), rows, names, rounds, lang, whole_addresses
                )
            else:
                report |= measure(at, rows, lang, whole_addresses)
            if others:
                report["against"] = compare(at, others, rows)
    report["machine"] = machine(load_before)
    if tune:
        print(machine_line(report["machine"]))
    else:
        _print(report)
    write_json(json_out, report)


def engines(against: str) -> list[str]:
    """The engines that --against names; raises BadParameter for what is unknown or missing."""
    names = list(ENGINES) if against == "all" else [*filter(None, against.split(","))]
    unknown = [name for name in names if name not in ENGINES]
    if unknown:
        known = ", ".join(["all", *ENGINES])
        raise typer.BadParameter(
            f"chưa biết “{', '.join(unknown)}”; hãy dùng: {known}", param_hint="--against"
        )
    if lacking := missing(names):
        raise typer.BadParameter(
            f"chưa cài {', '.join(lacking)}; hãy gõ: make bench-engines", param_hint="--against"
        )
    return names


def compare(at: Served, names: Sequence[str], rows: Sequence[Query]) -> Report:
    """Ask other engines the same queries of the same pages."""
    pages = read_site(at.site)
    texts = [row["query"] for row in rows]
    report = {}
    for name in names:
        errors.print(f"  {name} …")
        compared = ENGINES[name](at, pages, texts)
        grades = grade(rows, compared["found"])
        report[name] = {key: compared[key] for key in ("index", "median", "p95")} | grades
    return report


def _site(folder: Path, sources: Sequence[Path], most: int) -> tuple[Path, int]:
    """A site of the pages in `sources`, not yet indexed, and how many they are."""
    site, markdown = folder / "site", folder / "markdown"
    site.mkdir()
    markdown.mkdir()
    paths = write_pages(sources, markdown, most)
    if not paths:
        raise typer.BadParameter("không có trang Markdown nào", param_hint="--pages")
    render(paths, site)
    return site, len(paths)


def measure(at: Served, rows: Sequence[Query], language: str, whole_addresses: bool) -> Report:
    """Ask our own engine: ranking, what first queries load, latency, long tasks."""
    texts = [row["query"] for row in rows]
    long = long_queries(rows, *LONG_WORDS, LONG_QUERIES)
    first = {"2–4 từ": first_queries(at, FIRST_QUERIES, language)}
    if long:
        first["5–9 từ"] = first_queries(at, long, language)
    # While nothing is loaded yet: first queries entered at once, then typed letter by letter.
    long_tasks = [ms for one in first.values() for ms in one.pop("long_tasks")]
    for query in FIRST_QUERIES:
        long_tasks += typing(at, query, language)
    page = at.ours(language)
    answers = ask(page, texts)
    # The index is loaded by now, so this measures the engine only.
    times = [answer["ms"] for answer in ask(page, texts)]
    found = [[page_id(url, language, whole_addresses) for url in each["urls"]] for each in answers]
    report: Report = {
        **grade(rows, found, [answer.get("shown", "") for answer in answers]),
        "first_query": first,
        "latency_ms": {
            name: round(percentile(times, share), 1)
            for name, share in (("median", 0.5), ("p95", 0.95))
        },
        "long_tasks": {"count": len(long_tasks), "longest_ms": max(long_tasks, default=0)},
    }
    if whole_addresses:
        report["late"] = [
            {"query": row["query"], "place": rank(row, ids)}
            for row, ids in zip(rows, found, strict=True)
            if row["relevant"] and not 0 < rank(row, ids) <= FIRST
        ]
        report["unanswered"] = unanswered(rows, found)
        report["answered"] = answered(rows, found, [each["answers"] for each in answers])
    return report


def _print(report: Report) -> None:
    pages = f"{number(report['pages'])} trang, " if "pages" in report else ""
    show_grades(f"{pages}{number(report['rows'])} truy vấn", report)
    for one in report.get("late", ()):
        print(f"Không ở {FIRST} trang đầu: {one['query']} (thứ {one['place'] or '–'})")
    for one in report.get("unanswered", ()):
        told = f"{one['pages']} trang, trong đó {one['guides']} hướng dẫn"
        over = " ← quá nhiều" if one["too_many"] else ""
        print(f"Không có câu trả lời: {one['query']}: {told}{over}")
    judged: Answered | None = report.get("answered")
    if judged and judged["n"]:
        print(f"Câu trả lời: đúng {judged['right']}, sai {judged['wrong']} trên {judged['n']}")
    _show_first(report["first_query"])
    times, tasks = report["latency_ms"], report["long_tasks"]
    print(
        f"Đã tải xong chỉ mục: giữa {number(times['median'], 1)} ms, p95 {number(times['p95'], 1)} "
        f"ms. Việc dài quá 50 ms: {tasks['count']}, dài nhất {number(tasks['longest_ms'])} ms."
    )
    if "index" in report:
        print(f"Chỉ mục: {built_line(report['index'])}.")
    if "against" in report:
        _show_against(report)
    print(machine_line(report["machine"]))


def _show_against(report: Report) -> None:
    others: Report = report["against"]
    rows = []
    for name, scores in report["variants"].items():
        beside = [other["variants"][name]["mrr_at_10"] for other in others.values()]
        rows.append((name, str(scores["n"]), *map(_share, [scores["mrr_at_10"], *beside])))
    show("MRR@10 theo biến thể", ("biến thể", "n", OURS, *others), rows)
    ours = {"variants": report["variants"], "index": report["index"], **report["latency_ms"]}
    first = _figures(ours)
    rows = []
    for name, other in {OURS: ours, **others}.items():
        cells = [name]
        for (value, digits), (own, _) in zip(_figures(other), first, strict=True):
            cells += [number(value, digits), number(value / own, 2) if own else "–"]
        rows.append(tuple(cells))
    columns = ["", "MRR@10", "dựng, giây", "MB nén", "ms: giữa", "ms: p95"]
    heads = [columns[0], *(cell for column in columns[1:] for cell in (column, f"/ {OURS}"))]
    show("So với các bộ tìm kiếm khác", heads, rows)


def _figures(engine: Report) -> list[tuple[float, int]]:
    """What is compared of an engine, each with its digits."""
    index: Built = engine["index"]
    return [
        (engine["variants"]["ALL"]["mrr_at_10"], 4),
        (index["build_s"], 1),
        (index["gzip_bytes"] / 1e6, 2),
        (engine["median"], 1),
        (engine["p95"], 1),
    ]


def show_grades(title: str, grades: Grades | Report) -> None:
    """Print the scores by variant."""
    columns = ("biến thể", "n", "đầu", "≤ 3", "≤ 5", "MRR@10", "exact cùng gốc", "sửa")
    rows = []
    for name, scores in grades["variants"].items():
        corrected = scores["corrected"]
        share = "–" if corrected is None else f"{corrected} ({corrected / scores['n']:.1%})"
        figures = [
            *scores["success_at"].values(),
            scores["mrr_at_10"],
            scores["exact_same_base"],
        ]
        rows.append((name, str(scores["n"]), *map(_share, figures), share.replace(".", ",")))
    show(title, columns, rows)
    if grades["confusable_wrong_first"] is not None:
        print("Cặp dễ nhầm, trang sai đứng trước:", _share(grades["confusable_wrong_first"]))


def _share(value: float | None) -> str:
    return "–" if value is None else number(value, 4)


def built_line(index: Built) -> str:
    """The size of an index and the time it took."""
    return (
        f"{number(index['bytes'] / 1e6, 2)} MB ({number(index['gzip_bytes'] / 1e6, 2)} MB nén), "
        f"{number(index['files'])} tệp, {number(index['build_s'], 1)} giây"
    )


def _show_first(first: Report) -> None:
    figures = (("bytes", "KB", 1e3), ("requests", "tệp", 1), ("ms", "ms", 1))
    columns = ["truy vấn", "n"]
    for _, unit, _ in figures:
        columns += [f"{unit}: giữa", "p90", "xấu nhất"]
    rows = []
    for name, one in first.items():
        cells = [name, str(one["queries"])]
        for key, _, by in figures:
            cells += [number(value / by) for value in one[key].values()]
        rows.append(cells)
    show("Lần tìm đầu tiên, chưa tải gì của chỉ mục", columns, rows)

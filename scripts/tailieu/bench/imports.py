"""`tailieu bench import`: a folder of real files, what became of each and of all of them."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated, Literal, TypedDict

import typer

from tailieu.bench import import_heads
from tailieu.bench.import_addresses import KINDS, Addresses, compare, expected
from tailieu.bench.import_child import Outcome
from tailieu.bench.import_heads import FIELDS, VERDICTS, Verdict
from tailieu.bench.import_plain import read
from tailieu.bench.import_words import Kept, kept
from tailieu.bench.processes import program, run
from tailieu.bench.report import (
    JsonOut,
    Machine,
    load,
    machine,
    machine_line,
    number,
    show,
    working_folder,
    write_json,
)
from tailieu.content import clauses
from tailieu.content.relations import SAME_DOCUMENT
from tailieu.terminal import errors

ENDINGS = (".docx", ".pdf", ".doc", ".rtf", ".odt")
_FENCE = "::: toan-van\n"


class File(TypedDict):
    """What became of one file.

    `outcome` is `page`, the rules by which it was refused, or `crash`, whose last words are in
    `why`. `words`, `addresses`, `stated` and `heads` are only known of pages, `words` not of texts
    in an older encoding, `heads` only of files in heads.csv. `findings` are what `check` says of
    the page, by rule.
    """

    file: str
    outcome: str
    why: str
    seconds: float
    peak_bytes: int
    words: dict[str, Kept]
    addresses: Addresses | None
    stated: dict[str, str]
    heads: dict[str, Verdict]
    findings: dict[str, int]


class Report(TypedDict):
    """What is written to the JSON file."""

    machine: Machine
    files: list[File]


def measure(
    folder: Annotated[
        Path,
        typer.Argument(
            help="Thư mục tệp thật; có heads.csv thì chấm cả phần đầu văn bản.",
            exists=True,
            file_okay=False,
        ),
    ],
    json_out: JsonOut = None,
) -> None:
    """Nhập từng tệp của một thư mục rồi so với cách đọc khác: chữ, phần đầu, địa chỉ điều khoản.

    Chạy ở thư mục gốc của dự án.
    """
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in ENDINGS)
    if not files:
        errors.print(f"{folder}: không có tệp nào để nhập ({', '.join(ENDINGS)}).")
        raise typer.Exit(2)
    truth = import_heads.read_truth(folder)
    load_before = load()
    with working_folder() as work:
        shutil.copytree("docs", work / "docs")
        measured = [
            _measure(work, file, f"thu-{place:04}", truth.get(file.name))
            for place, file in enumerate(files, 1)
        ]
        _check(work, measured)
    report = Report(machine=machine(load_before), files=measured)
    _show(report)
    write_json(json_out, report)


def _measure(work: Path, file: Path, slug: str, truth: dict[str, str] | None) -> File:
    """Import one file into the site in `work`, and compare its page with a plain reading."""
    out, log = work / "ket-qua.json", work / f"{slug}.log"
    out.unlink(missing_ok=True)
    command = [sys.executable, "-m", "tailieu.bench.import_child"]
    command += [str(file), str(work), slug, str(out)]
    used = run(file.name, command, log, tuple(range(-64, 256)))
    measured = File(
        file=file.name,
        outcome="crash",
        why=log.read_text(encoding="utf-8", errors="replace").strip()[-300:],
        seconds=used.seconds,
        peak_bytes=used.peak_bytes,
        words={},
        addresses=None,
        stated={},
        heads={},
        findings={},
    )
    if not out.is_file():
        return measured
    outcome: Outcome = json.loads(out.read_text(encoding="utf-8"))
    measured["outcome"] = " ".join(outcome["rules"]) or "page"
    measured["why"] = outcome["why"]
    if outcome["rules"]:
        return measured
    page = (work / "docs/van-ban" / f"{slug}.md").read_text(encoding="utf-8")
    measured["stated"] = import_heads.stated(page)
    if truth:
        measured["heads"] = import_heads.judge(truth, measured["stated"])
    try:
        paragraphs = read(file)
    except ValueError as reason:
        measured["why"] = f"{reason}"
        return measured
    text = clauses.split(page.split(_FENCE, 1)[1].split("\n:::\n", 1)[0])
    measured["addresses"] = compare(expected(paragraphs), text)
    if not outcome["legacy"]:
        # The stamp of a signature is in the front matter.
        told = [*outcome["losses"], page.split("\n---\n", 1)[0]]
        measured["words"] = kept(paragraphs, clauses.plain(text), told)
    return measured


def _check(work: Path, files: list[File]) -> None:
    """Add what `tailieu check` finds on each page, but that some files are the same document."""
    pages = {f"thu-{place:04}": file for place, file in enumerate(files, 1)}
    log = work / "check.json"
    run("check", program("check", "--root", str(work), "--format=json", "--no-cache"), log, (0, 1))
    for row in json.loads(log.read_text(encoding="utf-8")):
        file = pages.get(Path(row["path"]).stem)
        if file and row["rule"] != SAME_DOCUMENT.id:
            file["findings"][row["rule"]] = file["findings"].get(row["rule"], 0) + 1


# What is printed ----------------------------------------------------------------------------------


def _show(report: Report) -> None:
    files = report["files"]
    show(
        f"{len(files)} tệp",
        (
            *("", "kết quả", "giây", "MB", "chữ", "trên trang", "mất, có nói", "mất, không nói"),
            *("địa chỉ", "đầu văn bản", "check"),
        ),
        [_row(file) for file in files],
    )
    outcomes = Counter(file["outcome"] for file in files)
    print("Kết quả: " + ", ".join(f"{name} {count}" for name, count in outcomes.most_common()))
    checked = Counter(rule for file in files for rule in file["findings"])
    pages = [file for file in files if file["outcome"] == "page"]
    clean = sum(not file["findings"] for file in pages)
    rules = ", ".join(f"{rule} {count}" for rule, count in checked.most_common())
    print(f"`check` không nêu gì về {clean} trong {len(pages)} trang. {rules}")
    _show_words(pages)
    _show_addresses(pages)
    _show_heads(pages)
    print(machine_line(report["machine"]))


def _row(file: File) -> tuple[str, ...]:
    sums = [sum(kept[name] for kept in file["words"].values()) for name in _COUNTS]
    addresses = file["addresses"]
    kinds = list(addresses["kinds"].values()) if addresses else []
    found = sum(kind["found"] for kind in kinds)
    all = sum(kind["expected"] for kind in kinds)
    astray = f" lạc {len(_astray(file))}" if _astray(file) else ""
    verdicts = Counter(file["heads"].values())
    return (
        file["file"],
        file["outcome"],
        number(file["seconds"], 1),
        number(file["peak_bytes"] / 1e6),
        *(map(number, sums) if file["words"] else "––––"),
        f"{found}/{all}{astray}",
        "/".join(str(verdicts[name]) for name in VERDICTS[:3]) if verdicts else "–",
        " ".join(file["findings"]) or "–",
    )


def _astray(file: File) -> list[str]:
    """The clauses of a file whose address is within another article."""
    return file["addresses"]["astray"] if file["addresses"] else []


_COUNTS: tuple[Literal["all", "page", "told", "untold"], ...] = ("all", "page", "told", "untold")


def _show_words(pages: list[File]) -> None:
    regions: dict[str, Counter[str]] = {}
    for file in pages:
        for region, counts in file["words"].items():
            regions.setdefault(region, Counter()).update({n: counts[n] for n in _COUNTS})
    show(
        "Chữ của các tệp, theo chỗ đứng",
        ("", "tất cả", "trên trang", "mất, có nói", "mất, không nói", "không nói, %"),
        [
            (region, *(number(sums[n]) for n in _COUNTS), _percent(sums["untold"], sums["all"], 3))
            for region, sums in regions.items()
        ],
    )


def _show_addresses(pages: list[File]) -> None:
    known = [file["addresses"] for file in pages if file["addresses"]]
    rows = []
    for kind in KINDS:
        all = sum(each["kinds"][kind]["expected"] for each in known)
        found = sum(each["kinds"][kind]["found"] for each in known)
        rows.append((kind, number(all), number(found), _percent(found, all, 1)))
    show(f"Địa chỉ trong {len(known)} trang", ("", "trong tệp", "đúng", "%"), rows)
    print(f"Khoản, điểm mang địa chỉ của điều khác: {sum(len(_astray(p)) for p in pages)}")


def _show_heads(pages: list[File]) -> None:
    read_by_eye = [file for file in pages if file["heads"]]
    rows = []
    for name in FIELDS:
        there = sum(bool(file["stated"].get(name)) for file in pages)
        counts = Counter(file["heads"][name] for file in read_by_eye)
        judged = counts["right"] + counts["wrong"] + counts["missed"]
        row = [name, number(there), *(number(counts[verdict]) for verdict in VERDICTS)]
        row += [_percent(counts["right"], judged, 1), _percent(counts["wrong"], judged, 1)]
        rows.append(row)
    show(
        f"Phần đầu của {len(pages)} trang; {len(read_by_eye)} tệp đã đọc bằng mắt",
        (
            *("", "trang có", "đúng", "sai", "sót", "tệp không ghi, trang cũng không"),
            *("đúng, %", "sai, %"),
        ),
        rows,
    )


def _percent(part: int, whole: int, digits: int) -> str:
    return number(part * 100 / whole, digits) if whole else "–"

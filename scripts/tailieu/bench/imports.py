"""`tailieu bench import`: a folder of real files, what became of each and of all of them."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Annotated, Literal, TypedDict

import typer

from tailieu.bench import import_heads
from tailieu.bench.import_addresses import KINDS
from tailieu.bench.import_files import File, add_findings, measure
from tailieu.bench.import_heads import FIELDS, VERDICTS
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
from tailieu.terminal import errors

ENDINGS = (".docx", ".pdf", ".doc", ".rtf", ".odt")


class Report(TypedDict):
    """What is written to the JSON file."""

    machine: Machine
    files: list[File]


def import_(
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
            measure(work, file, f"thu-{place:04}", truth.get(file.name))
            for place, file in enumerate(files, 1)
        ]
        add_findings(work, measured)
    report = Report(machine=machine(load_before), files=measured)
    _show(report)
    write_json(json_out, report)


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
        unsure = [file for file in read_by_eye if name in file["doubted"]]
        counts = Counter(file["heads"][name] for file in read_by_eye)
        judged = counts["right"] + counts["wrong"] + counts["missed"]
        row = [name, number(there), *(number(counts[verdict]) for verdict in VERDICTS)]
        row += [_percent(counts["right"], judged, 1), _percent(counts["wrong"], judged, 1)]
        row.append(number(sum(file["heads"][name] == "wrong" for file in unsure)))
        rows.append(row)
    show(
        f"Phần đầu của {len(pages)} trang; {len(read_by_eye)} tệp đã đọc bằng mắt",
        (
            *("", "trang có", "đúng", "sai", "sót", "tệp không ghi, trang cũng không"),
            *("đúng, %", "sai, %", "sai mà có ghi chưa chắc"),
        ),
        rows,
    )


def _percent(part: int, whole: int, digits: int) -> str:
    return number(part * 100 / whole, digits) if whole else "–"

"""What every measurement says of the machine, and how it ends."""

from __future__ import annotations

import json

import pytest
import typer

from tailieu.bench.report import (
    Machine,
    load,
    machine,
    machine_line,
    number,
    show,
    working_folder,
    write_json,
)


def test_numbers_are_written_as_vietnamese_does():
    assert [number(1234.56, 1), number(0.5, 2), number(20_000)] == ["1.234,6", "0,50", "20.000"]


def test_the_machine_is_named_beside_its_figures():
    named = Machine(processor="Xeon", cores=2, python="3.11.7", load_before=0.5, load_after=4.25)
    assert machine_line(named) == (
        "Máy: Xeon, 2 lõi, Python 3.11.7; tải trung bình một phút lúc đầu 0,5, lúc cuối 4,2."
    )
    here = machine(load())
    assert here["processor"]
    assert here["cores"] >= 1


def test_a_table_stands_below_its_title(capsys):
    show("Hai bản dựng, giây", ("", "giây"), [("của ta", "1,0"), ("[x]", "10,0")])
    title, *lines = capsys.readouterr().out.splitlines()
    assert title == "Hai bản dựng, giây"
    assert [line.strip("│ ") for line in lines[3:5]] == ["của ta │  1,0", "[x]    │ 10,0"]


def test_a_report_is_written_where_it_is_wanted(tmp_path):
    write_json(None, {"giây": 1})
    write_json(tmp_path / "a.json", {"giây": 1})
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == {"giây": 1}


def test_a_measurement_that_fails_is_told_and_leaves_nothing(capsys):
    with pytest.raises(typer.Exit) as left, working_folder() as folder:
        (folder / "trang.html").touch()
        raise RuntimeError("nguyên gốc: hỏng")
    assert left.value.exit_code == 1
    assert capsys.readouterr().err == "nguyên gốc: hỏng\n"
    assert not folder.exists()

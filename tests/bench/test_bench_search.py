"""Judged queries: how they are read, divided and graded."""

from __future__ import annotations

import io
import json
import lzma
import tarfile

import pytest
import typer

from helpers.program import tailieu
from tailieu.bench import search_engines, search_tune
from tailieu.bench.search import engines
from tailieu.bench.search_rows import (
    answered,
    evenly,
    grade,
    half,
    long_queries,
    percentile,
    read_queries,
    spread,
    unanswered,
    write_pages,
)


@pytest.fixture
def judged(tmp_path):
    """The options that name three pages and three queries."""
    pages, queries = tmp_path / "pages", tmp_path / "queries.jsonl"
    pages.mkdir()
    for name, text in (("a", "Hòa giải ở cơ sở"), ("b", "Đất đai"), ("c", "Đường sắt")):
        (pages / f"{name}.md").write_text(f"# {text}\n\n{text} là một luật.\n", encoding="utf-8")
    rows = [
        row("hòa giải", ["a"]),
        row("dat dai", ["b"], "folded", "hòa giải cơ sở"),
        row("đường sắt", ["c"]),
    ]
    queries.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return ["--pages", pages, "--queries", queries, "--json", tmp_path / "out.json"]


def row(query, relevant, variant="exact", base="", **more):
    return {
        "query": query,
        "variant": variant,
        "base": base or query,
        "relevant": relevant,
        **more,
    }


def test_queries_are_read_as_they_come(tmp_path):
    packed = tmp_path / "a.jsonl.xz"
    rows = [row("hòa giải", ["a"]), row("hoa giai", ["a"], "folded", "hòa giải")]
    packed.write_bytes(lzma.compress("\n\n".join(map(json.dumps, rows)).encode()))
    assert read_queries(packed) == rows
    assert read_queries(packed, variants=["folded"]) == rows[1:]


def test_a_sites_own_queries_have_a_language_and_a_group(tmp_path):
    plain = tmp_path / "a.jsonl"
    lines = [
        {"lang": "vi", "group": "number", "query": "548", "relevant": ["van-ban/548"]},
        {"lang": "en", "group": "en", "query": "dengue", "relevant": []},
    ]
    plain.write_text("\n".join(map(json.dumps, lines)))
    assert read_queries(plain, "en") == [row("dengue", [], "en")]


def test_pages_are_taken_from_folders_and_archives(tmp_path):
    folder, out = tmp_path / "pages" / "docs", tmp_path / "out"
    folder.mkdir(parents=True)
    out.mkdir()
    (folder / "c.md").write_text("# C")
    archive, more = tmp_path / "pages.tar.xz", tmp_path / "more.jsonl.xz"
    with tarfile.open(archive, "w:xz") as tar:
        member = tarfile.TarInfo("docs/b.md")
        member.size = 3
        tar.addfile(member, io.BytesIO(b"# B"))
    more.write_bytes(lzma.compress(b'{"id": "../a", "md": "# A"}\n'))
    found = write_pages([folder.parent, archive, more], out)
    assert {path.stem: path.read_text() for path in found} == {"a": "# A", "b": "# B", "c": "# C"}
    assert {path.name for path in out.iterdir()} == {"a.md", "b.md"}
    assert [path.stem for path in write_pages([folder.parent, archive, more], out, 2)] == ["b", "c"]


def test_answers_are_graded_by_variant():
    rows = [
        row("thủ đô", ["a"], not_relevant=["x"]),
        row("thu do", ["a"], "folded", "thủ đô"),
        row("168/2024", []),
    ]
    found = [["x", "a"], ["b", "c", "d", "a"], ["e"]]
    grades = grade(rows, found, ["", "thư do", "168"])
    assert grades["confusable_wrong_first"] == 1
    assert grades["variants"]["ALL"] == {
        "n": 2,
        "success_at": {1: 0, 3: 0.5, 5: 1},
        "mrr_at_10": 0.375,
        "exact_same_base": 0.5,
        "corrected": 1,
    }
    assert grades["variants"]["folded"]["mrr_at_10"] == 0.25
    assert grade(rows, found)["variants"]["ALL"]["corrected"] is None


def test_a_page_after_the_tenth_counts_for_nothing():
    ids = [str(number) for number in range(11)]
    grades = grade([row("q", ["10"])], [ids])
    assert grades["variants"]["ALL"]["mrr_at_10"] == 0


def test_what_nothing_answers_lists_few_pages_and_no_guide():
    found = [["huong-dan/a", "phieu/b"], ["van-ban/a"]]
    assert unanswered([row("168/2024", []), row("548", ["a"])], found) == [
        {"query": "168/2024", "pages": 2, "guides": 1, "too_many": True}
    ]


def test_answers_are_right_or_wrong_on_the_first_relevant_page():
    rows = [
        row("lương vùng 1", ["a"], answers=["y-1", "so-1"]),
        row("lương hưu", ["a"], answers=[]),
        row("lương vùng 2", ["a"], answers=["so-2"]),
        row("lương cơ sở", ["a"], answers=[]),
        row("đất đai", ["a"]),
    ]
    found = [["b", "a"]] * 5
    shown = [["y-9", "so-1"], ["y-9", ""], ["", ""], ["", "y-1"], ["", "y-1"]]
    assert answered(rows, found, shown) == {"n": 4, "right": 2, "wrong": 1}


def test_long_first_queries_are_spread_over_the_rows():
    rows = [row("một hai ba " * number, []) for number in (1, 2, 3, 4)]
    rows.append(row("một hai ba bốn năm", [], "folded"))
    assert [len(text.split()) for text in long_queries(rows, 5, 9, 40)] == [6, 9]
    assert evenly("abcdefg", 3) == ["a", "c", "e"]
    assert evenly("", 3) == []


def test_every_variant_of_a_query_is_in_the_same_half():
    assert {half(f"q{number}") for number in range(20)} == {0, 1}
    assert half("q001") == half("q001")


@pytest.mark.parametrize(("share", "value"), [(0, 1), (0.5, 5), (0.9, 9), (1, 10)])
def test_a_percentile_is_one_of_the_values(share, value):
    assert percentile(range(10, 0, -1), share) == value


def test_values_are_told_by_three_of_them():
    assert spread([3, 1, 2]) == {"median": 2, "p90": 3, "worst": 3}


def test_other_engines_are_asked_by_name():
    assert engines("") == []
    assert engines("bm25,fts5") == ["bm25", "fts5"]
    with pytest.raises(typer.BadParameter, match=r"chưa biết “solr”; hãy dùng: all, pagefind, "):
        engines("bm25,solr")


def test_an_engine_that_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(search_engines, "MODULES", tmp_path)
    with pytest.raises(typer.BadParameter, match=r"chưa cài pagefind, orama; .*bench-engines"):
        engines("pagefind,orama,lunr")


def test_bm25_finds_the_page_that_says_it_most():
    pages = [
        {"id": "a", "title": "Hòa giải", "text": "Tổ hòa giải ở cơ sở.", "sections": []},
        {"id": "b", "title": "Cơ sở", "text": "Hòa giải viên.", "sections": []},
        {"id": "c", "title": "Đất đai", "text": "Sổ đỏ.", "sections": []},
    ]
    queries = ["hòa giải", "hoa giai", "đường sắt"]
    assert search_engines.bm25(None, pages, queries)["found"] == [["a", "b"], [], []]
    assert search_engines.bm25_folded(None, pages, queries)["found"] == [["a", "b"], ["a", "b"], []]


def test_weights_climb_to_where_the_answers_are_best():
    steps = []
    best = search_tune.climb(
        {"word": 0.5, "cover": 2},
        lambda weights: 1 - abs(weights["word"] - 0.3) - abs(weights["cover"] - 2),
        steps.append,
        rounds=9,
    )
    assert best == {"word": pytest.approx(0.3, abs=0.02), "cover": 2}
    taken = [step for step in steps if step.best]
    assert [step.name for step in taken] == ["word"] * len(taken)
    assert len({(step.name, step.value) for step in steps}) < len(steps) <= 4 * 12


def test_weights_that_help_nothing_stay():
    start = {"word": 0.5}
    assert search_tune.climb(start, lambda weights: 0.5, lambda step: None, rounds=9) == start


@pytest.mark.full
def test_a_search_is_measured_beside_others(judged):
    # Those that come with the project.
    done = tailieu("bench", "search", *judged, "--against", "lunr,fts5,bm25")
    assert (done.exit_code, done.exception) == (0, None)
    report = json.loads(judged[-1].read_text("utf-8"))
    assert report["variants"]["ALL"]["mrr_at_10"] == 1
    assert report["first_query"]["2–4 từ"]["bytes"]["worst"] > 0
    exact = {
        name: other["variants"]["exact"]["mrr_at_10"] for name, other in report["against"].items()
    }
    assert exact == {"lunr": 1, "fts5": 1, "bm25": 1}


@pytest.mark.full
def test_weights_are_tuned_on_the_shipped_engine(judged):
    done = tailieu("bench", "search", *judged, "--tune", "word,fit.bare", "--rounds", "1")
    assert (done.exit_code, done.exception) == (0, None)
    tuned = json.loads(judged[-1].read_text("utf-8"))["tune"]
    assert tuned["best"] == tuned["start"]
    assert set(tuned["start"]) == {"word", "fit.bare"}
    assert "Không trọng số nào tốt hơn." in done.stdout

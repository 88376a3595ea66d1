"""What is too much for a page: told at its place, before anything reads or renders the page."""

from __future__ import annotations

import pytest

from helpers import slow_pages
from helpers.program import tailieu
from helpers.project import ROOT
from tailieu.content import front_matter, loader, page_limits, page_time
from tailieu.content.findings import ContentErrors
from tailieu.content.text_files import MOST_BYTES
from tailieu.site.kinds import MODELS

REFUSED = (
    "cdata",
    "tag",
    "autolink open",
    "escape",
    "bracket",
    "link open",
    "picture",
    "heading",
    "setext",
    "fence open",
    "abbreviations",
    "one note",
    "deep list",
    "deep quotes",
    "deep markdown",
    "wide table",
    "words",
    "head: key twice",
    "record of links",
    "record of notes",
)


def problem(text: str) -> str | None:
    found = page_limits.problem(text, has_record=True)
    return found and f"{found.line}: {found.text('en')}"


@pytest.mark.parametrize("name", REFUSED)
def test_what_makes_a_parser_slow_is_refused(name):
    assert problem(slow_pages.page(name, 130_000))


def test_the_place_is_that_of_the_mark_too_many():
    many = slow_pages.FRONT + "## Mục\n\n" * 401
    assert problem(many) == "805: the page has 401 headings, over 400"
    long = slow_pages.FRONT + "Chữ.\n\n" + "[" * 3_000
    assert problem(long) == "7: this paragraph of 3000 characters has 3000 “[”"


def test_a_number_that_python_cannot_read_is_told():
    told = "5: a character code “&#…” here has over 20 digits"
    assert problem(f"{slow_pages.FRONT}## Mục &#{'9' * 5000};\n") == told


def test_real_pages_have_at_most_half_of_it(monkeypatch):
    for name, value in vars(page_limits).copy().items():
        if name.startswith("_MOST"):
            half = (
                {mark: most // 2 for mark, most in value.items()}
                if isinstance(value, dict)
                else value // 2
            )
            monkeypatch.setattr(page_limits, name, half)
        elif name.startswith("_COUNTED"):
            halved = tuple(counted._replace(most=counted.most // 2) for counted in value)
            monkeypatch.setattr(page_limits, name, halved)
    for path in (ROOT / "docs").rglob("*.md"):
        assert path.stat().st_size < MOST_BYTES / 2, path
        assert problem(path.read_text(encoding="utf-8")) is None, path


def test_the_marks_of_a_full_text_are_not_those_of_the_page():
    record = "::: toan-van\n" + "## Mục\n\n" * 1_000 + ":::\n"
    assert problem(slow_pages.FRONT + record) is None
    assert problem(f"{slow_pages.FRONT}\n{record}") is None
    assert problem(f"{slow_pages.FRONT}\nChữ\n{record}")
    # Fenced code may hold one, which Markdown renders.
    assert problem(f"{slow_pages.FRONT}```\n\n{record}```\n")
    assert page_limits.problem(slow_pages.FRONT + record, has_record=False)


def test_the_check_reads_no_further(docs, monkeypatch):
    def never(*given: object) -> None:
        raise AssertionError("the page was read")

    hostile = slow_pages.page("bracket", 100_000)
    (docs / "trang-thu.md").write_text(hostile, encoding="utf-8")
    read = front_matter.read
    monkeypatch.setattr(
        front_matter,
        "read",
        lambda text, path, found: never() if "[[" in text else read(text, path, found),
    )
    done = tailieu("check", "--docs", docs, "--no-cache")
    assert done.exit_code == 1
    assert done.stdout.count("TL017") == 1
    catalog, findings = loader.load(docs, MODELS)
    assert [finding.rule.id for finding in findings] == ["TL017"]
    assert "trang-thu.md" not in catalog.texts


@pytest.mark.parametrize("run", ["1", "Đ."])
def test_long_runs_cost_what_they_are_long(docs, run):
    record = f"::: toan-van\nxa.vn {run * (1_500_000 // len(run.encode()))} a\u0301\n:::\n"
    page = docs / "van-ban" / "cong-van.md"
    head, _, _ = page.read_text(encoding="utf-8").partition(":::")
    page.write_text(head + record, encoding="utf-8")
    done = tailieu("check", "--docs", docs, "--no-cache")
    assert "TL060" in done.stdout
    assert "TL017" not in done.stdout + done.stderr


def test_what_takes_too_long_is_told_by_its_page():
    def forever() -> None:
        while True:
            pass

    def deeper() -> None:
        deeper()

    for endless in (forever, deeper):
        with (
            pytest.raises(ContentErrors, match=r"docs/a\.md: TL017"),
            page_time.limited("docs/a.md", 0.1),
        ):
            endless()

"""What is too much for a page: told at its place, before anything reads or renders the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers import slow_pages
from helpers.program import tailieu
from helpers.project import ROOT
from tailieu.checks import rendered, runner
from tailieu.content import front_matter, loader, page_limits, page_time
from tailieu.content.findings import ContentErrors
from tailieu.content.markdown import FRONT_MATTER, MarkdownText
from tailieu.content.schema import prose_fields
from tailieu.site import html_filters
from tailieu.site.body import Converter
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
)
# Seconds in which a page is checked and drawn.
CHECKED, DRAWN = 2, 10


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


def test_real_pages_have_a_third_of_it():
    for path in (ROOT / "docs").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        head = FRONT_MATTER.match(text)
        body = text[head.end() :] if head else text
        assert problem(text) is None, path
        if "::: toan-van" not in text:
            assert problem(f"{text}\n{body}\n{body}") is None, path


def test_the_marks_of_a_full_text_are_not_those_of_the_page():
    record = "::: toan-van\n" + "## Mục\n\n" * 1_000 + ":::\n"
    assert problem(slow_pages.FRONT + record) is None
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


def check_and_draw(text: str) -> None:
    page = MarkdownText("docs/a.md", text, prose_fields(MODELS))
    with page_time.limited(page.path, CHECKED):
        loader._parsed(page, page.path, [])
        checked = replace(page)
        runner.findings_of(checked)
        assert checked.links is not None and checked.anchors is not None
    with page_time.limited(page.path, DRAWN):
        records = [(record.start, record.end) for record in page.records]
        html, _ = Converter("vi")(rendered.without(text, records)[page.body_start :])
        html_filters.parsed(html_filters.clean(html))


def largest(name: str) -> str:
    """The largest page of a kind that is within the limits, up to 400 KB."""
    low, high = 1, 400_000
    while high - low > low // 20 + 1:
        size = (low + high) // 2
        low, high = (low, size) if problem(slow_pages.page(name, size)) else (size, high)
    return slow_pages.page(name, low)


@pytest.mark.full
@pytest.mark.parametrize("name", slow_pages.KINDS)
def test_what_is_not_refused_is_checked_and_drawn_in_time(name):
    check_and_draw(largest(name))

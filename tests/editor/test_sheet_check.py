"""The form finds in a sheet what the command finds in its file, and tells it in the same words."""

from __future__ import annotations

import json
import re
import shutil
from copy import deepcopy
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from helpers import sheets
from helpers.cases import CASES, FAULTS, REFUSED, RIGHT, TODAY
from helpers.project import EPOCH, ROOT, read_docs
from tailieu.checks import formatters, rule_table, runner
from tailieu.content import front_matter
from tailieu.content.markdown import FRONT_MATTER
from tailieu.editor.form_data import RULES_IN_THE_FORM

VECTORS = json.loads((ROOT / "tests/data/sheet-vectors.json").read_text(encoding="utf-8"))

# The rules that the form leaves to the command, and what they look at.
LEFT_TO_THE_COMMAND = {
    "TL001": "files",
    "TL002": "files",
    "TL004": "a file's text",
    "TL005": "a file's text",
    "TL006": "a file's text",
    "TL007": "other files",
    "TL008": "translations",
    "TL009": "translations",
    "TL013": "other sheets",
    "TL014": "documents",
    "TL015": "files",
    "TL016": "a file's text",
    "TL020": "Markdown: the form writes the parts in order",
    "TL023": "the form writes the day",
    "TL027": "other sheets",
    "TL028": "documents",
    "TL029": "Markdown",
    "TL034": "documents",
    "TL035": "sources",
    "TL036": "documents",
    "TL037": "Markdown",
    "TL039": "Markdown: the form keeps that part as it is",
    "TL040": "packs",
    "TL050": "translations",
    "TL052": "translations",
    "TL053": "translations",
    "TL054": "translations",
    "TL056": "documents",
    "TL057": "synonyms",
    "TL058": "synonyms",
    "TL059": "translations",
    "TL070": "links",
    "TL071": "links",
    "TL072": "links",
    "TL073": "links",
    "TL077": "a trap that nobody types",
    "TL078": "a trap that nobody types",
    "TL079": "a trap that nobody types",
    "TL080": "HTML",
    "TL081": "HTML",
    "TL082": "HTML",
    "TL083": "pictures",
    "TL084": "files",
    "TL085": "pictures",
    "TL086": "files",
    "TL087": "HTML",
    "TL088": "pictures",
    "TL089": "files",
}
# The rules of the form about pages whose front matter is right.
OF_CONTENT = {rule for rule in RULES_IN_THE_FORM if "TL010" < rule < "TL060"}
# A source that no sheet may cite any more, beside those of tests/cases/docs.
OUT_OF_USE = """\
---
title: Cổng cũ
description: Một nguồn đã ngừng dùng.
host: cu.vi-du.vn
kind: cong
approval: retired
evidence: {mark: V2, pages: []}
---
"""


def put(docs: Path, texts: dict[str, str]) -> None:
    """Put sheets (slug → text) among the pages of `docs`."""
    for slug, text in texts.items():
        (docs / "phieu" / f"{slug}.md").write_text(text, encoding="utf-8")


# One for all tests: what it has found in a page's text it does not look for again.
RUNNER = runner.Runner()


def by_command(docs: Path, today: date) -> dict[str, list[dict]]:
    """What `tailieu check --format json` says of `docs`, by language; of the form's rules only."""
    pages, found = read_docs(docs)
    found = sorted(found + RUNNER.run(pages, today))
    return {
        lang: [
            row
            for row in json.loads(formatters.rows(found, lang))
            if row["rule"] in RULES_IN_THE_FORM
        ]
        for lang in ("vi", "en")
    }


def words(rows: list[dict]) -> list[tuple[str, ...]]:
    """What people are told, in an order of its own; only the command says what may be meant."""
    hint = re.compile(
        "^(?:có phải «[^»]*»|did you mean “[^”]*”)\\? "
        "(?:Nếu không, |If not, )?(?=Thêm|Add|xóa|remove)"
    )
    return sorted((row["rule"], row["message"], hint.sub("", row["fix"])) for row in rows)


def assert_same(docs: Path, found: dict[str, dict], today: date = TODAY) -> dict[str, list[dict]]:
    """Both sides tell the same of sheets (slug → sheet); what the form tells, in Vietnamese.

    Statements within Markdown that was kept as it was are the command's to judge. It looks at the
    content of a page only once the front matter is right; the form says everything at once.
    """
    command = by_command(docs, today)
    told = sheets.check([*found.values()], sheets.form_data_of(docs), today)
    for (slug, sheet), form in zip(found.items(), told, strict=True):
        kept = [item for part in ("messages", "facts", "questions") for item in sheet[part]]
        left = {"TL032"} if any("raw" in item for item in kept) else set()
        if any(row["rule"] == "TL010" for row in form["vi"]):
            left |= OF_CONTENT
        for lang in ("vi", "en"):
            rows = [row for row in command[lang] if row["path"] == f"docs/phieu/{slug}.md"]
            rows = [row for row in rows if row["rule"] not in left]
            assert words([row for row in form[lang] if row["rule"] not in left]) == words(rows), (
                slug
            )
            # In the body the command knows lines, and the form its fields.
            places = {(row["rule"], row["field"]) for row in rows if row["field"]}
            assert places <= {(row["rule"], row["field"]) for row in form[lang]}
    return {slug: form["vi"] for slug, form in zip(found, told, strict=True)}


# Every rule is here or there --------------------------------------------------------------------


def test_every_rule_runs_in_the_form_or_is_left_to_the_command():
    rules = {module.RULE.id for module in runner.RULES}
    # What the reader of docs/ finds; the others are those of the review.
    rules |= {rule.id for rule in rule_table.rules() if rule.id <= front_matter.UNSAFE_YAML.id}
    assert sorted([*RULES_IN_THE_FORM, *LEFT_TO_THE_COMMAND]) == sorted(rules)


def test_the_forms_readme_lists_what_stands_twice():
    text = (ROOT / "overrides/assets/form/README.md").read_text(encoding="utf-8")
    listed = [
        f"TL{number:03}"
        for first, last in re.findall(r"^\| TL(\d+)(?:–TL(\d+))? \|", text, re.MULTILINE)
        for number in range(int(first), int(last or first) + 1)
    ]
    assert listed == list(RULES_IN_THE_FORM)


def test_the_vectors_reach_every_rule_that_stands_twice():
    reached = {find["rule"] for vector in VECTORS["vectors"] for find in vector.get("finds", [])}
    assert reached == set(RULES_IN_THE_FORM)


# Vectors ----------------------------------------------------------------------------------------


def sheet_of(vector: dict, number: int) -> dict:
    """The vectors' sheet with a vector's changes, by dotted paths; each has a name of its own."""
    sheet = deepcopy(VECTORS["sheet"]) | {"slug": f"thu-{number}"}
    for path, value in vector["set"].items():
        *way, last = (int(part) if part.isdigit() else part for part in path.split("."))
        place: Any = sheet
        for part in way:
            place = place[part]
        if isinstance(place, list) and last == len(place):
            place.append(value)
        else:
            place[last] = value
    return sheet


@pytest.fixture(scope="module")
def vector_sheets() -> list[dict]:
    return [sheet_of(vector, number) for number, vector in enumerate(VECTORS["vectors"])]


@pytest.fixture(scope="module")
def vector_docs(vector_sheets, tmp_path_factory) -> Path:
    """The pages of tests/cases/docs with the files that the form writes of the vectors' sheets."""
    docs = shutil.copytree(CASES / "docs", tmp_path_factory.mktemp("vectors") / "docs")
    (docs / "nguon" / "ngung-dung.md").write_text(OUT_OF_USE, encoding="utf-8")
    written = sheets.write(vector_sheets, sheets.form_data_of(docs))
    put(docs, {sheet["slug"]: text for sheet, text in zip(vector_sheets, written, strict=True)})
    return docs


@pytest.fixture(scope="module")
def vector_findings(vector_sheets, vector_docs) -> list[list[dict]]:
    """What the form finds in each, in Vietnamese."""
    assert VECTORS["today"] == TODAY.isoformat()
    found = sheets.check(vector_sheets, sheets.form_data_of(vector_docs))
    return [each["vi"] for each in found]


@pytest.mark.parametrize(
    "number", range(len(VECTORS["vectors"])), ids=[one["name"] for one in VECTORS["vectors"]]
)
def test_the_form_follows_the_vectors(number, vector_findings):
    expected = VECTORS["vectors"][number].get("finds", [])
    found = vector_findings[number]
    assert [(one["rule"], one["field"]) for one in found] == [
        (one["rule"], one["field"]) for one in expected
    ]
    for one, wanted in zip(found, expected, strict=True):
        assert one["values"] == one["values"] | wanted.get("values", {})


def test_the_command_says_the_same_of_the_vectors_files(vector_sheets, vector_docs):
    assert_same(vector_docs, {sheet["slug"]: sheet for sheet in vector_sheets})


# The pages that the command is tested with -------------------------------------------------------


def through_the_form(
    docs: Path, texts: dict[str, str], today: date = TODAY
) -> dict[str, list[dict]]:
    """Open each text (slug → text), put what the form writes of it into `docs`, and compare."""
    opened = sheets.read(texts, sheets.form_data_of(docs))
    put(docs, {slug: one["written"] for slug, one in opened.items()})
    return assert_same(docs, {slug: one["sheet"] for slug, one in opened.items()}, today)


@pytest.fixture
def case_docs(tmp_path) -> Path:
    return shutil.copytree(CASES / "docs", tmp_path / "docs")


def test_the_cases_of_sheets_are_told_alike(case_docs):
    """Those that the form can open; what it sets right by itself is no fault of what it writes."""
    faulty = [fault for fault, page, _ in FAULTS if page == "phieu/thu.md"]
    texts = {
        f"{fault}-{name.replace('.', '-')}": (CASES / fault / f"{name}.md").read_text("utf-8")
        for fault in faulty
        for name in ("bad", "bad.valid")
    }
    told = through_the_form(case_docs, texts)
    assert {slug: found for slug, found in told.items() if slug.endswith("-valid") and found} == {}
    assert len([slug for slug, found in told.items() if found]) > 20


def test_what_other_pages_hold_is_told_alike_in_a_sheet(case_docs):
    """Cases, and the bodies on which the command itself is tested, below a sheet's last part."""
    sheet = (case_docs / "phieu" / "mau.md").read_text(encoding="utf-8")
    bodies = [*RIGHT, *REFUSED]
    for fault, page, _ in FAULTS:
        for name in ("bad.md", "bad.valid.md"):
            text = (CASES / fault / name).read_text(encoding="utf-8", errors="replace")
            if page == "trang-thu.md":
                bodies.append(FRONT_MATTER.sub("", text))
    texts = {f"than-{number}": f"{sheet}\n{body}\n" for number, body in enumerate(bodies)}
    through_the_form(case_docs, texts)


# Real sheets, and what may happen to them --------------------------------------------------------


# The day of the site that they stand on.
SITE_DAY = datetime.fromtimestamp(EPOCH, UTC).date()


@pytest.fixture(scope="module")
def real() -> dict[str, str]:
    """Every sheet of the site: slug → text."""
    return {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "docs/phieu").glob("*.md"))
        if path.stem != "index" and not path.name.endswith(".en.md")
    }


@pytest.mark.parametrize("step", [10, pytest.param(1, marks=pytest.mark.full)])
def test_real_sheets_have_no_finding_on_either_side(real, tmp_path, step):
    docs = shutil.copytree(ROOT / "docs", tmp_path / "docs")
    some = dict(list(real.items())[::step])
    assert through_the_form(docs, some, SITE_DAY) == {slug: [] for slug in some}


_TARGET = r"^    (?:document|source): .*\n(?:    (?:at|clause|title): .*\n)*"
# (what is looked for in a sheet, what takes its place, the rule that speaks)
SPOILT = [
    (r"^title: .*", "title: <b>Phiếu</b>", "TL010"),
    (r"^title: .*", "title:", "TL010"),
    (r"^title: .*", "title: Phiếu\u200b thử", "TL010"),
    (r"^title: .*", "title: Phiếu\u034f thử\u3164", "TL010"),
    (r"^title: .*", "title: Phiếu \U00100005 thử", "TL010"),
    (r"^description: .*", f"description: {'dài ' * 60}", "TL010"),
    (r"^topic: .*", "topic: Đất đai", "TL010"),
    (r"^month: .*", "month: 2026-13", "TL010"),
    (r"^month: .*", "month: 202611", "TL010"),
    (r"^audience: .*", "audience: []", "TL010"),
    (r"^minutes: .*", "minutes: 0", "TL010"),
    (r"^minutes: .*", "minutes: 3.5", "TL010"),
    (r"^review_by: .*", "review_by: 01/12/2026", "TL010"),
    (r"^review_by: .*", "review_by: 2026-02-30", "TL010"),
    (r"^citations:\n(  .*\n)+", "citations: {}\n", "TL010"),
    (r"^      mark: .*", "      mark: V3", "TL010"),
    (r"^    evidence:\n", "    url: https://[chinhphu\n    evidence:\n", "TL010"),
    (
        r"^    evidence:\n",
        "    url: https://la.example\\@chinhphu.vn/\n    evidence:\n",
        "TL010",
    ),
    (r"^topic: ", "replaces: [khi-co-bo]\ntopic: ", "TL011"),
    (_TARGET, "    document: 548-cv-tu\n    title: Công văn\n", "TL011"),
    (_TARGET, "    document: 548-cv-tu-2024\n    clause: muc-99\n", "TL012"),
    (r"^1\. .*\n(?:2\. .*\n)?(?:3\. .*\n)?", "", "TL021"),
    (r"^1\. \*\*", f"1. **{'Một hai ba ' * 70}", "TL022"),
    (r"^topic: ", "reviewed: {by: Ai đó, on: 2027-01-02}\ntopic: ", "TL024"),
    (r"^review_by: .*", "review_by: 2026-11-22", "TL025"),
    (r"\[\^[^\]]+\]", "[^khong-co]", "TL030"),
    (
        r"^citations:\n",
        "citations:\n  du:\n    document: 548-cv-tu-2024\n    evidence: {mark: V2}\n",
        "TL031",
    ),
    (r"(?:\[\^[^\]]+\])+$", "", "TL032"),
    (r"^1\. \*\*", "1. **Lu\u031bong ", "TL060"),
    (r"^1\. \*\*", "1. **Ðiều này, ", "TL061"),
    (r"^1\. \*\*", "1. **Đốι chiếu, ", "TL061"),
    (r"^1\. \*\*", "1. **Ⅾưới này, ", "TL061"),
    (r"^1\. \*\*", "1. **Điều\u200b này\u202e, ", "TL062"),
    (r"^1\. \*\*", "1. **Mất chữ \ufffd, ", "TL062"),
    (r"^1\. \*\*", "1. **LuËt ®Êt ®ai, ", "TL063"),
    (r"^1\. \*\*", "1. **Nghành này, quyđịnh, ", "TL064"),
    (r"^1\. \*\*", "1. **Xử dụng đúng, ", "TL065"),
    (r"^1\. \*\*", "1. **Hòan toàn đúng, tính theò, ", "TL066"),
    (r"^1\. \*\*", "1. **Uỷ ban hoà giải, ", "TL067"),
    (r"^1\. \*\*", "1. **Nghị định 1/2025/ND-CP, 548/CV-TU, ", "TL068"),
    (r"^1\. \*\*", "1. **Ngày 1/2/2026 và 31/02/2026, ", "TL069"),
]


def test_a_spoilt_sheet_is_told_alike(real, tmp_path):
    """Each spoils two sheets, which stand among the others as sheets of their own."""
    docs = shutil.copytree(ROOT / "docs", tmp_path / "docs")
    texts = {}
    for number, (wanted, instead, rule) in enumerate(SPOILT):
        for turn in (0, 7):
            text = list(real.values())[(number + turn) % len(real)]
            spoilt, done = re.subn(wanted, lambda _, new=instead: new, text, count=1, flags=re.M)
            assert done == 1, (wanted, text[:80])
            texts[f"hong-{number}-{turn}-{rule.lower()}"] = spoilt
    told = through_the_form(docs, texts, SITE_DAY)
    assert [slug for slug in texts if slug[-5:].upper() not in str(told[slug])] == []

"""The rules in the browser say of a sheet what `tailieu check` says of it, word for word."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
import rjsmin

from helpers.cases import CASES, FAULTS, REFUSED, RIGHT, TODAY
from helpers.project import ROOT, read_docs
from tailieu.checks import formatters, rule_table, runner
from tailieu.content import fields, front_matter
from tailieu.content.findings import Finding
from tailieu.content.markdown import FRONT_MATTER
from tailieu.content.messages import Lang
from tailieu.content.site import Site
from tailieu.editor import form_data
from tailieu.site import script_data

ASSETS = ROOT / "overrides" / "assets"
# In the order in which a page loads them.
SCRIPTS = (
    "search/text.js",
    "form/vendor/js-yaml.umd.min.js",
    "form/front_matter.js",
    "form/schema.js",
    "form/markdown_text.js",
    "form/markup.js",
    "form/text_rules.js",
    "form/rules.js",
)

# The rules that the form leaves to the command, and what they look at.
NOT_IN_THE_FORM = {
    "TL001": "files: the form has text",
    "TL002": "files",
    "TL008": "translations",
    "TL009": "translations",
    "TL014": "documents",
    "TL028": "documents",
    "TL034": "documents",
    "TL040": "packs",
    "TL050": "translations",
    "TL052": "translations",
    "TL053": "translations",
    "TL054": "translations",
    "TL083": "pictures",
    "TL085": "pictures",
    "TL086": "files",
    "TL088": "pictures",
    "TL089": "files",
}


def found_in(docs: Path) -> list[Finding]:
    pages, found = read_docs(docs)
    return sorted(found + runner.run(pages, TODAY))


def by_command(found: list[Finding], path: str, lang: Lang = "vi") -> list[dict]:
    """What `tailieu check --format json` says of one page, less the field."""
    rows = json.loads(formatters.rows([one for one in found if one.path == path], lang))
    return [{key: value for key, value in row.items() if key != "field"} for row in rows]


def data_of(docs: Path) -> dict:
    """What the form knows on the site of these pages."""
    pages, _ = read_docs(docs)
    return json.loads(json.dumps(form_data.data(Site(pages, TODAY))))


@pytest.fixture(scope="module")
def window(browser):
    """A page that has loaded the rules as the site ships them."""
    page = browser.new_page()
    page.set_content("<!doctype html><title>.</title>")
    for name in SCRIPTS:
        source = (ASSETS / name).read_text(encoding="utf-8")
        page.add_script_tag(content=source if "vendor" in name else rjsmin.jsmin(source))
    yield page
    page.close()


def by_browser(
    window, data: dict, jobs: Iterable[tuple[str, str]], lang: Lang = "vi"
) -> list[list[dict]]:
    """The browser's rows for each (path, text)."""
    return window.evaluate(
        """([data, jobs, today, lang]) => jobs.map(([path, text]) =>
           tailieuRules.check(text, {path, today, lang, data}))""",
        [data, list(jobs), TODAY.isoformat(), lang],
    )


def put(docs: Path, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        (docs.parent / path).write_text(text, encoding="utf-8", newline="")


# Every rule is here or there --------------------------------------------------------------------


def test_every_rule_runs_in_the_form_or_is_left_to_the_command(window):
    here = set(window.evaluate("tailieuRules.IDS"))
    rules = {module.RULE.id for module in runner.RULES}
    # What the reader of docs/ finds; the others are those of the review.
    rules |= {rule.id for rule in rule_table.rules() if rule.id <= front_matter.YAML_TRICKS.id}
    assert here & NOT_IN_THE_FORM.keys() == set()
    assert here | NOT_IN_THE_FORM.keys() == rules


# The cases --------------------------------------------------------------------------------------

SHEETS = [fault for fault, page, _ in FAULTS if page == "phieu/thu.md"]


def test_the_cases_of_sheets_get_the_same_rows(window, tmp_path):
    """In both languages; the form knows the site as it was before the sheet."""
    docs = Path(shutil.copytree(CASES / "docs", tmp_path / "docs"))
    path = "docs/phieu/thu.md"
    data = data_of(docs)
    files = [(fault, name) for fault in SHEETS for name in ("bad.md", "bad.valid.md")]
    texts = [(CASES / fault / name).read_text(encoding="utf-8") for fault, name in files]
    found = []
    for text in texts:
        put(docs, {path: text})
        found.append(found_in(docs))
    for lang in ("vi", "en"):
        expected = [by_command(each, path, lang) for each in found]
        assert by_browser(window, data, [(path, text) for text in texts], lang) == expected
        assert all(
            bool(rows) == (name == "bad.md")
            for rows, (_, name) in zip(expected, files, strict=True)
        )


def test_what_the_other_cases_hold_gets_the_same_rows_in_a_sheet(window, tmp_path):
    docs = Path(shutil.copytree(CASES / "docs", tmp_path / "docs"))
    sheet = (docs / "phieu/mau.md").read_text(encoding="utf-8")
    texts = {}
    for fault, page, _ in FAULTS:
        for name in ("bad", "bad.valid"):
            text = (CASES / fault / f"{name}.md").read_text(encoding="utf-8", errors="replace")
            body = FRONT_MATTER.sub("", text)
            if page == "trang-thu.md" and body.strip():
                texts[f"docs/phieu/{fault}-{name.replace('.', '-')}.md"] = f"{sheet}\n{body}"
    assert_same(window, docs, texts)


def test_right_and_hostile_bodies_get_the_same_rows(window, tmp_path):
    """Those on which the command itself is tested."""
    docs = Path(shutil.copytree(CASES / "docs", tmp_path / "docs"))
    sheet = (docs / "phieu/mau.md").read_text(encoding="utf-8")
    bodies = enumerate((*RIGHT, *REFUSED))
    texts = {f"docs/phieu/than-{n}.md": f"{sheet}\n{body}\n" for n, body in bodies}
    assert_same(window, docs, texts)


def assert_same(window, docs: Path, texts: dict[str, str]) -> dict[str, list[dict]]:
    """Put `texts` among the pages of `docs`; the rows for each of them, the same on both sides."""
    put(docs, texts)
    found = found_in(docs)
    expected = {path: by_command(found, path) for path in texts}
    rows = by_browser(window, data_of(docs), texts.items())
    assert dict(zip(texts, rows, strict=True)) == expected
    return expected


# Real sheets, and what may happen to them -------------------------------------------------------


@pytest.fixture(scope="module")
def real() -> dict[str, str]:
    """Every sheet of the site: path → text."""
    return {
        f"docs/phieu/{path.name}": path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "docs/phieu").glob("*.md"))
        if path.stem != "index" and not path.name.endswith(".en.md")
    }


def test_real_sheets_have_no_finding_here_either(window, real):
    rows = by_browser(window, data_of(ROOT / "docs"), real.items())
    assert rows == [[] for _ in real]


_TARGET = r"^    (?:document|source): .*\n(?:    (?:at|clause|title): .*\n)*"
# (what is looked for in a sheet, what takes its place, the rule that speaks)
SPOILT = [
    (r"\A---\n", "", "TL004"),
    (r"^title: .*", "title: Phiếu: thử", "TL005"),
    (r"^topic: .*", 'topic: "dat-dai', "TL005"),
    (r"^topic: .*", "topic dat-dai", "TL005"),
    (r"^topic: .*", "\ttopic: dat-dai", "TL005"),
    (r"^topic: .*", "topic: dat-dai\x0b", "TL005"),
    (r"^audience: .*", "audience: [nhan-dan", "TL005"),
    (r"^topic: .*", "topic: dat-dai\ntopic: can-cuoc", "TL006"),
    (r"^title: .*", "title: <b>Phiếu</b>", "TL010"),
    (r"^title: .*", "title: 2026", "TL010"),
    (r"^title: .*", "title:", "TL010"),
    (r"^title: .*", "title: Phiếu\u200b thử", "TL010"),
    (r"^description: .*", f"description: {'dài ' * 60}", "TL010"),
    (r"^topic: .*", "topic: Đất đai", "TL010"),
    (r"^month: .*", "month: 2026-13", "TL010"),
    (r"^month: .*", "month: 202611", "TL010"),
    (r"^audience: .*", "audience: []", "TL010"),
    (r"^audience: .*", "audience: {a: [b, true, null]}", "TL010"),
    (r"^audience: .*", "audience:\n  - nhan-dan\n  -\n  - nong-dan", "TL010"),
    (r"^minutes: .*", f"minutes: {'9' * 101}", "TL005"),
    (r"^minutes: .*", "minutes: 0", "TL010"),
    (r"^minutes: .*", "minutes: 3.5", "TL010"),
    (r"^minutes: .*", "minutes: [3]", "TL010"),
    (r"^minutes: .*", "minute: 3", "TL010"),
    (r"^review_by: .*", "review_by: 01/12/2026", "TL010"),
    (r"^review_by: .*", "review_by: 2026-02-30", "TL010"),
    (r"^citations:\n(  .*\n)+", "citations: {}\n", "TL010"),
    (r"^    evidence:\n", "    evidence: V2\n    khac:\n", "TL010"),
    (r"^      mark: .*", "      mark: V3", "TL010"),
    (r"^    evidence:\n", "    url: https://[chinhphu\n    evidence:\n", "TL010"),
    (r"^topic: ", "replaces: [khi-co-bo]\ntopic: ", "TL011"),
    (_TARGET, "    document: 548-cv-tu\n    title: Công văn\n", "TL011"),
    (_TARGET, "    document: 548-cv-tu-2024\n    clause: muc-99\n", "TL012"),
    (r"^topic: .*", "topic: !!str dat-dai", "TL016"),
    (r"^topic: .*", "topic: &a dat-dai", "TL016"),
    (r"^## .*", "## Phần khác", "TL020"),
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
    (r"^1\. \*\*", "1. **Điều\u200b này\u202e, ", "TL062"),
    (r"^1\. \*\*", "1. **Mất chữ \ufffd, ", "TL062"),
    (r"^1\. \*\*", "1. **LuËt ®Êt ®ai, ", "TL063"),
    (r"^1\. \*\*", "1. **Nghành này, quyđịnh, ", "TL064"),
    (r"^1\. \*\*", "1. **Xử dụng đúng, ", "TL065"),
    (r"^1\. \*\*", "1. **Hòan toàn đúng, tính theò, ", "TL066"),
    (r"^1\. \*\*", "1. **Uỷ ban hoà giải, ", "TL067"),
    (r"^1\. \*\*", "1. **Nghị định 1/2025/ND-CP, 548/CV-TU, ", "TL068"),
    (r"^1\. \*\*", "1. **Ngày 1/2/2026 và 31/02/2026, ", "TL069"),
    (r"\Z", "\n[Xem](../nguon/chinhphu-v.md), [xem](#hoi-dp), [xem](../../x.md).\n", "TL070"),
    (r"\Z", "\n[Xem](https://vi-du.com/a), <http://khac.vn>.\n", "TL071"),
    (r"\Z", "\nXem tảiliệu.vn.\n", "TL072"),
    (r"\Z", "\n[Xem](https://chinhphv.vn), [xem](https://dichvucong.gov.vn.la.com).\n", "TL073"),
    (r"\Z", "\n[Xem](https://сhinhphu.vn), [xem](https://xn--hinhphu-8ag.vn).\n", "TL073"),
    (r"\Z", "\nXem <iframe src=x></iframe> và <b title='a'>b</b>.\n", "TL080"),
    (r"\Z", "\n[Xem](javascript:alert(1)) và [xem][a].\n\n[a]: data:text/html,x\n", "TL081"),
    (r"\Z", "\nXem <a onclick=alert(1)>đây</a>.\n\n## Thêm {onclick=alert(1)}\n", "TL082"),
    (r"\Z", "\n<body onload=alert(1)>\n", "TL082"),
    (r"\Z", "\n![Hình](https://chinhphu.vn/a.png)\n", "TL087"),
]


def test_a_spoilt_sheet_gets_the_same_rows(window, real, tmp_path):
    """Each spoils two sheets, which stand among the others as sheets of their own."""
    docs = Path(shutil.copytree(ROOT / "docs", tmp_path / "docs"))
    texts = {}
    for number, (wanted, instead, rule) in enumerate(SPOILT):
        for turn in (0, 7):
            text = list(real.values())[(number + turn) % len(real)]
            spoilt, done = re.subn(wanted, lambda _, new=instead: new, text, count=1, flags=re.M)
            assert done == 1, (wanted, text[:80])
            texts[f"docs/phieu/hong-{number}-{turn}-{rule.lower()}.md"] = spoilt
    rows = assert_same(window, docs, texts)
    assert [path for path in texts if path[-8:-3].upper() not in str(rows[path])] == []


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("docs/phieu/Phieu.md", "TL003"),
        ("docs/phieu/con.md", "TL084"),
        (f"docs/phieu/{'a' * 180}.md", "TL084"),
        ("docs/phieu/nam/khi-co-bao.md", "TL007"),
    ],
)
def test_a_name_that_no_page_can_have(window, real, tmp_path, path, rule):
    docs = Path(shutil.copytree(ROOT / "docs", tmp_path / "docs"))
    (docs / "phieu/nam").mkdir()
    rows = assert_same(window, docs, {path: real["docs/phieu/khi-co-bao.md"]})
    assert [row["rule"] for row in rows[path]][:1] == [rule]


@pytest.mark.parametrize(
    ("text", "rule"),
    [("", "TL004"), (" \n", "TL004"), ("Chữ.", "TL004"), ("---\n- a\n---\n", "TL005")],
)
def test_a_file_that_is_no_sheet(window, tmp_path, text, rule):
    docs = Path(shutil.copytree(CASES / "docs", tmp_path / "docs"))
    rows = assert_same(window, docs, {"docs/phieu/thu.md": text})
    assert [row["rule"] for row in rows["docs/phieu/thu.md"]] == [rule]


def test_too_large_a_file(window, tmp_path):
    docs = Path(shutil.copytree(CASES / "docs", tmp_path / "docs"))
    rows = assert_same(window, docs, {"docs/phieu/thu.md": "ữ" * 1_000_000})
    assert [row["rule"] for row in rows["docs/phieu/thu.md"]] == ["TL015"]


def test_marks_and_line_ends_of_windows(window, real, tmp_path):
    docs = Path(shutil.copytree(ROOT / "docs", tmp_path / "docs"))
    text = "\ufeff" + real["docs/phieu/khi-co-bao.md"].replace("\n", "\r\n")
    assert_same(window, docs, {"docs/phieu/khi-co-bao.md": text})


def test_sheets_that_replace_one_another(window, real, tmp_path):
    docs = Path(shutil.copytree(ROOT / "docs", tmp_path / "docs"))
    texts = {
        f"docs/phieu/{name}.md": real["docs/phieu/khi-co-bao.md"].replace(
            "topic:", f"replaces: [{replaced}]\ntopic:"
        )
        for name, replaced in (
            ("moi", "khi-co-bao"),
            ("moi-nua", "khi-co-bao"),
            ("vong-a", "vong-b"),
            ("vong-b", "vong-a"),
            ("vong-c", "vong-c"),
        )
    }
    rows = assert_same(window, docs, texts)
    assert [[row["rule"] for row in rows[path]] for path in texts] == [
        ["TL027"],
        [],
        [],
        ["TL013"],
        ["TL013"],
    ]


# Values of front matter -------------------------------------------------------------------------

VALUES = """\
a: 1
b: 0x1F
c: 014
d: 1_000
e: -1.5
f: 1e3
g: .inf
h: 1:30
i: yes
j: true
k: True
l: ~
m:
n: <<
o: =
p: 2026-11-23
q: "1"
r: [x, {y: 'it''s'},
  z]
s:
  - |
    hai
    dòng
  -
  - a: b
    a: c
t: {1: a, x: "\\u00e1"}
"""


def test_front_matter_is_read_as_the_catalogue_reads_it(window):
    """Values, the lines of keys and items, and keys written twice."""
    loader = front_matter._Loader(VALUES)
    node = loader.get_single_node()
    values = loader.construct_document(node)
    lines: dict[tuple, int] = {}
    twice = []
    front_matter._collect_lines(
        node, (), lines, lambda name, at: twice.append({"name": name, "line": at})
    )
    values["t"] = {str(key): value for key, value in values["t"].items()}
    found = window.evaluate(
        """text => {
          const read = TailieuFrontMatter.read(text);
          return { ...read, values: TailieuFrontMatter.plain(read.values) };
        }""",
        f"---\n{VALUES}---\nThân.\n",
    )
    assert found == {
        "values": values,
        "lines": {
            json.dumps(place, separators=(",", ":"), ensure_ascii=False): line
            for place, line in lines.items()
        },
        "twice": twice,
        "body": "Thân.\n",
        "bodyLine": VALUES.count("\n") + 3,
    }


def test_parse_gives_plain_values_or_nothing(window):
    text = (CASES / "docs/phieu/mau.md").read_text(encoding="utf-8")
    read = window.evaluate("text => tailieuRules.parse(text)", text)
    assert read["values"]["citations"]["cong-van"] == {
        "document": "cong-van",
        "clause": "muc-2",
        "evidence": {"mark": "V2", "pages": []},
    }
    assert read["body"].startswith("## Nội dung chính\n")
    assert window.evaluate("text => tailieuRules.parse(text)", "Chữ.") is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), (True, "true"), ([1, "a"], "[1, a]"), ({"a": [None]}, "{a: []}"), (2.5, "2.5")],
)
def test_a_value_is_quoted_as_front_matter_writes_it(value, shown):
    assert fields.shown(value) == shown


# The file ---------------------------------------------------------------------------------------


def test_the_data_are_the_same_bytes_each_time_and_one_statement(tmp_path):
    pages, _ = read_docs(CASES / "docs")
    for name in ("one", "two"):
        script_data.write(tmp_path / name, "tailieuForm", form_data.data(Site(pages, TODAY)))
    first, second = ((tmp_path / name).read_bytes() for name in ("one", "two"))
    assert first == second
    text = first.decode()
    assert text.startswith("window.tailieuForm={") and text.endswith("};\n")
    assert json.loads(text[len("window.tailieuForm=") : -2]) == data_of(CASES / "docs")


def test_what_can_be_cited_says_how_far_it_can_be_relied_on():
    data = data_of(CASES / "docs")
    assert data["sources"] == [
        {
            "slug": "vi-du-vn",
            "title": "Cổng ví dụ",
            "host": "vi-du.vn",
            "kind": "cong",
            "approval": "unchecked",
            "former_hosts": [],
            "warning": None,
            "badge": {
                "kind": "data-approval",
                "code": "unchecked",
                "label": "Chưa xác minh",
            },
        }
    ]
    old = next(one for one in data["documents"] if one["slug"] == "luat-cu")
    assert (old["badge"]["label"], old["past_from"], old["replaced_by"]) == (
        "Bị thay thế",
        date(2024, 8, 1).isoformat(),
        ["luat-moi"],
    )
    dispatch = next(one for one in data["documents"] if one["slug"] == "cong-van")
    assert dispatch["clauses"][1] == {"id": "muc-1", "label": "Mục 1"}


def test_rules_and_data_are_light():
    pages, _ = read_docs(ROOT / "docs")
    files = [script_data.literal(form_data.data(Site(pages, TODAY)))]
    files += [rjsmin.jsmin((ASSETS / name).read_text("utf-8")) for name in SCRIPTS[1:]]
    assert sum(len(gzip.compress(text.encode())) for text in files) < 100_000

"""A sheet's file is read into the form and written again, and nothing is lost on the way."""

from __future__ import annotations

import re

import pytest
import yaml

from helpers import node, sheets
from helpers.cases import CASES, TODAY
from helpers.project import ROOT
from tailieu.content import front_matter

SHEET = (CASES / "docs/phieu/mau.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def data() -> dict:
    return sheets.form_data_of(CASES / "docs")


def opened(data: dict, text: str) -> dict:
    return sheets.read({"mau": text}, data)["mau"]


def test_every_sheet_of_the_site_is_read_and_written_whole(data):
    texts = {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "docs/phieu").glob("*.md"))
        if path.stem != "index" and not path.name.endswith(".en.md")
    }
    found = sheets.read(texts, data)
    assert found.keys() == texts.keys()
    for slug, text in texts.items():
        _, before, body = text.split("---\n", 2)
        _, after, written = found[slug]["written"].split("---\n", 2)
        assert (found[slug]["lost"], written) == ([], body), slug
        assert yaml.safe_load(after) == yaml.safe_load(before), slug
    held = [one["sheet"] for one in found.values()]
    for draft, sheet in zip(sheets.taken_up(held, data), held, strict=True):
        # It has the fields, too, that the file has not.
        assert draft | {"fields": sheet["fields"]} == sheet


AWKWARD = [
    "Hỏi: \"ai?\" và 'ai' # không",
    "- gạch đầu dòng",
    "2026",
    "2026-11-01",
    "0x1F",
    "1e3",
    "12:30",
    "null",
    "true",
    "~",
    "“Trích dẫn”",
    "*sao* & _gạch_ {a: b} [c]",
    "! @ % ` |",
    "\\ \\n",
    "a\tb\nc",
    "một:\u00a0hai",
    "\u0085 \u2028 \ufeff",
    "Đúng:",
    "📎 tệp",
    "chữ\uffff \ufffe",
    "a \x7f",
]


def test_whatever_is_typed_stands_in_the_file(data):
    written = sheets.write(
        [
            blank()
            | {
                "fields": {"title": typed, "description": typed, "warning": typed},
                "citations": [
                    {
                        "label": "x",
                        "source": "y",
                        "title": typed,
                        "mark": "V1",
                        "pages": f"https://vi-du.vn/ 2026-11-01 “{typed}”".replace("\n", " "),
                    }
                ],
            }
            for typed in AWKWARD
        ],
        data,
    )
    for typed, text in zip(AWKWARD, written, strict=True):
        line = re.sub("[ \t\n\u2028]+", " ", typed).strip(" ")
        values = yaml.load(text.split("---\n")[1], front_matter._Loader)
        citation = values["citations"]["x"]
        read = [values["title"], values["description"], values["warning"], citation["title"]]
        assert read == [line] * 4
        [page] = citation["evidence"]["pages"]
        assert page == {"url": "https://vi-du.vn/", "date": "2026-11-01", "quote": page["quote"]}
        assert page["quote"].split() == line.split()


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\ufeff"])
def test_spaces_of_other_programs_part_a_page_from_its_date(data, space):
    line = f"{space}https://vi-du.vn/{space}2026-11-01{space}“Chữ đã đọc”{space}"
    citation = {"label": "x", "source": "y", "title": "Bài", "mark": "V1", "pages": line}
    [text] = sheets.write([blank() | {"citations": [citation]}], data)
    assert '- {url: "https://vi-du.vn/", date: 2026-11-01, quote: "Chữ đã đọc"}\n' in text


def blank() -> dict:
    """A sheet in which nothing is typed."""
    parts = {part: [] for part in ("amounts", "messages", "facts", "questions", "citations")}
    return {"slug": "thu", "fields": {}, "kept": {}, "unsure": {"text": ""}, "others": {}} | parts


@pytest.mark.parametrize(
    "typed",
    ["# Đề", "- Gạch", "1. Một", "2) Hai", "> Trích", "| Cột", "--- ", "[^a]: Chú"],
)
def test_what_would_be_markup_is_a_sentence_and_comes_back_as_it_was_typed(data, typed):
    item = {"text": typed, "cites": ["luat"]}
    question = {"question": "Hỏi?", "answer": typed, "cites": ["luat"]}
    typing = {"facts": [item], "questions": [question], "unsure": {"text": typed}}
    sheet = opened(data, SHEET)["sheet"] | typing
    again = opened(data, sheets.write([sheet], data)[0])["sheet"]
    shown = typed.strip()
    assert again["facts"] == [item | {"text": shown}]
    assert again["questions"] == [question | {"answer": shown}]
    assert again["unsure"] == {"text": shown}


# Reading ----------------------------------------------------------------------------------------


def test_the_fixed_parts_of_a_sheet_go_into_fields(data):
    sheet = opened(data, SHEET)["sheet"]
    assert sheet["fields"]["audience"] == ["nhan-dan"]
    assert sheet["fields"]["review_by"] == "2027-05-23"
    assert sheet["messages"] == [{"say": "Ý thứ nhất.", "why": "", "cites": ["luat"]}]
    assert sheet["facts"] == [{"text": "Một số.", "cites": ["cong-van"]}]
    assert sheet["questions"] == [{"question": "Hỏi gì?", "answer": "Đáp thế.", "cites": ["cong"]}]
    assert sheet["unsure"] == {"text": "Nói thật."}
    assert sheet["citations"][1] == {
        "label": "cong-van",
        "document": "cong-van",
        "clause": "muc-2",
        "mark": "V2",
        "pages": "",
    }


PARTS = """\
## Cần làm gì

1. Gọi 114.[^luat]

> Nói rõ đang ở đâu.

2. Ra ngoài.[^luat]

## Gọi ai

- **114**: báo cháy.[^luat]

"""


def test_the_other_parts_amounts_and_advice_go_into_fields(data):
    amounts = (
        "amounts:\n  - what: Mức\n    amount: một đồng\n    from: 2027-01-01\n    cite: luat\n"
    )
    text = SHEET.replace("## Số liệu", f"{PARTS}## Số liệu")
    text = text.replace("citations:", f"season: [5, 10]\n{amounts}citations:")
    found = opened(data, text.replace("Đáp thế.[^cong]", "Đáp thế.[^cong]\n\n> Hỏi lại."))
    sheet = found["sheet"]
    assert sheet["others"] == {
        "can-lam-gi": [
            {"text": "Gọi 114.", "cites": ["luat"], "advice": "Nói rõ đang ở đâu."},
            {"text": "Ra ngoài.", "cites": ["luat"]},
        ],
        "goi-ai": [{"text": "**114**: báo cháy.", "cites": ["luat"]}],
    }
    assert sheet["questions"][0]["advice"] == "Hỏi lại."
    assert sheet["fields"]["season"] == ["5", "10"]
    assert sheet["amounts"] == [
        {"what": "Mức", "amount": "một đồng", "from": "2027-01-01", "cites": ["luat"]}
    ]
    assert found["lost"] == []
    assert PARTS in found["written"] and amounts in found["written"]


def test_statements_that_go_on_over_lines_are_still_statements(data):
    text = SHEET.replace("- Một số.", "- Một\n  số.").replace("Đáp thế.", "Đáp\nthế.")
    found = opened(data, text)
    assert found["sheet"]["facts"][0]["text"] == "Một số."
    assert found["sheet"]["questions"][0]["answer"] == "Đáp thế."
    assert (found["lost"], found["written"]) == ([], opened(data, SHEET)["written"])


@pytest.mark.parametrize(
    ("old", "new", "part", "raw"),
    [
        ("- Một số.[^cong-van]", "| a | b |\n| - | - |\n| c | d[^luat] |", "facts", None),
        ("- Một số.[^cong-van]", "1. Một số.[^cong-van]", "facts", None),
        ("1. **Ý thứ nhất.**[^luat]", "1. Ý:[^luat]\n    - một[^luat]", "messages", None),
        ("1. **Ý thứ nhất.**[^luat]", "Ý không đánh số.[^luat]", "messages", None),
        ("Đáp thế.[^cong]", "- Đáp thế.[^cong]", "questions", "### Hỏi gì?\n\n- Đáp thế.[^cong]"),
        (
            "Đáp thế.[^cong]",
            "Một.[^cong]\n\nHai.[^luat]",
            "questions",
            "### Hỏi gì?\n\nMột.[^cong]\n\nHai.[^luat]",
        ),
        ("### Hỏi gì?\n\n", "", "questions", "Đáp thế.[^cong]"),
    ],
)
def test_what_has_another_shape_is_kept_as_it_was(data, old, new, part, raw):
    text = SHEET.replace(old, new)
    found = opened(data, text)
    assert found["sheet"][part] == [{"raw": raw or new}]
    assert found["lost"] == []
    assert found["written"].split("---\n", 2)[2] == text.split("---\n", 2)[2]


def test_a_table_among_the_figures_leaves_the_others_in_their_fields(data):
    more = "- Một số.[^cong-van]\n- Hai.[^luat]\n\n| a |\n| - |\n| b[^luat] |\n\n- Ba.[^luat]"
    facts = opened(data, SHEET.replace("- Một số.[^cong-van]", more))["sheet"]["facts"]
    assert [list(fact) for fact in facts] == [["text", "cites"]] * 2 + [["raw"], ["text", "cites"]]


def test_what_people_stated_is_kept(data):
    stated = "reviewed: {by: Người thử, on: 2026-11-01}\nformerly: [cu]\nwithdrawn: null\n"
    found = opened(data, SHEET.replace("topic:", f"{stated}topic:"))
    assert found["sheet"]["kept"] == {
        "formerly": ["cu"],
        "reviewed": {"by": "Người thử", "on": "2026-11-01"},
    }
    assert 'reviewed: {by: "Người thử", on: 2026-11-01}\n' in found["written"]


def test_fields_that_the_schema_does_not_know_are_written_as_they_were(data):
    mine = "mau: 2026  # đỏ\nten:\n- một\n-   hai\nloi: |\n    Một.\n\n    Hai.\n"
    inner = "    ghi: [a, 'b']\n    them:\n      sau: x\n"
    text = SHEET.replace("topic:", f"{mine}topic:")
    text = text.replace("    evidence:", f"{inner}    evidence:", 1)
    found = opened(data, text)
    assert found["lost"] == []
    assert mine in found["written"] and inner in found["written"]
    told = sheets.check([found["sheet"]], data)[0]["vi"]
    assert [(row["field"], row["message"]) for row in told if row["rule"] == "TL010"] == [
        (name, f"không có trường nào tên «{name}».")
        for name in ("mau", "ten", "loi", "citations.luat.ghi", "citations.luat.them")
    ]


@pytest.mark.parametrize(
    "line",
    ["formerly: cu", "formerly: {a: b}", "withdrawn: 2026-11-01", "reviewed: [a]", "audience: x"],
)
def test_a_field_in_a_form_that_is_not_its_own_is_none(data, line):
    name = line.split(":")[0]
    text = re.sub(rf"(?m)^{name}:.*\n", "", SHEET).replace("---\n", f"---\n{line}\n", 1)
    found = opened(data, text)
    assert name not in found["sheet"]["kept"] | found["sheet"]["fields"]
    [draft] = sheets.taken_up([found["sheet"]], data)
    assert sheets.check([draft], data)


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("month: 2026-11\n", "month: 2026-11  # kỳ họp\n", ["month: 2026-11  # kỳ họp"]),
        ("topic:", "mau: &a do\nten: *a\ntopic:", ["ten: *a"]),
        ("topic:", "topic: can-cuoc\ntopic:", ["topic: can-cuoc"]),
        ("topic:", "withdrawn: {on: {a: b}}\ntopic:", ["withdrawn: {on: {a: b}}"]),
        ("audience: [nhan-dan]", "audience: {a: moi}", ["audience: {a: moi}"]),
        ("## Nội dung chính", "Lời mở đầu.\n\n## Nội dung chính", ["Lời mở đầu."]),
        ("## Khi chưa", "## Phần lạ\n\nChữ lạ.\n\n## Khi chưa", ["## Phần lạ", "Chữ lạ."]),
    ],
)
def test_what_has_no_place_is_named(data, old, new, lost):
    assert opened(data, SHEET.replace(old, new, 1))["lost"] == lost


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Chữ.",
        "---\ntitle: [\n---\n",
        "---\n- a\n---\n",
        "---\nchữ\n---\n",
        "---\ntitle: !la x\n---\n",
    ],
)
def test_a_file_without_fields_is_no_sheet(data, text):
    assert sheets.read({"mau": text}, data) == {}


def test_aliases_do_not_grow(data):
    """Ten lists of ten lists of ten …: more than any browser holds, were they written out."""
    layers = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30))
    text = SHEET.replace("topic:", f"a0: &a0 [x]\n{layers}formerly: *a29\nreviewed: *a29\ntopic:")
    assert opened(data, text)["sheet"]["kept"] == {}


# Drafts of other hands ----------------------------------------------------------------------------

# What the form does with a draft that the browser has kept; whether it takes it up.
TAKEN_UP = """({ drafts, data, today }) => drafts.map((draft) => {
  globalThis.TailieuReading = { kept: () => JSON.stringify(draft), keep: () => true };
  const state = TailieuFormState.restored(data);
  if (!state) return false;
  const known = JSON.parse(JSON.stringify(data));
  TailieuNewPage.enlist(state.pages, known, "");
  for (const page of state.pages) TailieuNewPage.file(page, known);
  TailieuSheetFile.file(TailieuFormState.outgoing(state), known.schema, known.headings);
  TailieuCheck.check(state.sheet, known, today, "vi");
  return true;
})"""
PAGE = {"kind": "document", "values": {"type": "luat-cu", "issued": "x", "pages": "\u00a0x"}}
CITED = {"label": "x", "mark": "V1", "pages": "\u00a0https://vi-du.vn"}


@pytest.mark.parametrize(
    ("draft", "taken"),
    [
        ({"sheet": {}}, True),
        # Of a version of the site that knew other fields, kinds and forms.
        ({"sheet": {"kept": {"cu": "x", "formerly": "x", "withdrawn": ["x"]}}}, True),
        ({"sheet": {"fields": {"audience": "x", "title": ["x"]}}}, True),
        ({"sheet": {}, "pages": [PAGE, {"kind": "source", "values": {}}]}, True),
        ({"sheet": {"citations": [CITED]}}, True),
        ({"sheet": {"citations": [{**CITED, "at": 5}]}}, False),
        ({"sheet": {"citations": [{**CITED, "document": {"a": 1}}]}}, False),
        ({"sheet": {"facts": [{"text": "a", "cites": [], "advice": 5}]}}, False),
        ({"sheet": {"amounts": [{"what": "a", "amount": "b", "cites": [], "x": 5}]}}, False),
        ({"sheet": {}, "change": ["x"]}, False),
        ({"sheet": {}, "named": "x"}, False),
    ],
)
def test_a_draft_that_others_wrote_is_taken_up_or_left(data, draft, taken):
    given = {"drafts": [draft], "data": data, "today": TODAY.isoformat()}
    scripts = [*sheets.PURE, "form/state.js", "form/new_page.js"]
    assert node.call(scripts, TAKEN_UP, given) == [taken]

"""What the form for a sheet knows in the browser."""

from __future__ import annotations

import gzip
import json
from datetime import date

import pytest

from helpers import node, sheets
from helpers.cases import CASES
from helpers.project import ROOT
from tailieu.editor import form_data
from tailieu.language import legacy_encodings, syllables
from tailieu.site import browser_code, script_data

ASSETS = ROOT / "overrides" / "assets"


def test_what_can_be_cited_says_how_far_it_can_be_relied_on():
    data = sheets.form_data_of(CASES / "docs")
    assert data["sources"] == [
        {
            "slug": "vi-du-vn",
            "title": "Cổng ví dụ",
            "host": "vi-du.vn",
            "approval": "unchecked",
            "warning": None,
            "badge": {
                "kind": "approval",
                "code": "unchecked",
                "label": "Chưa mở thử",
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


def test_the_words_of_rules_can_be_filled_in_by_the_browser():
    """Its `format` knows `{name}` and nothing else of Python's templates."""
    data = sheets.form_data_of(CASES / "docs")
    words = json.dumps([data[key] for key in ("rules", "explained", "forms", "wrong")])
    assert "{{" not in words and "!r}" not in words and ":0" not in words


def test_the_data_are_the_same_each_time():
    first, second = (sheets.form_data_of(CASES / "docs") for _ in range(2))
    assert script_data.literal(first) == script_data.literal(second)


def test_the_lists_are_in_small_files(monkeypatch):
    monkeypatch.setattr(form_data, "BYTES_IN_FILE", 2_000)
    site = sheets.site_of(ROOT / "docs")
    (_, _, core), *parts = form_data.files(site)
    assert core["parts"] == len(parts) > 2
    assert [path for path, _, _ in parts][:2] == [
        "assets/form/danh-muc/0.js",
        "assets/form/danh-muc/1.js",
    ]
    whole = form_data.data(site)
    for name in form_data.LISTS:
        assert core[name] == []
        assert [item for _, _, part in parts for item in part.get(name, [])] == whole[name]
    for _, _, part in parts:
        items = [item for own in part.values() for item in own]
        assert len(items) == 1 or len(json.dumps(items, ensure_ascii=False).encode()) < 2_200


def test_data_hold_nothing_that_nobody_sees():
    text = script_data.literal(sheets.form_data_of(ROOT / "docs"))
    assert [f"U+{ord(char):04X}" for char in set(text) if not char.isprintable()] == ["U+00AD"]


@pytest.mark.parametrize("word", ["hoà", "thuỷ", "quý", "gì", "nghiêng", "khuỷu", "nghành", "hòan"])
def test_the_table_of_syllables_says_what_the_grammar_says(word):
    given = {"table": form_data.text_tables()["syllables"], "word": word}
    call = """({ table, word }) => {
      const { isSyllable, placements, toneless } = TailieuSpelling.by(table);
      return [isSyllable(word), placements(word), toneless(word)];
    }"""
    parts = syllables.parts(word)
    assert node.call(["form/spelling.js"], call, given) == [
        syllables.is_syllable(word),
        list(syllables.placements(word)),
        "".join(parts[:2]) if parts else "",
    ]


@pytest.mark.parametrize("text", ["Ñaûng boä", "ÑAÛNG BOÄ", "Luaät söï, öøng", "ñoàng, kyõ"])
def test_the_table_of_vni_signs_decodes_as_the_function_does(text):
    signs = legacy_encodings.vni_signs()
    decoded, at = "", 0
    while at < len(text):
        sign = next(s for s in (text[at : at + 2], text[at]) if s in signs or len(s) == 1)
        decoded += signs.get(sign, sign)
        at += len(sign)
    assert decoded == legacy_encodings.vni(text)


def test_rules_and_data_are_light(tmp_path):
    path = tmp_path / "data.js"
    script_data.write(path, "tailieuForm", sheets.form_data_of(ROOT / "docs"))
    texts = [path.read_text("utf-8")]
    for name in sheets.PURE:
        path = ASSETS / name
        texts.append(path.read_text("utf-8") if "vendor" in name else browser_code.minified(path))
    assert sum(len(gzip.compress(text.encode())) for text in texts) < 71_000

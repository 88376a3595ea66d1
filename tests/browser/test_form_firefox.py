"""The main path of the form in Firefox: a sheet is opened from its page, spoilt, mended, saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.driving import drive, visit
from helpers.project import ROOT

SHEET = "luat-dat-dai-2024"
FORM = "huong-dan/soan-phieu.html"
FINDING = "[data-form][aria-busy=false] .tl-form__beside [data-findings] button"
# What is found in all, and the element that has the focus.
FOUND = """() => [
  ...[...document.querySelectorAll(".tl-form__beside [data-findings] li")].map(
    (line) => line.textContent),
  document.activeElement.id,
]"""
TALLY = """() => document.querySelector("[data-tally]").textContent"""


def visits(base: str, saved: Path) -> list[dict]:
    """A fault is told and leads to its field; the draft is there again, and is mended and saved."""
    spoil = [
        {"focus": f".tl-foot a[href$='#phieu={SHEET}']", "press": ["Enter"]},
        {"see": "[data-form-status]:not(:empty)"},
        {"fill": {"#phieu-minutes": "90"}, "see": FINDING},
        {"focus": FINDING, "press": ["Enter"], "see": "#phieu-minutes[aria-invalid]"},
    ]
    mend = [
        {"see": FINDING},
        {"fill": {"#phieu-minutes": "4"}},
        {"focus": "[data-download]", "press": ["Enter"], "download": str(saved)},
    ]
    return [
        visit(f"{base}phieu/{SHEET}.html", FOUND, steps=spoil),
        visit(f"{base}{FORM}", TALLY, steps=mend),
    ]


@pytest.mark.full
@pytest.mark.parametrize("way", ["http", "disk"])
def test_a_sheet_is_opened_mended_and_saved(site, address, tmp_path, way):
    base = address if way == "http" else f"{site.as_uri()}/"
    saved = tmp_path / f"{SHEET}.md"
    answer = drive([], [], visits=visits(base, saved), downloads=tmp_path)
    found = ["Thời lượng (phút): 90 là quá lớn. Ghi một số không quá 60.", "phieu-minutes"]
    assert answer["told"] == [found, "Không có lỗi nào"]
    assert answer["faults"] == []
    sheet = (ROOT / "docs/phieu" / f"{SHEET}.md").read_text(encoding="utf-8")
    assert saved.read_text(encoding="utf-8") == sheet.replace("minutes: 3\n", "minutes: 4\n")

"""The laws in full: word for word those that were read, with an address for every article."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from helpers.project import ROOT
from tailieu.content import clauses
from tailieu.content.markdown import MarkdownText

# The file that a text was taken from, SHA-256 of its words with single spaces, number of articles.
LAWS = {
    "185-2026-nd-cp": (
        "185-2026-ND-CP",
        "4473018ed70c96907552f6dfb6397e0d40bd66650126953497ab016c093d8e39",
        20,
    ),
    "161-2026-nd-cp": (
        "161-2026-ND-CP",
        "74491a6d6ec5809659fefc0d25e11c7224544bb8676b196ab856209c864d56e7",
        7,
    ),
    "162-2026-nd-cp": (
        "162-2026-ND-CP",
        "a8c3d9988b70a8dc03de2e4213a8f26364c472a99b0e0638be004e6a2f1f87a1",
        6,
    ),
    "21-ct-ttg-2026": (
        "21-CT-TTg-2026",
        "986f47680665cbfad2d626afe2d1d1e3ee06fd7c5c9c507482a18a57a629cef5",
        0,
    ),
    "28-2026-vbhn-vpqh": (
        "28-2026-VBHN-VPQH",
        "0edc086a26980c0e510c661497c331d553a3a1f16839ff8dbd2032fc94924851",
        71,
    ),
    "40-2026-vbhn-vpqh": (
        "40-2026-VBHN-VPQH",
        "9b3b70f932c3578e44e1dcbf08c7350a3600b28c533e982f595726c0fd19f420",
        57,
    ),
    "19-2026-vbhn-vpqh": (
        "19-2026-VBHN-VPQH",
        "a29dd6cc9cab6ecad4c1e100ccdaf66818115e920b2967fa8c2ee332282b78e0",
        141,
    ),
    "44-2026-vbhn-vpqh": (
        "44-2026-VBHN-VPQH",
        "e4c7f1bd1b9c8a858cae25573f6a59f98dbdda186a9a863b91e224eab8c96fbd",
        260,
    ),
}


@pytest.mark.parametrize("law", LAWS)
def test_a_law_is_word_for_word_what_was_read(law):
    name, digest, articles = LAWS[law]
    page = (ROOT / "docs" / "van-ban" / f"{law}.md").read_text(encoding="utf-8")
    text = clauses.split(MarkdownText("", page).full_text)
    words = clauses.plain(text).split()
    # Whoever has the files sees where a text differs from its own.
    if folder := os.environ.get("TAILIEU_LAWS"):
        assert words == Path(folder, f"{name}.txt").read_text(encoding="utf-8").split()
    assert sha256(" ".join(words).encode()).hexdigest() == digest
    assert sum(clause.kind == "dieu" for clause in text) == articles

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
    "55-2024-qh15": (
        "55-2024-QH15",
        "9dd083293f037801679bec3e08544cc5b48f47bd77eb32701ec47e908a673eb8",
        55,
    ),
    "26-2023-qh15": (
        "26-2023-QH15",
        "45a15be2cda4606dd1c49a451c3fa03157882206dded365474107ae44cccc1ee",
        46,
    ),
    "36-2024-qh15": (
        "36-2024-QH15",
        "778706241c2b6808d9832ecbc161640ec4b2f6962fcc205621ab73255dd4f393",
        89,
    ),
    "13-2022-qh15": (
        "13-2022-QH15",
        "7fd215fbd3ab5c2c37def494f7aae62a4494c6f0ed749f4ca6fac9cdff4ec3d8",
        56,
    ),
    "60-2014-qh13": (
        "60-2014-QH13",
        "a44ede83b1f1f08c1e4539bb8f06f7db53b51863a2f783d45e5dfe39faaf544a",
        77,
    ),
    "10-2022-qh15": (
        "10-2022-QH15",
        "7090297981405090efbf436b1acb88631ab6d7bfcca35feecb970e9292389d26",
        91,
    ),
    "104-2016-qh13": (
        "104-2016-QH13",
        "5fbf8e85fc8adbbca0dd807dca2f4ca40fe2b2e9d13db46d6c8ead5d6e979e1b",
        37,
    ),
    "168-2024-nd-cp": (
        "168-2024-ND-CP",
        "c583d15eff1f817e4052a9c0aa9e8c541b1aeea2661e3c3b44be9c25fb6a2ce5",
        55,
    ),
    "30-2020-nd-cp": (
        "30-2020-ND-CP",
        "015af3b2815431439e18bff7bc5c9eeee8128ba1ab9168a8cfa08d92f06a5009",
        38,
    ),
    "35-2013-qh13": (
        "35-2013-QH13",
        "e78c71a29fa7e8236fa41b7bdbfc4ef2dba9e64ec2ae88eb6583cc15bca93c47",
        33,
    ),
    "11-2017-qh14": (
        "11-2017-QH14",
        "a140b7a4e3cc81e060124f09875dd91d9da803a7654109c0696261166cbc0513",
        48,
    ),
    "14-2012-qh13": (
        "14-2012-QH13",
        "87cb02c7046ff3e840bbf242e2f377f0c327438d40a805a4b30199fba11288f9",
        41,
    ),
    "35-2024-qh15": (
        "35-2024-QH15",
        "c14d231d2eb43eff48df965ca8fed52a5f8ad80df34e59570b1ad988b938463a",
        86,
    ),
    "45-2019-qh14": (
        "45-2019-QH14",
        "183f2864ab02bb67c8239d0b7e0fe012ef5554d9a87894799da4be9ff834e0f2",
        220,
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

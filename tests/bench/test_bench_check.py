"""`tailieu bench check`: the check without a cache, with an empty one and with a full one."""

from __future__ import annotations

import json

import pytest

from helpers.program import tailieu
from helpers.project import ROOT
from tailieu.bench.check import EMPTY_CACHE, NO_CACHE, ONE_CHANGED, WARM


@pytest.mark.full
def test_a_site_is_checked_in_every_way(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_text("# Luật Đường sắt\n\nMột câu.\n", encoding="utf-8")
    monkeypatch.chdir(ROOT)
    out = tmp_path / "a.json"
    done = tailieu("bench", "check", "--pages", tmp_path, "--sheets", "2", "--json", out)
    assert (done.exit_code, done.exception) == (0, None)
    report = json.loads(out.read_text("utf-8"))
    runs = report["large"]["runs"]
    assert [each["name"] for each in runs] == [NO_CACHE, EMPTY_CACHE, WARM, ONE_CHANGED]
    assert report["small"] is None
    for name in (NO_CACHE, ONE_CHANGED, "Máy: "):
        assert name in done.stdout

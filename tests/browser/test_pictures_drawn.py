"""Pictures that the build writes anew look as their makers drew them."""

from __future__ import annotations

import pytest

from helpers.pictures import HARMLESS
from tailieu.content.svg import rewritten


@pytest.mark.parametrize("name", HARMLESS)
def test_a_rewritten_picture_is_drawn_the_same(page, tmp_path, name):
    drawn = {}
    for form, data in (("given", HARMLESS[name]), ("made", rewritten(HARMLESS[name]).clean)):
        (tmp_path / f"{form}.svg").write_bytes(data)
        page.goto(f"file://{tmp_path}/{form}.svg")
        drawn[form] = page.screenshot()
    assert drawn["made"] == drawn["given"]
    page.goto("about:blank")
    assert page.screenshot() != drawn["made"]

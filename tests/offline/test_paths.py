"""Paths that some computer cannot hold are known before a bundle is written."""

from __future__ import annotations

import pytest

from tailieu.offline.paths import path_problem


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("tai-lieu/phieu/khi-co-bao.html", None),
        ("tai-lieu/phieu/con.html", "Windows không cho đặt tên «con.html»"),
        ("tai-lieu/Aux/a.html", "Windows không cho đặt tên «Aux»"),
        ("tai-lieu/com1", "Windows không cho đặt tên «com1»"),
        ("tai-lieu/common.html", None),
        ("tai-lieu/a.", "«a.» có ký tự ngoài a–z, 0–9, «.», «-», «_»"),
        ("tai-lieu/phiếu.html", "«phiếu.html» có ký tự ngoài a–z, 0–9, «.», «-», «_»"),
        ("../a", "«..» có ký tự ngoài a–z, 0–9, «.», «-», «_»"),
        ("/a", "«» có ký tự ngoài a–z, 0–9, «.», «-», «_»"),
        ("a" * 119, None),
        ("a" * 120, "dài 120 ký tự, quá 119"),
    ],
)
def test_a_path_that_some_machine_cannot_hold_is_known(path, problem):
    found = path_problem(path)
    assert (found and found.text("vi")) == problem

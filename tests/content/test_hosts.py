"""Hosts, and who has registered them."""

from __future__ import annotations

import pytest

from tailieu.content.hosts import is_registered_name


@pytest.mark.parametrize(
    "host",
    [
        *("chinhphu.vn", "dichvucong.gov.vn", "www.chinhphu.vn", "congan.daklak.gov.vn"),
        *("baodongnai.com.vn", "sggp.org.vn", "xn--tiliuhtnc-q1a2235f.net.vn", "infographics.vn"),
        *("who.int", "bbc.co.uk", "hanoi.gov.vn", "mof.gov.sg", "la.example"),
    ],
)
def test_a_name_that_somebody_has_registered(host):
    assert is_registered_name(host)


@pytest.mark.parametrize(
    "host",
    [
        *("vn", "com", "localhost", "id.vn", "com.vn", "gov.vn", "www.gov.vn", "io.vn", "hanoi.vn"),
        *("co.uk", "com.sg", "127.0.0.1", "10.0x7f", "2130706433", "", ".vn", "a..vn", "gov.vn."),
    ],
)
def test_what_many_share_is_nobody_s_name(host):
    assert not is_registered_name(host)

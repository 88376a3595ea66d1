"""What other windows say to the presentation: only its own other window is heard."""

from __future__ import annotations

import pytest

from helpers.node import call

# Open the link in the speaker's window, which the hall's has opened, and let `given` be said to it.
HEARD = """({ said, page }) => {
  const hall = {}, stranger = {}, heard = [];
  let listener;
  globalThis.location = { ...page, pathname: "/phieu/a.html" };
  globalThis.BroadcastChannel = undefined;
  globalThis.addEventListener = (name, listens) => { listener = listens; };
  globalThis.opener = hall;
  TailieuLink.open("speaker", (data) => heard.push(data.at));
  said.forEach(({ by, origin, data }, at) => {
    const source = { hall, stranger }[by] || null;
    listener({ source, origin, data: data === undefined
      ? { from: "hall", page: "/phieu/a.html", at } : data });
  });
  return heard;
}"""
SITE = {"origin": "https://a.vn", "protocol": "https:"}
DISK = {"origin": "null", "protocol": "file:"}
OURS = {"from": "hall", "page": "/phieu/a.html", "at": "ours"}


@pytest.mark.parametrize(
    ("page", "said", "heard"),
    [
        pytest.param(SITE, {"by": "hall", "origin": "https://a.vn"}, [0], id="ours"),
        pytest.param(DISK, {"by": "hall", "origin": "null"}, [0], id="ours-on-a-disk"),
        # A page that opens this one is its opener, too.
        pytest.param(SITE, {"by": "hall", "origin": "https://la.example"}, [], id="other-opener"),
        pytest.param(SITE, {"by": "stranger", "origin": "https://a.vn"}, [], id="other-window"),
        pytest.param(SITE, {"by": "", "origin": "https://a.vn"}, [], id="no-window"),
        pytest.param(DISK, {"by": "stranger", "origin": "null"}, [], id="other-window-on-a-disk"),
        *(
            pytest.param(SITE, {"by": "hall", "origin": "https://a.vn", "data": data}, [], id=id)
            for id, data in (
                ("nothing", None),
                ("text", "hall"),
                ("of-no-side", {}),
                ("of-its-own-side", {**OURS, "from": "speaker"}),
                ("of-another-page", {**OURS, "page": "/phieu/b.html"}),
            )
        ),
    ],
)
def test_only_the_other_window_of_this_page_is_heard(page, said, heard):
    assert call(["present/link.js"], HEARD, {"page": page, "said": [said]}) == heard

"""How what is shown before a hall is divided among screens, whoever measures them."""

from __future__ import annotations

from helpers.node import call

# Makes screens of a part; a screen has room for so many letters, whatever their size.
MAKE = """({ part, room }) => TailieuScreens.ofPart(
  { lang: "vi", talk: 0, heading: "", ...part }, 0,
  ({ items }) => items.reduce((sum, { cells, sources }) =>
    sum + [].concat(...cells).reduce((n, { text }) => n + text.length, 0) + sources.join().length,
    0) <= room).map(({ kind, head, items }) => ({ kind, head: (head || []).length,
      items: items.map(({ cells, sources }) =>
        [cells.map((cell) => cell.map(({ text }) => text).join("")).join("|"), ...sources]) }))"""


def screens(kind: str, items: list[dict], room: int, **more) -> list[dict]:
    part = {"kind": kind, "items": items, **more}
    return call(["present/screens.js"], MAKE, {"part": part, "room": room})


def words(text: str) -> list[dict]:
    return [{"text": f"{word} "} for word in text.split()]


def item(*cells: str, sources: tuple[str, ...] = ()) -> dict:
    return {"cells": [words(cell) for cell in cells], "sources": list(sources)}


def shown(made: list[dict]) -> list[list[str]]:
    return [[each[0].strip() for each in screen["items"]] for screen in made]


def test_a_list_is_divided_evenly_between_its_points():
    points = [item(f"điểm {n}") for n in range(4)]
    assert shown(screens("list", points, 21)) == [["điểm 0", "điểm 1"], ["điểm 2", "điểm 3"]]


def test_a_long_text_is_divided_at_the_end_of_a_sentence():
    text = item("Ủy ban TP. Huế họp. Bà con nghe loa của xã. Không đoán.")
    assert shown(screens("message", [text], 40)) == [
        ["Ủy ban TP. Huế họp."],
        ["Bà con nghe loa của xã. Không đoán."],
    ]


def test_a_sentence_without_an_end_is_divided_between_words():
    made = shown(screens("text", [item("một hai ba bốn năm sáu bảy tám")], 20))
    assert " ".join(each[0] for each in made) == "một hai ba bốn năm sáu bảy tám"
    assert all(len(each[0]) <= 20 for each in made)


def test_rows_go_on_under_the_same_head_and_empty_columns_are_dropped():
    rows = [item("Vùng I", "", "5.310.000"), item("Vùng II", "", "4.730.000")]
    made = screens("table", rows, 20, head=[words("Vùng"), words("Nguồn"), words("Đồng")])
    assert [(screen["kind"], screen["head"]) for screen in made] == [("table", 2)] * 2
    cells = [screen["items"][0][0] for screen in made]
    assert cells == ["Vùng I |5.310.000 ", "Vùng II |4.730.000 "]


def test_a_row_longer_than_a_screen_is_told_as_text():
    row = item("Vùng I", "năm triệu ba trăm mười nghìn đồng")
    made = screens("table", [row], 30, head=[words("Vùng"), words("Mức")])
    assert {screen["kind"] for screen in made} == {"list"}
    assert shown(made)[0][0].startswith("Vùng: Vùng I")


def test_sources_go_along_with_every_piece_and_longer_ones_to_their_own_screen():
    text = "một hai ba bốn năm sáu bảy tám chín mười"
    made = screens("message", [item(text, sources=("Luật",))], 34)
    assert [each["items"][0][1] for each in made] == ["Luật"] * 2
    long = "Nghị định của Chính phủ về một việc"
    kinds = [each["kind"] for each in screens("message", [item(text, sources=(long,))], 45)]
    assert kinds == ["message", "sources"]

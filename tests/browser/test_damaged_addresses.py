"""Addresses that nobody meant: damaged, endless, or made to do harm. Pages stay as they are."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

ENDLESS = "a" * 1_000_000
DAMAGED = ("%", "%E1%B%", "%ED%A0%80", "=%ED%A0%80", "chu-de=%ED%A0%80&%=%", "phieu=%ED%A0%80")
PAGES = (
    "bo-cua-toi.html",
    pytest.param("phieu/index.html", marks=pytest.mark.full),
    pytest.param("van-ban/45-2019-qh14.html", marks=pytest.mark.full),
    "tim-kiem.html",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_damaged_place_does_no_harm(address, page, path):
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address + path)
    whole = page.locator("main").inner_text()
    for place in DAMAGED:
        page.goto("about:blank")
        page.goto(f"{address}{path}#{place}")
        expect(page.locator("main")).to_have_text(whole, use_inner_text=True)
    for place in (f"x={ENDLESS}", f"phieu={'a,' * 500_000}"):
        page.goto("about:blank")
        page.goto(f"{address}{path}#{place}")
        expect(page.locator("h1")).to_be_visible()
    assert faults == []


def test_a_question_finds_its_scripts_on_a_page_that_has_one_of_them(address, page):
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{address}huong-dan/soan-phieu.html#q=548")
    expect(page.locator(".tl-search__results ol a").first).to_be_visible()
    assert faults == []


def test_of_an_endless_question_the_beginning_is_read(address, page):
    page.goto(f"{address}tim-kiem.html#q={ENDLESS}")
    expect(page.locator("#tl-search-input")).to_have_value("a" * 400)


@pytest.mark.full
def test_of_what_is_pasted_or_kept_without_end_the_beginning_is_read(address, page):
    page.goto(address + "tim-kiem.html")
    box = page.locator("#tl-search-input")
    box.focus()
    page.evaluate("(text) => document.execCommand('insertText', false, text)", ENDLESS)
    expect(box).to_have_value("a" * 2_000)
    page.goto(address + "bo-cua-toi.html")
    page.evaluate("(kept) => TailieuReading.keep('pack', kept)", f"{ENDLESS[:-9]},a-1")
    assert page.evaluate("TailieuMyPack.chosen()") == ["a-1"]
    assert page.evaluate("(kept) => TailieuReading.keep('recent', kept)", f"{ENDLESS}a") is False


def test_what_was_kept_and_is_no_list_is_forgotten(address, page):
    page.goto(address + "tim-kiem.html")
    for kept in ("{}", "null", '"a"', "7", "[[1]]", "["):
        page.evaluate("(kept) => TailieuReading.keep('recent', kept)", kept)
        page.reload()
        page.locator("#tl-search-input").fill("thi uy")
        expect(page.locator(".tl-search__results ol a").first).to_be_visible()

"""Pages on paper, as Chromium prints them from a dark screen: read back from their PDFs."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import NamedTuple

import pikepdf
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTTextLine
from playwright.sync_api import expect

from helpers.firefox import visit
from helpers.project import SITE_URL

A4 = (595, 842)
MM = 72 / 25.4
# The margins hold the running title and the page's number and address.
FOOT, HEAD = 22 * MM, A4[1] - 20 * MM

STORM = "phieu/khi-co-bao.html"
PRINTED = {
    "sheet": STORM,
    "directive": "van-ban/548-cv-tu-2024.html",
    "source": "nguon/vbpl-vn.html",
    "list": "van-ban/index.html",
    "guide": "huong-dan/bao-cao-vien.html",
    "english sheet": f"en/{STORM}",
    "my pack": "bo-cua-toi.html#phieu=khi-co-bao,luat-dat-dai-2024",
}


class Line(NamedTuple):
    """A line of text: its height on the page and size in points, its light from 0 (black) to 1."""

    text: str
    y: float
    size: float
    light: float


@dataclass(frozen=True)
class Printed:
    """What a page became on paper, and the headings that it has on the screen."""

    pdf: bytes
    headings: set[str]
    pages: list[list[Line]]

    def body(self) -> list[list[Line]]:
        return [[line for line in page if FOOT < line.y < HEAD] for page in self.pages]

    def margins(self, number: int) -> list[str]:
        return [line.text for line in self.pages[number] if not FOOT < line.y < HEAD]


def lines(pdf: bytes) -> list[list[Line]]:
    """The lines of every page, from head to foot."""

    def found(node):
        if isinstance(node, LTTextLine):
            chars = [one for one in node if isinstance(one, LTChar) and one.get_text().strip()]
            if chars:
                text = " ".join(node.get_text().split())
                light = max(max(as_tuple(one.graphicstate.ncolor)) for one in chars)
                yield Line(text, node.y0, max(one.size for one in chars), light)
        elif hasattr(node, "__iter__"):
            for inner in node:
                yield from found(inner)

    return [
        sorted(found(page), key=lambda line: -line.y) for page in extract_pages(io.BytesIO(pdf))
    ]


def as_tuple(colour) -> tuple[float, ...]:
    return colour if isinstance(colour, tuple) else (colour,)


@pytest.fixture(scope="module")
def printed(browser, address) -> dict[str, Printed]:
    """Every page of PRINTED, from a phone in dark colours with more contrast and large text."""
    context = browser.new_context(color_scheme="dark", viewport={"width": 390, "height": 800})
    made = {}
    for name, path in PRINTED.items():
        page = context.new_page()
        page.goto(address + path)
        page.evaluate(
            "() => Object.assign(document.documentElement.dataset, {contrast: 'more', size: '3'})"
        )
        if name == "my pack":
            page.locator("[data-items] li").first.wait_for()
        headings = page.locator("h1, h2, h3, h4").evaluate_all(
            "all => all.map((one) => one.textContent.replace('¶', '').trim())"
        )
        pdf = page.pdf(prefer_css_page_size=True)
        made[name] = Printed(pdf, set(headings), lines(pdf))
        page.close()
    context.close()
    return made


def test_every_page_is_a4(printed):
    for name, one in printed.items():
        with pikepdf.open(io.BytesIO(one.pdf)) as pdf:
            boxes = {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages}
        assert boxes == {A4}, name


def test_every_page_has_its_number_and_address_and_later_ones_the_title(printed):
    for name, one in printed.items():
        word = "Page" if name.startswith("english") else "Trang"
        for number, _ in enumerate(one.pages):
            margins = one.margins(number)
            assert f"{word} {number + 1}/{len(one.pages)}" in margins, name
            assert SITE_URL + PRINTED[name].partition("#")[0] in margins, name
    (_, later, *_) = printed["sheet"].pages
    assert [line.text for line in later[:2]] == [
        "Khi có bão: chuẩn bị gì, làm gì?",
        "Trang Tài liệu · 26/11/2026",
    ]


def test_the_first_page_says_whose_it_is_and_the_last_lines_where_it_comes_from(printed):
    for name, one in printed.items():
        first = " ".join(line.text for line in one.body()[0][:3])
        assert "Trang Tài liệu" in first, name
        day = "2026-11-26" if name.startswith("english") else "26/11/2026"
        assert day in first, name
        last = " ".join(line.text for line in one.body()[-1][-6:])
        assert SITE_URL + PRINTED[name].partition("#")[0] in last, name
    assert "Bản mẫu, chưa có cơ quan xuất bản" in " ".join(
        line.text for line in printed["sheet"].body()[0][:3]
    )


def test_no_page_ends_with_a_heading(printed):
    for name, one in printed.items():
        for page in one.body():
            assert page[-1].text not in one.headings, name


def test_text_is_dark_and_of_the_size_of_letters(printed):
    for name, one in printed.items():
        assert max(line.light for page in one.pages for line in page) <= 0.4, name
        small = [line for page in one.body() for line in page if line.size < 6.5]
        assert small == [], name
    text = next(
        line for page in printed["sheet"].body() for line in page if line.text.startswith("Ít nhất")
    )
    # Letters that stand in for the site's own are drawn a little smaller, to take the same room.
    assert text.size == pytest.approx(11, abs=0.4)


def test_questions_are_open_and_sources_have_their_addresses(printed):
    text = " ".join(line.text for page in printed["sheet"].body() for line in page)
    assert "Gọi 112, không mất cước" in text
    # A long address is broken behind its hyphens.
    assert "https://www.sggp.org.vn/cam-nang-ung-pho-bao-so-5-" in text.replace("- ", "-")
    for furniture in ("Trình chiếu", "Tới nội dung", "Báo lỗi", "Thêm vào bộ"):
        assert furniture not in text


def test_what_is_folded_on_the_screen_is_open_on_paper(page, address):
    page.goto(f"{address}co-gi-moi.html")
    page.evaluate(
        """() => {
          const month = document.querySelector(".tl-news > section");
          const fold = document.createElement("details");
          fold.append(document.createElement("summary"), month.querySelector("ul"));
          month.replaceWith(fold);
        }"""
    )
    line = page.locator(".tl-news li").first
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(line).to_be_visible()


def test_the_head_of_a_table_stands_on_each_of_its_pages(printed):
    heads = [
        line.text
        for page in printed["list"].body()
        for line in page
        if line.text.startswith("Cơ quan ban hành")
    ]
    # The last page may hold nothing but the imprint.
    assert len(heads) >= len(printed["list"].pages) - 1 > 1


def test_my_pack_is_its_agenda_and_then_each_sheet_on_pages_of_its_own(printed):
    pages = printed["my pack"].body()
    assert "Tổng thời gian nói: 6 phút" in [line.text for line in pages[0]]
    begins = [page[0].text for page in pages]
    assert begins[1] == "Khi có bão: chuẩn bị gì, làm gì?"
    assert "Luật Đất đai đang dùng là luật nào, hỏi việc đất ở đâu?" in begins


@pytest.mark.full
def test_firefox_keeps_headings_with_their_text_and_says_whose_it_is(printed, address, firefox):
    names = ["sheet", "directive", "list", "guide"]
    on_paper = [visit(address + PRINTED[name], None, steps=[{"print": True}]) for name in names]
    answer = firefox.visit(on_paper)
    assert answer["faults"] == []
    for name, told in zip(names, answer["told"], strict=True):
        pdf = base64.b64decode(told)
        one = Printed(pdf, printed[name].headings, lines(pdf))
        for number, page in enumerate(one.body(), start=1):
            assert page, f"{name}: page {number} is blank"
            assert page[-1].text not in one.headings, name
        first, last = (" ".join(line.text for line in one.body()[at]) for at in (0, -1))
        assert "Bản mẫu, chưa có cơ quan xuất bản" in first
        assert "Bản lập ngày 26/11/2026" in first
        assert SITE_URL + PRINTED[name] in last
    pages = lines(base64.b64decode(answer["told"][0]))
    sheet = " ".join(line.text for page in pages for line in page)
    assert "Ít nhất 3 ngày, kèm theo thuốc." in sheet

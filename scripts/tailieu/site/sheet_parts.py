"""The parts of a sheet that tell what to do, arranged to be read at a glance.

Each begins with a heading that names it in `data-part` (html_filters.arrange_sheet).
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tailieu.checks.sections import (
    CALLS,
    DEADLINES,
    FEES,
    NEEDS,
    PAPERS,
    PLACES,
    PROVINCES,
    STEPS,
    WHO,
)
from tailieu.content.interface import say
from tailieu.content.messages import Lang

# What people ask for a part with, besides the words of its heading: the search's alone. “Số” and
# “sơ” are left out: without accents they are the “sở” of “lương cơ sở” too.
_ASKS: dict[str, dict[Lang, str]] = {
    WHO.key: {
        "vi": "đối tượng điều kiện hưởng bắt buộc",
        "en": "who eligible conditions obliged",
    },
    STEPS.key: {
        "vi": "thủ tục trình tự bước xử trí cách",
        "en": "how steps procedure",
    },
    PAPERS.key: {
        "vi": "hồ mang theo gồm mẫu đơn khai những",
        "en": "documents bring need forms",
    },
    FEES.key: {"vi": "tốn tiền nhiêu chi phí giá", "en": "cost price pay money free much"},
    DEADLINES.key: {
        "vi": "lâu mấy ngày giờ lúc chậm nhất",
        "en": "when long days deadline latest",
    },
    PLACES.key: {
        "vi": "ở đâu nộp gửi chỗ địa chỉ",
        "en": "where place office apply submit",
    },
    CALLS.key: {
        "vi": "điện thoại tổng đài đường dây nóng báo liên hệ hỏi",
        "en": "phone number hotline report contact",
    },
    PROVINCES.key: {"vi": "tỉnh mỗi địa phương hội đồng", "en": "provinces local council"},
}
_NEEDS = frozenset(part.key for part in NEEDS)
# A number to call, as people write it: 112, 1900 0368, 024.3733.5701, +84 24 …
_NUMBER = re.compile(r"\+?(?:\d[\s.()–-]*){3,}")
_NUMBER_AND_MORE = re.compile(rf"\s*({_NUMBER.pattern})(?=:)")
_BETWEEN = re.compile(r"\s*[:–-]\s*")


def arrange_parts(body: LexborHTMLParser, lang: Lang) -> None:
    """Change the parts of a sheet in place.

    - Each is a section, and an answer of the search: that of the whole part, but of `CALLS` each
      item. `NEEDS` stand in one box, so that they can stand beside each other.
    - The steps of `STEPS` are numbered through, also where advice stands between them.
    - The number at the head of an item of `CALLS`, bold or before a colon, is a link that dials.
    - The site's own advice, a block quote, says whose it is.
    """
    needs = None
    for heading in body.css("h2[data-part]"):
        part = heading.attributes["data-part"] or ""
        if part not in _ASKS:
            continue
        section = _section(body, heading)
        if part == CALLS.key:
            _link_numbers(body, section)
            for item in section.css("[data-search]"):
                item.attrs["data-question"] = heading.text().rstrip("#")
                item.attrs["data-asks"] = _ASKS[part][lang]
        else:
            section.attrs["data-search"] = "answer"
            section.attrs["data-asks"] = _ASKS[part][lang]
        if part == STEPS.key:
            _number_steps(section)
        elif part in _NEEDS:
            if needs is None:
                needs = body.create_node("div")
                needs.attrs["class"] = "tl-needs"
                section.insert_before(needs, move=True)
            needs.insert_child(section, move=True)
    within = {quote.mem_id for quote in body.css("blockquote blockquote")}
    for quote in body.css("blockquote"):
        # A quote within one is a part of the same advice.
        if quote.mem_id not in within:
            _name_advice(body, quote, say("site-advice", lang))


def _section(body: LexborHTMLParser, heading: LexborNode) -> LexborNode:
    """A section with the heading and what stands below it, up to the next part."""
    section = body.create_node("section")
    heading.insert_before(section, move=True)
    section.insert_child(heading, move=True)
    while (node := section.next) and node.tag != "h2":
        section.insert_child(node, move=True)
    return section


def _number_steps(section: LexborNode) -> None:
    steps = 0
    for node in section.css("section > ol"):
        node.attrs["class"] = "tl-steps"
        if steps:
            node.attrs["start"] = str(steps + 1)
        steps += sum(item.tag == "li" for item in node.iter())


def _link_numbers(body: LexborHTMLParser, section: LexborNode) -> None:
    for node in section.css("section > ul"):
        node.attrs["class"] = "tl-calls"
        for item in node.iter():
            first = item.child
            if first and first.tag == "p":
                item, first = first, first.child
            if first and first.tag == "-text":
                first = _bold_number(body, first)
            if first and first.tag == "strong" and _NUMBER.fullmatch(first.text().strip()):
                _link_number(body, item, first)


def _bold_number(body: LexborHTMLParser, text: LexborNode) -> LexborNode | None:
    """The number before the colon with which a text begins, made bold; None if there is none."""
    words = text.text_content or ""
    found = _NUMBER_AND_MORE.match(words)
    if not found:
        return None
    number = body.create_node("strong")
    number.insert_child(found[1])
    text.insert_before(number, move=True)
    text.replace_with(words[found.end() :])
    return number


def _link_number(body: LexborHTMLParser, item: LexborNode, number: LexborNode) -> None:
    """Make `<a>112</a><i>: </i><span>what for</span>` of an item that begins with its number."""
    item.attrs["class"] = "tl-call"
    what = body.create_node("span")
    while rest := number.next:
        what.insert_child(rest, move=True)
    dials = body.create_node("a")
    dials.attrs["href"] = "tel:" + re.sub(r"[^\d+]", "", number.text())
    number.insert_before(dials, move=True)
    dials.insert_child(number, move=True)
    first = what.first_child
    if first and first.tag == "-text" and (found := _BETWEEN.match(first.text_content or "")):
        between = body.create_node("span")
        between.attrs["class"] = "tl-call__between"
        between.insert_child(": ")
        item.insert_child(between, move=True)
        first.replace_with((first.text_content or "")[found.end() :])
    item.insert_child(what, move=True)


def _name_advice(body: LexborHTMLParser, quote: LexborNode, words: str) -> None:
    advice = body.create_node("div")
    advice.attrs["class"] = "tl-advice"
    advice.attrs["role"] = "note"
    # An answer of the search has a source.
    advice.attrs["data-search"] = "off"
    label = body.create_node("strong")
    label.insert_child(f"{words}:")
    first = next((node for node in quote.iter() if node.tag == "p"), None)
    if first is not None and first.first_child is not None:
        first.first_child.insert_before(label, move=True)
        label.insert_after(" ")
    quote.insert_before(advice, move=True)
    for node in list(quote.iter(include_text=True)):
        advice.insert_child(node, move=True)
    quote.decompose()

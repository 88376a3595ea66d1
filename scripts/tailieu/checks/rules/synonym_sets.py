from __future__ import annotations

from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.content import synonyms
from tailieu.content.findings import Finding, Rule, shortened
from tailieu.content.messages import Message

RULE = Rule(
    "TL057",
    "error",
    "content",
    Message("Từ đồng nghĩa ghi rõ chiều", "Synonyms say which way they lead"),
    Message(
        "Mỗi dòng của trang Từ đồng nghĩa là `từ hay nói → từ trên trang`, hoặc `từ = từ` cho hai "
        "chiều; mỗi cặp chỉ ghi một lần, không đi vòng.",
        "A line of the page Synonyms is `words said → words of a page`, or `words = words` both "
        "ways; each pair once, and no rings.",
    ),
    Message("không đọc được dòng «{text}».", "the line “{text}” cannot be read."),
    Message(
        "ghi «từ hay nói, từ khác → từ trên trang» hoặc «từ = từ».",
        "write “words said, others → words of a page”, or “words = words”.",
    ),
)
_HELD = Message("«{said}» đã có sẵn «{meant}».", "“{said}” holds “{meant}” already.")
_LEAVE_OUT = Message(
    "bỏ «{said}»: gõ nó là đã tìm «{meant}».",
    "leave out “{said}”: typing it searches for “{meant}”.",
)
_TWICE = Message(
    "«{said}» đã dẫn tới «{meant}» ở dòng {there}.",
    "“{said}” leads to “{meant}” in line {there} already.",
)
_ONCE = Message("giữ lại một dòng.", "keep one of the lines.")
_RING = Message("đi vòng: {ring}.", "they lead in a ring: {ring}.")
_MANY = Message(
    "từ dòng này trở đi, trang có quá {most} cặp từ.",
    "from this line on the page has over {most} pairs of words.",
)
_FEWER = Message("giữ lại những từ hay gõ nhất.", "keep the words that are typed most.")
_BOTH_WAYS = Message(
    "ghi «từ = từ» nếu đúng cả hai chiều, nếu không thì bỏ một dòng.",
    "write “words = words” if both ways are right, else leave one line out.",
)


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each line that is no set, and for each pair that should not be there."""
    if synonyms.holds_sets(texts.entry):
        for page in filter(None, (texts.vietnamese, texts.english)):
            yield from _findings(page.path, synonyms.sets(page))


def _findings(path: str, sets: list[synonyms.SynonymSet]) -> Iterator[Finding]:
    lines: dict[synonyms.Pair, int] = {}
    # Words said → words meant, of the pairs that lead one way.
    onwards: dict[str, list[str]] = {}
    for line, text, both, pairs, over in sets:
        if over:
            yield RULE.at(path, line, message=_MANY, fix=_FEWER, most=synonyms.MOST_PAIRS)
            return
        if not pairs:
            yield RULE.at(path, line, text=shortened(text))
        for pair in pairs:
            said, meant = pair.normal
            there = lines.setdefault(pair.normal, line)
            ring = [] if both else _way(onwards, meant, said)
            if f" {meant} " in f" {said} ":
                yield RULE.at(path, line, message=_HELD, fix=_LEAVE_OUT, said=said, meant=meant)
            elif there != line:
                yield RULE.at(
                    path, line, message=_TWICE, fix=_ONCE, said=said, meant=meant, there=there
                )
            elif ring:
                shown = " → ".join([said, *ring])
                yield RULE.at(path, line, message=_RING, fix=_BOTH_WAYS, ring=shown)
            elif not both:
                onwards.setdefault(said, []).append(meant)


def _way(onwards: dict[str, list[str]], start: str, end: str) -> list[str]:
    """The words by which one comes from `start` to `end`; none if there is no way."""
    # Each word that is reached, with the one before it.
    before: dict[str, str] = {start: ""}
    for word in (reached := [start]):
        if word == end:
            way = [word]
            while way[0] != start:
                way.insert(0, before[way[0]])
            return way
        for onward in onwards.get(word, []):
            if onward not in before:
                before[onward] = word
                reached.append(onward)
    return []

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tailieu.checks.project import PageTexts
from tailieu.content import synonyms
from tailieu.content.catalogue import Entry
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText, without
from tailieu.content.messages import Lang, Message
from tailieu.content.schema import TRANSLATED
from tailieu.language.words import number_key

RULE = Rule(
    "TL053",
    "warning",
    "content",
    Message("Bản dịch cùng số, cùng ngày", "A translation has the same figures and dates"),
    Message(
        "Số và ngày trong từng đề mục của hai bản giống nhau; tiếng Anh viết ngày bằng chữ, "
        "`1 November 2022` là `01/11/2022`.",
        "Below each heading both have the same figures and dates; English writes dates out, "
        "`1 November 2022` is `01/11/2022`.",
    ),
    Message(
        "{difference} so với bản tiếng Việt (dòng {there}).",
        "{difference} compared with line {there}.",
    ),
    Message("so lại với bản tiếng Việt, sửa số cho khớp.", "compare with the Vietnamese page."),
)
_MISSING = Message("thiếu {missing}", "{missing} missing")
_ADDED = Message("thừa {added}", "{added} added")
_BOTH = Message("thiếu {missing}; thừa {added}", "{missing} missing; {added} added")

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = "|".join(_MONTHS)
_SMALL = {
    "vi": ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"],
    "en": [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ],
}
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
_TIMES = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
}
_DOCUMENT = re.compile(r"(?<![\w/-])\d{1,5}(?:/\d{4})?[-/][A-ZĐƯÔ][\wĐ]*(?:[-/–][A-ZĐƯÔ]\w*)*")
_DATES = {
    "vi": re.compile(
        r"(?P<d>\d{1,2})/(?P<m>0?[1-9]|1[0-2])(?:/(?P<y>\d{4}))?(?![\d/])"
        r"|(?<![\d/])(?P<m4>0?[1-9]|1[0-2])/(?P<y4>\d{4})(?![\d/])"
        r"|ngày (?P<d2>\d{1,2}) tháng (?P<m2>\d{1,2})(?: năm (?P<y2>\d{4}))?"
        r"|tháng (?P<m3>\d{1,2})(?:/| năm )(?P<y3>\d{4})|(?P<alone>tháng \d{1,2})",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?P<d>\d{{1,2}}) (?P<m>{_MONTH})(?:,? (?P<y>\d{{4}}))?"
        rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:, (?P<y2>\d{{4}}))?(?!\d)"
        rf"|(?P<m3>{_MONTH}),? (?P<y3>\d{{4}})|(?P<alone>\b(?:{_MONTH})\b)"
        r"|(?P<d5>\d{1,2})/(?P<m5>\d{1,2})(?:/(?P<y5>\d{4}))?"
    ),
}
_CLOCK = {
    "vi": re.compile(
        r"24/24(?: giờ)?|\d{1,2}(?:[.:h]\d{2})?(?: giờ| h)(?: \d{1,2})?\b|\d{1,2}[h:]\d{2}"
    ),
    "en": re.compile(r"\d{1,2}(?:[.:]\d{2})? ?(?:a\.?m\.?|p\.?m\.?|hours?|o'clock)|\d{1,2}:\d{2}"),
}
_NUMBER = {
    "vi": re.compile(
        r"(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+\.\d{1,2}(?!\d)|\d+(?:,\d+)?)"
        r"(?: (nghìn|ngàn|triệu|tỷ|tỉ)\b)?"
    ),
    "en": re.compile(
        r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?: (thousand|million|billion)\b)?"
    ),
}


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each section of a translation with other numbers than its page."""
    for entry, vietnamese, english in texts.translated():
        ours, theirs = _sections(entry, vietnamese, "vi"), _sections(entry, english, "en")
        if len(ours) != len(theirs) or synonyms.holds_sets(entry):
            continue
        for (there, our_text), (here, their_text) in zip(ours, theirs, strict=True):
            wanted, spoken = figures(our_text, "vi"), _words(their_text, "en")
            found, written = figures(their_text, "en"), _words(our_text, "vi")
            missing = sorted(wanted.keys() - found.keys() - spoken)
            added = sorted(found.keys() - wanted.keys() - written)
            if not missing and not added:
                continue
            yield RULE.at(
                english.path,
                english.line(here),
                difference=_BOTH if missing and added else _MISSING if missing else _ADDED,
                missing=", ".join(f"«{wanted[key]}»" for key in missing),
                added=", ".join(f"«{found[key]}»" for key in added),
                there=vietnamese.line(there),
            )


def _sections(entry: Entry[Any], text: MarkdownText, lang: Lang) -> list[tuple[int, str]]:
    """(offset, prose) of the text before the first heading and of each section."""
    # Without the markers of numbered lists.
    prose = without(
        text.prose, ((block.start, block.inner[0]) for block in text.blocks if block.numbered)
    )
    cuts = [heading.start for heading in text.headings]
    starts = [text.body_start, *cuts]
    ends = [*cuts, len(text.text)]
    sections = [(start, prose[start:end]) for start, end in zip(starts, ends, strict=True)]
    # The translated fields of the front matter; the others are inherited.
    translated = [entry.text(name, lang) for name in TRANSLATED if hasattr(entry.meta, name)]
    amounts = [
        f"{row.what} {row.amount}"
        for row in (entry.text("amounts", lang) if hasattr(entry.meta, "amounts") else ())
    ]
    head = " . ".join(filter(None, [*translated, *amounts]))
    return [(0, f"{head} . {sections[0][1]}"), *sections[1:]]


def figures(text: str, lang: Lang) -> dict[str, str]:
    """Document numbers, dates and numbers of a text: normalised form → as it is written."""
    found: dict[str, str] = {}

    def document(match: re.Match[str]) -> str:
        found[number_key(match[0])] = match[0]
        return " "

    def day(match: re.Match[str]) -> str:
        if match["alone"]:  # `May` may be a verb.
            return " "
        parts = {name[0]: value for name, value in match.groupdict().items() if value}
        month = parts["m"]
        number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
        value = f"{parts.get('y', '')}-{number:02}-{int(parts['d']) if 'd' in parts else 0:02}"
        found[value] = match[0]
        return " "

    text = _DOCUMENT.sub(document, text)
    text = _DATES[lang].sub(day, text)
    text = _CLOCK[lang].sub(" ", text)
    for match in _NUMBER[lang].finditer(text):
        point, group = (",", ".") if lang == "vi" else (".", ",")
        written = match[1]
        if not re.fullmatch(r"\d+\.\d{1,2}", written):  # `Python 3.11` is so in both languages.
            written = written.replace(group, "").replace(point, ".")
        value = float(written) * _TIMES.get(match[2], 1)
        found[f"{value:.6g}" if value % 1 else str(int(value))] = match[0].strip()
    return found


def _words(text: str, lang: Lang) -> set[str]:
    """Small numbers that are written as words, in the normalised form of `figures`."""
    spoken = set(re.findall(r"\w+", text.lower()))
    found = {str(n) for n, word in enumerate(_SMALL[lang]) if word in spoken}
    found |= set(re.findall(r"tháng (\d{1,2})\b", text))
    if lang == "en":
        found |= {str(n) for n, word in enumerate(_ORDINALS) if word in spoken}
        found |= {match for match in re.findall(r"(?<!\d)(\d+)(?:st|nd|rd|th)\b", text)}
    return found

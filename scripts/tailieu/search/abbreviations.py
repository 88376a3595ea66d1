"""Abbreviations: those that pages spell out, and the phrases that initials may stand for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import chain

from tailieu.language.words import fold, words

# A phrase counts when at least this many headings hold it; so many phrases are kept for each run
# of initials.
PHRASE_PAGES, PHRASE_CHOICES = 2, 3

# Each pattern begins with characters that are rare in text, so that the search for it is fast.
_BRACKETED = re.compile(r"\(([^()\n]{2,70})\)")
_SHORTENED = re.compile(r"tắt là:?\s*[“\"]?([A-ZĐ]{2,10})\b")
_ACRONYM = re.compile("[A-ZĐ]{2,10}")
_ACRONYM_BEFORE = re.compile(r"\b([A-ZĐ]{2,10})\s?$")
# Words that people leave out of an abbreviation.
_FILLERS = frozenset(["và", "của", "các", "về", "cho", "trong", "với", "the", "of", "and", "for"])


def _phrases(heading: list[str]) -> set[tuple[str, ...]]:
    """The runs of three to six words of a heading that could be a term: no filler at either end."""
    return {
        tuple(heading[start:end])
        for start, word in enumerate(heading)
        if word not in _FILLERS and not word.isdigit()
        for end in range(start + 3, min(start + 7, len(heading) + 1))
        if heading[end - 1] not in _FILLERS
    }


@cache
def _initial(word: str) -> str:
    return fold(word[0])


@cache
def _short_initial(word: str) -> str:
    return "" if word in _FILLERS else _initial(word)


def phrases_by_initials(headings: Iterable[list[str]], common: dict[str, str]) -> list[str]:
    """For each run of initials the phrases that most headings hold: `gpmb giải phóng mặt bằng`.

    People abbreviate terms whose abbreviation no page spells out; they most likely mean a phrase of
    many headings. `headings` are the different ones of each page. `common` (abbreviation → meaning)
    lists well-known ones, which come first.
    """
    pages = Counter(chain.from_iterable(headings))
    phrases: Counter[tuple[str, ...]] = Counter()
    for heading, count in pages.items():
        found = _phrases(words(heading))
        if count == 1:
            # Most headings are of one page, and counting all their phrases at once is faster.
            phrases.update(found)
        else:
            for phrase in found:
                phrases[phrase] += count
    best: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for phrase, count in phrases.items():
        if count >= PHRASE_PAGES:
            entry = (-count, " ".join(phrase))
            initials = "".join(map(_initial, phrase))
            best[initials].append(entry)
            short = "".join(map(_short_initial, phrase))
            if short != initials and len(short) > 2:
                best[short].append(entry)
    for acronym, meaning in common.items():
        best[fold(acronym)].append((-len(phrases) - 1, meaning))
    return sorted(
        f"{initials} {phrase}"
        for initials, entries in best.items()
        for phrase in dict.fromkeys(phrase for _, phrase in sorted(entries)[: PHRASE_CHOICES + 1])
    )


def find_abbreviations(text: str) -> list[tuple[str, str]]:
    """(acronym, its words in lower case) for each acronym that the text itself spells out.

    `Ủy ban nhân dân (UBND)`, `UBND (Ủy ban nhân dân)`, `gọi tắt là UBND`.
    """
    found = []
    for match in _BRACKETED.finditer(text):
        before = text[max(0, match.start() - 120) : match.start()].rsplit("\n", 1)[-1]
        if _ACRONYM.fullmatch(match[1]):
            found.append((match[1], _spelled_by(match[1], words(before))))
        elif (first := _ACRONYM_BEFORE.search(before)) is not None:
            spelled = words(match[1])
            meaning = _spelled_by(first[1], spelled)
            if meaning == " ".join(spelled):
                found.append((first[1], meaning))
    for match in _SHORTENED.finditer(text):
        before = text[max(0, match.start() - 120) : match.start()].rsplit("\n", 1)[-1]
        found.append((match[1], _spelled_by(match[1], _without_referring(words(before)))))
    return [(acronym, meaning) for acronym, meaning in found if meaning]


def _without_referring(before: list[str]) -> list[str]:
    """The words before `tắt là` without the `sau đây gọi` that leads over to it."""
    if before[-1:] in (["viết"], ["gọi"]):
        before = before[:-1]
    return before[:-2] if before[-2:] in (["sau", "đây"], ["dưới", "đây"]) else before


def _spelled_by(acronym: str, before: list[str]) -> str:
    """The words at the end of `before` whose initials spell the acronym; "" where none do.

    Fillers between them may be left out of the acronym.
    """
    at = len(before)
    for letter in reversed(fold(acronym)):
        at -= 1
        while at > 0 and before[at] in _FILLERS and fold(before[at])[0] != letter:
            at -= 1
        if at < 0 or fold(before[at])[0] != letter:
            return ""
    return " ".join(before[at:])


def abbreviations(found: Iterable[list[str]], glossary: dict[str, str]) -> dict[str, list[str]]:
    """Folded acronym → its meanings: the glossary's, then the most frequent found, up to two.

    `found` are [folded acronym, meaning], once for each text; `glossary` maps acronyms to
    explanations.
    """
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for acronym, meaning in found:
        spelled[acronym][meaning] += 1
    chosen: defaultdict[str, list[str]] = defaultdict(list)
    for acronym, meaning in sorted(glossary.items()):
        # "Quyết định; trong văn bản của Đảng còn là Quy định": only the first meaning.
        first = words(re.split(r"[;(]", meaning)[0])
        if first:
            chosen["".join(words(fold(acronym)))].append(" ".join(first))
    for acronym, meanings in spelled.items():
        kept = chosen[acronym]
        known = {fold(meaning) for meaning in kept}
        for meaning, _ in sorted(meanings.items(), key=lambda item: (-item[1], item[0])):
            if len(kept) < 2 and fold(meaning) not in known:
                kept.append(meaning)
                known.add(fold(meaning))
    return dict(sorted(chosen.items()))

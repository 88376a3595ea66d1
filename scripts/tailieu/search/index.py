"""Pages → inverted index, in memory and pure.

Terms are words, pairs of neighbouring words within a line, and document numbers, all folded. A term
holds one postings list for each way its words are accented, so a query typed with accents reads
one list and a query typed without them reads all. A posting is one integer:

    page << 8 | part << 4 | weight

`part` is the first of the page's up to 16 text parts that holds the term. `weight` is 0..11 for
the BM25F weight of a term in headings and body, 12..15 where the title holds the term too.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain, pairwise
from operator import itemgetter

from tailieu.language.words import fold, number_key, numbers, word_key, words
from tailieu.search.reader import Page, Section

PART_CHARS = 6_000
MAX_PARTS = 16
PHRASE_PAGES, PHRASE_CHOICES = 2, 3
TITLE = 12
BODY_LEVELS = 12
HEADING_BOOST = 3
TITLE_BOOST = 3
K1, B = 1.4, 0.45
_MEAN_WORDS = 600

_BREAK = 0
_TOKEN = re.compile(r"\w+|\n")
# Each begins with letters that are rare in text, which is what makes them quick.
_BRACKETED = re.compile(r"\(([^()\n]{2,70})\)")
_SHORTENED = re.compile(r"tắt là:?\s*[“\"]?([A-ZĐ]{2,10})\b")
_ACRONYM = re.compile("[A-ZĐ]{2,10}")
_ACRONYM_BEFORE = re.compile(r"\b([A-ZĐ]{2,10})\s?$")
_FILLERS = frozenset(["và", "của", "các", "về", "cho", "trong", "với", "the", "of", "and", "for"])


Lists = list[tuple[bytes, list[int]]]


class _Words(dict):
    """word → small integer, one for each (fold, accent); 0 is the break between lines."""

    def __init__(self) -> None:
        super().__init__({"\n": _BREAK})
        self.keys_by_id: list[tuple[str, int]] = [("", 0)]
        self._ids: dict[tuple[str, int], int] = {("", 0): _BREAK}

    def __missing__(self, word: str) -> int:
        found = self[word] = self.id_of(word_key(word))
        return found

    def id_of(self, key: tuple[str, int]) -> int:
        found = self._ids.get(key)
        if found is None:
            found = self._ids[key] = len(self.keys_by_id)
            self.keys_by_id.append(key)
        return found


class Postings:
    """The postings of pages added in order; two of them, made apart, can be joined."""

    def __init__(self) -> None:
        self._pages = 0
        self._words = _Words()
        self._singles: defaultdict[int, list[int]] = defaultdict(list)
        self._pairs: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        self._cited: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, page: Page, parts: list[list[Section]]) -> None:
        """Add the next page; `parts` as `split_parts` cuts it."""
        texts = [part_text(part) for part in parts]
        _add_page(self._pages, page, texts, self._words, self._singles, self._pairs)
        _add_numbers(self._pages, page, texts, self._cited)
        self._pages += 1

    def packed(self) -> tuple:
        """All of it in a few flat arrays, which cross from process to process quickly."""
        return (
            self._pages,
            self._words.keys_by_id,
            array("I", self._singles),
            *_flat(self._singles),
            array("I", chain.from_iterable(self._pairs)),
            *_flat(self._pairs),
            dict(self._cited),
        )

    def join(self, packed: tuple) -> None:
        """Add the pages of another `Postings`, which come after these."""
        count, keys, words, word_counts, word_list, pairs, pair_counts, pair_list, cited = packed
        base = self._pages << 8
        own = [self._words.id_of(key) for key in keys]
        ids = [own[word] for word in words]
        _extend(self._singles, ids, word_counts, word_list, base)
        ids = [own[word] for word in pairs]
        _extend(self._pairs, zip(ids[::2], ids[1::2], strict=True), pair_counts, pair_list, base)
        for number, postings in cited.items():
            self._cited[number] += [base + posting for posting in postings]
        self._pages += count

    def terms(self) -> list[tuple[str, Lists]]:
        """Every term with its postings lists, one for each accentuation, sorted."""
        folds = [folded for folded, _ in self._words.keys_by_id]
        heads = [folded + " " for folded in folds]
        accents = [bytes((accent,)) for _, accent in self._words.keys_by_id]
        groups: defaultdict[str, Lists] = defaultdict(list)
        for word, postings in self._singles.items():
            if word:
                groups[folds[word]].append((accents[word], postings))
        for (left, right), postings in self._pairs.items():
            if left and right:
                term = heads[left] + folds[right]
                groups[term].append((accents[left] + accents[right], postings))
        for number, postings in self._cited.items():
            groups["#" + number].append((b"", postings))
        for lists in groups.values():
            if len(lists) > 1:
                lists.sort(key=itemgetter(0))
        return sorted(groups.items())


def _flat(lists: dict) -> tuple[array, array]:
    return array("I", map(len, lists.values())), array("I", chain.from_iterable(lists.values()))


def _extend(lists, keys: Iterable, counts: array, postings: array, base: int) -> None:
    moved = [base + posting for posting in postings]
    start = 0
    for key, count in zip(keys, counts, strict=True):
        lists[key] += moved[start : start + count]
        start += count


def split_parts(page: Page) -> list[list[Section]]:
    """Cut a page's text into at most 16 parts of about PART_CHARS, at lines where it can."""
    total = sum(len(line) + 1 for section in page.sections for line in section.lines)
    limit = max(PART_CHARS, total // (MAX_PARTS // 2 - 1))
    parts: list[list[Section]] = [[]]
    size = 0
    for section in page.sections:
        parts[-1].append(Section(section.anchor, section.title))
        for line in section.lines:
            for piece in _pieces(line, limit):
                if size and size + len(piece) > limit:
                    if not parts[-1][-1].lines:
                        parts[-1].pop()
                    parts.append([Section(section.anchor, section.title)])
                    size = 0
                parts[-1][-1].lines.append(piece)
                size += len(piece) + 1
    return parts


def _pieces(line: str, limit: int) -> list[str]:
    if len(line) <= limit:
        return [line]
    pieces = []
    start = 0
    while len(line) - start > limit:
        end = line.rfind(" ", start + limit // 2, start + limit) + 1 or start + limit
        pieces.append(line[start:end].rstrip())
        start = end
    return [*pieces, line[start:]]


def part_text(part: list[Section]) -> str:
    return "\n".join(line for section in part for line in (section.title, *section.lines))


def _add_page(number: int, page: Page, texts: list[str], ids: _Words, singles, pairs) -> None:
    streams = [_stream(ids, text) for text in texts]
    headings = [section.title for section in page.sections if section.title != page.title]
    boosted = _stream(ids, "\n".join([*headings, page.subject]))
    tags = _stream(ids, "\n".join(page.tags))
    title = _stream(ids, f"{page.title}\n{page.number}")
    levels = _levels(sum(map(len, streams)))
    top = len(levels) - 1
    # One integer object for each weight in each part: millions of postings then share a few.
    first_row = [(number << 8) + level for level in levels]
    rows = [[(part << 4) + posting for posting in first_row] for part in range(len(texts))]
    for postings, grams in ((singles, iter), (pairs, pairwise)):
        counts: Counter = Counter()
        for stream in streams:
            counts.update(grams(stream))
        for gram in grams(boosted):
            counts[gram] += HEADING_BOOST
        # Many short pages share a tag, so it counts as text and no more.
        counts.update(grams(tags))
        in_title = set(grams(title))
        for gram in in_title:
            counts[gram] += TITLE_BOOST
        if len(streams) == 1:
            row = rows[0]
            for gram, count in counts.items():
                postings[gram].append(row[count if count < top else top])
        else:
            first: dict = {}
            for part in reversed(range(len(streams))):
                first.update(dict.fromkeys(grams(streams[part]), rows[part]))
            for gram, count in counts.items():
                postings[gram].append(first.get(gram, rows[0])[count if count < top else top])
        for gram in in_title:
            posting = postings[gram][-1]
            postings[gram][-1] = (posting & ~15) + TITLE + (posting & 15) // 3


def _stream(ids: _Words, text: str) -> list[int]:
    # What `text.words` finds, and the breaks: quicker than with a pattern that leaves out _ itself.
    return list(map(ids.__getitem__, _TOKEN.findall(text.lower().replace("_", " "))))


def _levels(length: int) -> list[int]:
    """weight level by term count, for a page of this many words."""
    norm = K1 * (1 - B + B * length / _MEAN_WORDS)
    return [min(BODY_LEVELS - 1, int(BODY_LEVELS * n / (n + norm))) for n in range(64)]


def _add_numbers(number: int, page: Page, texts: list[str], cited) -> None:
    """The page's own number weighs 15, numbers that it cites by how often it does.

    A page of a known kind says its own number; a sheet about a document only names one.
    """
    named = page.number if page.kind else next(iter(numbers(page.title)), "")
    own = number_key(named) if named else ""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for part, text in enumerate(texts):
        for key in numbers(text):
            counts[key] += 1
            first.setdefault(key, part)
    if own:
        counts[own] += 1
    for key, count in counts.items():
        weight = 15 if key == own else min(11, count)
        cited[key].append((number << 8) + (first.get(key, 0) << 4) + weight)


def _phrases(heading: list[str]) -> set[tuple[str, ...]]:
    """The runs of three to six words of a heading that could be a term."""
    return {
        tuple(heading[start:end])
        for start, word in enumerate(heading)
        if word not in _FILLERS and not word.isdigit()
        for end in range(start + 3, min(start + 7, len(heading) + 1))
        if heading[end - 1] not in _FILLERS
    }


def phrases_by_initials(pages: Iterable[Page], common: dict[str, str]) -> list[str]:
    """`gpmb giải phóng mặt bằng`: for each run of initials the phrases that most pages hold.

    People shorten terms that no page spells out; what stands in many headings is what they mean.
    `common` holds abbreviations known beforehand, which come first.
    """
    headings: Counter[str] = Counter()
    for page in pages:
        headings.update({page.title, *(section.title for section in page.sections)})
    phrases: Counter[tuple[str, ...]] = Counter()
    for heading, count in headings.items():
        for phrase in _phrases(words(heading)):
            phrases[phrase] += count
    best: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for phrase, count in phrases.items():
        if count >= PHRASE_PAGES:
            entry = (-count, " ".join(phrase))
            initials = fold("".join(word[0] for word in phrase))
            best[initials].append(entry)
            short = fold("".join(word[0] for word in phrase if word not in _FILLERS))
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
    """(acronym, its words in lower case) pairs that the text itself spells out."""
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
        before = re.sub(r"[\s,(]*(?:sau đây|dưới đây)?[\s,(“\"]*(?:viết|gọi)?\s*$", "", before)
        found.append((match[1], _spelled_by(match[1], words(before))))
    return [(acronym, meaning) for acronym, meaning in found if meaning]


def _spelled_by(acronym: str, before: list[str]) -> str:
    """The tail of `before` whose initials spell the acronym, fillers between them allowed."""
    at = len(before)
    for letter in reversed(fold(acronym)):
        at -= 1
        while at > 0 and before[at] in _FILLERS and fold(before[at])[0] != letter:
            at -= 1
        if at < 0 or fold(before[at])[0] != letter:
            return ""
    return " ".join(before[at:])


def abbreviations(texts: Iterable[str], glossary: dict[str, str]) -> dict[str, list[str]]:
    """Folded acronym → its meanings, the glossary's first, then the two most often spelled out."""
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for acronym, meaning in set(find_abbreviations(text)):
            spelled[fold(acronym)][meaning] += 1
    chosen: defaultdict[str, list[str]] = defaultdict(list)
    for acronym, meaning in sorted(glossary.items()):
        # "Quyết định; trong văn bản của Đảng còn là Quy định": the first meaning serves.
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

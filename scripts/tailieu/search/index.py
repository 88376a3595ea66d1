"""Pages → inverted index, in memory and pure.

Terms are words, pairs of neighbouring words within a line, and document numbers, all folded. A term
holds one postings list for each way its words are accented, so a query typed with accents reads
one list and a query typed without them reads all. A posting is one integer:

    page << 8 | part << 4 | weight

`part` is the first of the page's up to 16 text parts that holds the term. `weight` is 0..11 for
the BM25F weight of a term in headings and body, 12..15 where the title holds the term too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from tailieu.search.reader import Page, Section
from tailieu.text import fold, number_key, numbers, word_key, words

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
_TOKEN = re.compile(r"[^\W_]+|\n")
_ACRONYM = re.compile(r"\(([A-ZĐ]{2,10})\)|[“\"(]?(?:viết|gọi) tắt là:?\s*[“\"]?([A-ZĐ]{2,10})\b")
_ACRONYM_FIRST = re.compile(r"\b([A-ZĐ]{2,10})\s?\(([^()\n]{5,70})\)")
_FILLERS = frozenset(["và", "của", "các", "về", "cho", "trong", "với", "the", "of", "and", "for"])


Lists = list[tuple[bytes, list[int]]]


class _Words(dict):
    """word → small integer, one for each (fold, accent); 0 is the break between lines."""

    def __init__(self) -> None:
        super().__init__({"\n": _BREAK})
        self.keys_by_id: list[tuple[str, int]] = [("", 0)]
        self._ids: dict[tuple[str, int], int] = {}

    def __missing__(self, word: str) -> int:
        key = word_key(word)
        found = self._ids.get(key)
        if found is None:
            found = self._ids[key] = len(self.keys_by_id)
            self.keys_by_id.append(key)
        self[word] = found
        return found


def index_terms(
    pages: list[Page], parts: list[list[list[Section]]], initials: Callable[[], list[str]]
) -> list[tuple[str, Lists]]:
    """Every term of the pages with its postings lists, one for each accentuation, sorted.

    `parts[i]` are the text parts of `pages[i]` (`split_parts`). `initials` gives the entries of
    `phrases_by_initials`, asked for last, so that they can be made meanwhile; as terms they begin
    with @ and have no postings.
    """
    ids = _Words()
    singles: defaultdict[int, list[int]] = defaultdict(list)
    pairs: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    cited: defaultdict[str, list[int]] = defaultdict(list)
    for number, (page, own) in enumerate(zip(pages, parts, strict=True)):
        texts = [part_text(part) for part in own]
        _add_page(number, page, texts, ids, singles, pairs)
        _add_numbers(number, page, texts, cited)
    return _grouped(ids, singles, pairs, cited, initials())


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
    streams = [[ids[word] for word in _TOKEN.findall(text.lower())] for text in texts]
    headings = [section.title for section in page.sections if section.title != page.title]
    boosted = _stream(ids, [*headings, *page.tags])
    title = _stream(ids, [page.title, page.number])
    for postings, grams in ((singles, _singles), (pairs, _pairs)):
        counts: Counter = Counter()
        for stream in streams:
            counts.update(grams(stream))
        for gram in grams(boosted):
            counts[gram] += HEADING_BOOST
        in_title = set(grams(title))
        for gram in in_title:
            counts[gram] += TITLE_BOOST
        levels = _levels(sum(counts.values()) if postings is singles else sum(map(len, streams)))
        top = len(levels) - 1
        base = number << 8
        if len(streams) == 1:
            for gram, count in counts.items():
                postings[gram].append(base + levels[count if count < top else top])
        else:
            first = {}
            for part in reversed(range(len(streams))):
                first.update(dict.fromkeys(grams(streams[part]), part << 4))
            for gram, count in counts.items():
                level = levels[count if count < top else top]
                postings[gram].append(base + first.get(gram, 0) + level)
        for gram in in_title:
            posting = postings[gram][-1]
            postings[gram][-1] = (posting & ~15) + TITLE + (posting & 15) // 3


def _stream(ids: _Words, lines: Iterable[str]) -> list[int]:
    return [ids[word] for word in _TOKEN.findall("\n".join(lines).lower())]


def _singles(stream: list[int]) -> list[int]:
    return [word for word in stream if word]


def _pairs(stream: list[int]) -> list[tuple[int, int]]:
    return [pair for pair in zip(stream, stream[1:], strict=False) if pair[0] and pair[1]]


def _levels(length: int) -> list[int]:
    """weight level by term count, for a page of this many words."""
    norm = K1 * (1 - B + B * length / _MEAN_WORDS)
    return [min(BODY_LEVELS - 1, int(BODY_LEVELS * n / (n + norm))) for n in range(64)]


def _add_numbers(number: int, page: Page, texts: list[str], cited) -> None:
    """The page's own number weighs 15, numbers that it cites by how often it does."""
    own = number_key(page.number) if page.number else next(iter(numbers(page.title)), "")
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


def _grouped(ids: _Words, singles, pairs, cited, initials: Iterable[str]):
    keys = ids.keys_by_id
    groups: defaultdict[str, list[tuple[bytes, list[int]]]] = defaultdict(list)
    groups.update(("@" + entry, []) for entry in initials)
    for word, postings in singles.items():
        folded, accent = keys[word]
        groups[folded].append((bytes((accent,)), postings))
    for (left, right), postings in pairs.items():
        (left_fold, left_accent), (right_fold, right_accent) = keys[left], keys[right]
        groups[f"{left_fold} {right_fold}"].append((bytes((left_accent, right_accent)), postings))
    for key, postings in cited.items():
        groups["#" + key].append((b"", postings))
    for lists in groups.values():
        if len(lists) > 1:
            lists.sort(key=lambda item: item[0])
    return sorted(groups.items())


def _phrases(page: Page) -> set[tuple[str, ...]]:
    """The runs of three to six words in a page's title and headings that could be a term."""
    found = set()
    for line in {page.title, *(section.title for section in page.sections)}:
        heading = words(line)
        for start, word in enumerate(heading):
            if word in _FILLERS or word.isdigit():
                continue
            for end in range(start + 3, min(start + 7, len(heading) + 1)):
                if heading[end - 1] not in _FILLERS:
                    found.add(tuple(heading[start:end]))
    return found


def phrases_by_initials(pages: Iterable[Page], common: dict[str, str]) -> list[str]:
    """`gpmb giải phóng mặt bằng`: for each run of initials the phrases that most pages hold.

    People shorten terms that no page spells out; what stands in many headings is what they mean.
    `common` holds abbreviations known beforehand, which come first.
    """
    phrases: Counter[tuple[str, ...]] = Counter()
    for page in pages:
        phrases.update(_phrases(page))
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
    for match in _ACRONYM.finditer(text):
        acronym = match[1] or match[2]
        before = text[max(0, match.start() - 120) : match.start()].rsplit("\n", 1)[-1]
        if match[2]:
            before = re.sub(r"[\s,(]*(?:sau đây|dưới đây)?[\s,(“\"]*$", "", before)
        meaning = _spelled_by(acronym, words(before))
        if meaning:
            found.append((acronym, meaning))
    for match in _ACRONYM_FIRST.finditer(text):
        spelled = words(match[2])
        meaning = _spelled_by(match[1], spelled)
        if meaning == " ".join(spelled):
            found.append((match[1], meaning))
    return found


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

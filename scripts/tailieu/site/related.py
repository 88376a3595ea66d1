"""Which sheets go together: at most five for each sheet, the same in every build.

Two sheets are as near as what they share is telling. They may share features of these kinds:

    clause      both cite the same clause of a document                      4
    document    both cite the same document                                  3
    topic       both have the same topic                                     1.5
    collection  both cite the same document, which is on several topics      0.5
    source      both cite the same registered source                         0.5
    words       two words that follow each other in both                     0.4

A shared feature counts its weight (on the right) times ln(1 + sheets / sheets that have it): what
few sheets share says more than what many do. Words are those of title, description and questions,
without figures, which are mostly of dates; pairs of them stand for Vietnamese words, most of which
have two syllables. A source says little (a ministry writes of many things, a law may amend ten
others) and so do words: sheets that share nothing else need as much as ENOUGH pairs of words that
no other sheet has.

To ask costs no more with more sheets, but for the index: of a feature that many share only the
newest LONGEST sheets are looked at, and pairs of words in more than COMMON sheets count nothing.
"""

from __future__ import annotations

import heapq
import itertools
import math
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from tailieu.content import dates
from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.schema import Sheet
from tailieu.content.status import sheet_status
from tailieu.language import words
from tailieu.site.kind import Edition, Link
from tailieu.site.links import named_link

MOST = 5
LONGEST = 200
COMMON = 50
ENOUGH = 6
WEIGHTS = {
    "clause": 4.0,
    "document": 3.0,
    "topic": 1.5,
    "collection": 0.5,
    "source": 0.5,
    "words": 0.4,
}
# Scores are counted in thousandths, so that no order hangs on the last bit of a sum.
_ONE = 1000
# What says little by itself.
_WEAK = ("collection", "source", "words")
# So many reasons are told of one sheet.
_REASONS = 2
_QUESTION = re.compile(r"^### +(.+)$", re.MULTILINE)


class Feature(NamedTuple):
    """What sheets may share: `kind` is a key of WEIGHTS, `of` a clause's document, else empty."""

    kind: str
    name: str
    of: str = ""


class Near(NamedTuple):
    """A sheet near to another, with what both share, the most telling kinds first."""

    sheet: Entry[Sheet]
    shared: list[Feature]


def features(catalog: Catalog, sheet: Entry[Sheet]) -> list[Feature]:
    """Everything that a sheet may share with others, the most telling kinds first."""
    meta = sheet.meta
    cited = meta.citations.values()
    documents = [c.document for c in cited if c.document]
    clauses = [(c.clause, c.document) for c in cited if c.clause and c.document]
    found = [
        *(Feature("clause", clause, document) for clause, document in clauses),
        *(Feature("document", id) for id in documents if not _is_collection(catalog, id)),
        Feature("topic", meta.topic),
    ]
    for text in (meta.title, meta.description, *_QUESTION.findall(sheet.body)):
        folded = [words.word_key(word)[0] for word in words.words(words.clean(text))]
        found += filter(None, itertools.starmap(_pair, itertools.pairwise(folded)))
    found += [Feature("collection", id) for id in documents if _is_collection(catalog, id)]
    found += [Feature("source", c.source) for c in cited if c.source]
    return list(dict.fromkeys(found))


@cache
def _pair(one: str, other: str) -> Feature | None:
    """Two words as a feature, made once for all sheets; None for those with a figure."""
    if one[0].isdigit() or other[0].isdigit():
        return None
    return Feature("words", f"{one} {other}")


def _is_collection(catalog: Catalog, document: str) -> bool:
    """Whether a document is on several topics, as a law that amends many others."""
    entry = catalog.documents.get(document)
    return entry is not None and len(entry.meta.topics) > 1


class Related:
    """The sheets of a catalogue by what they share; read when the first page asks."""

    def __init__(self, catalog: Catalog, today: date) -> None:
        self._catalog = catalog
        self._today = today
        self._found: dict[str, list[Near]] = {}

    @cached_property
    def _sheets(self) -> list[Entry[Sheet]]:
        """The sheets that readers may rely on, the newest first."""
        sheets = self._catalog.sheets
        live = [sheets[id] for id in sorted(sheets) if self._is_live(sheets[id])]
        return sorted(live, key=lambda sheet: sheet.meta.month, reverse=True)

    def _is_live(self, sheet: Entry[Sheet]) -> bool:
        status = sheet_status(self._catalog, sheet, self._today)
        return status in dates.BY_DATES and status != "het-hieu-luc"

    @cached_property
    def _features(self) -> list[list[Feature]]:
        """The features of each of `_sheets`."""
        return [features(self._catalog, sheet) for sheet in self._sheets]

    @cached_property
    def _index(self) -> Mapping[Feature, tuple[int, list[int]]]:
        """Feature → (what it counts, the places in `_sheets` of the newest that have it).

        Features of one sheet alone are left out, since nobody shares them.
        """
        having = defaultdict(list)
        for place, found in enumerate(self._features):
            for feature in found:
                having[feature].append(place)
        return {
            feature: (_count(feature, len(self._sheets), len(places)), places[:LONGEST])
            for feature, places in having.items()
            if len(places) > 1 and not (feature.kind == "words" and len(places) > COMMON)
        }

    def of(self, sheet: Entry[Sheet]) -> list[Near]:
        """The sheets nearest to `sheet`, the nearest first; of equals the newest, then by id."""
        if sheet.id not in self._found:
            self._found[sheet.id] = self._nearest(sheet)
        return self._found[sheet.id]

    def _nearest(self, sheet: Entry[Sheet]) -> list[Near]:
        own = features(self._catalog, sheet)
        scores: defaultdict[int, int] = defaultdict(int)
        weak: defaultdict[int, int] = defaultdict(int)
        for feature in own:
            counts, having = self._index.get(feature, (0, ()))
            kept = weak if feature.kind in _WEAK else scores
            for place in having:
                kept[place] += counts
        least = ENOUGH * _count(Feature("words", ""), len(self._sheets), 2)
        for place, score in weak.items():
            if place in scores or score >= least:
                scores[place] += score
        # One more than wanted, since a sheet is nearest to itself.
        best = heapq.nsmallest(MOST + 1, ((-score, place) for place, score in scores.items()))
        places = [place for _, place in best if self._sheets[place].id != sheet.id]
        return [Near(self._sheets[place], self._shared(own, place)) for place in places[:MOST]]

    def _shared(self, own: list[Feature], place: int) -> list[Feature]:
        theirs = set(self._features[place])
        return [feature for feature in own if feature in theirs]


def _count(feature: Feature, sheets: int, having: int) -> int:
    return round(_ONE * WEIGHTS[feature.kind] * math.log(1 + sheets / having))


@dataclass(frozen=True)
class RelatedLink:
    """A link to a related sheet; `why` tells what both share."""

    link: Link
    why: str


def links(edition: Edition, related: Related, sheet: Entry[Sheet]) -> list[RelatedLink]:
    """The related sheets as a page lists them."""
    return [
        RelatedLink(edition.link(near.sheet), _why(edition, near.shared))
        for near in related.of(sheet)
    ]


def _why(edition: Edition, shared: list[Feature]) -> str:
    told: list[str] = []
    documents = {feature.of for feature in shared if feature.kind == "clause"}
    for feature in shared:
        # Of a document whose clause is told, and of words where there is more to tell, nothing.
        if feature.name in documents or (feature.kind == "words" and told):
            continue
        told.append(_reason(edition, feature))
        if len(told) == _REASONS or feature.kind == "words":
            break
    line = ", ".join(told)
    return line[:1].upper() + line[1:]


def _reason(edition: Edition, feature: Feature) -> str:
    catalog = edition.catalog
    if feature.kind == "clause":
        document = catalog.documents[feature.of]
        label = next(c.label(edition.lang) for c in document.clauses if c.id == feature.name)
        title = named_link(edition, document).title
        return edition.say("same-clause", clause=label.lower(), document=title)
    if feature.kind in ("document", "collection"):
        document = catalog.documents[feature.name]
        return edition.say("same-document", document=named_link(edition, document).title)
    if feature.kind == "source":
        return edition.say("same-source", source=edition.link(catalog.sources[feature.name]).title)
    return edition.say(f"same-{feature.kind}")

"""Judged queries and the pages that they are asked of; what the answers are worth."""

from __future__ import annotations

import hashlib
import json
import lzma
import math
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NotRequired, TypedDict, TypeVar

# How many of the first pages count.
COUNTED = 10
# How many pages may be listed for a query that none answers; no guide among them.
MOST_LISTED = 3
GUIDES = "huong-dan/"
# Shares of queries are told that find a page among so many.
PLACES = (1, 3, 5)

T = TypeVar("T")


class Query(TypedDict):
    """One judged query; `relevant` and `not_relevant` are ids of pages.

    `base` is the query that `query` is a `variant` of. A query without relevant pages is one that
    nothing answers. `answers` are the anchors of what may be shown as the answer on a relevant
    page; none where nothing there answers.
    """

    query: str
    variant: str
    base: str
    relevant: list[str]
    not_relevant: NotRequired[list[str]]
    answers: NotRequired[list[str]]


class Scores(TypedDict):
    """Of the `n` queries of a variant: shares that find a page among the first 1, 3, 5,
    and their mean reciprocal rank.

    `exact_same_base` is the MRR of the exact queries that these are variants of. `corrected` is how
    many were shown as corrected; None for an engine that does not tell.
    """

    n: int
    success_at: dict[int, float]
    mrr_at_10: float
    exact_same_base: float | None
    corrected: int | None


class Answered(TypedDict):
    """Of `n` queries whose answers are judged: how many get a right one, how many a wrong one.

    Where no answer is right, showing none is.
    """

    n: int
    right: int
    wrong: int


class Grades(TypedDict):
    """Scores by variant, `ALL` first; the share of confusable queries with a wrong page first."""

    variants: dict[str, Scores]
    confusable_wrong_first: float | None


def read_queries(path: Path, language: str = "", variants: Iterable[str] = ()) -> list[Query]:
    """The queries of a .jsonl or .jsonl.xz file, of one language and some variants where named.

    A line that has `group` and no `variant` is of that variant, and its own base.
    """
    rows = []
    for line in _lines(path):
        row = json.loads(line)
        kept: Query = {
            "query": row["query"],
            "variant": row.get("variant") or row["group"],
            "base": row.get("base") or row["query"],
            "relevant": row["relevant"],
        }
        if row.get("not_relevant"):
            kept["not_relevant"] = row["not_relevant"]
        if "answers" in row:
            kept["answers"] = row["answers"]
        if language and row.get("lang", language) != language:
            continue
        rows.append(kept)
    wanted = set(variants)
    return [row for row in rows if not wanted or row["variant"] in wanted]


def write_pages(sources: Iterable[Path], folder: Path, most: int = 0) -> list[Path]:
    """Markdown files of pages, sorted, written to `folder` where they come packed.

    A source is a folder (*.md or docs/*.md), a .tar.xz of such files, or a .jsonl.xz of
    `{id, md}`. `most`: only so many of the first; 0 for all.
    """
    found: list[Path] = []
    for source in sources:
        for path in _pages(source, folder):
            if most and len(found) == most:
                break
            found.append(path)
    return sorted(found)


def _pages(source: Path, folder: Path) -> Iterator[Path]:
    if source.is_dir():
        yield from sorted(source.glob("*.md")) or sorted((source / "docs").glob("*.md"))
    elif source.name.endswith((".jsonl", ".jsonl.xz")):
        for line in _lines(source):
            row = json.loads(line)
            yield _write(folder, f"{row['id']}.md", row["md"].encode())
    else:
        with tarfile.open(source) as tar:
            for member in tar:
                content = tar.extractfile(member)
                if content and member.name.endswith(".md"):
                    yield _write(folder, PurePosixPath(member.name).name, content.read())


def _write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / PurePosixPath(name).name
    path.write_bytes(content)
    return path


def _lines(path: Path) -> Iterator[bytes]:
    content = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    for line in content.splitlines():
        if line.strip():
            yield line


def long_queries(rows: Sequence[Query], shortest: int, longest: int, most: int) -> list[str]:
    """Exact queries of so many words, up to `most`, spread evenly over the rows."""
    found = [row["query"] for row in rows if row["variant"] == "exact"]
    return evenly([text for text in found if shortest <= len(text.split()) <= longest], most)


def evenly(items: Sequence[T], most: int) -> list[T]:
    """Up to `most` of the items, spread evenly, the first among them."""
    many = min(most, len(items))
    return [items[number * len(items) // many] for number in range(many)]


def half(base: str) -> int:
    """0 or 1: the half that a base query and all of its variants belong to, in every run."""
    return hashlib.sha256(base.encode()).digest()[0] % 2


def grade(
    rows: Sequence[Query],
    found: Sequence[Sequence[str]],
    shown: Sequence[str] | None = None,
) -> Grades:
    """What answers are worth: `found[i]` are ids of pages, best first, `shown[i]` a correction.

    Queries that nothing answers are left out.
    """
    ranks: dict[str, list[int]] = defaultdict(list)
    bases: dict[str, list[str]] = defaultdict(list)
    exact: dict[str, float] = {}
    corrected: Counter[str] = Counter()
    wrong = []
    for number, (row, ids) in enumerate(zip(rows, found, strict=True)):
        if not row["relevant"]:
            continue
        place = rank(row, ids)
        for name in ("ALL", row["variant"]):
            ranks[name].append(place)
            bases[name].append(row["base"])
            corrected[name] += bool(shown and shown[number])
        if row["variant"] == "exact":
            exact[row["base"]] = 1 / place if place else 0
        if row.get("not_relevant"):
            above = set(ids[: place - 1] if place else ids[:COUNTED])
            wrong.append(bool(above & set(row["not_relevant"])))
    variants = {}
    for name, got in ranks.items():
        same = [exact[base] for base in bases[name] if base in exact]
        variants[name] = Scores(
            n=len(got),
            success_at={n: _mean(0 < place <= n for place in got) for n in PLACES},
            mrr_at_10=_mean(1 / place if place else 0 for place in got),
            exact_same_base=_mean(same) if same else None,
            corrected=corrected[name] if shown is not None else None,
        )
    return Grades(variants=variants, confusable_wrong_first=_mean(wrong) if wrong else None)


def answered(
    rows: Sequence[Query], found: Sequence[Sequence[str]], shown: Sequence[Sequence[str]]
) -> Answered:
    """What the answers on the first relevant page are worth; `shown[i][n]` is on `found[i][n]`."""
    judged = right = wrong = 0
    for row, ids, anchors in zip(rows, found, shown, strict=True):
        if "answers" not in row:
            continue
        judged += 1
        place = rank(row, ids)
        anchor = anchors[place - 1] if place else ""
        if anchor in (row["answers"] or [""]):
            right += 1
        elif anchor:
            wrong += 1
    return Answered(n=judged, right=right, wrong=wrong)


def page_id(url: str, language: str, whole: bool) -> str:
    """The id of a page: its address without the folder of its language and .html, or its name."""
    address = url.removesuffix(".html")
    return address.removeprefix(f"{language}/") if whole else address.rpartition("/")[2]


def unanswered(rows: Sequence[Query], found: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """How many pages, and guides among them, are listed for queries that no page answers.

    `too_many`: more than MOST_LISTED, or a guide.
    """
    listed = []
    for row, ids in zip(rows, found, strict=True):
        if row["relevant"]:
            continue
        guides = sum(address.startswith(GUIDES) for address in ids)
        listed.append(
            {
                "query": row["query"],
                "pages": len(ids),
                "guides": guides,
                "too_many": len(ids) > MOST_LISTED or guides > 0,
            }
        )
    return listed


def rank(row: Query, ids: Sequence[str]) -> int:
    """The place of the first relevant page, from 1; 0 where none is among the first ten."""
    relevant = set(row["relevant"])
    return next((n for n, page in enumerate(ids[:COUNTED], 1) if page in relevant), 0)


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def spread(values: Sequence[float]) -> dict[str, float]:
    """The median, the 90th percentile and the largest of some values."""
    shares: dict[str, Any] = {"median": 0.5, "p90": 0.9, "worst": 1}
    return {name: round(percentile(values, share), 1) for name, share in shares.items()}


def _mean(values: Iterable[float]) -> float:
    values = list(values)
    return round(sum(values) / len(values), 4)

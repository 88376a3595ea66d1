"""`tailieu bench search --tune`: the weights of the ranking, found on judged queries.

One weight after the other is tried smaller and larger; what helps is kept. Half of the base queries
decide; the other half shows what was learnt by heart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tailieu.bench.report import number, show
from tailieu.bench.search_browser import Answer, ask
from tailieu.bench.search_rows import (
    Answered,
    Grades,
    Query,
    answered,
    grade,
    half,
    page_id,
    unanswered,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What decides which page comes before which, where the accents are typed or are not.
RANKING = (
    "word",
    "cover",
    "wholeTitle",
    "idfPages",
    "title.base",
    "title.step",
    "body.middle",
    "fit.bare",
    "fit.toneless",
    "fit.other",
    "fit.ending",
    "fit.corrected",
    "fit.mistyped",
    "least.titled",
)
FACTORS = (0.5, 0.75, 0.9, 1.1, 1.3, 1.8)
# By how much a value must be better to be taken.
GAIN = 0.0002

Weights = dict[str, float]
Measure = Callable[[Weights], float]


@dataclass(frozen=True)
class Step:
    """A value of a weight that was tried, what it is worth, and whether it is the best so far."""

    name: str
    value: float
    worth: float
    best: bool


def climb(
    start: Mapping[str, float], measure: Measure, tell: Callable[[Step], None], rounds: int
) -> Weights:
    """The best weights found: coordinate search, until a round finds nothing or all are done."""
    best = dict(start)
    most = measure(best)
    for _ in range(rounds):
        before = dict(best)
        for name in start:
            centre = best[name]
            for factor in FACTORS:
                value = float(f"{centre * factor:.3g}")
                worth = measure(best | {name: value})
                better = worth > most + GAIN
                if better:
                    most, best = worth, best | {name: value}
                tell(Step(name, value, worth, better))
        if best == before:
            break
    return best


@dataclass(frozen=True)
class Graded:
    """What the answers to some queries are worth.

    `few` is the share of the queries without a page that list few pages; `answered` tells of those
    whose answers are judged.
    """

    grades: Grades
    few: float | None
    answered: Answered

    def worth(self) -> float:
        """The mean reciprocal rank, and as far as they are judged, `few` and the right answers.

        A wrong answer takes away what a right one gives.
        """
        ranked = self.grades["variants"]
        worth = ranked["ALL"]["mrr_at_10"] if ranked else 0.0
        judged = self.answered
        if judged["n"]:
            worth += (judged["right"] - judged["wrong"]) / judged["n"]
        return worth + (self.few or 0.0)


def graded(rows: Sequence[Query], answers: Sequence[Answer], language: str, whole: bool) -> Graded:
    """Grade the answers to queries; `whole`: pages are named by their whole addresses."""
    found = [[page_id(url, language, whole) for url in each["urls"]] for each in answers]
    listed = unanswered(rows, found)
    return Graded(
        grade(rows, found),
        sum(not one["too_many"] for one in listed) / len(listed) if listed else None,
        answered(rows, found, [each["answers"] for each in answers]),
    )


def tune(
    page: Page, rows: Sequence[Query], names: Sequence[str], rounds: int, language: str, whole: bool
) -> dict[str, object]:
    """Tune the engine of a page, print each step, and return what was found.

    `whole`: pages are named by their whole addresses. Raises RuntimeError for names that are no
    weights, and for rows that cannot be halved.
    """
    weights: Weights = page.evaluate("BenchEngine.weights()")
    if unknown := [name for name in names if name not in weights]:
        raise RuntimeError(
            f"WEIGHTS không có “{', '.join(unknown)}”; hãy dùng: {', '.join(weights)}"
        )
    start = {name: weights[name] for name in names}
    halves = [[row for row in rows if half(row["base"]) == side] for side in (0, 1)]
    if not all(halves):
        raise RuntimeError("quá ít truy vấn gốc để chia làm hai nửa")

    def asked(side: int, tried: Weights) -> Graded:
        page.evaluate("weights => BenchEngine.weigh(weights)", tried)
        answers = ask(page, [row["query"] for row in halves[side]])
        return graded(halves[side], answers, language, whole)

    worths: dict[str, set[float]] = defaultdict(set)

    def tell(step: Step) -> None:
        worths[step.name].add(step.worth)
        taken = "  ← tốt nhất" if step.best else ""
        print(f"{step.name} = {step.value:g}: {number(step.worth, 4)}{taken}", flush=True)

    before = [asked(side, start) for side in (0, 1)]
    print(f"Lúc đầu: {number(before[0].worth(), 4)}", flush=True)
    best = climb(start, lambda tried: asked(0, tried).worth(), tell, rounds)
    after = [asked(side, best) for side in (0, 1)]
    _show(before, after)
    changed = {name: value for name, value in best.items() if value != start[name]}
    for name, value in changed.items():
        print(f"Ghi vào WEIGHTS của rank.js: {name}: {value:g} (đang là {start[name]:g})")
    if not changed:
        print("Không trọng số nào tốt hơn.")
    if idle := [name for name, seen in worths.items() if len(seen) == 1]:
        print(f"Không đổi gì ở các truy vấn này: {', '.join(idle)}")
    return {
        "start": start,
        "best": best,
        "before": [asdict(each) for each in before],
        "after": [asdict(each) for each in after],
    }


def _show(before: Sequence[Graded], after: Sequence[Graded]) -> None:
    def cells(name: str, side: int) -> list[str]:
        then, now = (each[side].grades["variants"].get(name) for each in (before, after))
        if not then or not now:
            return ["–"] * 3
        return [str(then["n"]), *(number(each["mrr_at_10"], 4) for each in (then, now))]

    def answers(side: int) -> list[str]:
        then, now = (each[side].answered for each in (before, after))
        return [str(then["n"]), *(f"{each['right']} – {each['wrong']}" for each in (then, now))]

    def few(side: int) -> list[str]:
        then, now = (each[side].few for each in (before, after))
        return ["", *("–" if each is None else number(each, 2) for each in (then, now))]

    names = dict.fromkeys(name for each in before for name in each.grades["variants"])
    rows = [(name, *cells(name, 0), *cells(name, 1)) for name in names]
    rows.append(("trả lời: đúng – sai", *answers(0), *answers(1)))
    rows.append(("không có trang: liệt kê ít", *few(0), *few(1)))
    columns = ["biến thể"]
    for title in ("nửa để dò", "nửa kia"):
        columns += [f"{title}: n", "trước", "sau"]
    show("MRR@10 trước và sau", columns, rows)

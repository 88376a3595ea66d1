"""The context of overrides/partials/tl-full-text.html: the full text of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tailieu.content.clauses import Clause, Passage, inline, passage
from tailieu.content.messages import Lang
from tailieu.site.kind import Link

TEMPLATE = "partials/tl-full-text.html"

# In characters; shorter passages are lines of a letterhead or signature and get no button.
_SHORT = 60


@dataclass(frozen=True)
class ClauseView:
    """One clause. `copied` tells whether a button copies its address. `count` sheets cite it, of
    which `sheets` are listed next to it. `original` is the passage that it translates."""

    id: str
    label: str
    mark: str
    text: Passage
    original: Passage | None
    copied: bool
    sheets: Sequence[Link]
    count: int


def full_text(
    clauses: Sequence[Clause],
    lang: Lang,
    citing: Mapping[str, tuple[Sequence[Link], int]],
    original: Sequence[Clause] | None = None,
) -> dict[str, Any]:
    """The context of the template.

    `citing` maps a clause id to (the sheets to list, the number of all sheets that cite it).
    `original` is the text that `clauses` translate, clause by clause, to display next to it.
    """
    passages = []
    for index, clause in enumerate(clauses):
        sheets, count = citing.get(clause.id, ((), 0))
        passages.append(
            ClauseView(
                id=clause.id,
                label=clause.label(lang),
                mark=clause.mark,
                text=passage(clause.text),
                original=passage(original[index].text) if original else None,
                copied=not clause.id.startswith("doan") or len(clause.text) >= _SHORT,
                sheets=sheets,
                count=count,
            )
        )
    return {"passages": passages, "aligned": original is not None, "marks": inline}

"""The full text of a document: a fenced block of paragraphs, each with an address of its own.

    ::: toan-van
    Công văn về việc …

    1. Định kỳ hàng tháng …
    :::

Nothing inside the fence is read as Markdown, so a record stays word for word what it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

FENCE = re.compile(r"^::: *toan-van *\n(.*?)^::: *$\n?", re.MULTILINE | re.DOTALL)
_TASK = re.compile(r"(\d{1,3})\. ")

LABELS = {"vi": ("Mục", "Đoạn"), "en": ("Item", "Paragraph")}


@dataclass(frozen=True)
class Clause:
    """One paragraph: `id` is its address (`muc-1`, `doan-2`), `number` the 1 or 2 in it."""

    id: str
    number: int
    text: str

    @property
    def numbered(self) -> bool:
        return self.id.startswith("muc-")

    def label(self, lang: str) -> str:
        task, paragraph = LABELS[lang]
        return f"{task if self.numbered else paragraph} {self.number}"


def split(markdown: str) -> list[Clause]:
    """The clauses of a page's full text, in order; empty where it holds none.

    A paragraph that begins `N. ` is `muc-N`; the others are `doan-1`, `doan-2` … in order.
    """
    block = FENCE.search(markdown)
    if not block:
        return []
    clauses = []
    paragraphs = 0
    for text in re.split(r"\n\s*\n", block[1].strip()):
        text = " ".join(text.split())
        task = _TASK.match(text)
        if task:
            clauses.append(Clause(f"muc-{int(task[1])}", int(task[1]), text))
        else:
            paragraphs += 1
            clauses.append(Clause(f"doan-{paragraphs}", paragraphs, text))
    return clauses


def html(
    clauses: list[Clause], lang: str, sheets: dict[str, str], original: list[Clause] | None = None
) -> str:
    """One HTML block for the whole text.

    `sheets` maps a clause id to HTML that stands beside it (which sheets rest on it).
    `original` is the text that `clauses` translate, clause by clause; it then stands beside each.
    """
    copy = {"vi": "Sao chép liên kết tới", "en": "Copy the link to"}[lang]
    rows = []
    for index, clause in enumerate(clauses):
        label = clause.label(lang)
        mark = str(clause.number) if clause.numbered else "¶"
        quoted = f'<p class="tl-clause__text" data-verbatim>{escape(clause.text, quote=False)}</p>'
        if original:
            source = escape(original[index].text, quote=False)
            quoted = (
                f'<p class="tl-clause__text">{escape(clause.text, quote=False)}</p>'
                '<p class="tl-clause__original" lang="vi" data-search="off" data-verbatim>'
                f"{source}</p>"
            )
        rows.append(
            f'<div class="tl-clause" id="{clause.id}" data-section="{label}">'
            f'<a class="tl-clause__mark" href="#{clause.id}" aria-label="{label}"'
            f' data-search="off">{mark}</a>'
            f'<div class="tl-clause__body">{quoted}'
            f'<div class="tl-clause__side" data-search="off">'
            f'<button type="button" class="tl-quiet" data-copy-link="{clause.id}" hidden'
            f' aria-label="{copy} {label}">{copy.rsplit(" ", 1)[0]}</button>'
            f"{sheets.get(clause.id, '')}</div></div></div>"
        )
    kind = "tl-fulltext tl-fulltext--aligned" if original else "tl-fulltext"
    return f'<div class="{kind}">\n' + "\n".join(rows) + "\n</div>"

"""Sheets for measurements: the text of real pages under generated front matter. Pure functions.

Also the changes that measurements make to a page, which a person could have made.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata

import yaml

from tailieu.checks.rules.foreign_letters import LOOKS, SUSPECT
from tailieu.checks.sections import REQUIRED
from tailieu.content import terms

SHEETS_A_MONTH = 40
# About the length of one statement of a real sheet; three of them take a minute to speak.
STATEMENT_SYLLABLES = 45
MOST_QUESTIONS = 5

_SYLLABLE = re.compile(r"\w+(?:[.,/]\w+)*")


def plain(markdown: str) -> tuple[str, str]:
    """(title, running text) of a page without any markup; the title is the first H1."""
    title, lines = "", []
    for line in markdown.splitlines():
        heading = line.startswith("# ") and not title
        line = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", line)
        line = re.sub(r"<[^>]*>|[\\`*_{}\[\]<>|~^]+|^\s*(?:#+|[-+:=!]+)\s", " ", line)
        line = "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cf"))
        # Letters of other alphabets, with which the checks would refuse the page.
        line = SUSPECT.sub("", line.translate(LOOKS))
        line = " ".join(unicodedata.normalize("NFC", line).split())
        if heading:
            title = line
        elif line:
            lines.append(line)
    return title, " ".join(lines)


def statements(text: str) -> list[str]:
    """`text` cut into pieces of at most STATEMENT_SYLLABLES, each of which begins with a word."""
    starts = [match.start() for match in _SYLLABLE.finditer(text)][::STATEMENT_SYLLABLES]
    pieces = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=False)]
    # "1. Text" at the beginning of a list item would start a list inside it.
    return [re.sub(r"^(\d+)\.", r"\1\\.", piece) for piece in pieces]


def sheet(number: int, markdown: str, documents: list[str], sources: list[str]) -> str:
    """A valid sheet (front matter and body) with the whole text of the page `markdown`.

    It cites two of `documents` and one of `sources` (ids); `number` counts from 0 and sets its
    topic, month and audience.
    """
    title, text = plain(markdown)
    title = _clip(title or f"Phiếu {number + 1}", 120)
    pieces = statements(text) or [title]
    messages, rest = pieces[:3], pieces[3:] or pieces[:1]
    facts = rest[: math.ceil(len(rest) * 0.6)]
    answers = rest[len(facts) :] or facts[:1]
    month = 11 + 12 * 2026 - 1 - number // SHEETS_A_MONTH % 240
    audiences = list(terms.AUDIENCES)
    citations = {
        "van-ban-1": _citation(document=documents[number % len(documents)]),
        "van-ban-2": _citation(document=documents[(number + 1) % len(documents)]),
        "nguon-1": _citation(source=sources[number % len(sources)], title=title),
    }
    front = {
        "title": title,
        "description": _clip(pieces[0].replace("\\", ""), 160),
        "topic": list(terms.TOPICS)[number % len(terms.TOPICS)],
        "month": f"{month // 12}-{month % 12 + 1:02}",
        "audience": [audiences[number % len(audiences)]],
        "minutes": 3,
        "in_force_from": "2024-08-01",
        "review_by": "2027-05-23",
        "citations": citations,
    }
    labels = list(citations)
    cited = (f"[^{labels[index % len(labels)]}]" for index in range(len(pieces) + len(labels)))
    key, facts_heading, questions, unknown = REQUIRED["vi"]
    lines = [f"## {key}", ""]
    lines += [f"{n}. {message}{next(cited)}" for n, message in enumerate(messages, 1)]
    lines += ["", f"## {facts_heading}", ""]
    lines += [f"- {fact}{next(cited)}" for fact in facts]
    lines += ["", f"## {questions}", ""]
    each = math.ceil(len(answers) / MOST_QUESTIONS)
    for start in range(0, len(answers), each):
        lines += [f"### Câu hỏi {start // each + 1}: {_clip(title, 60)}?", ""]
        for answer in answers[start : start + each]:
            lines += [f"{answer}{next(cited)}", ""]
    lines += [f"## {unknown}", "", "Phần này tôi chưa nắm chắc, xin hỏi lại rồi trả lời sau."]
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{head}---\n" + "\n".join(lines) + "\n"


def _citation(**target: str) -> dict[str, object]:
    # New values for each call: YAML writes a shared one as an anchor.
    return {**target, "evidence": {"mark": "V2", "pages": []}}


def _clip(text: str, most: int) -> str:
    """`text` shortened between words to at most `most` characters."""
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


def repetition(pages: int, sheets: int) -> str | None:
    """A sentence that says how many sheets repeat the text of others; None if none does."""
    if sheets <= pages:
        return None
    return f"{sheets} phiếu từ {pages} trang có sẵn: chữ của {sheets - pages} phiếu là lặp lại."


def with_title(page: str, title: str) -> str:
    """The page (front matter and body) under another title."""
    line = f"title: {json.dumps(title, ensure_ascii=False)}"
    return re.sub(r"^title:.*", lambda found: line, page, count=1, flags=re.MULTILINE)


def with_words(page: str, words: str) -> str:
    """The page with `words` as a paragraph at its end."""
    return f"{page.rstrip()}\n\n{words}\n"

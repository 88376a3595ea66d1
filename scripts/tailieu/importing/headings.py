"""Write what begins a section as a heading, as full texts have it, with its name below.

Word files mostly have no headings but bold lines. Only what has an address becomes one, so that
nothing is guessed.
"""

from __future__ import annotations

import re

from tailieu.content import clauses, number_forms
from tailieu.content.number_forms import Form
from tailieu.importing.blocks import Block

_LEVELS = {"attachment": "##", "phan": "##", "chuong": "##", "division": "###", "dieu": "###"}
_BOLD = re.compile(r"(?<!\\)\*\*")
# A name has no more lines, and no longer ones.
_LINES, _LONGEST = 4, 200


def with_headings(record: str) -> list[str]:
    """The paragraphs of a full text, with headings in place of bold lines that have addresses."""
    written: list[str] = []
    # So many lines may still be of the name of the last heading.
    named = 0
    for text, clause in zip(clauses.paragraphs(record), clauses.split(record), strict=True):
        form = _form(clause)
        if named and clause.kind == "doan" and _is_name(text, written[-1]):
            written[-1] += "\n" + _BOLD.sub("", text)
            named -= 1
            continue
        if form and not text.startswith("#"):
            # A heading is bold by itself.
            text = f"{_LEVELS[form.level]} {_BOLD.sub('', text)}"
        written.append(text)
        named = _LINES if form and form.bare else 0
    return written


def _form(clause: clauses.Clause) -> Form | None:
    """What a paragraph with an address begins, if it is a heading."""
    text = clause.text
    if clause.kind == "doan":
        return None
    form = number_forms.read(text)
    if clause.kind in number_forms.ATTACHMENTS:
        form = number_forms.attachment(text, True)
    if not form or form.level not in _LEVELS:
        return None
    return form if form.bare or Block(text.lstrip("# ")).bold or text.startswith("#") else None


def _is_name(text: str, heading: str) -> bool:
    """Whether a paragraph is the name of what `heading` begins, or goes on with it."""
    if len(text) > _LONGEST or text.startswith(("#", "|", "(")):
        return False
    return number_forms.words(text).isupper() or ("\n" not in heading and Block(text).bold)

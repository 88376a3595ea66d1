"""Leaves of a Word part what Word displays: one of two forms of a drawing, a field's result."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tailieu.importing.word.ooxml import Element, attribute, child, is_on, local, number, w


@dataclass
class _Field:
    begin: Element
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False


_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:(\\l)\s+)?"([^"]*)"', re.IGNORECASE)
_WORDS = ("{*}t", "{*}textpath")


def settle(part: Element) -> None:
    """Leave one form of what `part` holds twice, and of complex fields the results, in place."""
    _keep_one_form(part)
    _drop_instructions(part)


def address_of(instruction: str) -> str:
    """Where a field's instruction links to: an address, `#` and a bookmark, or ""."""
    found = _HYPERLINK.match(instruction)
    return "" if found is None else "#" * bool(found[1]) + found[2]


def form_field(begin: Element) -> str:
    """What a check box or a list of choices displays; `begin` is the `w:fldChar` of its field."""
    data = child(begin, "ffData")
    box, choices = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        state = child(box, "checked")
        return "☑" if is_on(child(box, "default") if state is None else state) else "☐"
    entries = [] if choices is None else choices.findall(w("listEntry"))
    at = number(child(choices, "result"), "val")
    return attribute(entries[at], "val") if 0 <= at < len(entries) else ""


def _keep_one_form(part: Element) -> None:
    """A drawing stands in mc:AlternateContent in today's form and in one for older programs.

    ISO/IEC 29500-3, 10.2. The first that has words is kept, else the first.
    """
    for alternatives in list(part.iter("{*}AlternateContent")):
        forms = [form for form in alternatives if local(form) in ("Choice", "Fallback")]
        kept = next((form for form in forms if _has_words(form)), forms[0] if forms else None)
        for form in forms:
            if form is not kept:
                alternatives.remove(form)


def _has_words(form: Element) -> bool:
    return any((text.text or text.get("string") or "").strip() for text in form.iter(*_WORDS))


def _drop_instructions(part: Element) -> None:
    """Empty the texts between a field's beginning and its result: Word does not display them.

    ECMA-376 part 1, 17.16.18. A field that never ends hides nothing. The instruction is kept in
    the `w:fldChar` that begins the field, as its attribute `instr`.
    """
    fields: list[_Field] = []
    # How many of them are at their instruction; the texts since there were any.
    unread, hidden = 0, []
    for element in part.iter(w("fldChar"), w("instrText"), w("t")):
        if element.tag == w("t"):
            if unread:
                hidden.append(element)
            continue
        if element.tag == w("instrText"):
            if fields and not fields[-1].in_result:
                fields[-1].instruction.append(element.text or "")
            continue
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            fields.append(_Field(element))
            unread += 1
        elif fields and kind in ("separate", "end"):
            ending = fields[-1] if kind == "separate" else fields.pop()
            if ending.in_result:
                continue
            ending.in_result = True
            ending.begin.set(w("instr"), "".join(ending.instruction))
            unread -= 1
            if not unread:
                for text in hidden:
                    text.text = ""
                hidden.clear()

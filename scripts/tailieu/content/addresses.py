"""The addresses of the paragraphs of a full text: where what is numbered begins and ends.

Nothing has an address behind the end of a text (`./.`, `Nơi nhận`, a signature), in a quotation, in
the contents, or below a heading without a number. An attachment has a space of its own, named by
its kind with the number that it states, as those who cite it do: `phu-luc-1-muc-2`,
`quy-che-dieu-5-muc-1`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailieu.content import number_forms
from tailieu.content.listing import Listing
from tailieu.content.number_forms import Form
from tailieu.content.numbering import Numbering
from tailieu.content.quotations import quoted

_NOTE = re.compile(r"\[\^(\d{1,3})\]: *")
_END_SIGN = re.compile(r"\.\s?/\s?\.?\W*$")
_END = re.compile(
    r"(?:T/?M|K/?T|T/?L|T/?UQ|Q)\s?\.\s?[^\W\d_a-zđ]{2}|CỘNG H(?:ÒA|OÀ) XÃ HỘI"
    r"|ĐẢNG CỘNG SẢN VIỆT NAM"
)
_RECEIVERS = re.compile(r"Nơi nhận\b")
_RECEIVERS_OF_TABLE = re.compile(r"Nơi nhận\W{0,4}:")
# `(Ban hành kèm theo Quyết định số …)`.
_ATTACHED = re.compile(
    r"\((?:được )?(?:ban hành )?(?:kèm )?theo "
    r"(?:bộ luật|luật|nghị|thông|quyết|quy|chỉ|kế|hướng|công|tờ)",
    re.IGNORECASE,
)
# In so many paragraphs above that line its title is looked for.
_NEAR = 8
# Attachments that have no attachments of other kinds.
_ANNEXES = ("phu-luc", "mau")


def addresses(texts: Sequence[str]) -> list[tuple[str, str]]:
    """(address, number in the margin) of each paragraph of a full text."""
    walk = _Walk(texts)
    found: list[tuple[str, str]] = []
    paragraphs = 0
    for place, (text, apart) in enumerate(zip(texts, quoted(texts), strict=True)):
        if note := _NOTE.match(text):
            id, mark = f"chu-thich-{int(note[1])}", "※"
        else:
            id, mark = ("", "") if apart else walk.step(place)
        if not id or id in walk.taken:
            paragraphs += 1
            id, mark = f"doan-{paragraphs}", "¶"
        walk.taken.add(id)
        found.append((id, mark))
    return found


class _Walk:
    """Goes through a text paragraph by paragraph."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.forms = [number_forms.read(text) for text in texts]
        self.taken: set[str] = set()
        self.listing = Listing()
        # The numbers of the text or of the attachment that has been reached; None in one whose name
        # is not certain.
        self.numbering: Numbering | None = self._numbering("")
        # The appendix that has been reached, which may have forms of its own.
        self.appendix = ""
        # Whether a line in capitals may be the title of what has just begun.
        self.titled = True

    def _numbering(self, space: str) -> Numbering:
        return Numbering(space, self.texts, self.forms)

    def step(self, place: int) -> tuple[str, str]:
        """(address, mark) of the next paragraph; ("", "") where none is certain."""
        text, form, numbering = self.texts[place], self.forms[place], self.numbering
        plain = number_forms.words(text)
        if text.startswith("|"):
            if numbering and _RECEIVERS_OF_TABLE.search(text):
                numbering.ended = True
            return "", ""
        if self.listing.holds(plain, form):
            return "", ""
        has_ended = not numbering or numbering.ended
        name = number_forms.attachment(text, has_ended or self.appendix != "")
        if name and self._is_attachment(name):
            return self._attached(name)
        if _ATTACHED.match(plain) and (not numbering or numbering.ended or numbering.begun):
            return self._attached(self._named_before(place))
        if not numbering:
            return "", ""
        id = numbering.number(form, place) if form else ""
        if form:
            self.titled = form.bare or form.is_section
        elif not text.startswith("#") and not number_forms.in_capitals(plain):
            self.titled = False
        elif numbering.begun and not self.titled:
            numbering.end_lists()
        is_end = _RECEIVERS.match(plain) or (numbering.begun and _END.match(plain))
        numbering.ended |= bool(is_end or _END_SIGN.search(text[-20:]))
        return (id, form.mark) if form and id else ("", "")

    def _is_attachment(self, form: Form) -> bool:
        """Whether a name begins an attachment, and is not the title of what has begun."""
        if self.appendix and form.name not in _ANNEXES:
            return False
        if not self.numbering or self.numbering.ended:
            return True
        if self.numbering.begun:
            return not self.titled
        return self.numbering.space != "" and bool(form.number)

    def _attached(self, form: Form | None) -> tuple[str, str]:
        """Begin an attachment; a form (`Mẫu số 01`) may be one of an appendix."""
        within = self.appendix if form and form.name == "mau" else ""
        id = "-".join(filter(None, (within, form.name, form.written))) if form else ""
        if form and form.name != "mau":
            self.appendix = id if form.name in _ANNEXES else ""
        self.numbering = self._numbering(id) if id and id not in self.taken else None
        self.titled = True
        return (id, form.mark) if form and self.numbering else ("", "")

    def _named_before(self, place: int) -> Form | None:
        """The name of an attachment that only a line below its title tells to be one."""
        for text in reversed(self.texts[max(0, place - _NEAR) : place]):
            if name := number_forms.attachment(text, True):
                return name if self._is_attachment(name) else None
        is_first = self.numbering and not self.numbering.space
        return Form("attachment", (), "§", name="kem-theo") if is_first else None

"""What HTML a page of an author may hold: the check refuses the rest, the build leaves it out.

Lists of what is allowed, since a page must wear nothing of what only the site says of pages: its
badges, its notices, its places (places.py). Classes are those that the extensions of Markdown put,
where they put them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tailieu.content.safe_addresses import sound, sound_path

# The elements that Markdown produces, and those without Markdown syntax: br, kbd, sup, wbr.
ELEMENTS = frozenset(
    [
        "a",
        "abbr",
        "blockquote",
        "br",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
        "wbr",
    ]
)
# Elements without an end tag.
VOID = frozenset(("br", "hr", "img", "wbr"))

_ADMONITIONS = (
    "abstract|bug|danger|example|failure|info|note|question|quote|success|tip|warning|caution"
    "|attention|error|hint|important"
)
# A class is of no element but these.
_CLASSES = {
    "a": re.compile("footnote-(?:back)?ref"),
    "code": re.compile(r"language-[a-zA-Z0-9+#._-]{1,30}"),
    "div": re.compile(f"admonition|footnote|{_ADMONITIONS}"),
    "p": re.compile("admonition-title"),
}


def _classes(tag: str, value: str) -> str | None:
    allowed = _CLASSES.get(tag)
    return " ".join(filter(allowed.fullmatch, value.split())) or None if allowed else None


def _if(pattern: str) -> Callable[[str, str], str | None]:
    """Keeps a value of this form."""
    form = re.compile(pattern)
    return lambda tag, value: value if form.fullmatch(value) else None


def _any(tag: str, value: str) -> str:
    return value


# Attribute → the value that is kept of it, of an element and what is written; None for nothing.
_VALUES: dict[str, Callable[[str, str], str | None]] = {
    "align": _if("left|center|right"),
    "alt": _any,
    "class": _classes,
    "colspan": _if(r"\d{1,2}"),
    "height": _if(r"\d{1,4}"),
    "href": lambda tag, value: sound(value) if tag == "a" else None,
    "lang": _if(r"[a-z]{2,3}(?:-[a-zA-Z0-9]{2,8})*"),
    "loading": _if("lazy|eager"),
    "rowspan": _if(r"\d{1,2}"),
    "scope": _if("col|row"),
    "src": lambda tag, value: sound_path(value) if tag == "img" else None,
    "start": _if(r"\d{1,4}"),
    "title": _any,
    "width": _if(r"\d{1,4}"),
}
ATTRIBUTES = frozenset((*_VALUES, "id"))


def kept(tag: str, name: str, value: str) -> str | None:
    """The value to keep of an attribute of ATTRIBUTES, without `id`; None to leave it out."""
    return _VALUES[name](tag, value)

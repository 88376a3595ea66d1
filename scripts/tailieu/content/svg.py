"""Rewrite SVG pictures from lists of what is allowed.

A picture can be opened by its own address too, where no content security policy of a page applies.
So it is not searched for what might harm: it is parsed, and a new picture is made of the elements
and attributes of svg_lists.py, which only draw. No value can name another address: that takes a
`:`, a `/` or a `url(…)`, which values may not contain, except for references within the drawing and
for embedded pictures that decode.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import NamedTuple

from lxml import etree

from tailieu.content import raster
from tailieu.content.findings import shortened
from tailieu.content.messages import Message
from tailieu.content.problems import Problem
from tailieu.content.svg_cost import drawn_elements
from tailieu.content.svg_lists import (
    ATTRIBUTES,
    EDITOR_NAMESPACES,
    ELEMENTS,
    HREF,
    IGNORED_ATTRIBUTES,
    IGNORED_PROPERTIES,
    IGNORED_XLINK,
    NAME_ATTRIBUTES,
    PLAIN_TEXT_ELEMENTS,
    PROPERTIES,
    REFERRING_ELEMENTS,
    STYLE_ONLY_PROPERTIES,
    SVG,
    TEXT_ELEMENTS,
    XLINK,
    XML,
)
from tailieu.content.svg_parsing import (
    ELEMENT,
    INSTRUCTION,
    TOO_DEEP,
    TOO_MANY,
    Element,
    Unreadable,
    parse,
)
from tailieu.content.svg_styles import StyleRules, allowed_value, declarations, style_rules

MOST_DEPTH = 100
# Elements that a browser draws, each as often as others refer to it; half a millisecond or more
# where one fills the picture.
MOST_DRAWN = 20_000

_NAME = re.compile(r"[\w.: -]*", re.ASCII)
_FRAGMENT = re.compile(r"#[\w.:-]+", re.ASCII)
_PIXELS = re.compile(r"data:image/(png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]+)", re.ASCII)

_ATTRIBUTE = Message("thuộc tính «{name}» của thẻ «{tag}»", "the attribute “{name}” of “{tag}”")
_BAD_VALUE = Message("giá trị «{value}» của «{name}»", "the value “{value}” of “{name}”")
_ENTITY = Message("thực thể «{name}»", "the entity “{name}”")
_STRAY_TEXT = Message("chữ ngoài thẻ text: «{text}»", "text outside of “text”: “{text}”")
_IMAGE = Message("hình lồng bên trong không đọc được", "a picture within it that cannot be read")


class Rewritten(NamedTuple):
    """`clean` is the new picture; None where nothing can be shown."""

    problems: tuple[Problem, ...]
    clean: bytes | None


def rewritten(data: bytes) -> Rewritten:
    """The SVG file `data` rewritten, and a problem for everything that was left out of it.

    Comments and the private data of editors, which have no effect, are left out without a problem.
    """
    try:
        root = parse(data)
    except Unreadable as error:
        return Rewritten((error.args[0],), None)
    problems: list[Problem] = []
    try:
        rules = style_rules(root, problems)
        clean = _copy(root, None, rules, problems, 0)
        if drawn_elements(clean) > MOST_DRAWN:
            raise Unreadable(0, TOO_MANY)
    except Unreadable as error:
        return Rewritten((*sorted(set(problems)), error.args[0]), None)
    etree.cleanup_namespaces(clean)
    return Rewritten(tuple(sorted(set(problems))), etree.tostring(clean, encoding="utf-8") + b"\n")


def _copy(
    node: Element,
    parent: Element | None,
    rules: StyleRules,
    problems: list[Problem],
    depth: int,
) -> Element:
    """Copy what is allowed of `node` below `parent`; `problems` gets what is not."""
    if depth > MOST_DEPTH:
        raise Unreadable(node.sourceline, TOO_DEEP)
    tag = etree.QName(node).localname
    if parent is None:
        copy = etree.Element(node.tag, nsmap={None: SVG, "xlink": XLINK})
    else:
        copy = etree.SubElement(parent, node.tag)
    for name, value in _attributes(node, tag, rules, problems):
        copy.set(name, value)
    _write_text(copy, tag, node.text, node, problems)
    for child in node:
        if _is_drawn(child, tag, problems):
            _copy(child, copy, rules, problems, depth + 1)
        _write_text(copy, tag, child.tail, child, problems)
    return copy


def _write_text(
    copy: Element, tag: str, text: str | None, near: Element, problems: list[Problem]
) -> None:
    """Append `text` to the copy of an element `tag`, if that displays text."""
    if not text:
        return
    if tag not in TEXT_ELEMENTS:
        if text.strip():
            problems.append(Problem.at(near.sourceline, _STRAY_TEXT, text=shortened(text.strip())))
    elif len(copy):
        copy[-1].tail = (copy[-1].tail or "") + text
    else:
        copy.text = (copy.text or "") + text


def _is_drawn(node: Element, parent: str, problems: list[Problem]) -> bool:
    """Whether `node` is copied; adds a problem where leaving it out may matter."""
    line = node.sourceline
    if isinstance(node, etree._Entity):
        problems.append(Problem.at(line, _ENTITY, name=node.name))
        return False
    if isinstance(node, etree._ProcessingInstruction):
        problems.append(Problem.at(line, INSTRUCTION, name=node.target))
        return False
    name = etree.QName(node)
    if name.namespace == SVG and name.localname in ELEMENTS and parent not in PLAIN_TEXT_ELEMENTS:
        return True
    # Its rules are applied to the elements that they are for.
    if name.namespace == SVG and name.localname == "style":
        return False
    for inner in node.iter(etree.Element):
        inside = etree.QName(inner)
        ignored = EDITOR_NAMESPACES.fullmatch(inside.namespace or "")
        if not ignored and inner.tag != f"{{{SVG}}}metadata":
            problems.append(Problem.at(inner.sourceline, ELEMENT, name=inside.localname))
            break
    return False


def _attributes(
    node: Element, tag: str, rules: StyleRules, problems: list[Problem]
) -> list[tuple[str, str]]:
    """The attributes of the copy of `node`, sorted by name."""
    line = node.sourceline
    kept: dict[str, str] = {}
    for written, value in node.attrib.items():
        name = etree.QName(written)
        if _is_ignored(name, value):
            continue
        allowed = _value(name, tag, value)
        if allowed is not None:
            # Browsers from before 2018 know only xlink:href.
            kept[HREF if name.localname == "href" else written] = allowed
        elif tag == "image" and _PIXELS.match(value):
            problems.append(Problem.at(line, _IMAGE))
        elif name.namespace in (None, XLINK, XML) and name.localname in ATTRIBUTES:
            shown = shortened(value)
            problems.append(Problem.at(line, _BAD_VALUE, name=name.localname, value=shown))
        else:
            problems.append(Problem.at(line, _ATTRIBUTE, name=name.localname, tag=tag))
    style = _styled(node, tag, rules, problems)
    kept |= {name: value for name, value in style.items() if name in PROPERTIES}
    blending = ";".join(
        f"{name}:{style[name]}" for name in sorted(style) if name in STYLE_ONLY_PROPERTIES
    )
    if blending:
        kept["style"] = blending
    return sorted(kept.items())


def _is_ignored(name: etree.QName, value: str) -> bool:
    """Whether the attribute has no effect, so that it is left out without a problem."""
    local = name.localname
    if name.namespace == XLINK:
        return local in IGNORED_XLINK
    if name.namespace:
        return bool(EDITOR_NAMESPACES.fullmatch(name.namespace))
    if local == "id":
        # Editors name parts after layers; nothing can refer to a name with such characters.
        return not _NAME.fullmatch(value)
    if local in IGNORED_PROPERTIES:
        return allowed_value(local, value) is not None
    # `style` is handled together with the style sheets.
    return local in ("style", *IGNORED_ATTRIBUTES) or local.startswith("data-")


def _value(name: etree.QName, tag: str, value: str) -> str | None:
    """The value that the attribute may have in the copy; None where it is not allowed."""
    local = name.localname
    if local == "href" and name.namespace in (None, XLINK):
        return _href(tag, value)
    if name.namespace == XML and local in ("lang", "space"):
        return value if _NAME.fullmatch(value) else None
    if name.namespace or local not in ATTRIBUTES:
        return None
    if local in NAME_ATTRIBUTES:
        return value if _NAME.fullmatch(value) else None
    return value if local == "aria-label" else allowed_value(local, value)


def _styled(node: Element, tag: str, rules: StyleRules, problems: list[Problem]) -> dict[str, str]:
    """The properties of an element by style sheets and its own style, which outrank attributes."""
    own = {tag, f"#{node.get('id', '')}", *(f".{name}" for name in node.get("class", "").split())}
    found: dict[str, tuple[tuple[int, int], str]] = {}
    for selector in own & rules.keys():
        for name, weighed in rules[selector].items():
            found[name] = max(found.get(name, weighed), weighed)
    style = {name: value for name, (_, value) in found.items()}
    return style | declarations(node.get("style", ""), node.sourceline, problems)


def _href(tag: str, value: str) -> str | None:
    """A reference within the drawing, or an embedded picture that decodes; else None."""
    if tag in REFERRING_ELEMENTS:
        return value if _FRAGMENT.fullmatch(value) else None
    pixels = _PIXELS.fullmatch(value.strip()) if tag == "image" else None
    if not pixels:
        return None
    try:
        data = base64.b64decode(re.sub(r"\s", "", pixels[2]), validate=True)
    except binascii.Error:
        return None
    found = raster.format_of(data)
    if found not in ("png", "jpeg", "gif", "webp") or raster.problem(data, found):
        return None
    return f"data:image/{found};base64,{base64.b64encode(data).decode()}"

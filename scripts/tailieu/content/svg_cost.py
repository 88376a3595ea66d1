"""How much a browser draws for an SVG picture whose parts may refer to one another."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tailieu.content.svg_lists import HREF
from tailieu.content.svg_parsing import TOO_DEEP, TOO_MANY, Element, Unreadable
from tailieu.content.svg_styles import REFERENCE

# Levels of nesting and of references.
MOST_DEPTH = 200
# What costs a whole area at each use, in elements: measured in Chromium at 800 × 600 pixels, where
# as many of one kind as svg.MOST_DRAWN allows take one to five seconds.
_WEIGHTS = {
    "linearGradient": 5,
    "radialGradient": 10,
    "clipPath": 20,
    "mask": 100,
    "pattern": 80,
    # It may have as many pixels as raster.py allows.
    "image": 2000,
    "feDropShadow": 800,
    "feGaussianBlur": 800,
    "feMorphology": 8000,
}
_OTHER_EFFECT = 60
_BLENDING = 20
# Drawn only where something refers to them.
_DEFINITIONS = (
    *("clipPath", "defs", "filter", "linearGradient", "marker", "mask", "pattern"),
    *("radialGradient", "symbol"),
)


def drawn_elements(root: Element) -> int:
    """How many elements a browser draws for `root`, each as often as others refer to it.

    What costs more than an element counts as several. Raises Unreadable for a part that refers to
    itself.
    """
    nodes = list(root.iter())
    all_vertices = sum(map(_vertices, nodes))
    by_id: dict[str, Element] = {}
    for node in nodes:
        by_id.setdefault(node.get("id", ""), node)
    known: dict[Element, int | None] = {}

    def weigh(node: Element, depth: int) -> int:
        if node in known:
            weight = known[node]
            if weight is None:
                raise Unreadable(0, TOO_MANY)
            return weight
        if depth > MOST_DEPTH:
            raise Unreadable(0, TOO_DEEP)
        known[node] = None
        inside = _own_weight(node)
        inside += sum(weigh(child, depth + 1) for child in node if _tag(child) not in _DEFINITIONS)
        weight = inside
        for name, target in _references(node):
            if target not in by_id:
                continue
            times = 1
            # A group passes these on to what it contains.
            if name in ("fill", "stroke", "marker-start", "marker-end"):
                times = inside
            elif name == "marker-mid":
                times = _vertices(node) or all_vertices
            weight += times * weigh(by_id[target], depth + 1)
            if name == HREF:
                inside = weight
        known[node] = weight
        return weight

    return weigh(root, 0)


def _tag(node: Element) -> str:
    return etree.QName(node).localname


def _own_weight(node: Element) -> int:
    tag = _tag(node)
    weight = _WEIGHTS.get(tag, _OTHER_EFFECT if tag.startswith("fe") else 1)
    return weight + _BLENDING if "mix-blend-mode" in node.get("style", "") else weight


def _references(node: Element) -> Iterator[tuple[str, str]]:
    """(attribute, id) of each reference of `node` to a part of the drawing, that of “use” first."""
    for name, value in sorted(node.attrib.items(), key=lambda item: item[0] != HREF):
        if name == HREF:
            yield name, value.removeprefix("#")
        else:
            for match in REFERENCE.finditer(value):
                yield name, match[2].removeprefix("#")


def _vertices(node: Element) -> int:
    """An upper bound of the vertices of a line; 0 for any other element."""
    return (len(node.get("d", "")) + len(node.get("points", ""))) // 2

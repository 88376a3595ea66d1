"""How much a browser draws for an SVG picture whose parts may refer to one another."""

from __future__ import annotations

from collections.abc import Iterator

from tailieu.content.svg_lists import HREF
from tailieu.content.svg_parsing import TOO_DEEP, TOO_MANY, Element, Unreadable
from tailieu.content.svg_styles import REFERENCE

# Levels of nesting and of references.
MOST_DEPTH = 200


def drawn_elements(root: Element) -> int:
    """How many elements a browser draws for `root`, each as often as others refer to it.

    Raises Unreadable for a part that refers to itself.
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
        weight = 1 + sum(weigh(child, depth + 1) for child in node)
        for name, target in _references(node):
            if target in by_id:
                times = 1
                if name.startswith("marker-"):
                    # Drawn at each vertex; a group passes markers on to what it contains.
                    times = _vertices(node) or all_vertices
                weight += times * weigh(by_id[target], depth + 1)
        known[node] = weight
        return weight

    return weigh(root, 0)


def _references(node: Element) -> Iterator[tuple[str, str]]:
    """(attribute, id) of each reference of `node` to a part of the drawing."""
    for name, value in node.attrib.items():
        if name == HREF:
            yield name, value.removeprefix("#")
        else:
            for match in REFERENCE.finditer(value):
                yield name, match[2].removeprefix("#")


def _vertices(node: Element) -> int:
    """An upper bound of the vertices of a line; 0 for any other element."""
    return (len(node.get("d", "")) + len(node.get("points", ""))) // 2

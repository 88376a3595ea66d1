"""What assistive programs are told of a page: Chromium's accessibility tree."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from playwright.sync_api import Page

LANDMARKS = ("banner", "navigation", "main", "complementary", "contentinfo", "search")
# What a reader presses, fills in or chooses, which must say what it is.
NAMED = ("button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "dialog")


@dataclass(frozen=True)
class Node:
    """`level` is that of a heading, else 0."""

    role: str
    name: str
    level: int


def tree(page: Page) -> list[Node]:
    """All that is told of the page, in the order in which it is read."""
    session = page.context.new_cdp_session(page)
    listed = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in listed}
    read: list[Node] = []
    waiting = [listed[0]["nodeId"]]
    while waiting:
        node = by_id.get(waiting.pop())
        if node is None:
            continue
        waiting += reversed(node.get("childIds", []))
        if not node["ignored"]:
            level = [it["value"]["value"] for it in node["properties"] if it["name"] == "level"]
            name = node.get("name", {}).get("value", "")
            read.append(Node(node["role"]["value"], name, int(level[0]) if level else 0))
    return read


def faults(nodes: list[Node]) -> list[str]:
    """What is amiss with the landmarks, headings and names of a page."""
    found = [
        f"{node.role} without a name" for node in nodes if node.role in NAMED and not node.name
    ]
    for role in ("banner", "main", "contentinfo"):
        count = sum(node.role == role for node in nodes)
        if count != 1:
            found.append(f"{count} {role}")
    same = [node.name for node in nodes if node.role == "navigation"]
    found += [f"two navigations «{name}»" for name in set(same) if same.count(name) > 1]
    found += ["navigation without a name"] if "" in same else []
    levels = [node.level for node in nodes if node.role == "heading"]
    if levels[:1] != [1] or levels.count(1) != 1:
        found.append(f"headings of the first level: {levels}")
    found += [
        f"heading of level {after} after {before}"
        for before, after in pairwise(levels)
        if after > before + 1
    ]
    return found

"""Imports go downwards only: each part of the toolchain uses those below it, and no other."""

from __future__ import annotations

import ast
from pathlib import Path

from helpers.project import ROOT

PACKAGE = ROOT / "scripts" / "tailieu"

# From the top. Parts on one line do not know of one another.
LAYERS = (
    ("__main__",),
    ("cli",),
    ("bench",),
    ("all_rules",),
    # The site while it is being written.
    ("live",),
    ("pipeline",),
    # Pages, with what the search and packs take from them.
    ("drawing",),
    ("offline", "importing", "preview"),
    ("site",),
    ("editor",),
    ("search", "checks"),
    # The reading of foreign files, within limits.
    ("limited",),
    # What a person at a terminal sees, and what a disk refuses.
    ("terminal", "disk"),
    ("content",),
    ("language",),
    # Small, and for all: how far a long task has come, what is kept between runs, child processes.
    ("progress", "cache", "in_child"),
    # How a program ends when it is told to, and who works in a folder.
    ("stopping", "locks"),
)


def imported(path: Path, module: str) -> set[str]:
    """What a file imports, each as far as its name tells: `tailieu.site.lists.Row`."""
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            start = [*above, *([node.module] if node.module else [])]
            found |= {".".join([*start, alias.name]) for alias in node.names}
    return found


def modules() -> dict[str, set[str]]:
    """Module of the toolchain → what it imports, both without `tailieu.`."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        names = [*path.relative_to(PACKAGE.parent).with_suffix("").parts]
        module = ".".join(names[:-1] if path.name == "__init__.py" else names)
        found[module.removeprefix("tailieu.")] = {
            name.removeprefix("tailieu.") for name in imported(path, module)
        }
    return {name: others for name, others in found.items() if name != "tailieu"}


def test_every_part_of_the_toolchain_has_its_layer():
    assert {name.split(".")[0] for name in modules()} == {
        name for names in LAYERS for name in names
    }


def test_imports_go_downwards_only():
    layer = {name: number for number, names in enumerate(LAYERS) for name in names}

    def goes_up(module: str, other: str) -> bool:
        one, two = module.split(".")[0], other.split(".")[0]
        return one != two and two in layer and layer[two] <= layer[one]

    upwards = {
        (one, two) for one, others in modules().items() for two in others if goes_up(one, two)
    }
    assert upwards == set()


def test_one_module_alone_knows_mkdocs():
    knowing = {
        module
        for module, others in modules().items()
        if any(name.split(".")[0] == "mkdocs" for name in others)
    }
    assert knowing == {"site.mkdocs_plugin"}


def test_tests_take_what_they_share_from_helpers():
    found = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in (ROOT / "tests").rglob("*.py")
        for name in imported(path, path.stem)
        if any(part == "conftest" or part.startswith("test_") for part in name.split("."))
    }
    assert found == set()


def test_markdown_is_read_in_one_place():
    """Whoever asks what a page is made of asks content.markdown."""
    readers = {
        name
        for name, others in modules().items()
        if any(other.split(".")[0] == "markdown_it" for other in others)
    }
    assert readers == {"content.dialect", "content.structure"}

"""The tests that pages of the site name as their evidence."""

from __future__ import annotations

import ast
from functools import cache

from helpers.project import ROOT


@cache
def names_of(file: str) -> frozenset[str]:
    """The functions of a file of tests, by its path in the repository."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))

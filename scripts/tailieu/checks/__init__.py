"""The rules of sourced content. Each module of this package is one rule; this is their list."""

from __future__ import annotations

from tailieu.catalog import Catalog
from tailieu.checks import citations, packs, sheet_shape
from tailieu.findings import Finding

RULES = (sheet_shape, citations, packs)


def run(catalog: Catalog) -> list[Finding]:
    """Every finding of every rule, in the order of places."""
    return sorted(finding for rule in RULES for finding in rule.check(catalog))

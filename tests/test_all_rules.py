"""Each rule stands beside the code that finds it, and all of them stand in one list."""

from __future__ import annotations

import importlib
import pkgutil

import tailieu
from tailieu import all_rules
from tailieu.content.findings import Rule


def test_every_rule_of_the_toolchain_is_listed():
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(tailieu.__path__, "tailieu.")
    ]
    written = {
        value.id for module in modules for value in vars(module).values() if isinstance(value, Rule)
    }
    # The search speaks of built pages, and whoever builds an index tells what it found.
    assert written - {rule.id for rule in all_rules.rules()} == {"SEARCH-EMPTY", "SEARCH-LANGUAGE"}

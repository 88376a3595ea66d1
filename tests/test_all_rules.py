"""Each rule stands beside the code that finds it, and all of them stand in one list."""

from __future__ import annotations

from helpers.modules import all_modules
from tailieu import all_rules
from tailieu.content.findings import Rule


def test_every_rule_of_the_toolchain_is_listed():
    written = {
        value.id
        for module in all_modules()
        for value in vars(module).values()
        if isinstance(value, Rule)
    }
    # The search speaks of built pages, and whoever builds an index tells what it found.
    assert written - {rule.id for rule in all_rules.rules()} == {"SEARCH-EMPTY", "SEARCH-LANGUAGE"}

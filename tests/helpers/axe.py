"""What axe-core finds on pages."""

from __future__ import annotations

from playwright.sync_api import Page

# Everything that axe knows of WCAG 2.2 AA, and what it calls best practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


# What other colours can break.
OF_COLOURS = ["color-contrast", "link-in-text-block"]


def faults(page: Page, rules: list[str] = RULES) -> list[str]:
    """One line a fault: the page, the rule, and the elements that break it.

    `rules` are names of rules, or of sets of them.
    """
    found = page.evaluate(
        "(rules) => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", rules
    )
    return [
        f"{page.url}: {fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def unfold(page: Page) -> None:
    """Open what a reader can open, so that what it holds is looked at too."""
    page.evaluate("() => document.querySelectorAll('details').forEach((it) => (it.open = true))")


def look_at(page: Page, addresses: list[str], rules: list[str] = RULES) -> list[str]:
    found = []
    for address in addresses:
        page.goto(address)
        unfold(page)
        found += faults(page, rules)
    return found

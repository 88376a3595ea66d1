"""A reader who has only a keyboard: goes from stop to stop, and sees where they are."""

from __future__ import annotations

from playwright.sync_api import Page

# What has the focus, or the first thing that is wrong with how it is seen: (text, fault).
STOP = """() => {
  const node = document.activeElement;
  const named = (node.getAttribute("aria-label") || node.innerText || node.id || "").trim();
  const name = `${node.localName} «${named.slice(0, 40)}»`;
  if (node === document.body) return [name, ""];
  const { outlineStyle, outlineWidth } = getComputedStyle(node);
  // A row of a list is marked as a whole.
  const shadows = [node, node.closest("li")].map((it) => it && getComputedStyle(it).boxShadow);
  const isOutlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const marked = isOutlined || shadows.some((shadow) => shadow && shadow !== "none");
  if (!marked) return [name, "nothing shows that it has the focus"];
  for (const box of node.getClientRects()) {
    for (const across of [0.1, 0.5, 0.9]) {
      for (const down of [0.1, 0.5, 0.9]) {
        const [x, y] = [box.left + box.width * across, box.top + box.height * down];
        const seen = document.elementFromPoint(x, y);
        if (seen && (node.contains(seen) || seen.contains(node))) return [name, ""];
      }
    }
  }
  return [name, "it has the focus where nobody sees it"];
}"""

# No way on the site is longer.
FARTHEST = 250


def look(page: Page) -> str:
    """What has the focus; a reader who cannot see it fails the test."""
    name, fault = page.evaluate(STOP)
    assert not fault, f"{page.url}: {name}: {fault}"
    return name


def tab_to(page: Page, selector: str, key: str = "Tab") -> list[str]:
    """Press Tab until the focus is on `selector`; what stood on the way, in order."""
    passed: list[str] = []
    while not page.evaluate("(to) => document.activeElement.matches(to)", selector):
        assert len(passed) < FARTHEST, f"{page.url}: no way to {selector}: {passed[-3:]}"
        page.keyboard.press(key)
        passed.append(look(page))
    return passed


def go(page: Page, selector: str, key: str = "Enter") -> None:
    """Tab to `selector` and press it."""
    tab_to(page, selector)
    page.keyboard.press(key)

"""What WCAG 2.2 asks of a page that a script can measure; each gives one line a fault."""

from __future__ import annotations

# All that can be unfolded is looked at too.
_OPENED = "document.querySelectorAll('details').forEach((it) => (it.open = true));"
_STOPS = "a[href], button, input, select, textarea, summary, [tabindex='0']"
_SEEN = """const isSeen = (node) => {
    const { width, height } = node.getBoundingClientRect();
    return width > 1 && height > 1 && node.checkVisibility({ visibilityProperty: true });
  };
  const called = (node) => node.outerHTML.slice(0, 100);"""

# 2.5.8: at least 24 by 24 pixels, or in a sentence, or with as much room around it.
TARGETS = f"""() => {{
  {_OPENED} {_SEEN}
  const targets = [...document.querySelectorAll("{_STOPS}")].filter(isSeen);
  const boxes = targets.map((node) => {{
    // A row that is one link, and a box with its label.
    const {{ content, position, inset }} = getComputedStyle(node, "::after");
    const isRow = content !== "none" && position === "absolute" && inset === "0px";
    const whole = isRow ? node.closest("li, tr") : node.closest("label");
    return (whole || node).getBoundingClientRect();
  }});
  const isSmall = ({{ width, height }}) => width < 23.9 || height < 23.9;
  const isInSentence = (node) => {{
    const block = node.parentElement.closest("p, li, td, dd, th, small, h1, h2, h3, summary");
    const length = (it) => it.textContent.trim().length;
    const isInline = getComputedStyle(node).display === "inline";
    return isInline && block && length(block) > length(node) + 1;
  }};
  const middle = ({{ left, top, width, height }}) => [left + width / 2, top + height / 2];
  const isCrowded = (at) => {{
    const [x, y] = middle(boxes[at]);
    return targets.some((other, near) => {{
      const box = boxes[near];
      if (near === at || other.contains(targets[at]) || targets[at].contains(other)) return false;
      const across = Math.max(box.left - x, 0, x - box.right);
      const down = Math.max(box.top - y, 0, y - box.bottom);
      const [otherX, otherY] = middle(box);
      const apart = isSmall(box) ? Math.hypot(otherX - x, otherY - y) : 24;
      return Math.hypot(across, down) < 12 || apart < 24;
    }});
  }};
  return targets
    .filter((node, at) => isSmall(boxes[at]) && !isInSentence(node) && isCrowded(at))
    .map(called);
}}"""

# 2.5.3: the name contains the words that are seen.
LABELS = f"""() => {{
  {_SEEN}
  const words = (text) => (text.toLowerCase().match(/[\\p{{L}}\\d]{{2,}}/gu) || []).join(" ");
  const seen = (node) => [...node.childNodes].map((child) => {{
    if (child.nodeType === Node.TEXT_NODE) return child.data;
    if (child.nodeType !== Node.ELEMENT_NODE || child.localName === "svg") return "";
    if (child.ariaHidden === "true" || getComputedStyle(child).display === "none") return "";
    return ` ${{seen(child)}}`;
  }}).join("");
  return [...document.querySelectorAll(":is(a, button, summary)[aria-label]")]
    .filter((node) => isSeen(node) && !words(node.ariaLabel).includes(words(seen(node))))
    .map(called);
}}"""

# 2.4.11: what has the focus is not wholly covered, on the way down and on the way up.
COVERED = f"""() => {{
  {_OPENED} {_SEEN}
  const covered = new Set();
  const stops = [...document.querySelectorAll("{_STOPS}")]
    .filter((node) => isSeen(node) && !node.disabled && node.tabIndex >= 0);
  for (const node of [...stops, ...stops.reverse()]) {{
    node.focus();
    const shown = [...node.getClientRects()].some((box) => {{
      const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
      const width = Math.min(box.right, innerWidth) - left;
      const height = Math.min(box.bottom, innerHeight) - top;
      return width > 0 && height > 0 && [0.02, 0.25, 0.5, 0.75, 0.98].some((across) =>
        [0.02, 0.25, 0.5, 0.75, 0.98].some((down) => {{
          const over = document.elementFromPoint(left + width * across, top + height * down);
          return over && (node.contains(over) || over.contains(node));
        }}));
    }});
    if (!shown) covered.add(called(node));
  }}
  return [...covered];
}}"""

# 1.4.4, 1.4.10, 1.4.12: nothing is cut, sticks out of its box, or makes the page scroll sideways.
CUT = f"""() => {{
  {_OPENED} {_SEEN}
  const {{ scrollWidth, clientWidth }} = document.documentElement;
  const wide = scrollWidth > clientWidth ? [`the page is ${{scrollWidth}} wide`] : [];
  const hides = (overflow) => ["hidden", "clip"].includes(overflow);
  const cut = [...document.body.querySelectorAll("*")].filter((node) => {{
    if (!isSeen(node) || node.closest("svg, textarea") || !node.textContent.trim()) return false;
    const {{ overflowX, overflowY, display }} = getComputedStyle(node);
    const across = node.scrollWidth - node.clientWidth;
    const isBox = node.matches("button, a, summary, th, td, label") && display !== "inline";
    return (
      node.clientWidth > 2 &&
      ((hides(overflowX) && across > 1) ||
        (hides(overflowY) && node.scrollHeight - node.clientHeight > 2) ||
        (isBox && overflowX === "visible" && across > 2))
    );
  }});
  return [...wide, ...cut.map(called)];
}}"""

# What a reader sets by a style sheet of their own.
SPACED = """*:not(svg *) {
  line-height: 1.5em !important; letter-spacing: .12em !important; word-spacing: .16em !important;
}
p { margin-bottom: 2em !important; }"""

# Where less motion is wanted, nothing moves.
MOVING = f"""() => {{
  {_SEEN}
  const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
  return [...document.querySelectorAll("*")].filter((node) =>
    [undefined, "::before", "::after"].some((part) => {{
      const style = getComputedStyle(node, part);
      if (part && style.content === "none") return false;
      const isAnimated = style.animationName !== "none" && lasts(style.animationDuration);
      return isAnimated || lasts(style.transitionDuration) || style.scrollBehavior !== "auto";
    }})).map(called);
}}"""

# On paper links that lead off the site have their addresses, and nothing sticks out.
UNPRINTED = f"""() => {{
  {_SEEN}
  const links = [...document.querySelectorAll("a[href^='http'], a[href^='mailto']")].filter(
    (link) => {{
      if (!isSeen(link) || link.origin === location.origin) return false;
      const {{ content }} = getComputedStyle(link, "::after");
      return !`${{link.textContent}}${{content}}`.includes(link.hostname || link.pathname);
    }});
  const edge = document.documentElement.clientWidth + 4;
  const out = [...document.body.querySelectorAll("*")].filter((node) =>
    isSeen(node) && !node.closest("svg") && node.getBoundingClientRect().right > edge);
  return [...links, ...out].map(called);
}}"""

"""How long work tells whoever watches how far it is."""

from __future__ import annotations

from collections.abc import Callable

# (stage, done, total): total is 0 while it is unknown.
Progress = Callable[[str, int, int], None]

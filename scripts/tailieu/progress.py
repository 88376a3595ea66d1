"""The type of functions that are called with the progress of long work."""

from __future__ import annotations

from collections.abc import Callable

# (stage, done, total): total is 0 while it is unknown.
Progress = Callable[[str, int, int], None]

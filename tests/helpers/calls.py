"""How much a function does, on any machine alike."""

from __future__ import annotations

import sys


class Calls:
    """Counts the calls of functions, ours and Python's own, while it is in use."""

    def __enter__(self) -> Calls:
        self.count = 0
        sys.setprofile(self._called)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _called(self, _frame: object, event: str, _argument: object) -> None:
        self.count += event in ("call", "c_call")

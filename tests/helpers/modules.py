"""The modules of the toolchain, for tests that look through all of it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import tailieu


def all_modules() -> Iterator[ModuleType]:
    """Every module below `tailieu`, imported."""
    for module in pkgutil.walk_packages(tailieu.__path__, "tailieu."):
        yield importlib.import_module(module.name)

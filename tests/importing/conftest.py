"""A project that has no pages yet."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module", autouse=True)
def no_loop_runs() -> Iterator[None]:
    """Playwright's loop counts as running after a test of this process had a browser.

    What checks signatures has a loop of its own, which would refuse to run within it.
    """
    playwright = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(playwright)


@pytest.fixture
def root(tmp_path) -> Path:
    """A project with nothing in it yet."""
    (tmp_path / "du-an" / "docs").mkdir(parents=True)
    return tmp_path / "du-an"

"""A project that has no pages yet."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def root(tmp_path) -> Path:
    """A project with nothing in it yet."""
    (tmp_path / "du-an" / "docs").mkdir(parents=True)
    return tmp_path / "du-an"

"""A project whose site need not be built again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tailieu import pipeline
from tailieu.offline import chromium


@pytest.fixture
def built(bundled, bundle_zip, monkeypatch) -> Path:
    """`bundled` with its site built: bundling it again takes the site as it stands, and no PDFs."""
    monkeypatch.setattr(pipeline, "_build", lambda *arguments: None)
    monkeypatch.setattr(chromium, "find_browser", lambda environ: None)
    return bundled

"""A project whose site need not be built again."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.project import EPOCH
from tailieu import pipeline
from tailieu.offline import chromium


@pytest.fixture
def built(bundled, bundle_zip, monkeypatch) -> Path:
    """`bundled` with its site built: bundling it again takes the site as it stands, and no PDFs."""
    site = pipeline.read(bundled, {"SOURCE_DATE_EPOCH": str(EPOCH)})
    monkeypatch.setattr(pipeline, "build", lambda *arguments: site)
    monkeypatch.setattr(chromium, "find_browser", lambda environ: None)
    return bundled

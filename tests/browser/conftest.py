"""The search box on the built site, from a server and from a disk."""

from __future__ import annotations

import pytest

from helpers.browser import record
from helpers.searching import Box


@pytest.fixture
def box(new_context, address) -> Box:
    """A box on the served site. Whatever its pages complain of fails the test."""
    context = new_context()
    kept = record(context, address)
    made = Box(context.new_page(), address)
    made.record = kept
    yield made
    assert kept.faults == []


@pytest.fixture
def on_disk(new_context, site) -> Box:
    """A box on the site's folder, with the network off."""
    context = new_context(offline=True)
    base = f"{site.as_uri()}/"
    kept = record(context, base)
    yield Box(context.new_page(), base)
    assert kept.faults == []


@pytest.fixture(params=["http", pytest.param("disk", marks=pytest.mark.full)])
def either(request) -> Box:
    """Both boxes; `make test` takes the second where a browser does otherwise on a disk."""
    return request.getfixturevalue({"http": "box", "disk": "on_disk"}[request.param])

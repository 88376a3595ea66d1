"""Warnings of what draws the frames: MkDocs, or ProperDocs in its place, and their plugins."""

from __future__ import annotations

import logging

import pytest

from tailieu.site import build_warnings


@pytest.mark.parametrize("name", ["mkdocs.material.meta", "properdocs.config"])
def test_a_warning_is_collected_and_not_printed(name, caplog):
    with build_warnings.collected() as warned:
        logging.getLogger(name).info("nothing")
        logging.getLogger(name).warning("a wrong setting")
    assert (warned, caplog.messages) == (["a wrong setting"], [])


def test_afterwards_warnings_go_where_they_went_before(caplog):
    with build_warnings.collected():
        pass
    logging.getLogger("properdocs.config").warning("printed")
    assert caplog.messages == ["printed"]

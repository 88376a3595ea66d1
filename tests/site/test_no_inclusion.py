"""A page's Markdown takes nothing from other files, and runs no template."""

from __future__ import annotations

import markdown
import pytest

from tailieu.checks.rendered import EXTENSIONS, SETTINGS


@pytest.mark.parametrize(
    "written",
    [
        '--8<-- "mkdocs.yml"',
        "--8<--\nmkdocs.yml\n--8<--",
        ';--8<-- "https://la.example/a.md"',
        "{!mkdocs.yml!}",
        "{% include 'mkdocs.yml' %}",
        "{{ config.site_name }}",
        "{{ 7 * 7 }}",
        "[[include:mkdocs.yml]]",
        "!include mkdocs.yml",
    ],
)
def test_what_other_tools_take_for_an_inclusion_is_text(written, monkeypatch):
    monkeypatch.setattr("builtins.open", lambda *arguments: pytest.fail("opened"))
    html = markdown.markdown(written, extensions=[*EXTENSIONS], extension_configs=SETTINGS)
    kept = html.replace("&quot;", '"').replace("&lt;", "<")
    assert all(word in kept for word in written.split())
    assert "49" not in html and "docs_dir" not in html

"""What people may type is written where people read."""

from __future__ import annotations

import re

import pytest
from typer.main import get_command

from helpers.project import ROOT
from tailieu.cli import app

GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs/huong-dan").glob("*.md")]
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in GUIDES)

COMMANDS = sorted(get_command(app).commands)
TARGETS = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    "name", ["README.md", "docs/huong-dan/quan-tri.md", "docs/huong-dan/quan-tri.en.md"]
)
def test_every_command_is_named(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert [name for name in COMMANDS if not re.search(rf"`tailieu {name}\b", text)] == []


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_named(target):
    assert f"make {target}" in TEXT


def test_every_make_target_that_is_named_exists():
    assert set(re.findall(r"`make ([a-z-]+)", TEXT)) <= set(TARGETS)


def test_the_two_commands_stand_word_for_word_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^make (\w+)\b", readme, re.MULTILINE) == ["serve", "test"]


def test_every_file_that_the_readme_leads_to_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", readme):
        assert (ROOT / target).is_file(), target

"""What pages cost that would make a parser slow, with the program as people run it.

What is told is what such a page adds to one of a line: seconds of the processor, since nothing else
that a machine does makes a page worse, and the memory of the largest process.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from helpers import slow_pages
from helpers.cases import CASES
from helpers.interrupting import contents
from helpers.project import EPOCH, ROOT, SITE_URL
from tailieu.bench import build_child, usage
from tailieu.bench.processes import program

pytestmark = pytest.mark.full

# Seconds that a page may add to a check, and to a build, even if what the check finds is ignored.
MOST = {"check": 2, "build": 10, "unchecked": 10}


class Run(NamedTuple):
    """`bytes` are those of its largest process."""

    code: int
    seconds: float
    bytes: int
    said: str = ""


class Program:
    """The program in a project of few pages, one of which is replaced by a hostile one."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._site = root / "site"
        shutil.copytree(CASES / "docs", root / "docs")
        shutil.copytree(ROOT / "overrides", root / "overrides")
        before, _, after = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")
        rest = after[after.index("\nnot_in_nav:") :]
        (root / "mkdocs.yml").write_text(f"{before}\nnav: [index.md]\n{rest}", encoding="utf-8")
        pages = {"index.md": slow_pages.FRONT, "index.en.md": slow_pages.FRONT}
        for path, text in (pages | slow_pages.HARMLESS).items():
            (root / "docs" / path).write_text(text, encoding="utf-8")
        self._commands = {
            "check": program("check", "--root", str(root)),
            "build": program("build", "--root", str(root)),
            "unchecked": [sys.executable, build_child.__file__, str(root), str(self._site)],
        }
        self._site.mkdir()
        self._run("build")
        # A site can be drawn of them.
        self._harmless = {
            path: {
                command: self._on(path, f"{text}\nThêm {command}.\n", command)
                for command in self._commands
            }
            for path, text in slow_pages.HARMLESS.items()
        }
        assert not any(run.code for runs in self._harmless.values() for run in runs.values())

    def on(self, path: str, text: str) -> dict[str, Run]:
        """What each command says of a page, and takes more of the processor than with a harmless
        one; in spite of what the check finds only where it finds something."""
        runs = {"check": self._on(path, text, "check"), "build": self._on(path, text, "build")}
        if runs["build"].code:
            runs["unchecked"] = self._on(path, text, "unchecked")
        return {
            command: run._replace(seconds=run.seconds - self._harmless[path][command].seconds)
            for command, run in runs.items()
        }

    def _on(self, path: str, text: str, command: str) -> Run:
        page = self._root / "docs" / path
        page.write_text(text, encoding="utf-8")
        try:
            return self._run(command)
        finally:
            page.write_text(slow_pages.HARMLESS[path], encoding="utf-8")

    def _run(self, command: str) -> Run:
        """Run it; a site that it does not replace stays as it was, with nothing beside it."""
        before = contents(self._site)
        figures = self._root / "figures"
        done = subprocess.run(
            [sys.executable, "-I", usage.__file__, figures, *self._commands[command]],
            capture_output=True,
            text=True,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH), "SITE_URL": SITE_URL},
        )
        said = done.stdout + done.stderr
        if done.returncode or command == "check":
            assert contents(self._site) == before, said
        beside = {".cache", "docs", "figures", "mkdocs.yml", "overrides", "site"}
        assert {path.name for path in self._root.iterdir()} <= beside
        used = json.loads(figures.read_text(encoding="utf-8"))
        return Run(done.returncode, used["cpu_seconds"], used["peak_bytes"], said)


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Program:
    return Program(tmp_path_factory.mktemp("slow"))


@pytest.mark.parametrize("name", slow_pages.KINDS)
def test_what_is_not_refused_is_checked_and_built_in_time(name, installed, record_property):
    found = installed.on(slow_pages.place(name), slow_pages.largest(name))
    record_property("cost", (name, {command: run[:3] for command, run in found.items()}))
    for command, run in found.items():
        assert run.seconds < MOST[command], command
        refused = "ContentErrors" if command == "unchecked" else ": TL"
        assert run.code == 0 or (run.code == 1 and refused in run.said), run.said
        assert "Traceback" not in run.said or command == "unchecked", run.said

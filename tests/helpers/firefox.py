"""The system's Firefox, for the tests that drive it; Playwright drives only one of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from helpers.browsers import Browser
from helpers.project import ROOT
from install_programs import find

DRIVER = ROOT / "tests" / "helpers" / "firefox.js"


def visit(
    address: str,
    tell: str | None,
    fill: dict[str, str] | None = None,
    steps: list[dict] | None = None,
) -> list[dict]:
    """Steps of firefox.js: open a page, fill fields by their selectors, do more, tell a value."""
    last = [{"tell": tell}] if tell else []
    return [{"open": address}, {"fill": fill or {}}, *(steps or []), *last]


class Firefox(Browser):
    """A Firefox that starts at once, since that takes seconds, and ends with `close`.

    What its pages save goes to `downloads`.
    """

    def __init__(self, downloads: Path, *, storage: bool = True) -> None:
        modules = ROOT / "node_modules" / "puppeteer-core"
        assert modules.exists(), "Fix: make node_modules/installed"
        self.downloads = downloads
        wish = {"firefox": find("firefox"), "downloads": str(downloads), "storage": storage}
        self.process = subprocess.Popen(
            [Path(sys.executable).with_name("node"), DRIVER, json.dumps(wish)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.name = f"Firefox {self._answer()['version']}"
        self.said: list[str] = []
        self.asked: list[str] = []

    def _answer(self) -> dict:
        line = self.process.stdout.readline()
        assert line, "Firefox did not start, or ended: see the lines above"
        return json.loads(line)

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=60)

    def do(self, *steps: dict) -> list:
        """Take these steps on the page as it stands; what they tell."""
        self.process.stdin.write(json.dumps(steps) + "\n")
        self.process.stdin.flush()
        answer = self._answer()
        assert not answer["failed"], answer["failed"]
        self.asked += answer["asked"]
        self.said += answer["faults"]
        return answer["told"]

    def visit(self, visits: list[list[dict]]) -> dict:
        """Make visits in one window: what is `told`, `asked` of others than the disk, `faults`."""
        self.begin("")
        told = [value for steps in visits for value in self.do(*steps)]
        return {"told": told, "asked": self.asked, "faults": self.said}

    def fresh(self) -> None:
        self.do({"fresh": True})
        self.said, self.asked = [], []

    def go(self, address: str) -> None:
        self.do({"open": address})

    def click(self, selector: str) -> None:
        self.do({"click": selector})

    def type(self, text: str) -> None:
        self.do({"type": text})

    def press(self, key: str) -> None:
        self.do({"press": [key]})

    def tell(self, function: str) -> Any:
        return self.do({"tell": function})[0]

    def wait(self, function: str) -> None:
        self.do({"wait": function})

    def saved(self, name: str) -> str:
        path = self.downloads / name
        self.do({"download": str(path)})
        text = path.read_text(encoding="utf-8")
        # The next file of this name would be given another.
        path.unlink()
        return text

    def complaints(self) -> list[str]:
        return [*(one for one in self.asked if not one.startswith(self.home)), *self.said]

"""The browser's code as the site ships it: joined, whole, and nothing twice."""

from __future__ import annotations

from pathlib import Path

from helpers import node
from helpers.project import ROOT
from tailieu.site import browser_code

ASSETS = ROOT / "overrides" / "assets"

PARSE = """(codes) => codes.map((code) => {
  try {
    new Function(code);
    return "";
  } catch (error) {
    return String(error);
  }
})"""


def own_code(assets: Path) -> set[str]:
    return {
        path.relative_to(assets).as_posix()
        for folder in browser_code.FOLDERS
        for path in (assets / folder).iterdir()
        if path.suffix in (".css", ".js")
    }


def test_every_file_comes_once_joined_or_by_itself(site):
    parts = {part for made in browser_code.JOINED.values() for part in made}
    written = own_code(ASSETS)
    shipped = own_code(site / "assets")
    assert {part for part in parts if "/vendor/" not in part} <= written
    alone = written - parts | browser_code.ALONE
    # What the build itself writes for the form.
    assert shipped - {"form/data.js"} == alone | browser_code.JOINED.keys()


def test_the_minifier_leaves_every_script_a_script(site):
    names = sorted(name for name in own_code(site / "assets") if name.endswith(".js"))
    codes = [(site / "assets" / name).read_text(encoding="utf-8") for name in names]
    faults = node.call([], PARSE, codes)
    assert dict(zip(names, faults, strict=True)) == dict.fromkeys(names, "")

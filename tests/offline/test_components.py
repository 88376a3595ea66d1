"""The bill of materials and the licences: true, whole, valid, and the same each time."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
import sys

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from helpers.project import EPOCH, ROOT
from tailieu.offline import components

NAME = "tai-lieu-2026-11-26.zip"
DIGEST = "ab" * 32
ASSETS = ROOT / "overrides" / "assets"

# Name → the README that says where it came from.
TAKEN = {
    "@fontsource/be-vietnam-pro": ASSETS / "fonts/README.md",
    "js-yaml": ASSETS / "form/vendor/README.md",
    "wink-porter2-stemmer": ASSETS / "search/vendor/README.md",
}


@pytest.fixture(scope="module")
def bill() -> dict:
    return json.loads(components.bill(ROOT, NAME, DIGEST, EPOCH))


def test_it_is_valid_cyclonedx(bill):
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(json.dumps(bill)) is None
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")


def test_it_names_what_readers_get(bill):
    required = {
        part["name"]: part["licenses"][0]["license"]["id"]
        for part in bill["components"]
        if part["scope"] == "required"
    }
    assert required == {
        "@fontsource/be-vietnam-pro": "OFL-1.1",
        "@mdi/svg": "Apache-2.0",
        "js-yaml": "MIT",
        "mkdocs-material": "MIT",
        "wink-porter2-stemmer": "MIT",
    }


@pytest.mark.parametrize(("name", "readme"), TAKEN.items())
def test_versions_are_those_that_the_folders_tell(name, readme):
    [version] = {part.version for part in components.shipped(ROOT) if part.name == name}
    told = readme.read_text(encoding="utf-8")
    assert name in told
    assert f" {version}" in told


def test_nothing_of_others_lies_in_a_folder_that_it_does_not_know():
    folders = {path.parent for path in ASSETS.rglob("*") if path.parent.name == "vendor"}
    folders |= {path.parent for path in ASSETS.rglob("*.woff2")}
    assert folders == {readme.parent for readme in TAKEN.values()}
    code = [path.name for path in ASSETS.rglob("*.js") if path.parent.name == "vendor"]
    assert sorted(code) == ["js-yaml.umd.min.js", "wink-porter2-stemmer.js"]


def test_js_yaml_is_the_file_that_was_published():
    folder = ASSETS / "form/vendor"
    digest = hashlib.sha256((folder / "js-yaml.umd.min.js").read_bytes()).hexdigest()
    assert f"SHA-256 `{digest}`" in (folder / "README.md").read_text(encoding="utf-8")


def test_what_built_it_is_told_apart_each_with_a_licence(bill):
    tools = [part for part in bill["components"] if part["scope"] == "excluded"]
    named = {part["name"]: part["version"] for part in tools}
    assert {"mkdocs", "mkdocs-material", "pydantic", "jinja2", "zlib"} <= {*named}
    assert named["cpython"] == platform.python_version()
    assert "pytest" not in named
    assert [part["name"] for part in tools if not part.get("licenses")] == []


def test_the_licences_are_there_in_full():
    text = components.licences(ROOT)
    assert text.startswith("Trang Tài liệu\n==============\n\nMIT License\n")
    for part in components.shipped(ROOT):
        assert len(part.text) > 500, part.name
        assert part.text.strip() in text


@pytest.mark.full
def test_the_same_bundle_has_the_same_bill_anywhere(bill):
    code = (
        "import sys; from pathlib import Path; from tailieu.offline import components as c; "
        f"sys.stdout.write(c.bill(Path({str(ROOT)!r}), {NAME!r}, {DIGEST!r}, {EPOCH}))"
    )
    environ = {**os.environ, "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environ, check=True, cwd="/"
    )
    assert json.loads(done.stdout) == bill
    assert done.stdout.decode() == components.bill(ROOT, NAME, DIGEST, EPOCH)

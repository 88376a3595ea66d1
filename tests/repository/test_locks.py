"""Nothing is installed that is not locked by a digest: by uv, by npm, and by the pip before uv."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from helpers.project import ROOT

DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
NPM_REGISTRY = "https://registry.npmjs.org/"
NPM_LOCKS = ("package-lock.json", "scripts/tailieu/bench/engines/package-lock.json")


def test_uv_knows_the_digest_of_every_file_it_may_install():
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    assert len(packages) > 100
    for package in packages:
        if package["name"] == "tailieu":
            assert package["source"] == {"editable": "."}
            continue
        assert package["source"] == {"registry": "https://pypi.org/simple"}, package["name"]
        files = [*package.get("wheels", []), *filter(None, [package.get("sdist")])]
        assert files, package["name"]
        for file in files:
            assert DIGEST.fullmatch(file["hash"]), package["name"]
            assert file["url"].startswith("https://files.pythonhosted.org/"), package["name"]


@pytest.mark.parametrize("lock", NPM_LOCKS)
def test_npm_knows_the_digest_of_every_package(lock):
    packages = json.loads((ROOT / lock).read_text(encoding="utf-8"))["packages"]
    others = {name: package for name, package in packages.items() if name}
    assert others
    for name, package in others.items():
        assert package["integrity"].startswith("sha512-"), name
        # Where no address is recorded, npm asks the registry that it is set to.
        assert package.get("resolved", NPM_REGISTRY).startswith(NPM_REGISTRY), name


def test_pip_installs_uv_alone_and_by_digest():
    text = (ROOT / "bootstrap/requirements.txt").read_text(encoding="utf-8")
    required = [line.rstrip(" \\") for line in text.splitlines() if not line.startswith("#")]
    assert re.fullmatch(r"uv==[\d.]+", required[0])
    assert all(re.fullmatch(rf" +--hash={DIGEST.pattern}", line) for line in required[1:])


def test_every_installer_holds_to_its_lock():
    """Of the commands that people and workflows run: there is no other way to install."""
    files = [ROOT / "Makefile", *(ROOT / ".github/workflows").glob("*.yml")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files).replace("\\\n", "")
    commands = re.findall(r"(?:pip install|uv sync|uv pip|npm (?:ci|i|install)|npx|uvx)\b.*", text)
    assert len(commands) >= 6
    for command in commands:
        if command.startswith("pip install"):
            assert "--require-hashes" in command
        elif command.startswith("uv sync"):
            assert "--locked" in command
        else:
            assert command.startswith("npm ci ") and "--ignore-scripts" in command

"""The installer of programs finds them, installs them where it may, and else says what to type."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import install_programs
from helpers.project import ROOT


def program(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def only(tmp_path, monkeypatch) -> Path:
    """A PATH that holds nothing but what a test puts there; Chromium alone is asked for."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for known in install_programs.PROGRAMS.values():
        monkeypatch.delenv(known.variable, raising=False)
    monkeypatch.setattr(install_programs, "ROOT", tmp_path)
    return tmp_path


def test_a_browser_on_the_path_is_taken(only, capsys):
    program(only / "google-chrome", "exit 0")
    assert install_programs.main() == 0
    assert capsys.readouterr().out == f"chromium: {only}/google-chrome\n"


def test_the_variable_names_another_one(only, monkeypatch, capsys):
    program(only / "chromium", "exit 0")
    monkeypatch.setenv("CHROMIUM", str(program(only / "my-own", "exit 0")))
    assert install_programs.main() == 0
    assert capsys.readouterr().out == f"chromium: {only}/my-own\n"


def test_a_variable_that_names_nothing_is_said(only, monkeypatch, capsys):
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    assert install_programs.main() == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "CHROMIUM=/no/such/browser: không có chương trình này."


def test_root_installs_it_from_the_systems_packages(only, monkeypatch, capsys):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    log = only / "log"
    program(only / "new-browser", "exit 0")
    arrive = f"/bin/mv {only}/new-browser {only}/chromium"
    program(only / "apt-get", f'echo "$*" >> {log}\ncase "$*" in *install*) {arrive};; esac')
    assert install_programs.main() == 0
    assert log.read_text().splitlines() == [
        "update --quiet=2",
        "install --yes --quiet=2 --no-install-recommends chromium",
    ]
    assert capsys.readouterr().out.splitlines()[-1] == f"chromium: {only}/chromium"


def test_where_nothing_can_be_installed_it_says_what_to_type(only, capsys):
    assert install_programs.main() == 1
    assert capsys.readouterr().out.splitlines() == [
        "chromium: chưa có, và ở đây không tự cài được.",
        "Fix: gõ `sudo apt-get install chromium` (Debian, Ubuntu), hoặc cài chromium theo cách của "
        "hệ thống; cài ở chỗ khác thì gõ `CHROMIUM=/đường/dẫn make test`.",
    ]


def test_the_others_are_wanted_where_there_are_tests_for_them(only):
    assert install_programs.wanted() == ["chromium"]
    (only / "tests" / "helpers").mkdir(parents=True)
    (only / "tests" / "helpers" / "firefox.js").touch()
    assert install_programs.wanted() == ["chromium", "firefox"]
    (only / "tests" / "importing").mkdir()
    (only / "tests" / "importing" / "test_libreoffice.py").touch()
    assert install_programs.wanted() == ["chromium", "firefox", "libreoffice"]
    (only / "tests" / "site").mkdir()
    (only / "tests" / "site" / "test_servers.py").touch()
    assert install_programs.wanted() == ["chromium", "firefox", "libreoffice", "nginx"]


def test_where_one_does_the_work_of_another_it_is_taken(only, capsys):
    program(only / "chromium", "exit 0")
    (only / "tests" / "browser").mkdir(parents=True)
    assert install_programs.main() == 0
    assert capsys.readouterr().out.splitlines()[1] == f"headless-shell: {only}/chromium"
    program(only / "chromium-headless-shell", "exit 0")
    assert install_programs.main() == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        f"headless-shell: {only}/chromium-headless-shell"
    )


def test_it_is_installed_only_where_the_system_knows_it(only, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    log = only / "log"
    program(only / "chromium", "exit 0")
    (only / "tests" / "browser").mkdir(parents=True)
    program(only / "apt-get", f'echo "$*" >> {log}')
    program(only / "apt-cache", "exit 100")
    assert install_programs.main() == 0
    assert not log.exists()
    program(only / "apt-cache", "exit 0")
    assert install_programs.main() == 0
    assert log.read_text().splitlines() == [
        "install --yes --quiet=2 --no-install-recommends chromium-headless-shell"
    ]


def test_others_are_looked_for_when_they_are_named(only, capsys):
    program(only / "chromium", "exit 0")
    program(only / "caddy", "exit 0")
    assert install_programs.main(["caddy"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == f"caddy: {only}/caddy"


def test_it_needs_the_standard_library_alone():
    script = ROOT / "scripts" / "install_programs.py"
    command = [sys.executable, "-I", "-S", script]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr

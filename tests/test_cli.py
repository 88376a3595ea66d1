"""The commands of `tailieu`: what they say, and how they end."""

from __future__ import annotations

import re
import shlex
import subprocess

import pytest

from helpers.program import PROGRAM, tailieu
from tailieu import cli
from tailieu.site.kinds import KINDS


def test_help_lists_every_command():
    shown = tailieu("--help").stdout
    commands = {
        command.name or command.callback.__name__ for command in cli.app.registered_commands
    }
    commands |= {group.name for group in cli.app.registered_groups}
    assert commands >= {"build", "serve", "check", "new", "schema", "bench"}
    for command in commands:
        assert re.search(rf"^\W+{command}\s+\w", shown, re.MULTILINE), command


@pytest.mark.parametrize(
    "arguments",
    [
        ("dung",),
        ("build", "--no-such-option"),
        ("build", "--root", "/no/such/folder"),
        ("new", "bai-bao", "mot-trang"),
        ("new", "phieu", "Tên có dấu"),
        ("serve", "--port", "70000"),
    ],
)
def test_a_call_that_is_none_of_ours_exits_with_2(arguments):
    done = tailieu(*arguments)
    assert done.exit_code == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_new_page_is_written_and_the_check_takes_it(project):
    for kind in [folder for folder, kind in KINDS.items() if kind.new]:
        done = tailieu("new", kind, "trang-thu", "--root", str(project))
        assert (done.exit_code, done.stdout) == (
            0,
            f"Đã viết {project}/docs/{kind}/trang-thu.md. "
            "Mở tệp, thay mọi chỗ «…», rồi chạy `tailieu check`.\n",
        )
    checked = tailieu("check", "--root", str(project))
    assert (checked.exit_code, checked.stderr) == (0, "")
    again = tailieu("new", "phieu", "trang-thu", "--root", str(project))
    assert (again.exit_code, again.stderr) == (
        1,
        f"{project}/docs/phieu/trang-thu.md: TL092 tệp đã có. Fix: chọn tên khác.\n",
    )


def test_schemas_are_written_for_editors(tmp_path):
    done = tailieu("schema", str(tmp_path / "schemas"))
    assert done.stdout.splitlines() == [
        f"{tmp_path}/schemas/{kind}.schema.json" for kind in (*KINDS, "ban-dich")
    ]


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_without_somebody_to_tell_a_command_does_its_work(tmp_path, closed):
    command = f"exec {shlex.quote(str(PROGRAM))} schema {shlex.quote(str(tmp_path))} {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "phieu.schema.json").read_text(encoding="utf-8").startswith("{")

"""GitHub's workflows: safe against strangers' proposals, and their own steps run here as there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from helpers.project import ROOT, copy_project
from helpers.repository import APART, Repository

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PROGRAMS = Path(sys.executable).parent

# These install from the network, would run this very test again, or ask the whole web.
LEFT_OUT = (
    "make .venv/installed",
    "make test",
    "make test-all",
    "make test-properdocs",
    "make links",
)

# What the conditions of the steps mean in a proposal: does it run after nothing, after a failure?
RUNS = {
    None: lambda failed: not failed,
    "github.event_name == 'pull_request'": lambda failed: not failed,
    "${{ !cancelled() }}": lambda failed: True,
}
PREVIEW = "https://github.com/to-chuc/tai-lieu/actions/runs/1/artifacts/2"
EXPRESSIONS = {
    "${{ steps.preview.outputs.artifact-url }}": PREVIEW,
    "${{ github.token }}": "token",
    "${{ github.repository }}": "to-chuc/tai-lieu",
    "${{ steps.pages.outputs.base_url }}/": "https://to-chuc.github.io/tai-lieu/",
    "${{ steps.pages.outputs.base_url && format('{0}/', steps.pages.outputs.base_url) || '' }}": "",
}


def read(name: str) -> dict:
    # BaseLoader: YAML's own reader takes the key `on` for a boolean.
    return yaml.load((GITHUB / "workflows" / name).read_text(encoding="utf-8"), yaml.BaseLoader)


# What strangers can do ---------------------------------------------------------------------------


def test_zizmor_finds_nothing():
    command = [PROGRAMS / "zizmor", "--offline", "--persona=auditor", "--color=never", GITHUB]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "No findings to report. Good job!\n")


def test_proposals_run_with_a_token_that_can_only_read_and_without_secrets():
    ci = read("ci.yml")
    assert ci["on"] == {"pull_request": "", "push": {"branches": ["main"]}}
    assert ci["permissions"] == {}
    assert [job["permissions"] for job in ci["jobs"].values()] == [{"contents": "read"}]
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert "pull_request_target" not in text
        assert "secrets." not in text
    for path in set(WORKFLOWS) - {GITHUB / "workflows/ci.yml"}:
        assert "pull_request" not in read(path.name)["on"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_step_sets_a_value_into_its_script(path):
    for job in read(path.name)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            assert re.fullmatch(
                r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", step.get("uses", "a/b@" + "0" * 40)
            )


def test_nothing_that_strangers_name_is_set_into_a_workflow():
    """Titles, branches and texts of an event: it is all read by GitHub, none of it by a step."""
    asked = {
        expression
        for path in WORKFLOWS
        for expression in re.findall(r"\$\{\{(.*?)\}\}", path.read_text(encoding="utf-8"))
        if re.search(r"github\.(?:event\b|head_ref|ref_name|actor)", expression)
    }
    assert asked == {" !github.event.repository.private "}


# The steps of a proposal -------------------------------------------------------------------------


@dataclass(frozen=True)
class Ran:
    """One step: its script, whether it ran, and what it left."""

    script: str
    code: int | None
    out: str = ""
    summary: str = ""


@pytest.fixture
def proposal(tmp_path) -> Repository:
    """A checkout as GitHub's runner has it, with this machine's programs as already installed."""
    root = tmp_path / "tai-lieu"
    root.mkdir()
    copy_project(root)
    for name in ("Makefile", "pyproject.toml", "uv.lock", ".gitignore"):
        shutil.copy(ROOT / name, root)
    shutil.copytree(ROOT / "bootstrap", root / "bootstrap")
    repository = Repository.begin(root)
    installed = root / ".venv"
    installed.mkdir()
    for path in Path(sys.prefix).iterdir():
        if path.name != "installed":
            (installed / path.name).symlink_to(path)
    # Newer than what it was installed from, so that make leaves it as it is.
    (installed / "installed").touch()
    return repository


def run(workflow: str, job: str, root: Path, runner: Path, **outputs: str) -> list[Ran]:
    """The `run:` steps of a job in their order, as GitHub runs them: bash -e on a file.

    `outputs` are those of the jobs that came before.
    """
    runner.mkdir()
    values = {**EXPRESSIONS, **{f"${{{{ needs.{name} }}}}": outputs[name] for name in outputs}}
    event = runner / "event.json"
    event.write_text("{}")
    ran: list[Ran] = []
    failed = False
    for number, step in enumerate(read(workflow)["jobs"][job]["steps"]):
        if "run" not in step:
            continue
        script = step["run"].strip()
        if script in LEFT_OUT or not RUNS[step.get("if")](failed):
            ran.append(Ran(script, None))
            continue
        files = {name: runner / f"{name}-{number}" for name in ("script", "SUMMARY", "OUTPUT")}
        for path in files.values():
            path.touch()
        files["script"].write_text(step["run"], encoding="utf-8")
        environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(runner),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": "pull_request",
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_STEP_SUMMARY": str(files["SUMMARY"]),
            "GITHUB_OUTPUT": str(files["OUTPUT"]),
            **APART,
            **{name: values.get(value, value) for name, value in step.get("env", {}).items()},
        }
        done = subprocess.run(
            ["bash", "-e", files["script"]], cwd=root, env=environ, capture_output=True, text=True
        )
        failed = failed or done.returncode != 0
        summary = files["SUMMARY"].read_text(encoding="utf-8")
        ran.append(Ran(script, done.returncode, done.stdout + done.stderr, summary))
    return ran


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.full
def test_a_sound_proposal_is_checked_built_and_shown(proposal, tmp_path):
    spoil(proposal.root / "docs/phieu/khi-co-bao.md", "month: ", "month: 2026-10 # ")
    proposal.propose()
    install, changed, whole, build, preview, test = run(
        "ci.yml", "test", proposal.root, tmp_path / "runner"
    )
    assert (install, test) == tuple(Ran(script, None) for script in LEFT_OUT[:2])
    assert (changed.code, whole.code, build.code, preview.code) == (0, 0, 0, 0), build.out
    assert changed.out == "1 trang, không có lỗi.\n"
    assert "| docs/phieu/khi-co-bao.md | sửa | không có lỗi |\n" in changed.summary
    assert preview.summary == (
        f"\n## Bản xem thử\n\n[Tải trang có các thay đổi này]({PREVIEW}) (cần đăng nhập GitHub; "
        "giữ 14 ngày). Giải nén cả tệp zip, rồi bấm đúp MO-TAI-LIEU.html.\n"
    )
    # What the step after the build keeps: one file, so that it is offered as it is.
    upload = next(s for s in read("ci.yml")["jobs"]["test"]["steps"] if s.get("id") == "preview")
    assert upload["with"]["archive"] == "false"
    kept = list(proposal.root.glob(upload["with"]["path"]))
    assert [path.name for path in kept] == ["tai-lieu-2026-11-26.zip"]


def test_a_proposal_with_a_fault_tells_all_and_shows_nothing(proposal, tmp_path):
    sheets = proposal.root / "docs/phieu"
    spoil(sheets / "khi-co-bao.md", "month: ", "month: 2026-10 # ")
    spoil(sheets / "luat-dat-dai-2024.md", "topic: dat-dai", "topic: datdai")
    (sheets / "$(touch hong) `touch hong`; touch hong.md").write_text("<img src=x>\n")
    proposal.propose()
    install, changed, whole, build, preview, test = run(
        "ci.yml", "test", proposal.root, tmp_path / "runner"
    )
    assert (changed.code, whole.code, build.code, preview.code) == (1, 2, None, None)
    assert (
        "::error file=docs/phieu/luat-dat-dai-2024.md,line=4,title=TL010::"
        "«topic: datdai» không nằm trong danh sách. Fix: chọn một trong: "
    ) in changed.out
    assert "::error file=docs/phieu/$(touch hong) `touch hong`; touch hong.md," in changed.out
    rows = [line for line in changed.summary.splitlines() if line.startswith("| ")]
    assert len(rows) == 2 + 3
    assert rows[2].startswith(
        "| – | docs/phieu/&#36;(touch hong) &#96;touch hong&#96;; touch hong.md"
    )
    assert rows[3].endswith("| docs/phieu/khi-co-bao.md | sửa | không có lỗi |")
    assert rows[4].startswith("| – | docs/phieu/luat-dat-dai-2024.md | sửa | <details>")
    assert "docs/phieu/luat-dat-dai-2024.md:4: TL010 " in whole.out
    assert not list(proposal.root.rglob("hong"))
    assert (install.code, test.code) == (None, None)


# A deployment -------------------------------------------------------------------------------------


def test_what_signs_runs_apart_from_the_projects_code():
    deploy = read("deploy.yml")
    assert deploy["on"] == {"push": {"branches": ["main"]}}
    assert {name: job["permissions"] for name, job in deploy["jobs"].items()} == {
        "build": {"contents": "read", "pages": "read"},
        "attest": {"attestations": "write", "id-token": "write"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert not any(
        "run" in step for name in ("attest", "deploy") for step in deploy["jobs"][name]["steps"]
    )


def test_a_release_is_made_of_a_tag_by_a_job_that_checks_nothing_out():
    release = read("phat-hanh.yml")
    assert release["on"] == {"push": {"tags": ["v*"]}}
    assert {name: job["permissions"] for name, job in release["jobs"].items()} == {
        "build": {"contents": "read", "pages": "read"},
        "release": {"attestations": "write", "contents": "write", "id-token": "write"},
    }
    assert "actions/checkout" not in str(release["jobs"]["release"])


def test_nothing_is_built_for_the_web_while_the_owners_are_placeholders(tmp_path):
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=lambda *_: ["tailieu"])
    (tmp_path / ".github").mkdir()
    shutil.copy(GITHUB / "CODEOWNERS", tmp_path / ".github")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    refuse, publish = run("deploy.yml", "build", tmp_path, tmp_path / "runner")
    assert (refuse.code, publish.code) == (1, None)
    assert ".github/CODEOWNERS:5: «@ORG» là chỗ giữ" in refuse.out


# Every night -------------------------------------------------------------------------------------


def test_every_night_all_tests_run_with_a_token_that_can_only_read(tmp_path):
    nightly = read("nightly.yml")
    assert set(nightly["on"]) == {"schedule", "workflow_dispatch"}
    for job, command in (("test", "make test-all"), ("properdocs", "make test-properdocs")):
        assert nightly["jobs"][job]["permissions"] == {"contents": "read"}
        assert run("nightly.yml", job, tmp_path, tmp_path / job) == [Ran(command, None)]


# The weekly looks at links, and at what is due for review -----------------------------------------

WEEKLY = [
    ("lien-ket", "Liên kết ngoài không mở được", "gone", {"contents": "read"}),
    ("ra-soat", "Phiếu đến hạn rà soát", "due", {"contents": "read", "pages": "read"}),
]


@pytest.mark.parametrize(("name", "title", "counted", "may"), WEEKLY)
def test_the_weekly_look_runs_apart_from_proposals_and_only_its_last_job_may_write(
    name, title, counted, may
):
    weekly = read(f"{name}.yml")
    assert set(weekly["on"]) == {"schedule", "workflow_dispatch"}
    assert {name: job["permissions"] for name, job in weekly["jobs"].items()} == {
        "look": may,
        "tell": {"issues": "write"},
    }


def test_the_weekly_look_at_what_is_due_lists_it(proposal, tmp_path):
    install, due = run("ra-soat.yml", "look", proposal.root, tmp_path / "look")
    assert (install.script, due.code) == ("make .venv/installed", 0), due.out
    told = (proposal.root / "ra-soat.md").read_text(encoding="utf-8")
    assert "| `docs/phieu/luong-toi-thieu-2026.md`" in told.replace("<br>", "| ")


GH = """#!/bin/sh
[ "$GH_TOKEN $GH_REPO" = "token to-chuc/tai-lieu" ] || exit 1
echo "$@" >> gh.log
[ "$1 $2" != "issue list" ] || cat open-issue
"""


def test_the_weekly_look_at_links_tries_them_all(tmp_path):
    assert run("lien-ket.yml", "look", tmp_path, tmp_path / "look") == [Ran("make links", None)]


@pytest.mark.parametrize(("name", "title", "counted", "may"), WEEKLY)
@pytest.mark.parametrize(
    ("open_issue", "count", "done"),
    [
        ("", "0", []),
        (
            "",
            "2",
            [
                "label create {name} --description {title} --force",
                "issue create --title {title} --label {name} --body-file {name}.md",
            ],
        ),
        ("7\n", "2", ["issue edit 7 --body-file {name}.md"]),
        ("7\n", "0", ["issue edit 7 --body-file {name}.md"]),
    ],
)
def test_one_issue_is_opened_or_brought_up_to_date(
    tmp_path, monkeypatch, name, title, counted, may, open_issue, count, done
):
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "open-issue").write_text(open_issue)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    before = {f"look.outputs.{counted}": count}
    [tell] = run(f"{name}.yml", "tell", tmp_path, tmp_path / "tell", **before)
    assert tell.code == 0, tell.out
    asked, *rest = (tmp_path / "gh.log").read_text(encoding="utf-8").splitlines()
    assert asked == (
        f"issue list --label {name} --state open --limit 1 --json number --jq .[].number"
    )
    assert rest == [line.format(name=name, title=title) for line in done]

"""The same content gives the same site, zip and packs, wherever and by whatever they are built.

Each test changes one thing about how a project is built; the last changes all of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import numpy
import pytest

from helpers.program import PROGRAM
from helpers.project import ROOT, SITE_URL
from helpers.repository import Repository
from helpers.small import copy_small

pytestmark = pytest.mark.full

# Half past midnight in Viet Nam on 26 November 2026, which is the day before in most places.
COMMITTED = 1795627800
ZIP = "tai-lieu-2026-11-26.zip"

# Read by Python as it starts: folders are listed backwards.
BACKWARDS = """
import os

listdir, scandir = os.listdir, os.scandir


class Entries:
    def __init__(self, path="."):
        with scandir(path) as entries:
            self._entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self._entries

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def close(self):
        pass


os.listdir = lambda path=".": sorted(listdir(path), reverse=True)
os.scandir = Entries
"""

# What a person may have told git of how it shows a log.
GIT_CONFIG = """
[color]
    ui = always
[log]
    showSignature = true
    date = relative
    decorate = full
[diff]
    renames = false
    noprefix = true
    renameLimit = 1
[core]
    abbrev = 5
    quotePath = true
[status]
    short = true
    branch = true
"""


def bundle(
    project: Path,
    *options: str,
    program: tuple[str | Path, ...] = (PROGRAM,),
    umask: int = 0o022,
    **environ: str,
) -> dict[str, str]:
    """Bundle `project` as a person does; the SHA-256 of every file of its site and beside the zip.

    The day is that of the last commit.
    """
    done = subprocess.run(
        [*program, "bundle", *options, "--root", project],
        capture_output=True,
        encoding="utf-8",
        umask=umask,
        env={**os.environ, "SOURCE_DATE_EPOCH": "", "SITE_URL": SITE_URL, "TZ": "UTC", **environ},
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    # A reason why PDFs are missing would be told here.
    assert "PDF" not in done.stderr
    return files(project)


def files(project: Path) -> dict[str, str]:
    return {
        path.relative_to(project).as_posix(): sha256(path.read_bytes()).hexdigest()
        for folder in ("site", "dist")
        for path in (project / folder).rglob("*")
        if path.is_file()
    }


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


@pytest.fixture(scope="session")
def original(once) -> Path:
    """A small project in a git repository, with the bundle that all others are to be."""

    def make(root: Path) -> None:
        copy_small(root)
        shutil.copy(ROOT / ".gitignore", root)
        # A page that got another name, and one that is gone.
        repository = Repository.begin(root, COMMITTED - 86_400)
        (root / "docs" / "lien-he.md").rename(root / "docs" / "cho-lien-he.md")
        repository.commit()
        (root / "docs" / "cho-lien-he.md").rename(root / "docs" / "lien-he.md")
        Repository(root, COMMITTED).commit()
        made = bundle(root, PYTHONHASHSEED="0")
        assert {f"dist/{ZIP}", "site/sitemap.xml.gz"} < {*made}

    return once("same-bytes", make)


@pytest.fixture
def copied(original, tmp_path) -> Path:
    """A copy of the project of which nothing was built."""
    return copy(original, tmp_path / "project")


def copy(original: Path, target: Path) -> Path:
    left_out = shutil.ignore_patterns("site", "dist", ".cache")
    return Path(shutil.copytree(original, target, ignore=left_out, copy_function=shutil.copyfile))


# Where ------------------------------------------------------------------------------------------


def test_in_a_folder_of_another_name_and_length(original, tmp_path):
    project = copy(
        original, tmp_path / ("nhiều thư mục " * 3) / "Bản chép của Xã Ví Dụ (2) & 'khác'"
    )
    assert differing(bundle(project), files(original)) == []


def test_with_the_rights_of_the_owner_alone(original, copied):
    assert differing(bundle(copied, umask=0o077), files(original)) == []


def test_with_folders_that_are_listed_in_another_order(original, copied, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(BACKWARDS)
    assert differing(bundle(copied, PYTHONPATH=str(tmp_path)), files(original)) == []


@pytest.mark.parametrize("moment", [946_684_800, 4_102_444_800], ids=["2000", "2100"])
def test_with_files_of_another_time(original, copied, moment):
    for path in copied.rglob("*"):
        os.utime(path, (moment, moment))
    assert differing(bundle(copied), files(original)) == []


def test_in_a_clone(original, tmp_path):
    project = tmp_path / "project"
    subprocess.run(["git", "clone", "--quiet", original, project], check=True)
    assert differing(bundle(project), files(original)) == []


# By whom ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "zone", ["Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Kiritimati", "XXX+11:30"]
)
def test_in_another_time_zone(original, copied, zone):
    """Where it is another day too."""
    assert differing(bundle(copied, TZ=zone), files(original)) == []


@pytest.mark.parametrize("name", ["C", "C.UTF-8", "vi_VN.UTF-8", "tr_TR.UTF-8", "en_US.ISO-8859-1"])
def test_in_another_locale(original, copied, locales, name):
    environ = {"LOCPATH": str(locales), "LANG": name, "LC_ALL": name}
    assert differing(bundle(copied, **environ), files(original)) == []


def test_where_python_is_told_to_read_ascii(original, copied):
    environ = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert differing(bundle(copied, **environ), files(original)) == []


@pytest.fixture(scope="session")
def locales(once) -> Path:
    """Locales that few systems have installed."""

    def make(folder: Path) -> None:
        for language, letters in (("vi_VN", "UTF-8"), ("tr_TR", "UTF-8"), ("en_US", "ISO-8859-1")):
            target = folder / f"{language}.{letters}"
            command = ["localedef", "--no-archive", "-i", language, "-f", letters, target]
            subprocess.run(command, check=True)

    return once("locales", make)


def test_for_a_person_with_habits_of_their_own(original, copied, tmp_path):
    """With another home, temporary folder and way of git to show a log."""
    (tmp_path / ".gitconfig").write_text(GIT_CONFIG)
    elsewhere = tmp_path / "tạm thời, ở xa"
    elsewhere.mkdir()
    environ = {"HOME": str(tmp_path), "TMPDIR": str(elsewhere)}
    assert differing(bundle(copied, **environ), files(original)) == []


# By what ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", ["1", "548", "random"])
def test_with_another_hash_seed(original, copied, seed):
    assert differing(bundle(copied, PYTHONHASHSEED=seed), files(original)) == []


def test_on_one_core_of_an_old_processor(original, copied):
    known = numpy.show_config(mode="dicts")["SIMD Extensions"]["found"]
    found = bundle(
        copied,
        program=("taskset", "--cpu-list", "0", PROGRAM),
        NPY_DISABLE_CPU_FEATURES=" ".join(known),
    )
    assert differing(found, files(original)) == []


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_with_another_python(original, copied, version):
    """The bill beside the zip names what built it, and is another."""
    if sys.version_info[:2] == tuple(map(int, version.split("."))):
        pytest.skip(f"Python {version} runs these tests")
    found = bundle(copied, program=(program_of(version),))
    assert {
        path
        for path in differing(found, files(original))
        if not path.startswith("dist/tai-lieu-2026-11-26.cdx.json")
    } == set()


def program_of(version: str) -> Path:
    """The program `tailieu` of an environment as uv.lock names it, with that Python."""
    environment = ROOT / ".cache" / f"python{version}"
    python = shutil.which(f"python{version}")
    # pyenv puts programs on the PATH that only tell that there is none.
    if not python or subprocess.run([python, "--version"], capture_output=True).returncode:
        pytest.skip(f"there is no python{version} on the PATH")
    uv = Path(sys.executable).with_name("uv")
    subprocess.run(
        [uv, "sync", "--locked", "--quiet", "--no-default-groups", "--python", python],
        cwd=ROOT,
        env={**os.environ, "UV_PROJECT_ENVIRONMENT": str(environment)},
        check=True,
    )
    return environment / "bin" / "tailieu"


# After what -------------------------------------------------------------------------------------


def test_without_what_an_earlier_build_kept(original, copied):
    assert differing(bundle(copied, "--no-cache"), files(original)) == []
    assert not (copied / ".cache").exists()


def test_after_a_build(original, copied):
    bundle(copied)
    assert differing(bundle(copied), files(original)) == []


def test_after_a_build_in_between_with_other_words(original, copied):
    page = copied / "docs" / "phieu" / "khi-co-bao.md"
    text = page.read_text(encoding="utf-8")
    bundle(copied)
    page.write_text(text.replace("bão", "giông"), encoding="utf-8")
    bundle(copied)
    page.write_text(text, encoding="utf-8")
    assert differing(bundle(copied), files(original)) == []


# All at once -------------------------------------------------------------------------------------


def test_with_everything_different_at_once(original, tmp_path, locales):
    """On top of what an earlier build has kept."""
    project = tmp_path / "Bản chép của Xã Ví Dụ (2)"
    subprocess.run(["git", "clone", "--quiet", original, project], check=True)
    habits = tmp_path / "thói quen"
    habits.mkdir()
    (habits / ".gitconfig").write_text(GIT_CONFIG)
    (habits / "sitecustomize.py").write_text(BACKWARDS)
    bundle(project)
    found = bundle(
        project,
        umask=0o077,
        TZ="America/Los_Angeles",
        LOCPATH=str(locales),
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="548",
        PYTHONPATH=str(habits),
        HOME=str(habits),
    )
    assert differing(found, files(original)) == []

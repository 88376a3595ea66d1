"""Each command, interrupted at random moments, on a full disk, and both at once: nothing is lost,
none is noisy, nothing is left.

How often is for TAILIEU_INTERRUPTIONS to say; `pytest -s` prints what became of them.
"""

from __future__ import annotations

import os
import random
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from helpers import office_files, pdf_files, signed_files
from helpers.interrupting import (
    Program,
    SmallDisk,
    Tally,
    Trial,
    small_disk,
    taking_orphans,
)
from helpers.other_files import old_word, rtf
from helpers.project import build_site, built_copy
from helpers.small import copy_small

pytestmark = pytest.mark.full
TIMES = int(os.environ.get("TAILIEU_INTERRUPTIONS", "10"))
# Megabytes in which a project of two pages, its site, its bundle and a fresh one of each have room.
DISK = 128

SHEET = "113-114-115-goi-so-nao"
PACK = f"---\ntitle: Bộ thử\ndescription: Một phiếu.\nitems:\n  - sheet: {SHEET}\n---\nĐể thử.\n"
FAULTY = "Xử dụng từ ngày 1/2/2026.\n"
FACTS = """| Câu | Bằng chứng | Dấu |
|---|---|---|
| Họp ở nhà văn hóa | https://bao.vn/y | V2 |
"""


@pytest.fixture(scope="module")
def tiny(once) -> Path:
    """A project of one sheet and one pack, with its site: most of a run is the program's own."""

    def make(root: Path) -> None:
        copy_small(root, (f"phieu/{SHEET}",))
        (root / "docs" / "bo-tai-lieu" / "bo-thu.md").write_text(PACK, encoding="utf-8")
        build_site(root, root / "site")

    return once("tiny", make)


class Bench:
    """A copy of the project on which commands are tried, and the program."""

    def __init__(
        self, root: Path, program: Program, *, stopped: bool, disk: SmallDisk | None
    ) -> None:
        self.root = root
        self.program = program
        self.stopped = stopped
        self.disk = disk
        self.page = root / "docs" / "lien-he.md"
        self.text = self.page.read_text(encoding="utf-8")

    def change(self, state: int) -> None:
        """A page that every copy of the site shows otherwise."""
        self.page.write_text(f"{self.text}\nBản thứ {state}.\n", encoding="utf-8")

    def spoil(self, state: int) -> None:
        """A page that can be mended in one way."""
        self.page.write_text(f"{self.text}\nBản thứ {state}.\n\n{FAULTY}", encoding="utf-8")

    def without(self, name: str) -> Callable[[int], None]:
        """A page that is not there yet."""
        return lambda state: (self.root / "docs" / name).unlink(missing_ok=True)

    def hold(
        self,
        *commands: tuple[object, ...],
        prepare: Callable[[int], None] | None = None,
        rooted: bool = True,
        wholes: tuple[str, ...] = ("site", "dist"),
        last: str = "",
    ) -> Tally:
        """Interrupt them `TIMES` times, and find nothing wrong."""
        root = ("--root", self.root) if rooted else ()
        given = [(*command, *root) for command in commands]
        trial = Trial(
            self.root,
            self.program,
            given,
            prepare or self.change,
            wholes,
            last,
            self.stopped,
            self.disk,
        )
        seed = random.randrange(1_000_000)
        tally = trial.interrupt(TIMES, random.Random(seed))
        names = " + ".join(str(command[0]) for command in commands)
        ends = dict(sorted(tally.ends.items()))
        print(
            f"\n{names}: {TIMES} × {trial.seconds:.1f} s and {trial.bytes / 1e6:.1f} MB, "
            f"seed {seed}, {ends}, lost {len(tally.lost)}, loud {len(tally.loud)}, "
            f"left over {len(tally.left_over)}, next run {len(tally.next_run)}, orphans gone "
            f"after {tally.orphans:.1f} s"
        )
        assert tally.faults() == []
        return tally


@pytest.fixture(params=["stopped", "full", "both"])
def bench(tiny, tmp_path, request) -> Iterator[Bench]:
    # Short, since Chromium has a socket in it.
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        disk = None
        if request.param != "stopped":
            disk = stack.enter_context(small_disk(folder, DISK))
        stack.enter_context(taking_orphans())
        temporary = folder / "t"
        temporary.mkdir()
        program = Program(temporary)
        root = built_copy(tiny, folder / "p")
        yield Bench(root, program, stopped=request.param != "full", disk=disk)
        program.close()


def test_build(bench):
    bench.hold(("build",))


def test_build_that_draws_all_anew(bench):
    bench.hold(("build", "--no-cache"))


def test_pack_with_its_pdf(bench):
    bench.hold(("bundle", "--pack", "bo-thu"))


def test_bundle_with_its_pdf(bench):
    bench.hold(("bundle",))


def test_bundle_that_is_published(bench):
    bench.hold(("bundle", "--publish"))


@pytest.fixture
def letters(bench, tmp_path) -> Callable[[str], Callable[[int], None]]:
    """`letters(suffix)`: prepares one of two files, which both become the same page."""

    def write(suffix: str) -> Callable[[int], None]:
        made = [office_files.notice().data, office_files.dispatch().data]
        if suffix == ".doc":
            made = [old_word(rtf(f"Thong bao {state}."), tmp_path) for state in (0, 1)]
        if suffix == ".pdf":
            made = [
                pdf_files.pages_of([[f"Thong bao {state}.", "Moi thon trong cay."]])
                for state in (0, 1)
            ]

        def prepare(state: int) -> None:
            (tmp_path / f"thu{suffix}").write_bytes(made[state])

        return prepare

    return write


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".pdf"])
def test_import(bench, letters, tmp_path, suffix):
    file = tmp_path / f"thu{suffix}"
    bench.hold(("import", file, "--force", "--slug", "thu"), prepare=letters(suffix))


def test_check(bench):
    bench.hold(("check",))


def test_check_fix(bench):
    bench.hold(("check", "--fix"), prepare=bench.spoil)


def test_facts(bench, tmp_path):
    table = tmp_path / "bang.md"
    table.write_text(FACTS, encoding="utf-8")
    command = ("facts", table, "--slug", "nha-van-hoa")
    bench.hold(command, prepare=bench.without("phieu/nha-van-hoa.md"))


def test_new(bench):
    bench.hold(("new", "phieu", "trang-moi"), prepare=bench.without("phieu/trang-moi.md"))


@pytest.mark.parametrize("bench", ["stopped"], indirect=True)
def test_serve(bench):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Said of the site that it builds behind the pages. A port that stays taken is a noisy next run.
    bench.hold(("serve", "--port", port), last="Đã dựng xong cả trang")


def test_rules(bench):
    guide = bench.root / "docs" / "huong-dan" / "bien-tap.md"
    text = guide.read_text(encoding="utf-8")

    def spoil(state: int) -> None:
        guide.write_text(text.replace("| TL001 |", f"| TL001 {state} |"), encoding="utf-8")

    bench.hold(("rules", "--write"), prepare=spoil)


def test_schema(bench):
    folder = bench.root / "schema"

    def remove(state: int) -> None:
        shutil.rmtree(folder, ignore_errors=True)

    bench.hold(("schema", folder), prepare=remove, rooted=False)


def test_verify_a_bundle(bench, bundle_zip):
    bench.hold(("verify", bundle_zip), rooted=False)


def test_verify_a_signature(bench, tmp_path):
    file = tmp_path / "ky.pdf"
    file.write_bytes(signed_files.signed(signed_files.plain()))
    bench.hold(("verify", file), rooted=False)


@pytest.fixture
def other_site(bench) -> Callable[[int], None]:
    """Prepares a site of another make in the folder `khac`: plain pages, in two states."""
    folder = bench.root / "khac"

    def prepare(state: int) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name in ("index", *map(str, range(200))):
            (folder / f"{name}.html").write_text(
                f'<html lang="vi"><head><title>{name}</title></head><body><article>'
                f"<p>Trang {name} của bản {state}.</p></article></body></html>"
            )

    return prepare


def test_seal(bench, other_site):
    bench.hold(("seal", bench.root / "khac"), prepare=other_site, rooted=False)


def test_index(bench, other_site):
    bench.hold(
        ("index", bench.root / "khac"), prepare=other_site, rooted=False, wholes=("khac/assets",)
    )


def test_bundle_of_another_site(bench, other_site):
    bench.hold(("bundle", "--html", bench.root / "khac"), prepare=other_site)


# Two at once --------------------------------------------------------------------------------------

BUILD, BUNDLE = ("build",), ("bundle",)


@pytest.mark.parametrize(
    "commands", [(BUILD, BUILD), (BUNDLE, BUNDLE), (BUILD, BUNDLE)], ids=["build", "bundle", "both"]
)
def test_two_that_build_at_once(bench, commands):
    bench.hold(*commands)


def test_two_imports_of_one_name_at_once(bench, letters, tmp_path):
    command = ("import", tmp_path / "thu.docx", "--force", "--slug", "thu")
    bench.hold(command, command, prepare=letters(".docx"))


def test_two_that_mend_at_once(bench):
    bench.hold(("check", "--fix"), ("check", "--fix"), prepare=bench.spoil)

"""A hundred interruptions of each command at random moments: nothing is lost, none is noisy."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpers import office_files
from helpers.interrupting import Tally, contents, interrupt, start

pytestmark = pytest.mark.full
TIMES = int(os.environ.get("TAILIEU_INTERRUPTIONS", "100"))
FAULTY = "Xử dụng từ ngày 1/2/2026.\n"


class Trial:
    """A command that is interrupted in `root`, and what must stand in it before and after."""

    def __init__(self, root: Path, temporary: Path, *arguments: str | Path) -> None:
        self.root = root
        self.temporary = temporary
        self.arguments = [*arguments, "--root", root]

    def whole(self) -> dict[str, str]:
        """What there is after a run that nobody stops."""
        running = start(self.arguments, self.temporary)
        _, said = running.communicate()
        assert running.returncode == 0, said
        assert [*self.temporary.iterdir()] == []
        return contents(self.root)

    def hold(self, prepare: Callable[[], object], before: dict[str, str], together: int) -> None:
        """Interrupt it; every file is as `before` or as after a whole run."""
        prepare()
        after = self.whole()

        left: set[str] = set()

        def problems(killed: bool) -> list[str]:
            nonlocal left
            now = contents(self.root)
            found = [
                f"{path} is neither old nor new"
                for path in {*before, *after}
                if now.get(path) not in (before.get(path), after.get(path))
            ]
            over = {*now} - {*before, *after} | {path.name for path in self.temporary.iterdir()}
            if not killed:
                found += [f"{path} is left over" for path in over - left]
            left = over
            return found

        def run(times: int, choose: random.Random) -> Tally:
            return interrupt(
                self.arguments, times, self.temporary, prepare, problems, choose, together
            )

        seed = random.randrange(1_000_000)
        tally = run(TIMES, random.Random(seed))
        print(seed, self.arguments[0], together, dict(sorted(tally.ends.items())))
        # The next run does well, and takes away what those that were killed have left.
        prepare()
        assert self.whole() == after
        assert tally.faults == []


@pytest.fixture
def temporary() -> Iterator[Path]:
    # Short, since Chromium has a socket in it.
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.mark.parametrize("together", [1, 2])
def test_build(project, temporary, together):
    trial = Trial(project, temporary, "build")
    trial.hold(lambda: None, trial.whole(), together)


@pytest.mark.parametrize("together", [1, 2])
def test_bundle_with_its_pdf(project, temporary, together):
    trial = Trial(project, temporary, "bundle", "--pack", "mua-mua-bao")
    trial.hold(lambda: None, trial.whole(), together)


@pytest.mark.parametrize("together", [1, 2])
def test_import(project, temporary, tmp_path, together):
    file = tmp_path / "thong-bao.docx"
    file.write_bytes(office_files.notice().data)
    page = project / "docs" / "van-ban" / "27-tb-du-2009.md"
    trial = Trial(project, temporary, "import", file, "--force")
    before = contents(project)
    trial.hold(lambda: page.unlink(missing_ok=True), before, together)


@pytest.mark.parametrize("together", [1, 2])
def test_check_fix(project, temporary, together):
    page = project / "docs" / "lien-he.md"
    text = page.read_text(encoding="utf-8") + "\n" + FAULTY

    def spoil() -> None:
        page.write_text(text, encoding="utf-8")

    spoil()
    before = contents(project)
    Trial(project, temporary, "check", "--fix").hold(spoil, before, together)

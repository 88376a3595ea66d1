"""Pages to begin from: valid as they are, and none in the place of another."""

from __future__ import annotations

import shutil

import pytest

from helpers.cases import TODAY
from helpers.project import read_docs
from tailieu.checks import runner
from tailieu.content.findings import ContentErrors
from tailieu.editor import skeletons
from tailieu.site.kinds import KINDS


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.new])
def test_a_new_page_passes_the_checks_as_it_is(docs, kind):
    shutil.copy(docs / "van-ban" / "cong-van.md", docs / "van-ban" / "548-cv-tu-2024.md")
    text = (docs / "van-ban" / "548-cv-tu-2024.md").read_text(encoding="utf-8")
    (docs / "van-ban" / "548-cv-tu-2024.md").write_text(text.replace("1-CV/TU", "548-CV/TU"))
    path = skeletons.write(docs, kind.folder, kind.new, "trang-moi")
    assert path == docs / kind.folder / "trang-moi.md"
    pages, found = read_docs(docs)
    assert found + runner.run(pages, TODAY) == []


def test_a_new_page_never_overwrites_one(docs):
    with pytest.raises(ContentErrors, match="TL092"):
        skeletons.write(docs, "phieu", "…", "mau")


@pytest.mark.parametrize("slug", ["../mau", "Mẫu", "", "a_b", "-a", "con", "lpt1", "a" * 200])
def test_a_new_page_needs_a_name_that_makes_an_address(docs, slug):
    with pytest.raises(skeletons.BadName):
        skeletons.write(docs, "phieu", "…", slug)

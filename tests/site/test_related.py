"""Which sheets go together, and in which order: by what they share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpers.cases import TODAY
from helpers.project import read_docs
from tailieu.content.site import Site
from tailieu.site import kinds
from tailieu.site.related import MOST, Related, links

EVIDENCE = "evidence: {mark: V2, pages: []}"
LAW = f"{{document: luat-moi, {EVIDENCE}}}"
DISPATCH = f"{{document: cong-van, {EVIDENCE}}}"
CLAUSE = f"{{document: cong-van, clause: muc-2, {EVIDENCE}}}"
SOURCE = f"{{source: vi-du-vn, title: X, {EVIDENCE}}}"


@pytest.fixture
def sheets(docs) -> Path:
    """The folder of the sheets, which is empty but for those that a test writes."""
    shutil.rmtree(docs / "phieu")
    (docs / "phieu").mkdir()
    return docs / "phieu"


def write(
    sheets: Path,
    name: str,
    *citations: str,
    topic: str = "dat-dai",
    title: str = "",
    month: str = "2026-11",
    more: str = "",
) -> None:
    cited = "".join(f"\n  n{number}: {cited}" for number, cited in enumerate(citations))
    (sheets / f"{name}.md").write_text(
        f'---\ntitle: "{title or name}"\ndescription: "Lời {name}"\ntopic: {topic}\n'
        f"month: {month}\naudience: [nhan-dan]\nminutes: 3\nreview_by: 2027-05-23\n{more}"
        f"citations:{cited}\n---\n## Nội dung chính\n",
        encoding="utf-8",
    )


def related(sheets: Path, name: str, lang: str = "vi") -> list[tuple[str, str]]:
    """(id, reason) of the sheets that go with another."""
    catalog, _ = read_docs(sheets.parent)
    edition = kinds.edition(Site(catalog, TODAY), lang)
    found = links(edition, Related(catalog, TODAY), catalog.sheets[name])
    return [(Path(one.link.url).stem, one.why) for one in found]


def test_the_same_clause_is_nearer_than_the_same_document_and_this_than_the_same_topic(sheets):
    write(sheets, "a", CLAUSE)
    write(sheets, "b", CLAUSE, topic="suc-khoe")
    write(sheets, "c", DISPATCH, topic="thien-tai")
    write(sheets, "d", LAW)
    write(sheets, "e", LAW, topic="lao-dong")
    assert related(sheets, "a") == [
        ("b", "Cùng căn cứ mục 2 của Công văn mẫu (1-CV/TU)"),
        ("c", "Cùng căn cứ Công văn mẫu (1-CV/TU)"),
        ("d", "Cùng chủ đề"),
    ]
    assert related(sheets, "d", "en")[0] == ("e", "Same basis: Luật mới (2/2024/QH15)")


def test_two_reasons_are_told_the_more_telling_first(sheets):
    write(sheets, "a", SOURCE, LAW)
    write(sheets, "b", SOURCE, LAW)
    write(sheets, "c", DISPATCH, topic="suc-khoe")
    assert related(sheets, "a") == [("b", "Cùng căn cứ Luật mới (2/2024/QH15), cùng chủ đề")]


def test_a_source_alone_or_a_few_words_relate_nothing(sheets):
    write(sheets, "a", SOURCE, title="Nộp hồ sơ")
    write(sheets, "b", SOURCE, title="Nộp hồ sơ", topic="suc-khoe")
    assert related(sheets, "a") == []


def test_a_law_on_several_topics_alone_relates_nothing(sheets):
    law = sheets.parent / "van-ban/luat-moi.md"
    text = law.read_text(encoding="utf-8")
    law.write_text(text.replace("---\n", "---\ntopics: [giao-thong, phong-chay]\n", 1))
    write(sheets, "a", LAW, topic="giao-thong")
    write(sheets, "b", LAW, topic="phong-chay")
    assert related(sheets, "a") == []


def test_many_words_do(sheets):
    title = "Làm giấy khai sinh cho trẻ em ở bộ phận một cửa của xã"
    write(sheets, "a", LAW, title=title)
    write(sheets, "b", DISPATCH, title=title, topic="suc-khoe")
    write(sheets, "c", DISPATCH, title="Phòng bão", topic="thien-tai")
    assert related(sheets, "a") == [("b", "Nội dung gần nhau")]


def test_at_most_five_the_newest_of_equals_first_and_none_that_is_past(sheets):
    for number in range(8):
        write(sheets, f"s{number}", LAW, month=f"2026-{number + 1:02}")
    write(sheets, "rut", LAW, more="withdrawn: {on: 2026-11-01, reason: Sai}\n")
    write(sheets, "het", LAW, more="in_force_until: 2026-11-01\n")
    write(sheets, "cu", LAW)
    write(sheets, "moi", LAW, topic="suc-khoe", more="replaces: [cu]\n")
    found = [name for name, _ in related(sheets, "s0")]
    assert found == ["s7", "s6", "s5", "s4", "s3"]
    assert len(found) == MOST

"""What the rules say is the same from the cache, from memory and from nothing, whatever changed."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from helpers.cases import CASES, FAULTS, TODAY
from tailieu import cache
from tailieu.cache import Cache
from tailieu.checks import runner
from tailieu.checks.page_results import PageResult, decoded, encoded
from tailieu.checks.project import Link, Outline
from tailieu.checks.rules import confusions, unicode_form
from tailieu.content import loader
from tailieu.content.findings import Finding
from tailieu.content.markdown import MarkdownText
from tailieu.site.kinds import MODELS

# What somebody may write into a page, so that a rule of each group has something to say.
WRITTEN = [
    "\nNghành xử dụng hòan thành; hoà bình, uỷ ban; 30 /2020/NÐ-CP ngày 1/1/2024, 31/02/2024.\n",
    "\n<script>alert(1)</script>\n<div onclick='x()' style='color: red'>x</div>\n",
    "\n[x](javascript:alert(1)) [y](khong-co.md) [z](mau.md#khong) [w](https://vi-du.vn.com/a)\n",
    "\n![](https://x.example/a.png){ onload=x }\n",
    "\nCâu không nguồn, câu có nguồn lạ[^la].\n",
    "\nTie\u0302\u0301ng \u200b\ufffd so\u00adft\n",
    "\nc«ng v¨n sè ®Õn ngµy th¸ng\n",
    "\n```\nkhông đóng\n",
    "\n## Thêm\n\n[t](#them) [t](#them_1)\n",
    "\n::: toan-van\n1. Một\n:::\n",
]


OUTLINE = Outline(
    links=(Link(5, "mau.md"),),
    outlinks=(Link(2, "https://vi-du.vn/", "url"),),
    evidence=(Link(3, "https://bao.vn/", "evidence.pages.0"), Link(4, "https://a.vn/", "b")),
    anchors=frozenset(["them", "them_1"]),
)


def look(docs: Path, kept: Cache, today: date = TODAY) -> list[Finding]:
    catalog, found = loader.load(docs, MODELS, kept)
    return sorted(found + runner.run(catalog, today, kept))


def lines(findings: Iterable[Finding]) -> list[str]:
    return [finding.text(lang) for finding in findings for lang in ("vi", "en")]


def edit(docs: Path, chance: random.Random) -> None:
    """Change one page as somebody might: text added or lost, a line gone, a page copied or gone."""
    path = chance.choice(sorted(docs.rglob("*.md")))
    text = path.read_text(encoding="utf-8")
    at = chance.randrange(len(text))
    written = text.split("\n")
    del written[min(len(written) - 1, chance.randrange(1, 20))]
    match chance.randrange(12):
        case 0 | 1 | 2 | 8 | 9 | 10 | 11:
            path.write_text(text + chance.choice(WRITTEN), encoding="utf-8")
        case 3:
            path.write_text(text[:at] + chance.choice(["[^", "](", "<", "`", "é"]) + text[at:])
        case 4:
            path.write_text("\n".join(written), encoding="utf-8")
        case 5:
            shutil.copy(path, path.with_name(f"ban-sao-{at}.md"))
        case 6:
            shutil.copy(path, path.with_name(f"{path.name.split('.')[0]}.en.md"))
        case 7 if len(list(docs.rglob("*.md"))) > 4:
            path.unlink()


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_edited_the_cache_says_what_is_so(docs, tmp_path, seed):
    chance = random.Random(seed)
    kept = Cache(tmp_path / "results.sqlite")
    reader, checks = loader.Reader(docs, MODELS, kept), runner.Runner(kept)
    told = set()
    for _ in range(25):
        edit(docs, chance)
        catalog, found = reader.load()
        in_memory = sorted(found + checks.run(catalog, TODAY))
        warm, none = look(docs, kept), look(docs, cache.NO_CACHE)
        assert in_memory == warm == none
        assert lines(in_memory) == lines(warm) == lines(none)
        assert [one.edits for one in warm] == [one.edits for one in none]
        told |= {finding.rule.id for finding in none}
    assert len(told) > 6


@pytest.mark.parametrize("case, place, message", FAULTS, ids=[case for case, _, _ in FAULTS])
def test_every_fault_reads_the_same_from_the_cache(docs, tmp_path, case, place, message):
    (docs / place).parent.mkdir(exist_ok=True)
    shutil.copy(CASES / case / "bad.md", docs / place)
    kept = Cache(tmp_path / "results.sqlite")
    cold, warm, none = look(docs, kept), look(docs, kept), look(docs, cache.NO_CACHE)
    assert cold == warm == none
    assert "\n".join(map(str, warm)) == message
    assert [one.edits for one in warm] == [one.edits for one in none]


def test_many_pages_are_shared_with_a_second_process(docs, monkeypatch):
    for number in range(9):
        (docs / f"trang-{number}.md").write_text(
            f"---\ntitle: Trang {number}\ndescription: Một trang.\n---\n{WRITTEN[number]}",
            encoding="utf-8",
        )
    alone = look(docs, cache.NO_CACHE)
    monkeypatch.setattr(runner, "_WORTH_A_CHILD", 2)
    assert look(docs, cache.NO_CACHE) == alone


def test_another_day_needs_no_page_again_and_is_told(docs, tmp_path, monkeypatch):
    kept = Cache(tmp_path / "results.sqlite")
    look(docs, kept)
    monkeypatch.setattr(confusions, "check_page", lambda page: pytest.fail("is looked at again"))
    later = look(docs, kept, TODAY + timedelta(days=4000))
    assert "TL025" in {finding.rule.id for finding in later}


def test_a_rule_of_other_code_looks_at_every_page_again(docs, tmp_path, monkeypatch):
    """The digests of the results cover the code: tests/test_cache.py."""
    kept = Cache(tmp_path / "results.sqlite")
    look(docs, kept)
    monkeypatch.setattr(
        unicode_form,
        "check_page",
        lambda page: [unicode_form.RULE.at(page.path, 1, word="", count=0)],
    )
    monkeypatch.setattr(cache, "version", lambda: b"another")
    catalog, _ = loader.load(docs, MODELS, kept)
    found = look(docs, kept)
    assert {finding.path for finding in found} == {page.path for page in catalog.texts.values()}


def test_a_rule_looks_again_only_at_what_has_changed(docs, monkeypatch):
    monkeypatch.setattr(loader, "_TICK", 0)
    reader, checks = loader.Reader(docs, MODELS), runner.Runner()
    checks.run(reader.load()[0], TODAY)
    seen = []
    monkeypatch.setattr(confusions, "check_page", lambda page: seen.append(page.path) or ())
    with (docs / "phieu" / "mau.md").open("a", encoding="utf-8") as file:
        file.write("\nThêm[^luat].\n")
    checks.run(reader.load()[0], TODAY)
    assert seen == ["docs/phieu/mau.md"]


def test_what_a_result_holds_is_what_it_held(docs):
    """Messages as values, edits, special sentences: nothing is lost on the way through JSON."""
    path = docs / "trang.md"
    path.write_text(
        "---\ntitle: Trang\ndescription: Một trang.\n---\n" + "".join(WRITTEN), encoding="utf-8"
    )
    page = loader.load(docs, MODELS)[0].texts["trang.md"]
    rules = [rule for rule in runner.RULES if hasattr(rule, "check_page")]
    found = tuple(finding for rule in rules for finding in rule.check_page(page))
    result = PageResult(found, OUTLINE)
    held = decoded(encoded(result), {rule.RULE.id: rule.RULE for rule in rules})
    assert len({finding.rule.id for finding in found}) > 8
    assert held == result
    assert lines(held.findings) == lines(found)
    assert [finding.edits for finding in held.findings] == [finding.edits for finding in found]


def test_the_first_thousands_of_places_are_told_and_that_there_are_more():
    found = runner.findings_of(MarkdownText("docs/trang.md", "Ð\u200b\n" * 10_002))
    assert [str(found[0]), *{finding.rule.id for finding in found[1:]}] == [
        "docs/trang.md: TL017 trang có hơn 10000 chỗ sai, mới kể 10000 chỗ. "
        "Fix: sửa các chỗ đã kể rồi kiểm tra lại.",
        "TL061",
    ]
    assert [finding.line for finding in found[1:]] == [*range(1, 10_001)]

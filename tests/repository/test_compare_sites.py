"""The comparison of two built sites: what counts as a difference, and what does not."""

from __future__ import annotations

from pathlib import Path

import compare_sites

PAGE = (
    '<title>A</title><meta name="kind" content="phieu">'
    '<h1 id="a">Đất đai</h1><a href="b.html">B</a>'
)


def site(folder: Path, **pages: str) -> Path:
    folder.mkdir()
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return folder


def test_markup_and_scripts_are_no_difference():
    rewritten = PAGE.replace("<h1 ", '<h1 class="x" ') + "<script>1</script>"
    assert compare_sites.differences(PAGE, rewritten) == {}


def test_each_part_that_a_reader_meets_is_compared():
    changed = PAGE.replace("Đất", "Nhà").replace("b.html", "c.html").replace('"a"', '"z"')
    assert compare_sites.differences(PAGE, changed) == {
        "text": ["-Đất đai", "+Nhà đai"],
        "links": ["-a href=b.html", "+a href=c.html"],
        "anchors": ["-a", "+z"],
    }


def test_it_names_pages_that_only_one_site_has(tmp_path, capsys):
    before = site(tmp_path / "before", both=PAGE, old=PAGE)
    after = site(tmp_path / "after", both=PAGE, new=PAGE)
    assert compare_sites.main(before, after) == 1
    assert capsys.readouterr().out.splitlines() == [
        "only after: new.html",
        "only before: old.html",
        "1 pages compared, 2 differences",
    ]
    assert compare_sites.main(before, before) == 0

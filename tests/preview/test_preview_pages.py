"""Pages with their faults, and what stands in the place of one that cannot be drawn."""

from __future__ import annotations

import threading

from selectolax.lexbor import LexborHTMLParser

from helpers.previewing import ERROR, Fake, page
from tailieu.content.findings import ContentErrors
from tailieu.preview.pages import Page, Pages

BROKEN = ERROR.at("docs/phieu/bao.md", 3, name="Ý")
CONFIGURATION = ERROR.at("mkdocs.yml", 1, name="nav")


def shown(fake: Fake, path: str) -> tuple[Page, LexborHTMLParser]:
    pages = Pages(fake)
    pages.refresh(assets=False)
    drawn = pages.page(path)
    return drawn, LexborHTMLParser(drawn.html)


def body(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    """The parts of a page in their order, each with its text."""
    return [(node.tag, " ".join(node.text().split())) for node in tree.body.iter()]


def test_a_sound_page_is_as_it_is_drawn_but_for_the_script_that_loads_it_again():
    drawn, tree = shown(Fake({"a.html": page("Chữ.")}), "a.html")
    assert drawn.status == 200
    assert body(tree) == [("header", "Đầu trang"), ("main", "Chữ."), ("script", "")]
    script = tree.css_first("script")
    assert script.attributes["src"] == "/_tailieu/reload.js"
    assert script.attributes["data-drawn"] == drawn.digest


def test_the_faults_of_a_page_stand_between_the_sites_head_and_the_page():
    fake = Fake({"phieu/bao.html": page("Chữ.")}, [BROKEN])
    drawn, tree = shown(fake, "phieu/bao.html")
    assert drawn.status == 200
    assert [tag for tag, _ in body(tree)] == ["header", "aside", "main", "script"]
    assert "docs/phieu/bao.md:3 «Ý» sai." in body(tree)[1][1]


def test_an_unreadable_page_is_told_in_the_frame_of_the_site_at_its_own_address():
    fake = Fake({"404.html": page("Không tìm thấy.")}, [BROKEN])
    drawn, tree = shown(fake, "phieu/bao.html")
    assert drawn.status == 500
    (head, _), (main, text), _ = body(tree)
    assert (head, main) == ("header", "main")
    assert text.startswith("Trang này chưa hiện được Cần sửa: 1 lỗi lỗi docs/phieu/bao.md:3")
    assert "Không tìm thấy" not in text


def test_where_no_frame_can_be_drawn_the_errors_stand_alone():
    drawn, tree = shown(Fake(findings=[CONFIGURATION]), "a.html")
    assert drawn.status == 500
    assert body(tree)[0][1].startswith("Trang này chưa hiện được Cần sửa: 1 lỗi lỗi mkdocs.yml")
    assert drawn.digest in drawn.html


def test_a_missing_page_is_said_to_be_missing():
    drawn, tree = shown(Fake({"404.html": page("Không tìm thấy.")}), "a.html")
    assert (drawn.status, body(tree)[1]) == (404, ("main", "Không tìm thấy."))
    drawn, tree = shown(Fake(), "a.html")
    assert (drawn.status, body(tree)[0]) == (404, ("main", "Không có trang nào ở địa chỉ này"))


def test_a_faulty_template_is_told_on_the_pages_that_it_draws():
    faulty = ContentErrors([ERROR.at("overrides/phieu.html", 12, name="endif")])
    fake = Fake({"a.html": faulty, "b.html": page("Chữ."), "404.html": page("Không tìm thấy.")})
    drawn, tree = shown(fake, "a.html")
    assert drawn.status == 500
    assert "lỗi overrides/phieu.html:12 «endif» sai." in body(tree)[1][1]
    assert shown(fake, "b.html")[0].status == 200


def test_a_fault_of_the_program_is_told_too():
    fake = Fake({"a.html": KeyError("nav"), "404.html": KeyError("nav")})
    drawn, tree = shown(fake, "a.html")
    assert drawn.status == 500
    assert body(tree)[0][1].startswith(
        "Trang này chưa hiện được Chương trình không dựng được trang: "
    )
    assert body(tree)[0][1].endswith(" KeyError: 'nav'")


def test_where_the_project_cannot_be_read_at_all_the_pages_go_on_and_say_so():
    class Faulty(Fake):
        def refresh(self):
            raise KeyError("nav")

    fake = Faulty({"a.html": page("Chữ.")})
    pages = Pages(fake)
    assert pages.refresh(assets=False) == 1
    told, shown = body(LexborHTMLParser(pages.page("a.html").html))[1:3]
    assert told[1].startswith("Chương trình không dựng được trang: ")
    assert shown == ("main", "Chữ.")


def test_a_page_has_another_digest_when_anything_that_it_shows_is_another():
    fake = Fake({"a.html": page("Một."), "b.html": page("Hai.")})
    pages = Pages(fake)

    def digests() -> tuple[str, str]:
        return pages.page("a.html").digest, pages.page("b.html").digest

    first = digests()
    pages.refresh(assets=False)
    assert digests() == first
    fake.pages["a.html"] = page("Một, sửa lại.")
    pages.refresh(assets=False)
    changed = digests()
    assert (changed[0] != first[0], changed[1]) == (True, first[1])
    fake.findings = [ERROR.at("docs/b.md", 1, name="Ý")]
    pages.refresh(assets=False)
    assert digests()[1] != first[1]
    fake.findings = []
    pages.refresh(assets=False)
    assert digests() == changed
    pages.refresh(assets=True)
    assert not {*digests()} & {*changed}


def test_whoever_shows_a_page_is_told_when_it_is_drawn_anew():
    fake = Fake({"a.html": page("Một."), "b.html": page("Hai.")})
    pages = Pages(fake)
    told = threading.Event()
    digest = pages.page("a.html").digest

    def wait() -> None:
        if pages.differs("a.html", digest, 60):
            told.set()

    waiting = threading.Thread(target=wait)
    waiting.start()
    fake.pages["b.html"] = page("Hai, sửa lại.")
    pages.refresh(assets=False)
    assert not told.is_set()
    fake.pages["a.html"] = page("Một, sửa lại.")
    pages.refresh(assets=False)
    waiting.join(60)
    assert told.is_set()


def test_what_a_build_ended_with_is_shown_until_another_ends_well():
    pages = Pages(Fake({"a.html": page("Chữ.")}))
    sound = pages.page("a.html")
    pages.build_ended(["đĩa đầy."])
    assert '<li data-severity="error">đĩa đầy.</li>' in pages.page("a.html").html
    pages.refresh(assets=False)
    assert "đĩa đầy." in pages.page("a.html").html
    pages.build_ended([])
    assert pages.page("a.html") == sound

"""Words in the other language say so, and are read aloud in it (WCAG 3.1.2)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from helpers import pages
from tailieu.language.tongue import language_of, vietnamese_runs
from tailieu.site.passages import marked


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>See Bộ Y tế</p>", '<p>See <span lang="vi">Bộ Y tế</span></p>'),
        ("<p>Bộ<br>Y tế", '<p><span lang="vi">Bộ</span><br>Y <span lang="vi">tế</span>'),
        (
            '<a lang="vi" title="a > b">Bộ Y tế</a> <i>Bộ</i>',
            '<a lang="vi" title="a > b">Bộ Y tế</a> <i><span lang="vi">Bộ</span></i>',
        ),
        ('<q lang="vi">Bộ <b lang="en">no</b></q>', '<q lang="vi">Bộ <b lang="en">no</b></q>'),
        # Where no element may stand.
        ("<textarea>Bộ</textarea><svg><text>Bộ</text></svg>",) * 2,
        ("<!-- Bộ -->",) * 2,
    ],
)
def test_vietnamese_words_on_an_english_page_are_marked(html, made):
    assert marked(html) == made


def texts(node: LexborNode, lang: str) -> Iterator[tuple[str, str]]:
    """(language, text) of every piece of text in `node`, as its elements say."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield lang, child.text_content or ""
        elif child.tag not in ("script", "style", "textarea", "option", "svg", "code"):
            yield from texts(child, child.attributes.get("lang") or lang)


def unmarked(site: Path, names: list[str]) -> list[str]:
    """Passages of the pages `names` that are in another language than their elements say."""
    found = []
    for name in names:
        html = pages.parsed(site, name)
        own = "en" if name.startswith("en/") else "vi"
        for lang, text in texts(html.body, own):
            other = any(vietnamese_runs(text)) if lang == "en" else language_of(text) == "en"
            if other:
                found.append(f"{name}: {text.strip()}")
    return found


def test_passages_in_another_language_say_so(site):
    assert unmarked(site, pages.of_each_kind(pages.html_files(site))) == []


@pytest.mark.full
def test_on_every_page_they_do(site):
    assert unmarked(site, pages.html_files(site)) == []

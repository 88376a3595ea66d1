"""What a page is made of, told as Python-Markdown renders it; and no page keeps the reader busy."""

from __future__ import annotations

import random

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from helpers.calls import Calls
from tailieu.checks import rendered
from tailieu.content.markdown import MarkdownText
from tailieu.language import slugs

FRONT = "---\ntitle: Trang thử\n---\n"


def page(body: str, **options: bool) -> MarkdownText:
    return MarkdownText("docs/trang-thu.md", f"{FRONT}{body}", **options)


def blocks(body: str) -> list[tuple[str, int, str]]:
    """(kind, line in the body, words) of each block."""
    return [(block.kind, block.line - 3, block.words) for block in page(body).blocks]


# Blocks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Một\nhai\n\nBa", [("paragraph", 1, "Một\nhai"), ("paragraph", 4, "Ba")]),
        ("# Đầu #\nChữ", [("heading", 1, "Đầu"), ("paragraph", 2, "Chữ")]),
        ("##Đầu {: .lop #cho }", [("heading", 1, "Đầu")]),
        (" # Chữ", [("paragraph", 1, "# Chữ")]),
        ("Đầu\n---\nChữ", [("heading", 1, "Đầu"), ("paragraph", 3, "Chữ")]),
        ("Một\nhai\n===", [("paragraph", 1, "Một\nhai\n===")]),
        ("Một\nhai\n---\nba", [("paragraph", 1, "Một\nhai"), ("paragraph", 4, "ba")]),
        (
            "1. Một\ncòn một\n- hai\n\n    vẫn hai\n    - ba",
            [
                ("item", 1, "Một\ncòn một"),
                ("item", 3, "hai"),
                ("paragraph", 5, "vẫn hai\n    - ba"),
            ],
        ),
        ("Chữ\n- không phải mục", [("paragraph", 1, "Chữ\n- không phải mục")]),
        ("2) Không phải mục", [("paragraph", 1, "2) Không phải mục")]),
        (
            "| a | b |\n| - | - |\n| c | d |\ne\n\nChữ",
            [
                ("head", 1, "| a | b |"),
                ("row", 3, "| c | d |"),
                ("row", 4, "e"),
                ("paragraph", 6, "Chữ"),
            ],
        ),
        ("> Lời\nkể\n> - mục", [("paragraph", 1, "Lời\nkể\n> - mục")]),
        ("> Lời\n>", [("paragraph", 1, "Lời")]),
        ("> Lời\n>\n> - mục", [("paragraph", 1, "Lời"), ("item", 3, "mục")]),
        ("```py\n# mã\n```\n# Đầu", [("code", 1, ""), ("heading", 4, "Đầu")]),
        ("```\nkhông đóng", [("paragraph", 1, "```\nkhông đóng")]),
        ("<!-- # a\n\n-->\nChữ", [("comment", 1, "<!-- # a\n\n-->"), ("paragraph", 4, "Chữ")]),
        ("<!-- không đóng", [("paragraph", 1, "<!-- không đóng")]),
        ("[a]: b.md còn nữa", [("paragraph", 1, "[a]: b.md còn nữa")]),
        (
            "Chữ\n[a]: b.md\n[^c]: Chú\nthích\n\n*[UBND]: Ủy ban",
            [
                ("paragraph", 1, "Chữ"),
                ("address", 2, "b.md"),
                ("note", 3, "Chú\nthích"),
                ("abbreviation", 6, "*[UBND]: Ủy ban"),
            ],
        ),
        ("::: toan-van\n# I\n:::\nChữ", [("record", 1, "# I\n"), ("paragraph", 4, "Chữ")]),
        ("Chữ\n::: toan-van\na\n:::", [("paragraph", 1, "Chữ"), ("record", 2, "a\n")]),
        (
            "```\n::: toan-van\na\n:::\n```",
            [("code", 1, "")],
        ),
    ],
)
def test_blocks(body, found):
    assert blocks(body) == found


def test_a_record_is_markdown_on_a_page_of_another_kind():
    plain = page("::: toan-van\n# I [a](b.md)\n:::", has_record=False)
    assert [block.kind for block in plain.blocks] == ["paragraph", "heading", "paragraph"]
    assert [link.address for link in plain.links] == ["b.md"]


def test_sections_begin_at_headings_of_two_levels():
    found = page("Trước\n\n## Một\n- a\n\n### Hỏi?\n\nĐáp\n\n# Hai").sections
    assert [
        (section.heading, section.line, [block.text for block in section.blocks])
        for section in found
    ] == [("Một", 6, ["- a", "### Hỏi?", "Đáp"]), ("Hai", 13, [])]


# Within lines -----------------------------------------------------------------------------------


def test_marks_have_their_places():
    text = page(
        'Xem [đây [^a]](b.md#c "Tên"), ![hình](d.png) và <https://e.vn/>.[^f]\n\n'
        "| a | [g](<h i.md>) |\n| - | - |\n\n> [k]: l.md\n\n[^a]: Ở [m](n.md)\n"
    )
    assert [
        (link.kind, link.address, text.text[link.offset :].startswith(link.address))
        for link in text.links
    ] == [
        ("link", "b.md#c", True),
        ("image", "d.png", True),
        ("autolink", "https://e.vn/", True),
        ("link", "h i.md", True),
        ("address", "l.md", True),
        ("link", "n.md", True),
    ]
    first = text.links[0]
    assert text.text[slice(*first.span)] == '[đây [^a]](b.md#c "Tên")'
    assert text.text[slice(*first.words)] == "đây [^a]"
    assert [(label.name, label.defines, text.line(label.offset)) for label in text.labels] == [
        ("a", False, 4),
        ("f", False, 4),
        ("a", True, 11),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "`[a](b.md) [^c]`",
        "``[a](b.md) ` [^c]``",
        r"\[a](b.md) \[^c]",
        "```\n[a](b.md) [^c]\n```",
        "~~~ {.mã}\n[a](b.md) [^c]\n~~~",
    ],
)
def test_what_is_code_or_escaped_is_no_mark(body):
    assert (page(body).links, page(body).labels) == ((), ())


@pytest.mark.parametrize(
    "body",
    [
        # Each is rendered as a link, whatever it looks like to another reader of Markdown.
        "    [a](b.md)",
        "  ```\n\n[a](b.md)\n\n  ```",
        "  ~~~\n[a](b.md)\n  ~~~",
        "```a b c\n\n[a](b.md)\n\n```",
        "``` x `\n[a](b.md)",
        "<!--\n\n[a](b.md)",
        r"\\[a](b.md)",
        "[a]( b.md )",
        "[[a](b.md)",
        "# Đầu [a](b.md)",
        "- một\n\n        [a](b.md)",
        "".join("> " for _ in range(40)) + "[a](b.md)",
        "![[a](b.md)](c.png)",
    ],
)
def test_no_link_hides(body):
    assert "b.md" in [link.address for link in page(body).links]


def test_marks_of_a_record_are_those_of_its_own_grammar():
    text = page(
        "::: toan-van\n1. Theo **[luật](https://vbpl.vn/a)**[^1], [xem](b.md), `[^2]`.\n\n"
        "[^1]: Chú thích.\n:::\n"
    )
    assert [(link.kind, link.address) for link in text.links] == [("record", "https://vbpl.vn/a")]
    assert text.text[text.links[0].offset :].startswith("https://vbpl.vn/a)**")
    assert [(label.name, text.line(label.offset)) for label in text.labels] == [
        ("1", 5),
        ("2", 5),
        ("1", 7),
    ]


def test_what_is_spoken_of_an_item_has_neither_number_nor_labels():
    text = page("1. Một[^a] hai.[^b]\n")
    assert text.spoken(text.blocks[0]) == "Một hai."
    assert text.blocks[0].text == "1. Một[^a] hai.[^b]"


@pytest.mark.parametrize(
    "hidden",
    [
        "[1]: ../index.md#[a](https://la.example/) nữa",
        "!!! note\n    [1]: ../index.md#[a](https://la.example/) nữa",
        "`mã` và\n[1]: ../index.md#[a](https://la.example/) nữa",
        "[1]: <[a](https://la.example/) nữa",
        '[1]: b.md "c" [a](https://la.example/)',
        "[1]: b.md#(https://vi-du.vn/)\n\n    [1]:\n    b.md#[a](https://la.example/) nữa",
        "::: toan-van\nTheo [luật](https://vi-du.vn/a).\n:::\n\n[1]: <[a](https://la.example/) nữa",
    ],
)
def test_no_address_hides_in_what_only_looks_like_a_definition(hidden):
    text = page(hidden)
    found = [link.address for link in text.links]
    found += [address for _, address in rendered.other_links(text)]
    assert "https://la.example/" in found


@pytest.mark.parametrize("title", ["", ' "Tên"', " 'Tên'", " (Tên)", "  "])
def test_a_definition_may_have_a_title(title):
    assert blocks(f"[a]: b.md{title}") == [("address", 1, "b.md")]


# As it is rendered ------------------------------------------------------------------------------

RENDERED = """
# Đầu *một* {#dau}
## Hỏi – `đáp_số` [a](b.md) ![c](d.png)
## Hỏi – đáp số [a](<b.md>) <https://e.vn>
Đầu ba
===
### **Bốn**: a_b
Chữ [^x] và [f](g.md "Tên") và `[h](i.md)`.
Dòng [k](l\\_m.md) còn nữa [n](o(p).md)

1. Mục [q](r.md)[^y]
    - mục [s](t.md)

        còn mục [u](v.md)

> Lời [w](x.md)
> # Đầu năm

| a | b |
| --- | --- |
| [y](z.md) | `|` |

```
# Không phải đầu
[không](phai.md)
```

    [không](la-ma.md)

{: #cuoi }
""".strip()


# Lines that begin, end or hide something, in Markdown or in HTML.
LINES = (
    *("# A", "##B", " # C", "chữ", "**1. Đậm**", "- mục", "- mục [a](1.md)", "    - sâu", "2) ba"),
    *(
        "1. một[^x]",
        "> lời",
        "> - lời [b](2.md)",
        ">> sâu",
        "",
        "",
        "```",
        "~~~",
        "   ```",
        "```js",
    ),
    *("---", "===", "| a | b |", "| - | - |", "| [c](3.md) | [^y] |", "<https://vi-du.vn/a>"),
    *("`mã [d](4.md)`", "\\[e](5.md)", "![f](6.png)", "[^z]: chú [g](7.md)", "    [h](8.md)"),
    *("<div>", "</div>", "<!-- a -->", "<!--", "*[AB]: viết tắt", "[i](9 a.md)", '[k](10.md "l")'),
    *("{: #cho }", "\t- mục", "[m](<11 b.md>)", "``` mã ```", "[n](12.md)[^y]", "::: toan-van"),
)


def as_rendered(body: str) -> LexborHTMLParser:
    """The page that Python-Markdown makes of `body`, in which `x` and `y` are defined."""
    html = markdown.markdown(
        f"{body}\n\n[^x]: X\n[^y]: Y\n",
        extensions=list(rendered.EXTENSIONS),
        extension_configs={**rendered.SETTINGS, "toc": {"slugify": slugs.slug}},
    )
    return LexborHTMLParser(html)


def addresses(tree: LexborHTMLParser) -> set[str]:
    """Those of links and pictures, without the ways to notes and back."""
    nodes = tree.css("a:not([class]), img")
    return {str(node.attributes.get("href") or node.attributes["src"]) for node in nodes}


def labels(tree: LexborHTMLParser) -> list[str]:
    notes = tree.css("a.footnote-ref")
    return [str(note.attributes["href"]).removeprefix("#fn:") for note in notes]


def test_headings_links_and_labels_are_those_that_are_rendered():
    tree, text = as_rendered(RENDERED), page(RENDERED)
    headings = tree.css("h1, h2, h3, h4, h5, h6")
    assert [f"h{heading.level}" for heading in text.headings] == [node.tag for node in headings]
    assert {node.attributes["id"] for node in headings} <= text.anchors
    assert [label.name for label in text.labels] == labels(tree)
    found = {link.address.replace("\\", "") for link in text.links}
    # Indented code is read as text: in a list it would be.
    assert found - {"la-ma.md"} == addresses(tree)


def test_nothing_that_is_rendered_hides_in_any_mixture():
    """What is found beyond that is raw HTML and indented code, where marks are left as they are."""
    chance = random.Random(20261123)
    for _ in range(600):
        body = "\n".join(chance.choices(LINES, k=chance.randint(2, 9)))
        tree, text = as_rendered(body), page(body, has_record=False)
        assert addresses(tree) <= {link.address for link in text.links}, body
        assert set(labels(tree)) <= {label.name for label in text.labels}, body


def test_a_heading_that_comes_again_is_numbered():
    assert page("# A\n# A\n# A_1\n# B {#a}\n").anchors == {"a", "a_1", "a_2", "a-1"}


# Hostile text -----------------------------------------------------------------------------------

SIZE = 100_000
REPEATED = (
    *(
        "[",
        "[^",
        "\\[",
        "`a``b```c",
        "{:a ",
        "<a://",
        '[a](b "',
        "> ",
        "#\n",
        "a|b\n-|-\n",
        "- a\n",
    ),
    *("```a\n", "````a\n```\n", "<!--\n", "[a]: b\n", "[^a]: b\n", "::: toan-van\n"),
    *('[a]: b "', "[a]: b (c) "),
)
HOSTILE = (
    *(piece * (SIZE // len(piece)) for piece in REPEATED),
    "[" * 10_000 + "a" + "](b)" * 10_000,
    "[a](" + " " * SIZE,
    "# a" + " " * SIZE + "{",
    "".join(" " * depth + "- a\n" for depth in range(440)),
    "".join("`" * length + "a\n" for length in range(440, 2, -1)),
    "::: toan-van\n" + "**a [" * (SIZE // 5) + "\n:::\n",
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_no_text_keeps_the_reader_busy(text):
    with Calls() as calls:
        read = MarkdownText("docs/trang-thu.md", text)
        assert len(read.labels) + len(read.links) + len(read.anchors) <= len(text)
        assert len(read.prose) == len(text)
    assert calls.count < 100 * len(text)

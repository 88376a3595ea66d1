"""Front matter that would swell, run something, or lead out of docs/: one finding, and soon."""

from __future__ import annotations

import pytest

from helpers.project import read_docs

PAGE = "---\ntitle: Trang\ndescription: Một trang.\n{fields}\n---\nMột câu.\n"
LAUGHS = "\n".join(
    f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9) if n else 'ha'}]" for n in range(30)
)


def told(docs, path: str, text: str) -> list[tuple[int, str, str]]:
    """(line, rule, field) of each finding in the page with this text."""
    (docs / path).write_text(text, encoding="utf-8")
    found = read_docs(docs)[1]
    return [(one.line, one.rule.id, one.field) for one in found if one.path == f"docs/{path}"]


@pytest.mark.parametrize(
    ("fields", "finding"),
    [
        pytest.param(LAUGHS, (4, "TL016", ""), id="a-billion-laughs"),
        pytest.param("changed: &a [*a]", (4, "TL016", ""), id="an-alias-of-itself"),
        pytest.param("changed: !!python/name:os.system", (4, "TL016", ""), id="a-tag-of-python"),
        pytest.param("changed: !ten x", (4, "TL016", ""), id="a-tag-of-its-own"),
        pytest.param("changed: !!binary aGE=", (4, "TL016", ""), id="a-tag-of-yaml"),
        pytest.param(f"changed: {'[' * 10_000}", (4, "TL016", ""), id="brackets-without-end"),
        pytest.param(
            "\n".join(f"{'  ' * n}a{n}:" for n in range(40)), (16, "TL016", ""), id="deep-blocks"
        ),
        # A merge key is a field like others, so that it cannot bring in fields unseen.
        pytest.param("<<: {template: home.html}", (4, "TL010", "<<"), id="a-merge-key"),
        pytest.param("title: Khác", (4, "TL006", "title"), id="a-key-twice"),
        pytest.param("'title': Khác", (4, "TL006", "title"), id="a-key-twice-in-quotes"),
        pytest.param("? {a: b}\n: c", (4, "TL005", ""), id="a-key-that-is-a-map"),
        pytest.param(f"changed: {'9' * 5_000}", (4, "TL005", ""), id="a-number-without-end"),
        pytest.param("%TAG ! tag:x", (4, "TL005", ""), id="a-directive"),
        pytest.param(
            f"abbreviations: {{{', '.join(f'A{n}: {{vi: a, en: a}}' for n in range(301))}}}",
            (4, "TL010", "abbreviations"),
            id="abbreviations-without-end",
        ),
        pytest.param("__proto__: {a: b}", (4, "TL010", "__proto__"), id="a-name-of-javascript"),
        pytest.param("__class__: a", (4, "TL010", "__class__"), id="a-name-of-python"),
    ],
)
def test_yaml_that_does_more_than_tell_fields(docs, fields, finding):
    assert told(docs, "trang.md", PAGE.format(fields=fields)) == [finding]


OUT = ("../../mkdocs", "/etc/passwd", "..", "a/../../b", "c:\\a", "file:///a", "a\\b", "%2e")


@pytest.mark.parametrize("path", OUT)
@pytest.mark.parametrize(
    ("page", "old", "new", "field"),
    [
        ("trang.md", "", "formerly: ['{}']", "formerly.0"),
        ("trang.md", "", "template: '{}'", "template"),
        ("phieu/mau.md", "document: luat-moi", "document: '{}'", "citations.luat.document"),
        ("phieu/mau.md", "source: vi-du-vn", "source: '{}'", "citations.cong.source"),
        ("phieu/mau.md", "minutes: 3", "minutes: 3\nreplaces: ['{}']", "replaces.0"),
        ("bo-tai-lieu/bo.md", "", "items: [{{page: '{}'}}]", "items.0.page"),
        ("bo-tai-lieu/bo.md", "", "items: [{{sheet: '{}'}}]", "items.0.sheet"),
    ],
)
def test_a_field_that_names_a_page_leads_to_no_other_place(docs, page, old, new, field, path):
    """Redirects, templates and agendas are made of these."""
    written = new.format(path)
    if old:
        text = (docs / page).read_text(encoding="utf-8").replace(old, written)
    else:
        text = PAGE.format(fields=written)
        (docs / page).parent.mkdir(exist_ok=True)
    assert (("TL010", field)) in {(rule, at) for _, rule, at in told(docs, page, text)}

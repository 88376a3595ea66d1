"""Every document on the built site, found by its number in the forms in which people type it."""

import re
from collections import Counter

from helpers.project import own_catalog
from tailieu.content.schema import Document
from tailieu.content.terms import DOCUMENT_TYPES
from tailieu.language.words import fold

ASK = """async (queries) => {
  await TailieuOpen.code();
  const engine = TailieuSearch.open({ base: "assets/search/", language: "vi" });
  const answers = [];
  for (const query of queries) {
    const { hits } = await engine.search(query);
    answers.push(hits.map(({ url, direct }) => ({ url, direct })));
  }
  return answers;
}"""


def digits_of(document: Document) -> tuple[str, str]:
    return document.type, re.match(r"\d+", document.number)[0]


def forms(document: Document) -> list[str]:
    """nghị định 118, nghị định số 118, nđ 118, nghi dinh 118, …"""
    kind = DOCUMENT_TYPES[document.type].vi.lower()
    _, digits = digits_of(document)
    short = "".join(word[0] for word in kind.split()) if " " in kind else kind
    said = [kind, f"{kind} số", short, fold(kind)]
    return [*(f"{words} {digits}" for words in said), f"{kind} {document.number}", document.number]


def test_every_document_comes_first_by_its_kind_and_number(box):
    catalog = own_catalog()
    numbered = [entry for entry in catalog.of(Document).values() if entry.meta.number]
    # Documents of two years may have the digits of one another: “nghị định 59” means either.
    alike = Counter(digits_of(entry.meta) for entry in numbered)
    asked = [
        (
            query,
            f"van-ban/{entry.id}.html",
            1 if entry.meta.number in query else alike[digits_of(entry.meta)],
        )
        for entry in numbered
        for query in forms(entry.meta)
    ]
    box.page.goto(f"{box.base}index.html")
    answers = box.page.evaluate(ASK, [query for query, _, _ in asked])
    others = [
        (query, page, hits[:most])
        for (query, page, most), hits in zip(asked, answers, strict=True)
        if page not in [hit["url"] for hit in hits[:most]]
    ]
    assert asked and others == []

"""Every document on the built site, found by its number in the forms in which people type it."""

import re

from helpers.project import ROOT, read_docs
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


def forms(document: Document) -> list[str]:
    """nghị định 118, nghị định số 118, nđ 118, nghi dinh 118, …"""
    kind = DOCUMENT_TYPES[document.type].vi.lower()
    digits = re.match(r"\d+", document.number)[0]
    short = "".join(word[0] for word in kind.split()) if " " in kind else kind
    said = [kind, f"{kind} số", short, fold(kind)]
    return [*(f"{words} {digits}" for words in said), f"{kind} {document.number}", document.number]


def test_every_document_comes_first_by_its_kind_and_number(box):
    catalog, _ = read_docs(ROOT / "docs")
    asked = [
        (query, f"van-ban/{entry.id}.html")
        for entry in catalog.of(Document).values()
        for query in forms(entry.meta)
    ]
    box.page.goto(f"{box.base}index.html")
    answers = box.page.evaluate(ASK, [query for query, _ in asked])
    others = [
        (query, page, hits[:1])
        for (query, page), hits in zip(asked, answers, strict=True)
        if not hits or hits[0]["url"] != page
    ]
    assert asked and others == []

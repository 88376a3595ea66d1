"""Sheets as the form's data: read, written and checked by its own code under Node."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from helpers import node
from helpers.cases import TODAY
from helpers.project import read_docs
from tailieu.content.site import Site
from tailieu.editor import form_data

# Those of the form's scripts that need no page.
PURE = ("js/clock.js", *form_data.SCRIPTS[: form_data.SCRIPTS.index("form/check.js") + 1])

_READ = """({ files, data }) => files.map(([slug, text]) => {
  const parsed = TailieuSheetReader.parse(text);
  if (!parsed) return null;
  const sheet = TailieuSheetReader.read(slug, parsed, data.schema, data.headings);
  const written = TailieuSheetFile.file(sheet, data.schema, data.headings).text;
  return { sheet, written, lost: TailieuSheetReader.lost(text, written) };
})"""
# As the browser keeps it and gives it back.
_DRAFT = """({ sheets, data }) => {
  let kept = "";
  globalThis.TailieuReading = { kept: () => kept, keep: (name, value) => ((kept = value), true) };
  return sheets.map((sheet) => {
    const state = { ...TailieuFormState.fresh(data), sheet };
    TailieuFormState.keep(state, data);
    return TailieuFormState.restored(data);
  });
}"""
_WRITE = """({ sheets, data }) =>
  sheets.map((sheet) => TailieuSheetFile.file(sheet, data.schema, data.headings).text)"""
_CHECK = """({ sheets, data, today }) => sheets.map((sheet) => ({
  vi: TailieuCheck.check(sheet, data, today, "vi"),
  en: TailieuCheck.check(sheet, data, today, "en"),
}))"""


def site_of(docs: Path) -> Site:
    """The site of these pages, on the tests' day."""
    return Site(read_docs(docs)[0], TODAY)


def form_data_of(docs: Path) -> dict:
    """What the form knows on the site of these pages."""
    return json.loads(json.dumps(form_data.data(site_of(docs))))


def read(files: dict[str, str], data: dict) -> dict[str, dict]:
    """What the form makes of each file (slug → text): `sheet`, `written` and the lines `lost`.

    Files that cannot be read are left out.
    """
    found = node.call(PURE, _READ, {"files": [*files.items()], "data": data})
    return {slug: one for slug, one in zip(files, found, strict=True) if one}


def write(sheets: list[dict], data: dict) -> list[str]:
    """The file of each sheet."""
    return node.call(PURE, _WRITE, {"sheets": sheets, "data": data})


def taken_up(sheets: list[dict], data: dict) -> list[dict | None]:
    """The sheet that the form goes on with after a draft with each; None where it begins anew."""
    drafts = node.call([*PURE, "form/state.js"], _DRAFT, {"sheets": sheets, "data": data})
    return [draft and draft["sheet"] for draft in drafts]


def check(sheets: list[dict], data: dict, today: date = TODAY) -> list[dict[str, list[dict]]]:
    """What the form finds in each sheet, by language."""
    given = {"sheets": sheets, "data": data, "today": today.isoformat()}
    return node.call(PURE, _CHECK, given)

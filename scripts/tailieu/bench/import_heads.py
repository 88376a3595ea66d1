"""Whether the head of a document was recognised, against what people read in its file."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

import yaml

from tailieu.content import terms

FIELDS = ("number", "type", "date", "subject", "issuer", "signer")
# The names of these fields in front matter.
_NAMES = {"date": "issued", "subject": "summary"}

Verdict = Literal["right", "wrong", "missed", "none"]
VERDICTS: tuple[Verdict, ...] = ("right", "wrong", "missed", "none")


def read_truth(folder: Path) -> dict[str, dict[str, str]]:
    """By file, the fields that `heads.csv` gives; none where there is no such file.

    It has the columns `file` and FIELDS. A field that the document does not state is empty, one
    that nobody could read is `?`; readings that are all right are divided by `|`, of which the last
    may be empty.
    """
    path = folder / "heads.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["file"]: {name: row.get(name) or "" for name in FIELDS} for row in _rows(file)}


def _rows(file: Iterable[str]) -> Iterable[dict[str, str]]:
    return csv.DictReader(file)


def stated(page: str) -> dict[str, str]:
    """The fields in the front matter of an imported page, as people write them."""
    front = yaml.safe_load(page.split("\n---\n", 1)[0].removeprefix("---\n"))
    values = {name: front.get(_NAMES.get(name, name)) or "" for name in FIELDS}
    kind = terms.DOCUMENT_TYPES.get(values["type"])
    values["type"] = kind.vi if kind else values["type"]
    return {name: str(value) for name, value in values.items()}


def doubted(page: str) -> list[str]:
    """The fields of a page that the import marks as unsure, by a comment on their lines."""
    lines = page.split("\n---\n", 1)[0].splitlines()
    marked = {line.split(":", 1)[0] for line in lines if "  # chưa chắc" in line}
    return [name for name in FIELDS if _NAMES.get(name, name) in marked]


def judge(truth: Mapping[str, str], found: Mapping[str, str]) -> dict[str, Verdict]:
    """By field: found as it is, found otherwise, not found; `none` where there is nothing to find.

    Letter case, spaces and punctuation do not count, nor does the `V/v` before a subject.
    """
    return {name: _verdict(name, truth[name], found[name]) for name in FIELDS}


def _verdict(name: str, truth: str, found: str) -> Verdict:
    if truth == "?":
        return "none"
    readings = {_bare(name, reading) for reading in truth.split("|")}
    if not found:
        return "none" if "" in readings else "missed"
    return "right" if _bare(name, found) in readings else "wrong"


def _bare(name: str, value: str) -> str:
    value = unicodedata.normalize("NFC", value).strip().casefold()
    if name == "date":
        return _day(value)
    if name == "subject":
        value = re.sub(r"^\(?(?:v/v|về việc|về)\b", "", value)
    # A reading that names the same word with the older place of its tone.
    value = value.replace("òa", "oà").replace("óa", "oá").replace("ủy", "uỷ").replace("úy", "uý")
    return "".join(re.findall(r"[^\W_]+", value))


def _day(value: str) -> str:
    """`2026-03-05` of that or of `5/3/2026`; as it is for anything else."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", value)
    return date(int(found[3]), int(found[2]), int(found[1])).isoformat() if found else value

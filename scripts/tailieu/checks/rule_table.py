"""The rules of the content, and the table of rules in the editor's guide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tailieu import disk
from tailieu.checks.review import ADDRESS_LOST, CHANGE_UNTOLD
from tailieu.checks.runner import RULES
from tailieu.content import (
    front_matter,
    loader,
    own_addresses,
    page_limits,
    relations,
    text_files,
)
from tailieu.content.findings import SEVERITIES, Rule
from tailieu.content.messages import Lang, Message

PAGES: dict[Lang, str] = {
    "vi": "docs/huong-dan/bien-tap.md",
    "en": "docs/huong-dan/bien-tap.en.md",
}
_BLOCK = re.compile(r"(<!-- quy-tac: [^\n]*-->\n).*?(<!-- /quy-tac: -->)", re.DOTALL)
_HEAD = Message("| Mã | Mức | Quy tắc | Vì sao |", "| Id | Severity | Rule | Why |")

_OF_THE_READER = (
    text_files.UNREADABLE,
    text_files.TOO_LARGE,
    loader.SYMLINK,
    loader.NAME,
    loader.NAME_TAKEN,
    loader.NO_ORIGINAL,
    loader.CLAUSES_DIFFER,
    front_matter.NO_FRONT_MATTER,
    front_matter.YAML,
    front_matter.KEY_TWICE,
    front_matter.SCHEMA,
    front_matter.UNSAFE_YAML,
    page_limits.RULE,
    own_addresses.RULE,
    relations.NOT_THERE,
    relations.NO_SUCH_CLAUSE,
    relations.CYCLE,
    relations.SAME_DOCUMENT,
)


def rules() -> list[Rule]:
    """The rules about docs/: those of its reader, of the checks and of the review."""
    found = [*_OF_THE_READER, *(module.RULE for module in RULES), ADDRESS_LOST, CHANGE_UNTOLD]
    return sorted(found, key=lambda rule: rule.id)


def table(rules: Iterable[Rule], lang: Lang) -> str:
    """`rules` as a Markdown table."""
    lines = [_HEAD.format(lang), "| --- | --- | --- | --- |"]
    for rule in rules:
        severity = SEVERITIES[rule.severity].format(lang).capitalize()
        cells = (rule.id, severity, rule.title.format(lang), rule.why.format(lang))
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def written_into(page: str, rules: Iterable[Rule], lang: Lang) -> str:
    """`page` with the table of `rules` in its marked block; raises ValueError if it has none."""
    own = table(rules, lang)
    fresh, made = _BLOCK.subn(lambda block: f"{block[1]}\n{own}\n{block[2]}", page)
    if made != 1:
        raise ValueError(f"{PAGES[lang]} has no block <!-- quy-tac: … --> … <!-- /quy-tac: -->")
    return fresh


def write(root: Path, rules: Sequence[Rule]) -> list[Path]:
    """Write the table of `rules` into the guides; returns the files that changed."""
    changed = []
    for lang, name in PAGES.items():
        path = root / name
        page = path.read_text(encoding="utf-8")
        fresh = written_into(page, rules, lang)
        if fresh != page:
            disk.replace_file(path, fresh.encode())
            changed.append(path)
    return changed

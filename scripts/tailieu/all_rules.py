"""All rules of the toolchain: those of the content, and those of files and commands."""

from __future__ import annotations

from tailieu import disk
from tailieu.checks import rule_table
from tailieu.content import configuration, history
from tailieu.content.findings import Rule
from tailieu.editor import fact_tables, skeletons
from tailieu.importing import errors
from tailieu.importing.pdf import signatures
from tailieu.importing.word import pandoc
from tailieu.offline import bundle, paths, verify
from tailieu.site import build_warnings

_OF_COMMANDS = (
    bundle.NO_PACK,
    paths.BAD_PATH,
    verify.NOT_WHOLE,
    verify.SUSPICIOUS,
    verify.NOT_AS_LISTED,
    verify.OTHER_CHECKSUM,
    build_warnings.RULE,
    configuration.UNREADABLE,
    configuration.WRONG,
    history.OF_OTHERS,
    skeletons.FILE_THERE,
    fact_tables.NO_FACTS,
    fact_tables.NO_EVIDENCE,
    disk.RULE,
    errors.NOT_IMPORTABLE,
    errors.TOO_LARGE,
    errors.NO_TEXT,
    pandoc.NO_PANDOC,
    signatures.NOT_INTACT,
)


def rules() -> list[Rule]:
    """All rules, sorted by their ids."""
    return sorted([*rule_table.rules(), *_OF_COMMANDS], key=lambda rule: rule.id)

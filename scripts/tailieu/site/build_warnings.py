"""Warnings of MkDocs and its plugins as findings; they are available as sentences only."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Iterator

from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL090",
    "error",
    "reading",
    Message("Dựng không có cảnh báo", "The build has no warning"),
    Message(
        "Điều mà MkDocs cảnh báo khi dựng khung trang, ví dụ cấu hình sai.",
        "What MkDocs warns of while it draws the frames, such as a wrong setting.",
    ),
    Message("{warning}", "{warning}"),
    Message("sửa cấu hình được nêu.", "mend the setting that it names."),
)


# MkDocs, its themes and plugins; ProperDocs where that stands in its place, and then some of these.
_LOGGERS = ("mkdocs", "properdocs")


@contextlib.contextmanager
def collected() -> Iterator[list[str]]:
    """Collect the warnings of MkDocs and its plugins instead of printing them."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    collector = Collector(logging.WARNING)
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [(logger.propagate, logger.level) for logger in loggers]
    for logger in loggers:
        logger.propagate = False
        logger.setLevel(logging.INFO)
        logger.addHandler(collector)
    try:
        yield messages
    finally:
        for logger, earlier in zip(loggers, before, strict=True):
            logger.removeHandler(collector)
            logger.propagate, logger.level = earlier


def findings(warnings: Iterable[str]) -> Iterator[Finding]:
    """The warnings as findings, each once."""
    for warning in dict.fromkeys(warnings):
        yield RULE.at("mkdocs.yml", 0, warning=warning.strip())

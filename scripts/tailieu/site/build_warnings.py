"""Warnings of MkDocs and its plugins as findings; they are available as sentences only."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator
from pathlib import Path

from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL090",
    "error",
    "reading",
    Message("Dựng không có cảnh báo", "The build has no warning"),
    Message(
        "Điều mà MkDocs cảnh báo khi dựng, ví dụ liên kết hỏng.",
        "What MkDocs warns of while it builds, such as a broken link.",
    ),
    Message("{warning}", "{warning}"),
    Message("sửa liên kết hoặc cấu hình được nêu.", "mend the link or setting that it names."),
)


@contextlib.contextmanager
def collected() -> Iterator[list[str]]:
    """Collect the warnings of MkDocs and its plugins instead of printing them."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    collector = Collector(logging.WARNING)
    before = logger.propagate, logger.level
    logger.propagate = False
    logger.setLevel(logging.INFO)
    logger.addHandler(collector)
    try:
        yield messages
    finally:
        logger.removeHandler(collector)
        logger.propagate, logger.level = before


def finding(root: Path, warning: str) -> Finding:
    """A warning as a finding, at the page and line that the warning names."""
    named = re.search(r"[Dd]oc file '([^']+)'", warning)
    path, line = "mkdocs.yml", 0
    if named:
        path = f"docs/{named[1]}"
        quoted = re.search(r"link '([^']+)'", warning)
        with contextlib.suppress(OSError):
            source = (root / path).read_text(encoding="utf-8").splitlines()
            line = next((n for n, text in enumerate(source, 1) if quoted and quoted[1] in text), 0)
    return RULE.at(path, line, warning=warning.strip())

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tailieu.checks.project import PageTexts
from tailieu.checks.sections import STATING
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL037",
    "error",
    "content",
    Message("Lời khuyên của trang đứng riêng", "The site's own advice stands apart"),
    Message(
        "Nguồn không nói điều ấy thì không mang dấu của nguồn. Lời khuyên của trang đứng thành "
        "dòng riêng sau dấu >, không dẫn nguồn.",
        "What a source does not say has no source's mark. The site's own advice stands in a line "
        "of its own after >, and cites nothing.",
    ),
    Message(
        "lời khuyên của trang mà dẫn nguồn [^{label}]: «{text}».",
        "the site's own advice cites [^{label}]: “{text}”.",
    ),
    Message(
        "bỏ dấu dẫn nguồn; nếu nguồn nói đúng điều ấy thì bỏ dấu > ở đầu dòng.",
        "remove the label; if the source does say so, remove the > instead.",
    ),
)
_WITHIN = Message(
    "«{text}» là lời khuyên của trang, đứng trong câu dẫn nguồn.",
    "“{text}” is the site's own advice, within a statement that cites a source.",
)
_WITHIN_FIX = Message(
    "chuyển lời ấy xuống một dòng riêng bắt đầu bằng dấu >.",
    "move it to a line of its own that begins with >.",
)
# What is said of one's own accord, and has been found below a source's mark.
OWN = re.compile(
    r"gõ đúng (?:địa chỉ|tên miền)|hỏi (?:lại )?(?:nơi tiếp nhận|(?:bộ phận )?một cửa)|cho chắc\b"
    r"|type the address|to be (?:on the )?safe side|ask the one-stop",
    re.IGNORECASE,
)


def check_texts(texts: PageTexts) -> Iterator[Finding]:
    """One finding for each piece of the site's own advice with a source's mark."""
    for _, page in texts.sheet_pages():
        for section in page.sections:
            for block in section.blocks:
                labels = page.labels_in(block)
                if not labels:
                    continue
                if block.quoted:
                    yield RULE.at(
                        page.path, block.line, label=labels[0].name, text=_start(block.text)
                    )
                    continue
                own = OWN.search(unicodedata.normalize("NFC", block.text))
                if own and section.heading in STATING[page.lang]:
                    yield RULE.at(
                        page.path, block.line, message=_WITHIN, fix=_WITHIN_FIX, text=own[0]
                    )


def _start(text: str) -> str:
    words = text.lstrip("> ").split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")

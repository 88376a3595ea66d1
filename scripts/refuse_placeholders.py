"""Refuses to put a site on the web while files still hold what stands there to be filled in.

Run before a deployment, with the standard library alone. Prints one line a place; exit code 1 says
that there was one. An empty value is no placeholder: the site then says that it has no publisher.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# The organization's name, as .github/CODEOWNERS comes; and the examples of the guides.
_OWNER = re.compile(r"@ORG\b|@to-chuc\b")
_EXAMPLE = re.compile(
    r"\bvi-du\b|\bexample\.|ví dụ|github\.com/(?:to-chuc|ORG)\b|<[^>]+>", re.IGNORECASE
)
_SETTING = re.compile(r"\s+(?P<name>publisher|contact|repository):(?P<value>[^#]*)")


def owners(text: str) -> Iterator[tuple[int, str]]:
    """(line, owner) of each owner in the text of a CODEOWNERS file that is a placeholder."""
    for number, line in enumerate(text.splitlines(), start=1):
        for found in _OWNER.finditer(line.partition("#")[0]):
            yield number, found[0]


def settings(text: str) -> Iterator[tuple[int, str]]:
    """(line, `name: value`) of each setting of the publisher in mkdocs.yml that is an example."""
    for number, line in enumerate(text.splitlines(), start=1):
        setting = _SETTING.match(line)
        if setting and _EXAMPLE.search(setting["value"]):
            yield number, f"{setting['name']}: {setting['value'].strip()}"


def main(root: Path) -> int:
    """Print the placeholders of the project at `root`; 1 if there are any, else 0."""
    code = 0
    for path, find, fix in (
        (".github/CODEOWNERS", owners, "thay bằng nhóm thật của tổ chức trên GitHub"),
        ("mkdocs.yml", settings, "ghi giá trị thật của cơ quan, hoặc để trống"),
    ):
        file = root / path
        if not file.is_file():
            print(f"{path}: không có tệp này. Fix: lấy lại tệp từ kho mã.")
            code = 1
            continue
        for line, found in find(file.read_text(encoding="utf-8")):
            print(
                f"{path}:{line}: «{found}» là chỗ giữ, chưa ai điền, nên trang chưa được đăng. "
                f"Fix: {fix}; xem docs/huong-dan/quan-tri.md."
            )
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(ROOT))

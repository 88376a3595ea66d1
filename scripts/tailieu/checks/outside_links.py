"""Outside links: the list for a link checker, and its report as the text of an issue.

Whether a link opens says nothing about a page's text and changes by the day, so no build or check
tests it; lychee does, once a week (`make links`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

from tailieu.checks import formatters
from tailieu.checks.project import Project
from tailieu.checks.rules.external_hosts import outside
from tailieu.checks.rules.lookalike_hosts import evidence
from tailieu.content.hosts import belongs, host_of, registered

# HTTP codes with which a server says that a page does not exist any more. Other errors may be for
# robots only: sites of the State often reject these with 403, 429 or 503.
GONE = (404, 410)
# The domain of State bodies, whose sites are often slow from abroad or have old certificates.
STATE = "gov.vn"
# GitHub rejects issues of more than 65,536 characters; the two tables share these bytes.
MOST_BYTES = (40_000, 15_000)
MOST_PLACES = 10

# The characters of addresses (RFC 3986); any other could end a link in a table.
_IN_ADDRESS = ":/?#[]@!$&'()*+,;=-._~%"
_MORE = "… và {count} địa chỉ nữa, xem tệp kết quả của lần chạy."


class Unreached(Exception):
    """No address could be opened, so the network of this machine does not work."""


@dataclass(frozen=True)
class Trouble:
    """An address that could not be opened; `gone` if it must be replaced; `why` in Vietnamese."""

    address: str
    why: str
    gone: bool


def addresses(project: Project) -> dict[str, list[str]]:
    """External address → the places (`path:line`) with a link to it or that cite it as evidence."""
    found = defaultdict(list)
    for path, (line, address, _) in (*outside(project), *evidence(project)):
        if address.lower().startswith(("http://", "https://")):
            found[address].append(f"{path}:{line}")
    return dict(sorted(found.items()))


def as_html(listed: Sequence[str]) -> str:
    """HTML with one link a line; the checker's report refers to lines."""
    return "".join(f'<a href="{escape(address)}"></a>\n' for address in listed)


def troubles(result: Mapping[str, Any], listed: Sequence[str], project: Project) -> list[Trouble]:
    """The problems in lychee's JSON `result` for the addresses that `as_html` gave it.

    Raises Unreached; KeyError, TypeError or IndexError where `result` is nothing of that kind.
    """
    known = registered(project.catalog)
    found = []
    for kind in ("error_map", "timeout_map"):
        for entry in (entry for entries in result[kind].values() for entry in entries):
            address = listed[entry["span"]["line"] - 1]
            found.append(_judge(address, kind == "timeout_map", entry["status"], known))
    if found and not result["successful"]:
        raise Unreached
    return sorted(found, key=lambda trouble: trouble.address)


def _judge(
    address: str, late: bool, status: Mapping[str, Any], known: Mapping[str, str]
) -> Trouble:
    code = status.get("code")
    if code in GONE:
        return Trouble(address, f"máy chủ báo không còn trang này ({code})", True)
    if code:
        return Trouble(address, f"máy chủ từ chối hoặc đang bận ({code})", False)
    host = host_of(address) or ""
    tolerated = belongs(host, known) or host.endswith(f".{STATE}")
    if late:
        return Trouble(address, "không trả lời trong thời hạn", not tolerated)
    details = status.get("details") or status["text"]
    return Trouble(address, f"không kết nối được: {details}", not tolerated)


def issue(found: Sequence[Trouble], listed: Mapping[str, Sequence[str]]) -> str:
    """The text of the issue about broken links, as Markdown in Vietnamese."""
    gone = [trouble for trouble in found if trouble.gone]
    unsure = [trouble for trouble in found if not trouble.gone]
    lines = [
        f"Máy đã thử {len(listed)} địa chỉ ngoài mà các trang dẫn tới hoặc ghi là nơi đã đọc: "
        f"{len(gone)} không mở được, {len(unsure)} không kiểm được.",
    ]
    if gone:
        lines += [
            "",
            "## Không mở được",
            "",
            "Mở từng địa chỉ bằng trình duyệt. Mất thật thì tìm nơi khác của cơ quan chính thức có "
            "cùng nội dung, đọc lại, rồi sửa trang bằng một đề nghị. Sửa hết thì đóng issue này.",
            "",
            *_table(gone, listed, MOST_BYTES[0]),
        ]
    if unsure:
        lines += [
            "",
            f"<details><summary>Không kiểm được ({len(unsure)})</summary>",
            "",
            "Máy chủ chặn máy tự động, chậm, hoặc có chứng chỉ mà máy không tin. Đây chưa phải là "
            "liên kết hỏng. Địa chỉ nào ở đây nhiều tuần liền thì mở thử bằng trình duyệt.",
            "",
            *_table(unsure, listed, MOST_BYTES[1]),
            "",
            "</details>",
        ]
    return "\n".join(lines) + "\n"


def _table(
    found: Sequence[Trouble], listed: Mapping[str, Sequence[str]], most_bytes: int
) -> list[str]:
    rows = []
    for trouble in found:
        places = listed[trouble.address]
        shown = ", ".join(places[:MOST_PLACES])
        if len(places) > MOST_PLACES:
            shown += f" và {len(places) - MOST_PLACES} chỗ nữa"
        address = quote(trouble.address, safe=_IN_ADDRESS)
        rows.append(f"| <{address}> | {formatters.cell(trouble.why)} | {formatters.cell(shown)} |")
    return [
        "| Địa chỉ | Vì sao | Ở đâu |",
        "| --- | --- | --- |",
        *formatters.within(most_bytes, rows, lambda count: _MORE.format(count=count)),
    ]

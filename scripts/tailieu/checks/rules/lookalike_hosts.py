from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Iterator

import idna

from tailieu.checks.project import Link, Project
from tailieu.checks.rules.external_hosts import outside
from tailieu.content.findings import Finding, Rule
from tailieu.content.hosts import belongs, host_of, registered
from tailieu.content.messages import Message

RULE = Rule(
    "TL073",
    "error",
    "links",
    Message("Không có tên miền giả dạng", "No look-alike domains"),
    Message(
        "Tên miền na ná một nguồn chính thức (chinhphu-vn.com, dichvucong.gov.vn.vi-du.com, "
        "chinhphv.vn) là dấu hiệu lừa đảo; xét cả nơi đã đọc.",
        "A domain much like an official one (chinhphu-vn.com, dichvucong.gov.vn.vi-du.com, "
        "chinhphv.vn) is a mark of fraud; evidence is looked at too.",
    ),
    Message(
        "tên miền «{host}» giống «{genuine}» nhưng không phải.",
        "the domain “{host}” looks like “{genuine}”, but is another.",
    ),
    Message(
        "so từng chữ với docs/nguon/{source}.md; nếu là nguồn thật khác, thêm trang cho nó.",
        "compare it letter by letter with docs/nguon/{source}.md; if it is another true source, "
        "add a page for it.",
    ),
)
# Characters that look alike, and what they are replaced by.
SAME = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"), ("-", ""))
LATIN = str.maketrans("аеорсухіјѕɡοαν", "aeopcyxijsgoav")


def check(project: Project) -> Iterator[Finding]:
    """One finding for each address whose host looks like a registered one and is another."""
    known = registered(project.catalog)
    by_shape = {_shape(host): host for host in known}
    judged: dict[str, str | None] = {}
    for path, (line, address, field) in (*outside(project), *evidence(project)):
        host = host_of(address)
        if not host:
            continue
        if host not in judged:
            trusted = belongs(host, known) or _former(project, host)
            judged[host] = None if trusted else _likened(host, known, by_shape)
        genuine = judged[host]
        if genuine:
            yield RULE.at(path, line, field, host=host, genuine=genuine, source=known[genuine])


def evidence(project: Project) -> Iterator[tuple[str, Link]]:
    """(displayed path, address) of all evidence that pages name."""
    for entry in project.catalog.entries():
        for link in project.outlines[entry.path].evidence:
            yield project.shown(entry.path), link


def _former(project: Project, host: str) -> bool:
    return any(
        host.removeprefix("www.") == former.removeprefix("www.")
        for source in project.catalog.sources.values()
        for former in source.meta.former_hosts
    )


def _likened(host: str, known: dict[str, str], by_shape: dict[str, str]) -> str | None:
    for genuine in known:
        # `dichvucong.gov.vn.vi-du.com`, `chinhphu-vn.com`: a registered name inside another.
        if f".{host}.".find(f".{genuine}.") >= 0 or re.search(
            rf"(?:^|[.-]){re.escape(genuine.replace('.', '-'))}(?:[.-]|$)", host
        ):
            return genuine
    shape = _shape(host)
    if shape in by_shape:
        return by_shape[shape]
    for genuine in known:
        name = genuine.split(".")[0]
        if len(name) >= 6 and _one_slip(host, genuine):
            return genuine
    return None


def _shape(host: str) -> str:
    with contextlib.suppress(idna.IDNAError):
        host = idna.decode(host)
    host = unicodedata.normalize("NFD", host.translate(LATIN)).replace("đ", "d")
    host = "".join(char for char in host if not unicodedata.combining(char))
    for seen, taken in SAME:
        host = host.replace(seen, taken)
    return host


def _one_slip(host: str, genuine: str) -> bool:
    """Whether the two differ by one letter added, omitted, replaced or swapped with the next."""
    if abs(len(host) - len(genuine)) > 1 or host == genuine:
        return False
    at = next((i for i, (a, b) in enumerate(zip(host, genuine, strict=False)) if a != b), None)
    if at is None:
        return True
    rest, true = host[at:], genuine[at:]
    return (
        rest[1:] == true[1:]
        or rest[1:] == true
        or rest == true[1:]
        or (rest[:2] == true[:2][::-1] and rest[2:] == true[2:])
    )

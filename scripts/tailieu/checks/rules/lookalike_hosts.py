from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache

import idna

from tailieu.checks.project import Link, Project
from tailieu.checks.rules.external_hosts import outside
from tailieu.content.fields import Place
from tailieu.content.findings import Finding, Rule
from tailieu.content.hosts import ascii_host, belongs, host_of, registered
from tailieu.content.messages import Message

RULE = Rule(
    "TL073",
    "error",
    "links",
    Message("Không có tên miền giả dạng", "No look-alike domains"),
    Message(
        "Tên miền na ná một nguồn chính thức (chinhphu-vn.com, dichvucong.gov.vn.vi-du.com, "
        "chinhphv.vn) là dấu hiệu lừa đảo; xét cả nơi đã đọc và các nguồn với nhau.",
        "A domain much like an official one (chinhphu-vn.com, dichvucong.gov.vn.vi-du.com, "
        "chinhphv.vn) is a mark of fraud; evidence and sources are looked at too.",
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
_OF_TWO = Message(
    "so từng chữ với docs/nguon/{source}.md rồi xóa trang của nguồn giả; nếu cả hai đều thật, ghi "
    "«see_also: [{other}]» ở trang kia.",
    "compare it letter by letter with docs/nguon/{source}.md, and delete the page of the false "
    "source; if both are true, write “see_also: [{other}]” in that page.",
)
# Only offices of the State get a name that ends like this.
_OF_THE_STATE = ".gov.vn"
# Characters that look alike, and what they are replaced by.
SAME = (
    *(("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s")),
    *(("-", ""), (".", "")),
)
LATIN = str.maketrans("аеорсухіјѕɡοαν", "aeopcyxijsgoav")


def check(project: Project) -> Iterator[Finding]:
    """One finding for each host of an address that looks like a registered one and is another, and
    for each source whose own host looks like another's."""
    known = registered(project.catalog)
    judged: dict[str, str | None] = {}
    for path, (line, address, field) in (*outside(project), *evidence(project)):
        host = host_of(address)
        if not host:
            continue
        if host not in judged:
            trusted = belongs(host, known) or _former(project, host)
            judged[host] = None if trusted else _likened(host, known)
        genuine = judged[host]
        if genuine:
            yield RULE.at(path, line, field, host=host, genuine=genuine, source=known[genuine])
    yield from _sources(project, known)


def _sources(project: Project, known: dict[str, str]) -> Iterator[Finding]:
    sources = project.catalog.sources
    for source in sources.values():
        others = [
            other
            for other, id in known.items()
            if id != source.id and source.id not in sources[id].meta.see_also
        ]
        former = enumerate(source.meta.former_hosts)
        places: dict[Place, str] = {("former_hosts", number): host for number, host in former}
        for place, written in {("host",): source.meta.host, **places}.items():
            host = ascii_host(written).removeprefix("www.")
            if host.endswith(_OF_THE_STATE):
                continue
            # Its own name on another page, and those that it lies below, are no likeness.
            apart = [other for other in others if not f".{host}".endswith(f".{other}")]
            if genuine := _likened(host, apart):
                yield RULE.at(
                    project.shown(source.path),
                    *source.place(*place),
                    fix=_OF_TWO,
                    host=host,
                    genuine=genuine,
                    source=known[genuine],
                    other=source.id,
                )


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


def _likened(host: str, known: Collection[str]) -> str | None:
    for genuine in known:
        # `dichvucong.gov.vn.vi-du.com`, `chinhphu-vn.com`: a registered name inside another.
        if f".{host}.".find(f".{genuine}.") >= 0 or re.search(
            rf"(?:^|[.-]){re.escape(genuine.replace('.', '-'))}(?:[.-]|$)", host
        ):
            return genuine
    for genuine in known:
        if _shape(genuine) == _shape(host):
            return genuine
    for genuine in known:
        name = genuine.split(".")[0]
        if len(name) >= 6 and _one_slip(host, genuine):
            return genuine
    return None


@cache
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

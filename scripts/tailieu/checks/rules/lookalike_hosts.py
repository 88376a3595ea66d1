from __future__ import annotations

import contextlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping

from tailieu.checks.project import Link, Project
from tailieu.checks.rules.external_hosts import outside
from tailieu.checks.rules.foreign_letters import LOOKS
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
        "dichvucong.gov.com, chinhphv.vn) là dấu hiệu lừa đảo; xét cả nơi đã đọc, các nguồn với "
        "nhau và tên miền con của nguồn.",
        "A domain much like an official one (chinhphu-vn.com, dichvucong.gov.vn.vi-du.com, "
        "dichvucong.gov.com, chinhphv.vn) is a mark of fraud; evidence, sources and domains below "
        "those of sources are looked at too.",
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
# Other states have offices of the same short names.
_OF_A_STATE = re.compile(r"\.gov\.[a-z]{2}$")
# Names shorter than this are often alike by chance.
_LONG = 6
# Labels of a host that are looked at together; a longer run is that of nobody's name.
_MOST = 12
# Characters that look alike, and what they are replaced by.
_SAME = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"))
# Browsers write σ for ϲ.
_LATIN = LOOKS | str.maketrans("ѡпӏԛԝσαυʋɑıɩᴄᴏᴠᴢþøłħց", "wnlqwcauvailcovzpolhg")


class _Likeness:
    """Finds which of the hosts `known` a host is like, by tables, since there may be thousands."""

    def __init__(self, known: Iterable[str]):
        self._shapes: dict[str, list[str]] = defaultdict(list)
        # `dichvucong.gov`, of `dichvucong.gov.vn`.
        self._offices: dict[str, list[str]] = defaultdict(list)
        self._slips: dict[str, list[str]] = defaultdict(list)
        for host in known:
            shape = _shape(host)
            self._shapes[_joined(shape)].append(host)
            if host.endswith(_OF_THE_STATE):
                self._offices[_joined(shape.removesuffix("vn"))].append(host)
            if len(host.split(".")[0]) >= _LONG:
                for slip in _shortened(host):
                    self._slips[slip].append(host)

    def within(self, host: str) -> Iterator[str]:
        """Those that are part of `host`: `dichvucong.gov.vn.vi-du.com`, `dichvucong.gov.com`."""
        pieces = re.split("[.-]", _shape(host))
        foreign = _OF_A_STATE.search(host)
        for start in range(len(pieces)):
            for end in range(start + 1, min(start + _MOST, len(pieces)) + 1):
                part = "".join(pieces[start:end])
                yield from self._shapes.get(part, ())
                for office in self._offices.get(part, ()):
                    if not foreign or len(office.split(".")[0]) >= _LONG:
                        yield office

    def to(self, host: str) -> Iterator[str]:
        """All that `host` is like: those within it, and those from which it differs by a slip."""
        yield from self.within(host)
        for slip in _shortened(host):
            for genuine in self._slips.get(slip, ()):
                if _one_slip(host, genuine):
                    yield genuine


def check(project: Project) -> Iterator[Finding]:
    """One finding for each host of an address that looks like a registered one and is another, and
    for each source whose own host looks like another's."""
    known = registered(project.catalog)
    likeness = _Likeness(known)
    former = {
        host.removeprefix("www.")
        for source in project.catalog.sources.values()
        for host in source.meta.former_hosts
    }
    judged: dict[str, str | None] = {}
    for path, (line, address, field) in (*outside(project), *evidence(project)):
        host = host_of(address)
        if not host:
            continue
        if host not in judged:
            judged[host] = _genuine(host, known, former, likeness)
        genuine = judged[host]
        if genuine:
            yield RULE.at(path, line, field, host=host, genuine=genuine, source=known[genuine])
    yield from _sources(project, known, likeness)


def _genuine(
    host: str, known: Mapping[str, str], former: Container[str], likeness: _Likeness
) -> str | None:
    """The registered host that `host` looks like; None where it may be trusted."""
    if host in known or host in former:
        return None
    alike = likeness.within(host) if belongs(host, known) else likeness.to(host)
    return next((genuine for genuine in alike if not _below(host, genuine)), None)


def _below(host: str, domain: str) -> bool:
    return f".{host}".endswith(f".{domain}")


def _sources(project: Project, known: Mapping[str, str], likeness: _Likeness) -> Iterator[Finding]:
    sources = project.catalog.sources
    for source in sources.values():
        former = enumerate(source.meta.former_hosts)
        places: dict[Place, str] = {("former_hosts", number): host for number, host in former}
        for place, written in {("host",): source.meta.host, **places}.items():
            host = ascii_host(written).removeprefix("www.")
            if host.endswith(_OF_THE_STATE):
                continue
            for genuine in likeness.to(host):
                other = sources[known[genuine]]
                # Its own name on another page, and those that it lies below, are no likeness.
                if other is source or source.id in other.meta.see_also or _below(host, genuine):
                    continue
                yield RULE.at(
                    project.shown(source.path),
                    *source.place(*place),
                    fix=_OF_TWO,
                    host=host,
                    genuine=genuine,
                    source=known[genuine],
                    other=source.id,
                )
                break


def evidence(project: Project) -> Iterator[tuple[str, Link]]:
    """(displayed path, address) of all evidence that pages name."""
    for entry in project.catalog.entries():
        for link in project.outlines[entry.path].evidence:
            yield project.shown(entry.path), link


def _shape(host: str) -> str:
    """A host with one letter for all those that look alike."""
    host = ".".join(map(_written, host.split(".")))
    host = unicodedata.normalize("NFD", host.translate(_LATIN)).replace("đ", "d")
    host = "".join(char for char in host if not unicodedata.combining(char))
    for seen, taken in _SAME:
        host = host.replace(seen, taken)
    return host


def _written(label: str) -> str:
    """A label of a host as people write it, with letters that no host should have too."""
    if label.startswith("xn--"):
        with contextlib.suppress(UnicodeError):
            return label[4:].encode().decode("punycode")
    return label


def _joined(shape: str) -> str:
    return re.sub("[.-]", "", shape)


def _shortened(host: str) -> Iterator[str]:
    """A host, and all that it is without one character: two of which one is in both lists differ
    by a slip or two."""
    yield host
    for at in range(len(host)):
        yield host[:at] + host[at + 1 :]


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

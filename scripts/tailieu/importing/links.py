"""The links of imported text: only those to registered sources lead on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container
from dataclasses import replace
from pathlib import Path

from tailieu.content import front_matter
from tailieu.content.hosts import ascii_host, belongs, host_of
from tailieu.content.schema import Source
from tailieu.content.text_files import read_text
from tailieu.importing.blocks import Contents, Loss, mapped, plain

# The link of a full text: see tailieu.content.clauses.
_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\\\[\]])+)\]\(((?:https?://|mailto:)[^\s()<>\"]+)\)")


def registered_hosts(docs: Path) -> set[str]:
    """The hosts of the sources in docs/nguon, without `www.`; none where a page cannot be read."""
    hosts = set()
    for path in sorted((docs / Source.folder).glob("*.md")):
        text = read_text(path, str(path), [])
        written = front_matter.read(text, str(path), []) if text else None
        host = written.values.get("host") if written else None
        if isinstance(host, str):
            hosts.add(ascii_host(host).removeprefix("www."))
    return hosts


def only_registered(contents: Contents, known: Container[str]) -> Contents:
    """`contents` without the addresses of links to hosts that are not `known`; their words stay.

    Their addresses are told by hosts, except where the words of a link are its address.
    """
    lost: dict[str, list[str]] = defaultdict(list)

    def keep(match: re.Match[str]) -> str:
        words, address = match[1], match[2]
        host = host_of(address)
        if not host or belongs(host, known):
            return match[0]
        if _bare(plain(words)) != _bare(address):
            lost[host].append(f"{plain(words)}: {address}")
        return words

    changed = mapped(contents, lambda text: _LINK.sub(keep, text))
    losses = [
        Loss(
            f"địa chỉ của liên kết tới {host}, chưa có trong docs/nguon",
            "",
            each[0],
            count=len(each),
        )
        for host, each in lost.items()
    ]
    return replace(changed, losses=contents.losses + losses)


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", address.strip().lower())

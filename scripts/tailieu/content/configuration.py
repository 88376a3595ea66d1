"""What mkdocs.yml says of the site and of who publishes it, and what is wrong there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, cast
from urllib.parse import quote, urlsplit

import idna
import yaml

from tailieu.content.findings import ContentErrors, Finding, Rule, shortened
from tailieu.content.messages import Message

UNREADABLE = Rule(
    "TL091",
    "error",
    "reading",
    Message("Cấu hình đọc được", "The configuration can be read"),
    Message("mkdocs.yml phải đọc được.", "mkdocs.yml must be readable."),
    Message("không đọc được: {reason}.", "cannot be read: {reason}."),
    Message("sửa tệp này.", "mend this file."),
)
WRONG = Rule(
    "TL099",
    "error",
    "reading",
    Message("Cấu hình dùng được", "The configuration can be used"),
    Message(
        "Tên trang, cơ quan xuất bản, liên hệ, kho mã và địa chỉ trang hiện trên mọi trang, nằm "
        "trong mọi liên kết; điều gì chưa có thì để trống.",
        "The site's name, publisher, contact, repository and address are on every page and in its "
        "links; what there is none of stays empty.",
    ),
    Message("«{key}: {value}» không phải {wanted}.", "“{key}: {value}” is not {wanted}."),
    Message("{remedy}.", "{remedy}."),
)
_WRITE = Message("ghi {example}", "write {example}")
_WRITE_OR_NOTHING = Message("ghi {example}, hoặc để trống", "write {example}, or leave it empty")
_LINES = Message("các dòng «tên: giá trị»", "a list of lines “name: value”")
_NO_LINES = Message("trong tệp không có dòng «tên: giá trị»", "it has no line “name: value”")

# With nothing that a `mailto:` link would have to escape.
_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
# The links to GitHub's editor and forms begin with it.
_REPOSITORY = re.compile(r"https://github\.com/[A-Za-z0-9-]+/[A-Za-z0-9._-]+(?<!\.git)/?")
_NAMES_OF_REPOSITORY = re.compile(
    r"(?:^|\bgithub\.com[:/])([A-Za-z0-9-]+/[A-Za-z0-9._-]+?)(?:\.git)?/?$"
)
# A folder: the addresses of pages are joined to it.
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?"
    r"(?:/(?!\.\.?(?:/|$)|[^/]*\.html?/?$)[A-Za-z0-9._~%-]+)*/?"
)


@dataclass(frozen=True)
class Configuration:
    """What the toolchain takes from mkdocs.yml, of which `values` are all; unset is None.

    `repository` is an address without a slash at its end, `address` that of the site with one.
    """

    values: Mapping[str, Any]
    name: str
    publisher: str | None
    contact: str | None
    repository: str | None
    old_after: int
    address: str | None


class _Setting(NamedTuple):
    """A setting by its dotted name: `used` makes of a value what pages use, None of a wrong one.

    `meant` guesses what should stand in place of a wrong value; without a guess an example does.
    """

    name: str
    wanted: Message
    example: str
    used: Callable[[Any], Any]
    meant: Callable[[str], str | None] = lambda value: None
    may_be_empty: bool = True


class _Place(NamedTuple):
    """Where a value stands: `key` is the last part of its name, or the variable that has it."""

    path: str
    line: int
    key: str


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() and value.isprintable() else None


def _email(value: Any) -> str | None:
    return value if _EMAIL.fullmatch(str(value)) else None


def _repository(value: Any) -> str | None:
    return str(value).rstrip("/") if _REPOSITORY.fullmatch(str(value)) else None


def _repository_meant(value: str) -> str | None:
    names = _NAMES_OF_REPOSITORY.search(value.strip())
    return f"https://github.com/{names[1]}" if names else None


def _address(value: Any) -> str | None:
    return f"{str(value).rstrip('/')}/" if _ADDRESS.fullmatch(str(value)) else None


def _address_meant(value: str) -> str | None:
    value = value.strip()
    try:
        parts = urlsplit(value if "://" in value else f"https://{value}")
        host = idna.encode(parts.hostname or "", uts46=True).decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    folders = [part for part in parts.path.split("/") if part.strip(".")]
    if folders and folders[-1].endswith((".html", ".htm")):
        folders.pop()
    path = "".join(f"{quote(folder, safe='%')}/" for folder in folders)
    scheme = parts.scheme if parts.scheme in ("http", "https") else "https"
    meant = f"{scheme}://{host}{port}/{path}"
    return meant if "." in host and _ADDRESS.fullmatch(meant) else None


def _days(value: Any) -> int | None:
    # True is a number to Python.
    return value if type(value) is int and value > 0 else None


_SITE_NAME = _Setting(
    "site_name",
    Message("tên trang trên một dòng", "the site's name on one line"),
    '"Trang Tài liệu"',
    _words,
    may_be_empty=False,
)
_SITE_URL = _Setting(
    "site_url",
    Message(
        "địa chỉ trang trên mạng, bắt đầu bằng «https://», không có dấu cách, «?», «#»",
        "the site's address on the web, which begins with “https://” and has no space, “?” or “#”",
    ),
    "https://vi-du.gov.vn/",
    _address,
    _address_meant,
)
_EXTRA = _Setting(
    "extra",
    _LINES,
    'publisher: ""',
    lambda value: value if isinstance(value, dict) else None,
)
_PUBLISHER = _Setting(
    "extra.publisher",
    Message("tên một cơ quan trên một dòng", "a body's name on one line"),
    '"Tên cơ quan"',
    _words,
)
_CONTACT = _Setting(
    "extra.contact",
    Message("một địa chỉ thư điện tử", "an e-mail address"),
    "gop-y@vi-du.gov.vn",
    _email,
)
_GITHUB = _Setting(
    "extra.repository",
    Message("địa chỉ một kho trên GitHub", "the address of a repository on GitHub"),
    "https://github.com/to-chuc/kho",
    _repository,
    _repository_meant,
)
_OLD_AFTER = _Setting(
    "extra.old_after",
    Message("số ngày từ 1 trở lên", "a number of days from 1 up"),
    "30",
    _days,
    may_be_empty=False,
)
# In how many days a copy is old where mkdocs.yml does not say it.
_OLD_AFTER_UNSET = 30


def read(path: Path, environ: Mapping[str, str]) -> tuple[Configuration, list[Finding]]:
    """What mkdocs.yml at `path` says, and what is wrong there; wrong values count as unset.

    What it takes from a variable of `environ` is told by the variable's name.
    Raises ContentErrors where the file cannot be read.
    """
    values, places = _parsed(path, environ)
    findings: list[Finding] = []

    def taken(setting: _Setting, held: Mapping[str, Any]) -> Any:
        value = held.get(setting.name.rpartition(".")[2])
        empty = value is None or value == ""
        if empty and setting.may_be_empty:
            return None
        used = setting.used(value)
        if used is None:
            place = places.get(setting.name, _Place(path.name, 0, setting.name))
            findings.append(_wrong(setting, place, "" if empty else str(value)))
        return used

    extra = {"old_after": _OLD_AFTER_UNSET, **(taken(_EXTRA, values) or {})}
    configuration = Configuration(
        values=values,
        name=taken(_SITE_NAME, values) or "",
        publisher=taken(_PUBLISHER, extra),
        contact=taken(_CONTACT, extra),
        repository=taken(_GITHUB, extra),
        old_after=taken(_OLD_AFTER, extra) or _OLD_AFTER_UNSET,
        address=taken(_SITE_URL, values),
    )
    return configuration, sorted(findings)


def findings(path: Path, environ: Mapping[str, str]) -> list[Finding]:
    """All that is wrong with mkdocs.yml at `path`, be it that it cannot be read."""
    try:
        return read(path, environ)[1]
    except ContentErrors as error:
        return error.findings


def _wrong(setting: _Setting, place: _Place, value: str) -> Finding:
    return WRONG.at(
        place.path,
        place.line,
        setting.name,
        key=place.key,
        value=shortened(value),
        wanted=setting.wanted,
        remedy=_WRITE_OR_NOTHING if setting.may_be_empty else _WRITE,
        example=setting.meant(value) or setting.example,
    )


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml; of tags it knows !ENV, since MkDocs' own loader runs what tags name."""

    environ: Mapping[str, str] = {}

    def variable(self, node: yaml.Node) -> str | None:
        """The first variable of `!ENV NAME` or `!ENV [NAME, …, default]` that is set."""
        names = self._parts(node)[0]
        return next((name for name in names if name in self.environ), None)

    def of_environment(self, node: yaml.Node) -> object:
        """The value of that variable, or the default."""
        name = self.variable(node)
        return self._parts(node)[1] if name is None else self.environ[name]

    def _parts(self, node: yaml.Node) -> tuple[list[str], object]:
        if isinstance(node, yaml.SequenceNode):
            *names, default = self.construct_sequence(node)
            return names, default
        return [self.construct_scalar(cast(yaml.ScalarNode, node))], None


_Loader.add_constructor("!ENV", _Loader.of_environment)
_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def _parsed(path: Path, environ: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, _Place]]:
    """The contents of mkdocs.yml, and the places of its settings and of those of `extra`."""
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
        loader.environ = environ
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else {}
        places = dict(_places(loader, path.name, node))
    except (OSError, ValueError, yaml.YAMLError) as error:
        reason = str(error).replace("\n", " ")
        raise ContentErrors([UNREADABLE.at(path.name, 0, reason=reason)]) from None
    if not isinstance(values, dict):
        raise ContentErrors([UNREADABLE.at(path.name, 1, reason=_NO_LINES)])
    return values, places


def _places(
    loader: _Loader, path: str, node: yaml.Node | None, above: str = ""
) -> Iterator[tuple[str, _Place]]:
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        name = f"{above}{key.value}"
        variable = loader.variable(value) if value.tag == "!ENV" else None
        yield (
            name,
            (
                _Place(variable, 0, variable)
                if variable
                else _Place(path, key.start_mark.line + 1, key.value)
            ),
        )
        if name == _EXTRA.name:
            yield from _places(loader, path, value, f"{name}.")

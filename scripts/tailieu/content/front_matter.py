"""The front matter of a page: YAML between two lines `---`, read strictly, with the line of each
field, so that whatever is wrong in it is told at its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from tailieu.content.fields import Place
from tailieu.content.findings import Finding, Rule, shortened
from tailieu.content.markdown import FRONT_MATTER
from tailieu.content.messages import Message
from tailieu.content.problems import Problem
from tailieu.content.schema_errors import explain

NO_FRONT_MATTER = Rule(
    "TL004",
    "error",
    "reading",
    Message("Có phần khai báo", "There is front matter"),
    Message(
        "Trang bắt đầu bằng phần khai báo giữa hai dòng ---.",
        "A page begins with its front matter between two lines of ---.",
    ),
    Message("không có phần khai báo ở đầu tệp.", "has no front matter at its beginning."),
    Message(
        "bắt đầu tệp bằng một dòng ---, các trường, rồi một dòng ---.",
        "begin the file with a line ---, the fields, then a line ---.",
    ),
)
_EMPTY = Message("là tệp rỗng.", "is an empty file.")
_EMPTY_FIX = Message(
    "chép một trang cùng loại rồi sửa, hoặc xóa tệp.",
    "copy a page of the same kind and change it, or delete the file.",
)
YAML = Rule(
    "TL005",
    "error",
    "reading",
    Message("Phần khai báo đọc được", "The front matter can be read"),
    Message(
        "Mỗi dòng khai báo là «trường: giá trị».",
        "Each line of the front matter is “field: value”.",
    ),
    Message(
        "phần khai báo không đọc được ở dòng «{written}».",
        "the front matter cannot be read at the line “{written}”.",
    ),
    Message(
        "đặt giá trị có dấu hai chấm hoặc dấu # trong ngoặc kép, đóng đủ ngoặc, và thụt dòng "
        "bằng dấu cách.",
        "put a value with a colon or a # in quotation marks, close what is open, and indent with "
        "spaces.",
    ),
)
_NOT_FIELDS = Message(
    "phần khai báo không phải các dòng «trường: giá trị».",
    "the front matter is no lines of “field: value”.",
)
_NOT_FIELDS_FIX = Message("sửa lại.", "set it right.")
KEY_TWICE = Rule(
    "TL006",
    "error",
    "reading",
    Message("Mỗi trường ghi một lần", "Each field once"),
    Message(
        "Trường ghi hai lần thì không biết lấy dòng nào.",
        "Of a field written twice nobody knows which line counts.",
    ),
    Message("trường «{name}» được ghi hai lần.", "the field “{name}” is written twice."),
    Message("giữ lại một dòng.", "keep one line."),
)
SCHEMA = Rule(
    "TL010",
    "error",
    "content",
    Message("Đúng trường, đúng dạng", "Right fields, right forms"),
    Message(
        "Mỗi loại trang có các trường của nó; giá trị sai dạng thì trang hiện sai. "
        "Mã HTML trong phần khai báo bị từ chối.",
        "Each kind of page has its fields; a value of a wrong form would show wrongly. "
        "HTML in front matter is refused.",
    ),
    Message("{wrong}.", "{wrong}."),
    Message("sửa giá trị theo câu trên.", "set the value right."),
)
UNSAFE_YAML = Rule(
    "TL016",
    "error",
    "safety",
    Message("Khai báo bằng chữ thường", "Plain front matter"),
    Message(
        "Thẻ «!», neo «&» và bí danh «*» của YAML chạy được lệnh hoặc phình ra vô tận.",
        "YAML's tags “!”, anchors “&” and aliases “*” can run commands or grow without end.",
    ),
    Message("phần khai báo dùng {problem}.", "the front matter uses {problem}."),
    Message(
        "chỉ ghi các dòng «trường: giá trị»; đặt giá trị bắt đầu bằng !, & hoặc * trong ngoặc kép.",
        "write only lines of “field: value”; put a value that begins with !, & or * in "
        "quotation marks.",
    ),
)
_TAG = Message("thẻ «{name}»", "the tag “{name}”")
_ANCHOR = Message("neo «&{name}»", "the anchor “&{name}”")
_ALIAS = Message("bí danh «*{name}»", "the alias “*{name}”")
_DEEP = Message("quá nhiều lớp lồng nhau", "too many levels")

# The line of each field that is written, by `place_key`.
Lines = dict[str, int]


@dataclass(frozen=True)
class Written:
    """The values of a page's front matter with their lines, and where its body begins.

    `start` is the offset of the body, `body_line` its first line; lines count from 1.
    """

    values: dict[str, Any]
    lines: Lines
    start: int
    body_line: int


def place_key(place: Place) -> str:
    """The path of a field as one string, which is a key in JSON too."""
    return "".join(f"{part}\0" for part in place)


_LONGEST_NUMBER = 100
_STRING = "tag:yaml.org,2002:str"


class _Loader(yaml.CSafeLoader):
    """Keeps dates as text, so that messages can quote them, and reads only true and false as
    booleans: the key `on` is a string, as in YAML 1.2. `<<` and `=` have no special meaning."""

    def construct_yaml_int(self, node: yaml.ScalarNode) -> int:
        # Python refuses to convert numbers of thousands of digits.
        if len(node.value) > _LONGEST_NUMBER:
            raise yaml.constructor.ConstructorError(problem_mark=node.start_mark)
        return super().construct_yaml_int(node)


_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_yaml_int)
_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag.rsplit(":", 1)[1] not in ("timestamp", "bool", "merge", "value")
    ]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def read(text: str, path: str, findings: list[Finding]) -> Written | None:
    """Divide the page `text`; None, with a finding, if its front matter cannot be read."""
    if not text.strip():
        empty = NO_FRONT_MATTER.at(path, 0, message=_EMPTY, fix=_EMPTY_FIX)
        findings.append(empty)
        return None
    match = FRONT_MATTER.match(text)
    if not match:
        findings.append(NO_FRONT_MATTER.at(path, 1))
        return None
    try:
        unsafe = _unsafe_yaml(match[1])
        if unsafe:
            findings.append(UNSAFE_YAML.at(path, unsafe.line, **unsafe.as_values()))
            return None
        loader = _Loader(match[1])
        node = loader.get_single_node()
        lines: Lines = {}
        twice: list[tuple[str, int]] = []
        values = _construct(loader, node, "", lines, twice) if node else None
    except (yaml.YAMLError, ValueError) as error:
        written = match[1].rstrip("\n").split("\n")
        at = _odd_line(error, written)
        findings.append(YAML.at(path, at + 2, written=shortened(written[at].strip())))
        return None
    if not isinstance(values, dict):
        findings.append(YAML.at(path, 2, message=_NOT_FIELDS, fix=_NOT_FIELDS_FIX))
        return None
    findings += [KEY_TWICE.at(path, line, field, name=field) for field, line in twice]
    return Written(values, lines, match.end(), text.count("\n", 0, match.end()) + 1)


# A line that is neither a field nor an item, or whose value begins with a quotation mark and has no
# second one. YAML reports such errors on a later line, at which it cannot continue.
_ODD = re.compile(
    r"""\s*(?=\S)(?!-\s|-$|\#)(?:(?!:(?:\s|$)).)*"""
    r"""|(?:[^"'#]|"(?:\\.|[^"\\])*"|'[^']*')*?(?:^\s*|[:-]\s+|[\[{,]\s*)(["'])(?:(?!\1).)*"""
)


def _odd_line(error: Exception, written: list[str]) -> int:
    """The index of the line that most likely has the error."""
    if isinstance(error, yaml.reader.ReaderError):
        at = "\n".join(written).encode()[: error.position].count(b"\n")
    else:
        mark = getattr(error, "problem_mark", None)
        at = min(mark.line, len(written) - 1) if mark else 0
    return next((i for i in range(at + 1) if _ODD.fullmatch(written[i])), at)


# More than any page needs; PyYAML itself recurses until the stack overflows.
_MOST_LEVELS = 12

# Quick tests that let most pages skip the events, which halves the time to read them.
_SIGN = re.compile(r"(?:^|[\s\[{,:-])[&*!]")
_STEPS = re.compile(r"\n(?: {24}| *(?:[-?] +){4}|\?)")


def _may_be_unsafe(text: str) -> bool:
    """Whether the text may have an alias, anchor or tag, or too many levels."""
    return (
        (any(sign in text for sign in "&*!") and _SIGN.search(text) is not None)
        or _STEPS.search(f"\n{text}") is not None
        or (text.count("[") + text.count("{") > _MOST_LEVELS and _depth(text) > _MOST_LEVELS)
    )


def _depth(text: str) -> int:
    """The deepest nesting of brackets."""
    deepest = level = 0
    for char in re.findall(r"[\[\]{}]", text):
        level += 1 if char in "[{" else -1
        deepest = max(deepest, level)
    return deepest


def _unsafe_yaml(text: str) -> Problem | None:
    """The first alias, anchor, tag or level too many in front matter; else None."""
    if not _may_be_unsafe(text):
        return None
    level = 0
    for event in yaml.parse(text, _Loader):
        line = event.start_mark.line + 2 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            return Problem.at(line, _ALIAS, name=event.anchor)
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            if event.anchor:
                return Problem.at(line, _ANCHOR, name=event.anchor)
            if event.tag:
                return Problem.at(line, _TAG, name=event.tag)
        if isinstance(event, yaml.CollectionStartEvent):
            level += 1
            if level > _MOST_LEVELS:
                return Problem.at(line, _DEEP)
        elif isinstance(event, yaml.CollectionEndEvent):
            level -= 1
    return None


def _construct(
    loader: _Loader, node: yaml.Node, place: str, lines: Lines, twice: list[tuple[str, int]]
) -> Any:
    """The value of `node`, in one pass with its lines, which takes half of PyYAML's time.

    Fills in `lines`, the line of every key and item, and `twice`, (field, line) of repeated keys.
    """
    lines.setdefault(place, node.start_mark.line + 2)
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.tag == _STRING else loader.construct_object(node)
    if isinstance(node, yaml.SequenceNode):
        return [
            _construct(loader, item, f"{place}{index}\0", lines, twice)
            for index, item in enumerate(node.value)
        ]
    values = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(problem_mark=key.start_mark)
        inner, line = f"{place}{key.value}\0", key.start_mark.line + 2
        if inner in lines:
            twice.append((inner[:-1].replace("\0", "."), line))
        lines[inner] = line
        name = key.value if key.tag == _STRING else loader.construct_object(key)
        values[name] = _construct(loader, value, inner, lines, twice)
    return values


T = TypeVar("T", bound=BaseModel)


def validate(model: type[T], page: Written, path: str, findings: list[Finding]) -> T | None:
    """The front matter as a `model`; None, with a finding for each error, if it does not fit."""
    try:
        return model.model_validate(page.values)
    except ValidationError as error:
        for one in error.errors():
            explained = explain(one, model)
            line, field = place_of(page.lines, explained.field)
            findings.append(
                SCHEMA.at(
                    path,
                    line,
                    field,
                    message=explained.message,
                    fix=explained.fix,
                    **explained.values,
                )
            )
        return None


def place_of(lines: Mapping[str, int], field: Place) -> tuple[int, str]:
    """(line, dotted path) of a field, or the line of its nearest parent that is written, else 1.

    `lines` has the line of every field that is written.
    """
    written = field
    while written and place_key(written) not in lines:
        written = written[:-1]
    return lines.get(place_key(written), 1), ".".join(map(str, field))

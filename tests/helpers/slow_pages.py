"""Pages that make a parser slow: marks over and over, openings without end, deep nesting.

Each is made at any size, so that a test can ask both whether a page is refused and whether the
largest one that is not refused is read and drawn in time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tailieu.content import page_limits
from tailieu.content.text_files import MOST_BYTES

FRONT = "---\ntitle: Trang chậm\ndescription: Một trang để thử.\n---\n"

# Over and over on one line, or with the line ends that they have.
REPEATED = {
    "cdata": "<![CDATA[",
    "cdata lines": "<![CDATA[\n\n",
    "comment": "<!--",
    "declaration": "<!x ",
    "instruction": "<?x ",
    "less than": "<",
    "tag": "<a ",
    "element": "<b>",
    "block element": "<div>\n\n",
    "markdown element": '<div markdown="1">\n\n',
    "end tag": "</",
    "entity": "&",
    "entity named": "&amp",
    "entity number": "&#1",
    "autolink": "<https://a.vn>",
    "autolink open": "<https://a",
    "mail": "<a@b.vn>",
    "backslash": "\\",
    "escape": "\\*",
    "escaped bracket": "\\[",
    "bracket": "[",
    "brackets": "[]",
    "link": "[a](b)",
    "link open": "[a](",
    "link parentheses": "](((",
    "link angle": "[a](<",
    "link title": '[a](b "',
    "link nested": "[a](b[",
    "reference": "[a][b]",
    "reference lines": "[a]\n[b]\n",
    "definition": "[a]: b\n",
    "definition open": "[a]:\n",
    "picture": "![",
    "picture whole": "![a](b)",
    "picture nested": "![a](![",
    "note": "[^1]",
    "note definition": "[^1]: a\n",
    "note definitions": "[^1]: a\n\n",
    "code": "`",
    "code runs": "`a``b```c",
    "code whole": "`a` ",
    "emphasis": "*",
    "emphasis nested": "*_",
    "emphasis words": "*a **b ",
    "emphasis whole": "*a* ",
    "strong whole": "**a** ",
    "strong under": "__a _b ",
    "underscore": "_",
    "attributes": "{",
    "attributes open": "{: #",
    "attributes whole": "a{: .b }",
    "attributes lines": "a\n{: .b }\n\n",
    "heading open": "###",
    "heading": "# a\n",
    "headings apart": "## a\n\n",
    "heading closed": "# #",
    "heading attributes": "## a {#b}\n\n",
    "setext": "a\n===\n",
    "setext line": "=",
    "setext rules": "---\n",
    "rule stars": "* ",
    "rule dashes": "- ",
    "list": "- a\n",
    "list apart": "- a\n\n",
    "list numbers": "1. a\n",
    "quote": ">",
    "quotes": "> ",
    "quote lines": "> a\n\n",
    "fence": "```\n",
    "fence tildes": "~~~\n",
    "fence open": "```a\n\n",
    "fence attributes": "``` {a",
    "abbreviation": "*[a]: b\n",
    "abbreviation open": "*[",
    "admonition": "!!! a\n\n",
    "admonition title": '!!! note "a"\n    b\n\n',
    "admonition open": "!!! ",
    "details": "??? a\n    b\n\n",
    "definition list": "a\n: b\n\n",
    "record": "::: toan-van\n",
    "record end": ":::\n",
    "record pair": "::: toan-van\na\n:::\n",
    "table row": "| a | b |\n",
    "table bars": "|",
    "toc": "[TOC]\n\n",
    "spaces": " ",
    "blank lines": "\n",
    "tabs": "\t",
    "spaced lines": "    \n",
    "words": "chữ ",
    "word": "a",
    "paragraphs": "a\n\n",
    "lines": "a\n",
    "dollar": "$",
    "dollars": "$$",
    "quotation": "“",
    "quote sign": '"',
    "hosts": "a.vn ",
    "hosts joined": "a.",
    "mails": "a@",
    "addresses": "https://",
    "dates": "1/1/2026 ",
    "digits": "1",
    "numbers": "1.",
    "combining": "a\u0301",
    "wide": "\U0001f600",
    "math": "\\(",
    "signs": "●",
    "signs apart": "●\n\n",
    "signs in letters": "ꪜ ",
    "badges": "● Đã duyệt\n\n",
    "colon": "javascript:",
    "data": "data:",
}


def repeated(mark: str) -> Callable[[int], str]:
    return lambda size: mark * (size // len(mark.encode()))


def stairs(mark: str, step: str) -> Callable[[int], str]:
    """Each line one step deeper than the one before, up to `size` bytes."""

    def made(size: int) -> str:
        lines, length = [], 0
        while length < size:
            lines.append(f"{step * len(lines)}{mark}\n")
            length += len(lines[-1])
        return "".join(lines)

    return made


def numbered(line: str) -> Callable[[int], str]:
    """`line` with the numbers 0, 1, …, in place of `N`."""

    def made(size: int) -> str:
        count = size // (len(line.encode()) + 3)
        return "".join(line.replace("N", str(number)) for number in range(count))

    return made


def _both(first: Callable[[int], str], second: Callable[[int], str]) -> Callable[[int], str]:
    return lambda size: f"{first(size // 2)}\n\n{second(size // 2)}"


def _table(columns: Callable[[int], int]) -> Callable[[int], str]:
    def made(size: int) -> str:
        many = columns(size)
        rows = max(1, size // (2 * many) - 4)
        return f"{'|a' * many}|\n{'|-' * many}|\n" + f"{'|a' * many}|\n" * rows

    return made


def _record(inner: Callable[[int], str]) -> Callable[[int], str]:
    return lambda size: f"::: toan-van\n{inner(size)}\n:::\n"


BODIES: dict[str, Callable[[int], str]] = {
    **{name: repeated(mark) for name, mark in REPEATED.items()},
    "deep list": stairs("- a", "    "),
    "deep list of two": stairs("- a", "  "),
    "deep numbers": stairs("1. a", "    "),
    "deep quotes": stairs("> a", "> "),
    "deep quoted list": stairs("> - a", "    "),
    "deep admonitions": stairs("!!! note", "    "),
    "deep elements": lambda size: "<div>" * (size // 11) + "</div>" * (size // 11),
    "deep spans": lambda size: "<b>" * (size // 7) + "</b>" * (size // 7),
    "deep markdown": lambda size: '<div markdown="1">\n' * (size // 27) + "</div>\n" * (size // 27),
    "deep brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "deep links": lambda size: "[" * (size // 5) + "a" + "](b)" * (size // 5),
    "deep parentheses": lambda size: "[a](" + "(" * (size // 2) + ")" * (size // 2) + ")",
    "deep emphasis": lambda size: "*_" * (size // 4) + "a" + "_*" * (size // 4),
    # Hypothesis found these: with a loose accent, a text is searched for words that have one.
    "digits and an accent": _both(repeated("1"), lambda size: "a\u0301"),
    "brackets in words": repeated("ư;<;|-[}1'={ư?“"),
    "links in many paragraphs": repeated("[a](b)\n\n"),
    "abbreviations": _both(numbered("*[aN]: b\n\n"), numbered("aN ")),
    "abbreviations unused": _both(numbered("*[aN]: b\n\n"), repeated("chữ ")),
    "abbreviations in a run": numbered("*[aN]: b\n"),
    "one abbreviation": _both(lambda size: "*[a]: b", repeated("a ")),
    "notes": _both(numbered("a[^N]\n\n"), numbered("[^N]: b\n\n")),
    "notes in a run": _both(numbered("[^N]"), numbered("[^N]: b\n")),
    "one note": _both(repeated("[^1]"), lambda size: "[^1]: b"),
    "one note in words": _both(repeated("a[^1] "), lambda size: "[^1]: b"),
    "notes within notes": numbered("[^N]: [^N][^N]\n\n"),
    "definitions": _both(numbered("[aN]: b\n"), numbered("[aN] ")),
    "headings": numbered("## aN\n\n"),
    "fences": numbered("```\naN\n```\n\n"),
    "fences that differ": _both(repeated("```a\n"), repeated("~~~a\n")),
    "growing fences": stairs("", "`"),
    "wide table": _table(lambda size: size // 8),
    "square table": _table(lambda size: int((size / 2) ** 0.5)),
    "long table": _table(lambda size: 2),
    "ragged table": lambda size: "|a|b|\n|-|-|\n" + "|" * size,
    "wide rule": lambda size: "|a|\n" + "|-" * (size // 2),
    "record of paragraphs": _record(repeated("a\n\n")),
    "record of one line": _record(repeated("chữ ")),
    "record of marks": _record(repeated("**a")),
    "record of stars": _record(repeated("*")),
    "record of links": _record(repeated("[a](https://a.vn) ")),
    "record of brackets": _record(repeated("[")),
    "record of addresses": _record(_both(repeated("<https://a"), lambda size: "a _b")),
    "record of notes": _record(repeated("[^1]")),
    "record of note definitions": _record(numbered("[^N]: a\n\n")),
    "record of escapes": _record(repeated("\\")),
    "record of headings": _record(repeated("## a\n\n")),
    "record of a heading": _record(lambda size: "#" * size),
    "record of articles": _record(numbered("**Điều N.** a\n\n")),
    "record of digits and an accent": _record(_both(repeated("1"), lambda size: "a\u0301")),
    "record of signs": _record(repeated("●")),
    "record of signs in letters": _record(repeated("ꪜ ")),
    "record of badges": _record(repeated("● Đã duyệt ")),
    "record of openings and a sign": _record(_both(repeated("<!--&"), lambda size: "●")),
    "record of ornate letters": _record(repeated("aɪ ")),
    "record of Cyrillic look-alikes": _record(repeated("а ")),
    "record of dotless letters": _record(repeated("ı ")),
    "record of letters of names": _record(repeated("Ð ")),
    "record of all faulty letters": _record(repeated("Ð Đ͏ã ɪa Cá́́́i ●\n")),
    "record of turned letters": _record(repeated("א\n\n׃ ")),
    "record of items": _record(numbered("N. a\n\n")),
    "record of points": _record(repeated("a) a\n\n")),
    "record of tables": _record(_table(lambda size: 2)),
    "record of a wide table": _record(_table(lambda size: size // 8)),
    "record of bars": _record(repeated("|")),
    "record of what is called so": _record(repeated("," * 110 + "x tắt là AB\n")),
    "record of accented names": _record(_both(lambda size: "xa.vn", repeated("Đ."))),
}

# The inside of front matter.
HEADS: dict[str, Callable[[int], str]] = {
    "flow lists": repeated("["),
    "flow lists closed": lambda size: "a: " + "[" * (size // 2) + "]" * (size // 2),
    "flow list": lambda size: f"a: [{'b, ' * (size // 3)}]",
    "flow maps": lambda size: "a: " + "{a: " * (size // 5) + "}" * (size // 5),
    "deep maps": stairs("a:", " "),
    "deep items": repeated("- "),
    "questions": repeated("? "),
    "huge number": lambda size: "a: " + "1" * size,
    "huge float": lambda size: "a: 1e" + "1" * size,
    "base sixty": lambda size: "a: 1" + ":1" * (size // 2),
    "merge keys": lambda size: "a: &a {b: 1}\n" + "c: {<<: *a}\n" * (size // 12),
    "bomb": lambda size: (
        "a0: &a0 [b, b]\n"
        + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, min(40, size // 20)))
    ),
    "key twice": repeated("a: b\n"),
    "keys": numbered("aN: b\n"),
    "items": lambda size: "a:\n" + "- b\n" * (size // 4),
    "mappings in a list": lambda size: "tags:\n" + "- a: b\n" * (size // 7),
    "long value": lambda size: "description: " + "a" * size,
    "long words": lambda size: "description: " + "chữ " * (size // 6),
    "long text": lambda size: "description: |\n" + "  chữ\n" * (size // 9),
    "quotes": lambda size: 'description: "' + '\\"' * (size // 2) + '"',
    "open quote": lambda size: 'description: "' + "a\n" * (size // 2),
    "open quotes": repeated("a: 'b\n"),
    "tags": repeated("!a "),
    "anchors": numbered("aN: &aN b\n"),
    "comments": repeated("#\n"),
    "colons": repeated(": "),
    "documents": repeated("...\n"),
    "escapes": lambda size: 'title: "' + "\\u0301" * (size // 6) + '"',
    "digits and an accent": lambda size: "a: " + "1" * size + " a\u0301",
    "html": lambda size: "title: " + "<" * size,
    "citations": lambda size: (
        "citations:\n" + "".join(f"  a{n}: {{document: b, clause: c}}\n" for n in range(size // 36))
    ),
}


# What documents alone hold.
_DOCUMENT = """---
title: Văn bản chậm
description: Một văn bản để thử.
number: 1/2026/QH16
type: luat
issuer: Quốc hội
system: nha-nuoc
evidence: {mark: V2, pages: []}
---
"""
# Two forms of a page that no reader waits for, one for each place where slow ones are put.
HARMLESS = {"trang-cham.md": FRONT + "\nChữ.\n", "van-ban/van-ban-cham.md": _DOCUMENT}


def place(name: str) -> str:
    """The path in docs/ where the page of a kind belongs."""
    text, document = HARMLESS
    return document if name.startswith("record of") else text


def page(name: str, size: int) -> str:
    """The page of a kind, `head: …` for one of HEADS, with about `size` bytes of it."""
    kind, _, inside = name.partition(": ")
    if kind == "head":
        return f"---\n{HEADS[inside](size)}\n---\n\n# Trang\n\nChữ.\n"
    front = _DOCUMENT if name.startswith("record of") else FRONT
    return f"{front}\n# Trang\n\n{BODIES[name](size)}\n"


def largest(name: str) -> str:
    """The largest page of a kind that is read at all."""
    return largest_of(partial(page, name), has_record=name.startswith("record of"))


def largest_of(made: Callable[[int], str], *, has_record: bool) -> str:
    """The largest page of a size that is within the limits, and the size of a file."""

    def refused(text: str) -> bool:
        return len(text.encode()) > MOST_BYTES or bool(
            page_limits.problem(text, has_record=has_record)
        )

    low, high = 1, MOST_BYTES
    while high - low > low // 20 + 1:
        size = (low + high) // 2
        low, high = (low, size) if refused(made(size)) else (size, high)
    return made(low)


KINDS = (*BODIES, *(f"head: {name}" for name in HEADS))

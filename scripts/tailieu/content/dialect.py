"""markdown-it, taught to read a page as Python-Markdown renders it.

Python-Markdown gives no places, so the rules read tokens of markdown-it, which speaks CommonMark.
Where the two differ and a finding could depend on it, the rule of CommonMark is replaced by one
that follows Python-Markdown with the extensions of mkdocs.yml. Nothing that is rendered may hide
from a rule: where a difference remains, more is read as text and less as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote
from markdown_it.rules_inline import StateInline

# The full text of a document, which is no Markdown inside (tailieu.content.clauses). Another
# beginning ends the search for the end.
_RECORD = re.compile(r"::: *toan-van *\n((?:(?!::: *toan-van *\n).*\n)*?)::: *(?:\n|\Z)")
_FENCE = re.compile(r"(`{3,}(?=[^`\n]*\n)|~{3,})[^\n]*\n")
# What Python-Markdown takes for the beginning of code; other fences it renders as text.
_RENDERED_FENCE = re.compile(r"(?:`{3,}|~{3,})[ ]*(?:\{[^\n{}]*\}|\.?[\w#.+-]*[ ]*)\n")
_HEADING = re.compile(r"(#{1,6})[ \t]*([^\n]*)")
_UNDERLINE = re.compile(r"(?:(=)=*|-+)[ ]*(?:\n|\Z)")
_TABLE_RULE = re.compile(r"[|:\- ]*-[|:\- ]*(?:\n|\Z)")
_ITEM = re.compile(r"([*+-]|\d{1,9}\.)[ \t]+")
_NOTE_DEFINITION = re.compile(r"\[\^([^\]\n]+)\]:[ \t]*")
_ADDRESS_DEFINITION = re.compile(r"\[(?!\^)[^\]\n]+\]:[ \t]*(?:<([^>\n]*)>|(\S+))")
_ABBREVIATION = re.compile(r"\*\[[^\]\n\\]+\][ ]?:")
# What a block other than a paragraph begins with, and what below a line makes more of the two.
_BEGINNINGS = frozenset("#>-+*_[<`~:0123456789|")
_BELOW = frozenset("=-|:")
# Quotations deeper in each other are read as plain text: markdown-it reads nothing below 20.
_DEEPEST = 16

# Within a line; `\<` is no escape. Each has a bound, so that no text keeps the reader busy.
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
_BACKTICKS = re.compile(r"`+")
_NOTE = re.compile(r"\[\^([^\]\n]{1,200})\]")
_TARGET = re.compile(
    r"\(\s*+(?:<([^<>\n]*)>|((?:[^()\s]++|[ \t]++(?![\"'])|\([^()\n]*+\))*+))"
    r"(?:\s*+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*+\)"
)
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>\n]{1,2000})>")
_ATTRIBUTES = re.compile(r"\{:?[ ]*([^}\n ][^}\n]{0,1000})\}")
# All that the rules within a line begin with, and the end of a link's words.
_SIGNS = re.compile(r"[\\`\[\]<{]")


def parser() -> MarkdownIt:
    """A parser to be used part by part: `block.tokenize` with a `StateBlock` of a whole page, then
    `inline.tokenize` with a `StateInline` of the same page, so that all places are places on it.

    A block is one token with its lines as `map`, and as `meta["inner"]` where its words stand
    (start, end). Marks within lines have `meta["at"]`.
    """
    md = MarkdownIt("zero")
    block = md.block.ruler
    anywhere: Any = {"alt": ["paragraph", "blockquote"]}
    block.before("table", "plain", _plain)
    block.before("table", "record", _record, anywhere)
    block.at("table", _table)
    block.at("fence", _fence, anywhere)
    block.before("blockquote", "comment", _comment, anywhere)
    block.before("blockquote", "signed", _heading, anywhere)
    block.before("blockquote", "underlined", _underlined)
    block.at("blockquote", _quotation, anywhere)
    # `hr` is as it was. A list begins after an empty line, or it is none.
    block.at("list", _list)
    block.at("reference", _definition, anywhere)
    block.at("paragraph", _paragraph)
    # Not `code`: in a list Python-Markdown takes what is indented for text more often than not.
    md.enable(["blockquote", "fence", "hr", "list", "reference", "table"])
    inline = md.inline.ruler
    inline.at("text", _text)
    inline.at("escape", _escape)
    inline.at("backticks", _code)
    inline.before("link", "note", _note)
    inline.at("link", _link)
    inline.at("autolink", _autolink)
    inline.push("attributes", _attributes)
    md.enable(["escape", "backticks", "link", "autolink"])
    return md


# Blocks -----------------------------------------------------------------------------------------


def _begin(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _before(state: StateBlock, line: int) -> str:
    """What stands on a line before its own text: spaces, or the `>` of a quotation."""
    at = _begin(state, line)
    return state.src[state.src.rfind("\n", 0, at) + 1 : at]


def _push(
    state: StateBlock,
    kind: str,
    first: int,
    last: int,
    inner: tuple[int, int] | None = None,
    *,
    level: int = 0,
    name: str = "",
) -> bool:
    """The block `kind` of the lines from `first` up to `last`; its words are all its text unless
    `inner` says where they stand."""
    token = state.push(kind, f"h{level}" if level else "", 0)
    token.map = [first, last]
    token.info = name
    token.meta = {"inner": inner or (_begin(state, first), state.eMarks[last - 1])}
    state.line = last
    return True


def _plain(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """Most lines begin with a letter, and no rule but that of paragraphs has to look at them."""
    if state.src[_begin(state, line)] in _BEGINNINGS:
        return False
    if line + 1 < last and state.src[_begin(state, line + 1)] in _BELOW:
        return False
    return _paragraph(state, line, last, silent)


def _paragraph(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    return _push(state, "paragraph", line, _paragraph_end(state, line))


def _paragraph_end(
    state: StateBlock, line: int, other: Callable[[StateBlock, int], object] | None = None
) -> int:
    """The line before which the paragraph that begins at `line` ends."""
    rules = state.md.block.ruler.getRules("paragraph")
    line += 1
    while line < state.lineMax and not state.isEmpty(line):
        if (
            state.src[_begin(state, line)] in _BEGINNINGS
            # Below 0 are the lines that a quotation has looked at.
            and state.sCount[line] >= 0
            and (
                (other is not None and other(state, line))
                or any(rule(state, line, state.lineMax, True) for rule in rules)
            )
        ):
            break
        line += 1
    return line


def _record(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    at = _begin(state, line)
    if not state.src.startswith(":::", at) or not state.env["records"] or _before(state, line):
        return False
    found = _RECORD.match(state.src, at)
    if found and not silent:
        _push(state, "record", line, line + found[1].count("\n") + 2, found.span(1))
    return found is not None


def _table(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """All lines up to an empty one, each a row of its own; only an empty line can stand before."""
    if line + 1 >= last or not _TABLE_RULE.match(state.src, _begin(state, line + 1)):
        return False
    head = state.src[_begin(state, line) : state.eMarks[line]]
    rule = state.src[_begin(state, line + 1) : state.eMarks[line + 1]]
    if "|" not in head or "|" not in rule:
        return False
    _push(state, "head", line, line + 1)
    line += 2
    while line < last and not state.isEmpty(line) and state.sCount[line] >= 0:
        _push(state, "row", line, line + 1)
        line += 1
    state.line = line
    return True


def _fence(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """Code between fences, however far indented; what is never closed is none. It has words where
    Python-Markdown renders it as text."""
    opened = _FENCE.match(state.src, _begin(state, line))
    if not opened or (before := _before(state, line)).strip():
        return False
    sign, length = opened[1][0], len(opened[1])
    # Where nothing closed so many signs before, nothing further down does.
    unclosed = state.env.setdefault("unclosed", {})
    if length >= unclosed.get(sign, length + 1):
        return False
    end = re.compile(rf"^[ \t]*{sign}{{{length},}}[`~]*[ \t]*$", re.MULTILINE).search(
        state.src, opened.end()
    )
    if not end:
        unclosed[sign] = length
        return False
    if not silent:
        rendered = not before and _RENDERED_FENCE.fullmatch(opened[0])
        inner = None
        if rendered and end[0].rstrip(" ") == opened[1]:
            inner = (end.end(), end.end())
        following = line + state.src.count("\n", opened.start(), end.end()) + 1
        _push(state, "code", line, following, inner)
    return True


def _underlined(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """A heading of one line, with `===` or `---` below; no longer paragraph is one."""
    if line + 1 >= last or state.sCount[line + 1] != 0:
        return False
    found = _UNDERLINE.match(state.src, _begin(state, line + 1))
    return found is not None and _push_heading(
        state, line, line + 2, _begin(state, line), 1 if found[1] else 2
    )


def _heading(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """`#Đầu` is one too; with a space before the first sign it is none."""
    found = _HEADING.match(state.src, _begin(state, line))
    if not found or state.sCount[line] != 0:
        return False
    return silent or _push_heading(state, line, line + 1, found.start(2), len(found[1]))


def _push_heading(state: StateBlock, line: int, last: int, at: int, level: int) -> bool:
    """Without its closing signs and the attribute list, which goes with it as the block's name."""
    words, attributes = state.src[at : state.eMarks[line]].rstrip(), ""
    if words.endswith("}") and " {" in words:
        words, _, attributes = words[:-1].rpartition(" {")
    words = words.rstrip().rstrip("#").rstrip()
    return _push(state, "heading", line, last, (at, at + len(words)), level=level, name=attributes)


def _list(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """Items, whatever their marks. What is indented below an item is read as if it stood at the
    margin: how deep it lies is all the same to a rule."""
    first = line
    while line < last and (found := _item(state, line)):
        following = _paragraph_end(state, line, _item)
        inner = (found.end(), state.eMarks[following - 1])
        _push(state, "item", line, following, inner, name=found[1])
        line = following
    return line > first


def _item(state: StateBlock, line: int) -> re.Match[str] | None:
    return _ITEM.match(state.src, _begin(state, line))


def _quotation(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    if not state.src.startswith(">", _begin(state, line)) or state.level >= _DEEPEST:
        return False
    return blockquote(state, line, last, silent)


def _definition(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """Of a note, which goes on as an item does; of a link's address, on any line of a paragraph; of
    an abbreviation."""
    at = _begin(state, line)
    if found := _NOTE_DEFINITION.match(state.src, at):
        if not silent:
            following = _paragraph_end(state, line, _item)
            inner = (found.end(), state.eMarks[following - 1])
            _push(state, "note", line, following, inner, name=found[1])
    elif found := _ADDRESS_DEFINITION.match(state.src, at):
        if not silent:
            _push(state, "address", line, line + 1, found.span(1 if found[1] is not None else 2))
    elif (found := _ABBREVIATION.match(state.src, at)) and not silent:
        _push(state, "abbreviation", line, line + 1)
    return found is not None


def _comment(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    at = _begin(state, line)
    if not state.src.startswith("<!--", at):
        return False
    if "comments" not in state.env:
        state.env["comments"] = state.src.rfind("-->")
    if at > state.env["comments"]:
        return False
    if not silent:
        following = line + state.src.count("\n", at, state.src.index("-->", at)) + 1
        _push(state, "comment", line, min(following, last))
    return True


# Within a line ----------------------------------------------------------------------------------


def _text(state: StateInline, silent: bool) -> bool:
    """Up to the next sign, if `env` wants tokens of text."""
    found = _SIGNS.search(state.src, state.pos, state.posMax)
    end = found.start() if found else state.posMax
    if end == state.pos:
        return False
    if state.env["text"] and not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


def _escape(state: StateInline, silent: bool) -> bool:
    found = _ESCAPE.match(state.src, state.pos, state.posMax)
    if found and not silent:
        state.append_pending(found[1])
    return _passed(state, found)


def _passed(state: StateInline, found: re.Match[str] | None) -> bool:
    """Go on behind what was found."""
    if found:
        state.pos = found.end()
    return found is not None


def _code(state: StateInline, silent: bool) -> bool:
    """Up to as many signs as it begins with; where only fewer follow, up to the first of the most,
    and its own first signs are code. There is none if `env` says so."""
    opened = _BACKTICKS.match(state.src, state.pos, state.posMax)
    if not opened or not state.env["code"]:
        return _passed(state, opened)
    length, longest = len(opened[0]), None
    for run in _BACKTICKS.finditer(state.src, opened.end(), state.posMax):
        if len(run[0]) == length:
            longest = run
            break
        if longest is None or len(run[0]) > len(longest[0]):
            longest = run
    if longest and len(longest[0]) <= length:
        if not silent:
            start = state.pos + len(longest[0])
            state.push("code_inline", "code", 0).content = state.src[start : longest.start()]
        return _passed(state, longest)
    return _passed(state, opened)


def _note(state: StateInline, silent: bool) -> bool:
    found = _NOTE.match(state.src, state.pos, state.posMax)
    if found and not silent:
        token = state.push("note", "", 0)
        token.content = found[1]
        token.meta = {"at": state.pos}
    return _passed(state, found)


def _link(state: StateInline, silent: bool) -> bool:
    """`[words](address)`, a picture too; none if `env` says so. The address of `[words][label]`
    stands where the label is defined."""
    start, last = state.pos, state.posMax
    if state.src[start] != "[" or not state.env["links"]:
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    target = _TARGET.match(state.src, end + 1, last) if end >= 0 else None
    if target and not silent:
        address = target.lastindex or 2
        kind = "image" if state.src[start - 1 : start] == "!" else "link"
        token = state.push(kind, "a", 1)
        token.content = target[address].strip()
        token.meta = {
            "at": target.start(address),
            "span": (start, target.end()),
            "words": (start + 1, end),
        }
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push(f"{kind}_close", "a", -1)
        state.posMax = last
    return _passed(state, target)


def _autolink(state: StateInline, silent: bool) -> bool:
    found = _AUTOLINK.match(state.src, state.pos, state.posMax)
    if found and not silent:
        token = state.push("autolink", "a", 0)
        token.content = found[1]
        token.meta = {"at": found.start(1)}
    return _passed(state, found)


def _attributes(state: StateInline, silent: bool) -> bool:
    found = _ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if found and not silent:
        state.push("attributes", "", 0).content = found[1]
    return _passed(state, found)

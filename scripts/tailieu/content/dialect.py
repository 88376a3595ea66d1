"""A parser from markdown-it that parses pages as Python-Markdown renders them.

Python-Markdown gives no positions, so the rules use the tokens of markdown-it, which implements
CommonMark. Where the two differ and a finding could depend on it, the rule of CommonMark is
replaced by one that follows Python-Markdown with the extensions of mkdocs.yml. Nothing that is
rendered may be missed: where a difference remains, more is parsed as text and less as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote
from markdown_it.rules_inline import StateInline

# The full text of a document, whose contents are not Markdown (tailieu.content.clauses). The search
# for its end stops at the beginning of another.
_RECORD = re.compile(r"::: *toan-van *\n((?:(?!::: *toan-van *\n).*\n)*?)::: *(?:\n|\Z)")
_FENCE = re.compile(r"(`{3,}(?=[^`\n]*\n)|~{3,})[^\n]*\n")
# Opening fences that Python-Markdown accepts; it renders others as text.
_RENDERED_FENCE = re.compile(r"(?:`{3,}|~{3,})[ ]*(?:\{[^\n{}]*\}|\.?[\w#.+-]*[ ]*)\n")
_HEADING = re.compile(r"(#{1,6})[ \t]*([^\n]*)")
_UNDERLINE = re.compile(r"(?:(=)=*|-+)[ ]*(?:\n|\Z)")
_TABLE_RULE = re.compile(r"[|:\- ]*-[|:\- ]*(?:\n|\Z)")
_ITEM = re.compile(r"([*+-]|\d{1,9}\.)[ \t]+")
_NOTE_DEFINITION = re.compile(r"\[\^([^\]\n]+)\]:[ \t]*")
# With words behind the address or its title, Python-Markdown renders all of the line as text.
_ADDRESS_DEFINITION = re.compile(
    r"\[(?!\^)[^\[\]\n]+\]:[ \t]*(?:<([^>\s]*)>|(\S++))"
    r"(?:[ \t]++(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))?[ \t]*+(?=\n|\Z)"
)
_ABBREVIATION = re.compile(r"\*\[[^\]\n\\]+\][ ]?:")
# First characters of blocks other than paragraphs, and of lines that change the block above them.
_BEGINNINGS = frozenset("#>-+*_[<`~:0123456789|")
_BELOW = ("=", "-", "|", ":")
# Quotations at deeper levels are parsed as text: markdown-it ignores everything below 20.
_DEEPEST = 16

# Inline markup; `\<` is not an escape. All are bounded, so that hostile text cannot make them slow.
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
_BACKTICKS = re.compile(r"`+")
NOTE = re.compile(r"\[\^([^\]\n]{1,200})\]")
_TARGET = re.compile(
    r"\(\s*+(?:<([^<>\n]*)>|((?:[^()\s]++|[ \t]++(?![\"'])|\([^()\n]*+\))*+))"
    r"(?:\s*+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*+\)"
)
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>\n]{1,2000})>")
_ATTRIBUTES = re.compile(r"\{:?[ ]*([^}\n ][^}\n]{0,1000})\}")
# The first characters of inline markup, and the end of a link's words.
_SIGNS = re.compile(r"[\\`\[\]<{]")


def parser() -> MarkdownIt:
    """The parser, to be used in two steps, so that all positions are in the whole page:
    `block.tokenize` with a `StateBlock`, then `inline.tokenize` with a `StateInline` of the page.

    A block is one token with its lines as `map`, and the range of its words (start, end) as
    `meta["inner"]`. Inline tokens have their offset as `meta["at"]`.
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
    # `hr` is unchanged. A list can only begin after an empty line.
    block.at("list", _list)
    block.at("reference", _definition, anywhere)
    block.at("paragraph", _paragraph)
    # Without indented code: in lists Python-Markdown mostly renders indented lines as text.
    md.enable(["blockquote", "fence", "hr", "list", "reference", "table"])
    inline = md.inline.ruler
    inline.at("text", _text)
    inline.at("escape", _escape)
    inline.at("backticks", _code)
    # First, since of all marks a page has these most.
    inline.before("text", "note", _note)
    inline.at("link", _link)
    inline.at("autolink", _autolink)
    inline.push("attributes", _attributes)
    md.enable(["escape", "backticks", "link", "autolink"])
    return md


# Blocks -----------------------------------------------------------------------------------------


def _begin(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _before(state: StateBlock, line: int) -> str:
    """What precedes the text of a line: spaces, or the `>` of a quotation."""
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
    """Add a block of the lines from `first` to `last` (exclusive); its words are all of its text,
    or
    the range `inner`."""
    token = state.push(kind, f"h{level}" if level else "", 0)
    token.map = [first, last]
    token.info = name
    token.meta = {"inner": inner or (_begin(state, first), state.eMarks[last - 1])}
    state.line = last
    return True


def _plain(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """A fast path for lines that can only be paragraphs, as most are."""
    if state.src[_begin(state, line)] in _BEGINNINGS:
        return False
    if line + 1 < last and state.src.startswith(_BELOW, _begin(state, line + 1)):
        return False
    return _paragraph(state, line, last, silent)


def _paragraph(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    return _push(state, "paragraph", line, _paragraph_end(state, line))


def _paragraph_end(
    state: StateBlock, line: int, other: Callable[[StateBlock, int], object] | None = None
) -> int:
    """The line after the paragraph that begins at `line`; `other` tells what else ends it."""
    rules = state.md.block.ruler.getRules("paragraph")
    line += 1
    while line < state.lineMax and not state.isEmpty(line):
        if (
            state.src[_begin(state, line)] in _BEGINNINGS
            # sCount is below 0 for lines that a quotation has examined already.
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
    """A table: a row for each line up to an empty one. It must follow an empty line."""
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
    """Fenced code with any indentation; a fence that is never closed is none. The block has words
    if Python-Markdown renders it as text."""
    opened = _FENCE.match(state.src, _begin(state, line))
    if not opened or (before := _before(state, line)).strip():
        return False
    sign, length = opened[1][0], len(opened[1])
    # If no fence of that length was closed before, none is closed further down.
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
    """A heading of one line above `===` or `---`; Python-Markdown has no longer ones."""
    if line + 1 >= last or state.sCount[line + 1] != 0:
        return False
    found = _UNDERLINE.match(state.src, _begin(state, line + 1))
    return found is not None and _push_heading(
        state, line, line + 2, _begin(state, line), 1 if found[1] else 2
    )


def _heading(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """A heading with `#`. `#Đầu` without a space is one too, an indented `#` is not."""
    found = _HEADING.match(state.src, _begin(state, line))
    if not found or state.sCount[line] != 0:
        return False
    return silent or _push_heading(state, line, line + 1, found.start(2), len(found[1]))


def _push_heading(state: StateBlock, line: int, last: int, at: int, level: int) -> bool:
    """Add a heading without its closing `#` and its attribute list, which becomes its name."""
    words, attributes = state.src[at : state.eMarks[line]].rstrip(), ""
    if words.endswith("}") and " {" in words:
        words, _, attributes = words[:-1].rpartition(" {")
    words = words.rstrip().rstrip("#").rstrip()
    return _push(state, "heading", line, last, (at, at + len(words)), level=level, name=attributes)


def _list(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """List items with any markers. Nested items are parsed as if they were not indented, since the
    level does not matter to any rule."""
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
    """The definition of a footnote, which continues as a list item does, of a link reference, on
    any
    line of a paragraph, or of an abbreviation."""
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


# Inline ----------------------------------------------------------------------------------


def _text(state: StateInline, silent: bool) -> bool:
    """Text up to the next markup; as a token only if `env["text"]`."""
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
    """Move the position behind what was found, if anything."""
    if found:
        state.pos = found.end()
    return found is not None


def _code(state: StateInline, silent: bool) -> bool:
    """Code between equal runs of backticks, only if `env["code"]`.

    If only shorter runs follow, it ends at the first of the longest, and its own first backticks
    are part of the code, as in Python-Markdown.
    """
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
    found = NOTE.match(state.src, state.pos, state.posMax)
    if found and not silent:
        token = state.push("note", "", 0)
        token.content = found[1]
        token.meta = {"at": state.pos}
    return _passed(state, found)


def _link(state: StateInline, silent: bool) -> bool:
    """A link or picture `[words](address)`, only if `env["links"]`. The address of `[words][label]`
    is found where the label is defined."""
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

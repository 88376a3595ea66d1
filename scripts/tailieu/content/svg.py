"""SVG pictures, read part by part and written anew: what is not on the lists here is not in them.

A picture is opened by its own address too, where no policy of a page stands over it. So nothing in
it is searched for what might harm. It is parsed, and a new picture is made of the elements and
attributes that only draw. No value in it can name another address: that takes a `:`, a `/` or a
`url(…)`, which no value may hold but for a part of the same drawing and for pixels that decode.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tailieu.content import raster
from tailieu.content.findings import shortened
from tailieu.content.messages import Message
from tailieu.content.problems import Problem

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

MOST_BYTES = 1_000_000
MOST_ELEMENTS = 20_000
MOST_ATTRIBUTES = 100
MOST_DEPTH = 100
# Elements that a browser draws, each as often as others refer to it.
MOST_DRAWN = 100_000


class Rewritten(NamedTuple):
    """`clean` is the picture written anew; None where there is none to show."""

    problems: tuple[Problem, ...]
    clean: bytes | None


# What draws ---------------------------------------------------------------------------------------


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHOWS_TEXT = _words("text tspan textPath title desc")
_PLAIN_TEXT = _words("title desc")
_ELEMENTS = _SHOWS_TEXT | _words(
    """
    svg g defs symbol use path rect circle ellipse line polyline polygon image
    linearGradient radialGradient stop clipPath mask pattern marker filter
    feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB
    feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
    """
)
# Attributes that CSS has too: https://www.w3.org/TR/SVG2/styling.html#PresentationAttributes
_PROPERTIES = _words(
    """
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
    color-interpolation-filters direction display dominant-baseline fill fill-opacity fill-rule
    filter flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style
    font-variant font-weight image-rendering letter-spacing marker-end marker-mid marker-start mask
    mask-type opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width text-anchor text-decoration text-rendering transform-origin
    unicode-bidi vector-effect visibility white-space word-spacing writing-mode
    """
)
# These have no attribute, and say nothing but a word.
_ONLY_STYLE = _words("isolation mix-blend-mode text-transform")
_SHORTHANDS = {"marker": ("marker-end", "marker-mid", "marker-start")}
# Editors write these, and what they draw is the same without.
_IDLE_PROPERTIES = _words(
    """
    block-progression color-rendering cursor enable-background font-feature-settings font-kerning
    font-variant-alternates font-variant-caps font-variant-east-asian font-variant-ligatures
    font-variant-numeric font-variant-position font-variation-settings glyph-orientation-horizontal
    glyph-orientation-vertical kerning line-height shape-margin shape-padding solid-color
    solid-opacity text-align text-decoration-color text-decoration-line text-decoration-style
    text-indent text-orientation
    """
)
_DRAWING = _words(
    """
    amount clipPathUnits cx cy d dx dy exponent filterUnits fr fx fy gradientTransform gradientUnits
    height intercept k1 k2 k3 k4 lengthAdjust markerHeight markerUnits markerWidth maskContentUnits
    maskUnits method mode offset operator orient pathLength patternContentUnits patternTransform
    patternUnits points preserveAspectRatio primitiveUnits r radius refX refY rotate rx ry slope
    spacing spreadMethod startOffset stdDeviation tableValues textLength transform type values
    viewBox width x x1 x2 y y1 y2
    """
)
_NAMES = _words("aria-hidden aria-labelledby id in in2 lang result role")
_ATTRIBUTES = _PROPERTIES | _DRAWING | _NAMES | _words("aria-label href")
_REFERS = _words("filter linearGradient pattern radialGradient textPath use")
_HREF_NAME = f"{{{XLINK}}}href"
# Of no use to a browser that only shows the picture.
_XLINK_IDLE = _words("actuate show title type")
_IDLE_ATTRIBUTES = _words("baseProfile class contentStyleType focusable version zoomAndPan")

# What editors keep for themselves: no browser does anything with it.
_FURNITURE = re.compile(
    r"http://(?:www\.inkscape\.org/namespaces/inkscape|sodipodi\.sourceforge\.net/DTD/sodipodi-0\.dtd"
    r"|www\.w3\.org/1999/02/22-rdf-syntax-ns#|(?:creativecommons\.org/ns|web\.resource\.org/cc/)#?"
    r"|purl\.org/dc/(?:elements/1\.1|terms|dcmitype)/|ns\.adobe\.com/[\w./-]*"
    r"|www\.bohemiancoding\.com/sketch/ns|www\.figma\.com/figma/ns|www\.serif\.com/"
    r"|xml\.openoffice\.org/svg/export|sun\.com/xmlns/staroffice/presentation"
    r"|schemas\.microsoft\.com/visio/2003/SVGExtensions/|www\.corel\.com/coreldraw/[\w./-]*"
    r"|krita\.org/namespaces/svg/krita|svgjs\.(?:com|dev)/svgjs|vectornator\.io)"
    r"|https://boxy-svg\.com|adobe:ns:meta/",
    re.ASCII,
)

# Values -------------------------------------------------------------------------------------------

# A value is plain once the references and functions that it may hold are taken out of it.
_PLAIN = re.compile(r"[\w\s.,#%+-]*", re.ASCII)
_REFERENCE = re.compile(r"\burl\((['\"]?)(#[\w.:-]+)\1\)", re.ASCII)
_FUNCTION = re.compile(
    r"\b(?:rgba?|hsla?|color|matrix|translate|scale|rotate|skewX|skewY)\s*\([\w\s.,%/+-]*\)",
    re.ASCII,
)
_FONT_NAMES = re.compile(r"[\w\s.,-]*")
_QUOTED = re.compile(r"'[\w\s.,-]*'|\"[\w\s.,-]*\"")
_NAME = re.compile(r"[\w.: -]*", re.ASCII)
_WORD = re.compile(r"[a-z-]+")
_HREF = re.compile(r"#[\w.:-]+", re.ASCII)
_PIXELS = re.compile(r"data:image/(png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]+)", re.ASCII)
_SELECTOR = re.compile(r"[.#]?[A-Za-z_][\w-]*")
# Ids count above classes, classes above names of elements.
_RANK = {"#": 2, ".": 1}
_MOST_SELECTORS = 2000

_DECLARATION = re.compile(
    r"<\?xml\s+version\s*=\s*(['\"])1\.0\1"
    r"(?:\s+encoding\s*=\s*(['\"])(?P<encoding>[\w.:-]+)\2)?"
    r"(?:\s+standalone\s*=\s*(['\"])(?:yes|no)\4)?\s*\?>",
    re.ASCII,
)
_COMMENTS = r"(?:\s|<!--(?:(?!--).)*-->)*"
# The document types of SVG itself: they say nothing that a browser would not know.
_DOCTYPE = re.compile(
    rf"({_COMMENTS})<!DOCTYPE\s+svg\s+PUBLIC\s+\"-//W3C//DTD SVG [\w. ]+//EN\"\s+"
    r"\"https?://www\.w3\.org/[\w./-]+\"\s*>",
    re.ASCII | re.DOTALL,
)

# The messages of problems.
_NO_XML = Message("mã không đọc được ({reason})", "code that cannot be read ({reason})")
_TOO_LARGE = Message("hơn {most} KB mã", "over {most} KB of code")
_ENCODING = Message("chữ không ở bảng mã UTF-8", "text that is not in UTF-8")
_DOCTYPES = Message("khai báo DOCTYPE hay ENTITY", "a DOCTYPE or ENTITY declaration")
_ROOT = Message("gốc không phải thẻ «svg» của SVG", "a root that is not SVG's “svg”")
_ELEMENT = Message("thẻ «{name}»", "the element “{name}”")
_ATTRIBUTE = Message("thuộc tính «{name}» của thẻ «{tag}»", "the attribute “{name}” of “{tag}”")
_BAD_VALUE = Message("giá trị «{value}» của «{name}»", "the value “{value}” of “{name}”")
_CSS = Message("kiểu CSS «{written}»", "the CSS “{written}”")
_INSTRUCTION = Message("lệnh xử lý «{name}»", "the processing instruction “{name}”")
_ENTITY = Message("thực thể «{name}»", "the entity “{name}”")
_STRAY_TEXT = Message("chữ ngoài thẻ text: «{text}»", "text outside of “text”: “{text}”")
_IMAGE = Message("hình lồng bên trong không đọc được", "a picture within it that cannot be read")
_DEEP = Message("quá nhiều lớp lồng nhau", "too many levels")
_MANY = Message("quá nhiều phần, hoặc phần lặp lại mãi", "too many parts, or parts without end")


def rewritten(data: bytes) -> Rewritten:
    """The SVG file `data` as it may be shown, and everything in it that may not.

    What is left out without a word could do nothing: comments, and what editors keep in files.
    """
    try:
        root = _parsed(data)
    except _Unreadable as error:
        return Rewritten((error.args[0],), None)
    problems: list[Problem] = []
    try:
        rules = _style_rules(root, problems)
        clean = _copy(root, None, rules, problems, 0)
        if _drawn(clean) > MOST_DRAWN:
            raise _Unreadable(0, _MANY)
    except _Unreadable as error:
        return Rewritten((*sorted(set(problems)), error.args[0]), None)
    etree.cleanup_namespaces(clean)
    return Rewritten(tuple(sorted(set(problems))), etree.tostring(clean, encoding="utf-8") + b"\n")


# Reading ------------------------------------------------------------------------------------------


class _Unreadable(Exception):
    """No picture can be made of the file, by its first argument, a Problem."""

    def __init__(self, line: int | None, what: Message, **values: str | int):
        super().__init__(Problem.at(line, what, **values))


def _parsed(data: bytes) -> etree._Element:
    if len(data) > MOST_BYTES:
        raise _Unreadable(0, _TOO_LARGE, most=MOST_BYTES // 1000)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Unreadable(data.count(b"\n", 0, error.start) + 1, _ENCODING) from None
    # The declaration goes before anything reads it: from here on the text is what it is.
    declared = _DECLARATION.match(text)
    if declared:
        if (declared["encoding"] or "utf-8").lower() not in ("utf-8", "us-ascii", "ascii"):
            raise _Unreadable(1, _ENCODING)
        text = "\n" * declared[0].count("\n") + text[declared.end() :]
    # In UTF-16 without its mark every other byte is none; other odd declarations are not read.
    if "\0" in text or re.match(r"\s*<\?xml\s", text):
        raise _Unreadable(1, _ENCODING)
    doctype = _DOCTYPE.match(text)
    if doctype:
        text = doctype[1] + "\n" * doctype[0][doctype.end(1) :].count("\n") + text[doctype.end() :]
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise _Unreadable(1, _DOCTYPES)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        reason = shortened(error.msg or "")
        raise _Unreadable(error.lineno or 1, _NO_XML, reason=reason) from None
    if root.tag != f"{{{SVG}}}svg":
        raise _Unreadable(root.sourceline or 1, _ROOT)
    for count, node in enumerate(root.iter(etree.Element), 1):
        if count > MOST_ELEMENTS or len(node.attrib) > MOST_ATTRIBUTES:
            raise _Unreadable(node.sourceline, _MANY)
    for beside in (root.getprevious(), root.getnext()):
        if beside is not None:
            raise _Unreadable(beside.sourceline or 1, _INSTRUCTION, name=beside.target)
    return root


# By selector: of each property its weight, the higher of which counts, and its value.
_Rules = dict[str, dict[str, tuple[tuple[int, int], str]]]


def _style_rules(root: etree._Element, problems: list[Problem]) -> _Rules:
    """What the style sheets of the picture say."""
    rules: _Rules = {}
    place = 0
    for node in root.iter(f"{{{SVG}}}style"):
        line = node.sourceline
        shown = node.get("media", "all") in ("all", "screen")
        if len(node) or not shown or node.get("type", "text/css") != "text/css":
            problems.append(Problem.at(line, _ELEMENT, name="style"))
            continue
        *blocks, rest = _without_comments(node.text or "").split("}")
        if rest.strip():
            problems.append(Problem.at(line, _CSS, written=shortened(rest.strip())))
        for block in blocks:
            selectors, _, body = block.partition("{")
            values = _declared(body, line, problems)
            for selector in map(str.strip, selectors.split(",")):
                place += 1
                if place > _MOST_SELECTORS:
                    raise _Unreadable(line, _MANY)
                if not _SELECTOR.fullmatch(selector):
                    problems.append(Problem.at(line, _CSS, written=shortened(selector)))
                    continue
                weight = (_RANK.get(selector[0], 0), place)
                own = rules.setdefault(selector, {})
                own |= {name: (weight, value) for name, value in values.items()}
    return rules


def _without_comments(css: str) -> str:
    first, *others = css.split("/*")
    return " ".join([first, *(other.partition("*/")[2] for other in others)])


def _declared(body: str, line: int | None, problems: list[Problem]) -> dict[str, str]:
    """The properties of a rule or a style attribute, each with a value that may stand."""
    values: dict[str, str] = {}
    for declaration in filter(None, map(str.strip, body.split(";"))):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        idle = name in _IDLE_PROPERTIES or name.startswith(("-inkscape-", "-moz-", "-webkit-"))
        known = idle or name in _PROPERTIES or name in _ONLY_STYLE or name in _SHORTHANDS
        right = _right(name, value)
        if not known or right is None:
            problems.append(Problem.at(line, _CSS, written=shortened(declaration)))
        # A colour of a wide gamut comes after a plain one, which older browsers keep.
        elif right and not idle and not (name in values and right.startswith("color(")):
            values |= dict.fromkeys(_SHORTHANDS.get(name, (name,)), right)
    return values


def _right(name: str, value: str) -> str | None:
    """`value` as the attribute or property `name` may have it; None where it may not."""
    if name in _ONLY_STYLE:
        return value if _WORD.fullmatch(value) else None
    if name in ("font-family", "-inkscape-font-specification"):
        return value if _FONT_NAMES.fullmatch(_QUOTED.sub(" ", value)) else None
    left = _FUNCTION.sub(" ", _REFERENCE.sub(" ", value))
    return _REFERENCE.sub(r"url(\2)", value) if _PLAIN.fullmatch(left) else None


# Writing ------------------------------------------------------------------------------------------


def _copy(
    node: etree._Element,
    parent: etree._Element | None,
    rules: _Rules,
    problems: list[Problem],
    depth: int,
) -> etree._Element:
    """A copy of `node`, below `parent`, of what is on the lists."""
    if depth > MOST_DEPTH:
        raise _Unreadable(node.sourceline, _DEEP)
    tag = etree.QName(node).localname
    if parent is None:
        copy = etree.Element(node.tag, nsmap={None: SVG, "xlink": XLINK})
    else:
        copy = etree.SubElement(parent, node.tag)
    for name, value in _attributes(node, tag, rules, problems):
        copy.set(name, value)
    _write_text(copy, tag, node.text, node, problems)
    for child in node:
        if _is_drawn(child, tag, problems):
            _copy(child, copy, rules, problems, depth + 1)
        _write_text(copy, tag, child.tail, child, problems)
    return copy


def _write_text(
    copy: etree._Element, tag: str, text: str | None, near: etree._Element, problems: list[Problem]
) -> None:
    if not text:
        return
    if tag not in _SHOWS_TEXT:
        if text.strip():
            problems.append(Problem.at(near.sourceline, _STRAY_TEXT, text=shortened(text.strip())))
    elif len(copy):
        copy[-1].tail = (copy[-1].tail or "") + text
    else:
        copy.text = (copy.text or "") + text


def _is_drawn(node: etree._Element, parent: str, problems: list[Problem]) -> bool:
    """Whether `node` comes along; a problem where leaving it out may matter."""
    line = node.sourceline
    if isinstance(node, etree._Entity):
        problems.append(Problem.at(line, _ENTITY, name=node.name))
        return False
    if isinstance(node, etree._ProcessingInstruction):
        problems.append(Problem.at(line, _INSTRUCTION, name=node.target))
        return False
    name = etree.QName(node)
    if name.namespace == SVG and name.localname in _ELEMENTS and parent not in _PLAIN_TEXT:
        return True
    # Its rules are with the elements that they are for.
    if name.namespace == SVG and name.localname == "style":
        return False
    for inner in node.iter(etree.Element):
        inside = etree.QName(inner)
        furniture = _FURNITURE.fullmatch(inside.namespace or "")
        if not furniture and inner.tag != f"{{{SVG}}}metadata":
            problems.append(Problem.at(inner.sourceline, _ELEMENT, name=inside.localname))
            break
    return False


def _attributes(
    node: etree._Element, tag: str, rules: _Rules, problems: list[Problem]
) -> list[tuple[str, str]]:
    """What the copy of `node` has, in the order of names."""
    line = node.sourceline
    kept: dict[str, str] = {}
    for written, value in node.attrib.items():
        name = etree.QName(written)
        if _is_idle(name, value):
            continue
        right = _value(name, tag, value)
        if right is not None:
            # Browsers from before 2018 know only this form of it.
            kept[_HREF_NAME if name.localname == "href" else written] = right
        elif tag == "image" and _PIXELS.match(value):
            problems.append(Problem.at(line, _IMAGE))
        elif name.namespace in (None, XLINK, XML) and name.localname in _ATTRIBUTES:
            shown = shortened(value)
            problems.append(Problem.at(line, _BAD_VALUE, name=name.localname, value=shown))
        else:
            problems.append(Problem.at(line, _ATTRIBUTE, name=name.localname, tag=tag))
    style = _styled(node, tag, rules, problems)
    kept |= {name: value for name, value in style.items() if name in _PROPERTIES}
    blending = ";".join(f"{name}:{style[name]}" for name in sorted(style) if name in _ONLY_STYLE)
    if blending:
        kept["style"] = blending
    return sorted(kept.items())


def _is_idle(name: etree.QName, value: str) -> bool:
    """Whether nothing is lost without the attribute, and nothing is to be said of it."""
    local = name.localname
    if name.namespace == XLINK:
        return local in _XLINK_IDLE
    if name.namespace:
        return bool(_FURNITURE.fullmatch(name.namespace))
    if local == "id":
        # Editors name parts after layers; to a name with spaces nothing can refer.
        return not _NAME.fullmatch(value)
    if local in _IDLE_PROPERTIES:
        return _right(local, value) is not None
    # Styles are read with the style sheets.
    return local in ("style", *_IDLE_ATTRIBUTES) or local.startswith("data-")


def _value(name: etree.QName, tag: str, value: str) -> str | None:
    """`value` as the attribute may have it; None where it may not, or is none of ours."""
    local = name.localname
    if local == "href" and name.namespace in (None, XLINK):
        return _href(tag, value)
    if name.namespace == XML and local in ("lang", "space"):
        return value if _NAME.fullmatch(value) else None
    if name.namespace or local not in _ATTRIBUTES:
        return None
    if local in _NAMES:
        return value if _NAME.fullmatch(value) else None
    return value if local == "aria-label" else _right(local, value)


def _styled(
    node: etree._Element, tag: str, rules: _Rules, problems: list[Problem]
) -> dict[str, str]:
    """What style sheets and the element's own style say of it: both count above attributes."""
    own = {tag, f"#{node.get('id', '')}", *(f".{name}" for name in node.get("class", "").split())}
    found: dict[str, tuple[tuple[int, int], str]] = {}
    for selector in own & rules.keys():
        for name, weighed in rules[selector].items():
            found[name] = max(found.get(name, weighed), weighed)
    style = {name: value for name, (_, value) in found.items()}
    return style | _declared(node.get("style", ""), node.sourceline, problems)


def _href(tag: str, value: str) -> str | None:
    if tag in _REFERS:
        return value if _HREF.fullmatch(value) else None
    pixels = _PIXELS.fullmatch(value.strip()) if tag == "image" else None
    if not pixels:
        return None
    try:
        data = base64.b64decode(re.sub(r"\s", "", pixels[2]), validate=True)
    except binascii.Error:
        return None
    kind = raster.kind(data)
    if kind not in ("png", "jpeg", "gif", "webp") or raster.problem(data, kind):
        return None
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


# What it takes to draw ----------------------------------------------------------------------------


def _drawn(root: etree._Element) -> int:
    """How many elements a browser draws for `root`, in which parts may draw others many times.

    A part that draws itself is without end. Raises _Unreadable for it.
    """
    nodes = list(root.iter())
    all_corners = sum(map(_corners, nodes))
    by_id: dict[str, etree._Element] = {}
    for node in nodes:
        by_id.setdefault(node.get("id", ""), node)
    known: dict[etree._Element, int | None] = {}

    def weigh(node: etree._Element, depth: int) -> int:
        if node in known:
            weight = known[node]
            if weight is None:
                raise _Unreadable(0, _MANY)
            return weight
        if depth > 2 * MOST_DEPTH:
            raise _Unreadable(0, _DEEP)
        known[node] = None
        weight = 1 + sum(weigh(child, depth + 1) for child in node)
        for name, target in _references(node):
            if target in by_id:
                times = 1
                if name.startswith("marker-"):
                    # Each corner has it; a group hands it on to what it holds or uses.
                    times = _corners(node) or all_corners
                weight += times * weigh(by_id[target], depth + 1)
        known[node] = weight
        return weight

    return weigh(root, 0)


def _references(node: etree._Element) -> Iterator[tuple[str, str]]:
    """(attribute, id) of every part of the drawing that `node` refers to."""
    for name, value in node.attrib.items():
        if name == _HREF_NAME:
            yield name, value.removeprefix("#")
        else:
            for match in _REFERENCE.finditer(value):
                yield name, match[2].removeprefix("#")


def _corners(node: etree._Element) -> int:
    """At most how many corners the line of `node` has; 0 for what is no line."""
    return (len(node.get("d", "")) + len(node.get("points", ""))) // 2

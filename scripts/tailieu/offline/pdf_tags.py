"""What a printed PDF lacks for readers who listen to it: Chromium tags the text of a page alone.

Its margins, lines and frames are told to be no content, its links what they lead to, its types of
text what they are to readers that do not know them, and what its items say is kept apart from their
numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pikepdf
from selectolax.lexbor import LexborHTMLParser, LexborNode

_BEGIN, _END = {"BMC", "BDC"}, "EMC"
_PATH = {"m", "l", "c", "v", "y", "re", "h"}
# A path that ends with `n` only bounds what is painted later.
_PAINT = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}
_ALONE = {"Do", "sh", "INLINE IMAGE"}
# What makes content of what is tagged; the rest of it is lines and backgrounds, but for what is
# drawn: pictures, and the dots of items.
_SAYS = {"Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE"}
_DRAWN = {"/Figure", "/Lbl"}
_ARTIFACT = pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact], pikepdf.Operator("BMC"))
_CLOSED = pikepdf.ContentStreamInstruction([], pikepdf.Operator(_END))

_Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def with_addresses(page: LexborHTMLParser) -> None:
    """Write the addresses of `page` into its links, where styles would print them as no text."""
    for link in page.css('.tl-source__evidence a[href^="http"], .tl-attributes td a[href^="http"]'):
        if link.attributes.get("class") != "tl-address":
            link.insert_child(f" ({link.attributes['href']})")
            link.attrs["class"] = "tl-address"
    for link in page.css(".tl-source__official a[href], .tl-open a[href]"):
        for inner in list(link.iter(include_text=True)):
            inner.remove()
        link.insert_child(link.attributes["href"] or "")
        link.attrs["class"] = "tl-button tl-address"


def link_names(page: LexborHTMLParser) -> dict[str, str]:
    """What the links of `page` say of where they lead, by their addresses."""
    cited = {
        f"#{source.attributes['id']}": _text(name)
        for source in page.css(".tl-source[id]")
        if (name := source.css_first(".tl-source__name"))
    }
    names: dict[str, str] = {}
    for link in page.css("a[href]"):
        href = link.attributes["href"] or ""
        label = link.attributes.get("aria-label") or _text(link)
        names.setdefault(href, f"{label}: {cited[href]}" if href in cited else label)
    return names


def _text(node: LexborNode) -> str:
    return " ".join(node.text().replace("↩", "").split())


def complete(pdf: pikepdf.Pdf, names: Mapping[str, str]) -> None:
    """Complete the tags of `pdf`, printed from a page whose `link_names` are `names`."""
    span = pikepdf.Name.Span
    pdf.Root.StructTreeRoot["/RoleMap"] = pikepdf.Dictionary(Strong=span, Em=span)
    parents = _parents(pdf)
    for page in pdf.pages:
        tagged = parents[int(page.obj["/StructParents"])]
        content = list(_marked(_without_frames(page, tagged)))
        page.obj["/Contents"] = pdf.make_stream(pikepdf.unparse_content_stream(content))
        # The keyboard goes through links in the order of the text.
        page.obj["/Tabs"] = pikepdf.Name.S
        for link in page.obj.get("/Annots", ()):
            link["/Contents"] = pikepdf.String(_name(link, names))
    _give_bodies(pdf)


def _parents(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    """The elements of what is tagged: of a page a list by number, of a link the element itself."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): found for key, found in zip(numbers[::2], numbers[1::2], strict=True)}


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid: pikepdf.Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _elements(below: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in filter(_is_element, _kids(below)):
        yield kid
        yield from _elements(kid)


def _without_frames(page: pikepdf.Page, tagged: pikepdf.Object) -> Iterator[_Instruction]:
    """The content of `page`, with lines and backgrounds of its elements as no content.

    `tagged` are the elements of the page by the numbers in its content.
    """
    held: list[_Instruction] = []
    for instruction in pikepdf.parse_content_stream(page):
        if held or (str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]):
            held.append(instruction)
        else:
            yield instruction
        if not held or str(instruction.operator) != _END:
            continue
        number = int(held[0].operands[1]["/MCID"])
        if _is_frame(held) and str(tagged[number]["/S"]) not in _DRAWN:
            _take_out(number, page.obj, tagged[number])
            tagged[number] = None
            yield from _artifact(held[1:-1])
        else:
            yield from held
        held = []


def _is_frame(held: Sequence[_Instruction]) -> bool:
    return not any(str(instruction.operator) in _SAYS for instruction in held)


def _take_out(number: int, page: pikepdf.Object, element: pikepdf.Object) -> None:
    """Take what has the number `number` on `page` out of `element`."""

    def is_it(kid: pikepdf.Object) -> bool:
        if isinstance(kid, pikepdf.Dictionary):
            return bool(kid.get("/MCID") == number and kid["/Pg"].objgen == page.objgen)
        return bool(kid == number and element["/Pg"].objgen == page.objgen)

    element["/K"] = pikepdf.Array([kid for kid in _kids(element) if not is_it(kid)])


def _give_bodies(pdf: pikepdf.Pdf) -> None:
    """Put what every item of a list says into an element of its own, beside its number."""
    for item in list(_elements(pdf.Root.StructTreeRoot)):
        if item["/S"] != "/LI":
            continue
        body = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.LBody, P=item)
        )
        said, others = [], []
        for kid in _kids(item):
            if _is_element(kid) and kid["/S"] != "/Lbl":
                kid["/P"] = body
                said.append(kid)
            else:
                others.append(kid)
        body["/K"] = pikepdf.Array(said)
        item["/K"] = pikepdf.Array([*others, body])


def _name(link: pikepdf.Object, names: Mapping[str, str]) -> str:
    if "/Dest" in link:
        place = str(link["/Dest"]).removeprefix("/")
        return names.get(f"#{place}", place)
    address = str(link["/A"]["/URI"])
    return names.get(address, address)


def _marked(content: Iterable[_Instruction]) -> Iterator[_Instruction]:
    """`content` with all that is painted outside of tags marked as no content."""
    depth = 0
    held: list[_Instruction] = []
    for instruction in content:
        operator = str(instruction.operator)
        if operator in _BEGIN:
            depth += 1
        elif operator == _END:
            depth -= 1
        if held or (not depth and (operator == "BT" or operator in _PATH)):
            held.append(instruction)
            if not _ends(operator, str(held[0].operator)):
                continue
            yield from _artifact(held) if _untagged(held) else held
            held = []
        elif not depth and operator in _ALONE:
            yield from _artifact([instruction])
        else:
            yield instruction
    yield from held


def _ends(operator: str, first: str) -> bool:
    """Whether what begins with the operator `first` ends with `operator`."""
    return operator == "ET" if first == "BT" else operator in _PAINT or operator == "n"


def _untagged(held: Sequence[_Instruction]) -> bool:
    """Whether a text or a path is painted, and nothing in it tagged."""
    operators = {str(instruction.operator) for instruction in held}
    return "n" not in operators and not operators & _BEGIN


def _artifact(held: Sequence[_Instruction]) -> Iterator[_Instruction]:
    yield _ARTIFACT
    yield from held
    yield _CLOSED

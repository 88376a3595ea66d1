"""A Word file made ready for pandoc: old encodings and numbers as text, and a list of what goes.

Nothing is looked up outside the file, and what is no text (pictures, charts, embedded files)
never reaches pandoc.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tailieu.importing import errors
from tailieu.importing.blocks import Loss, short
from tailieu.importing.numbering import Numbering
from tailieu.importing.ooxml import Package, attribute, child, local, w
from tailieu.language import legacy_encodings

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT = (
    f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1"'
    f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
# Of a document's relations, those that its text needs; another would name a file or an address
# that nobody asked for.
_KEPT_RELATIONS = ("styles", "footnotes", "endnotes", "hyperlink")

# Styles whose text pandoc would take out of the text, and what they become.
_TITLES = {"title": "heading 1"}
_TAKEN_OUT = ("subtitle", "author", "date", "abstract", "abstract title", "bibliography")

_TEXTS = (w("t"), w("delText"))
_CHANGES = ("ins", "del", "moveTo", "moveFrom")
_SYMBOL_FONTS = re.compile("wingdings|webdings|symbol|marlett", re.IGNORECASE)
_SYMBOL_CODE = re.compile("(?:F0|00)?([2-9A-F][0-9A-F])", re.IGNORECASE)
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True)
class Prepared:
    """A .docx for pandoc; its paragraphs' words, to compare with what pandoc makes of them; what
    is lost; encoding → repaired runs."""

    data: bytes
    paragraphs: list[str]
    losses: list[Loss]
    repaired: dict[str, int]


def prepare(data: bytes, shown: str) -> Prepared:
    """Raises ContentErrors for what is no sound Word file."""
    package = Package(data, shown)
    return _Word(package).prepare()


class _Word:
    def __init__(self, package: Package):
        self.package = package
        self.document = package.part("word/document.xml")
        if self.document.tag != w("document") or child(self.document, "body") is None:
            raise errors.broken(package.shown, "word/document.xml")
        self.style_part = package.part("word/styles.xml")
        styles = [] if self.style_part is None else self.style_part.findall(w("style"))
        self.styles = {attribute(style, "styleId"): style for style in styles}
        self.default_style = next(
            (
                attribute(style, "styleId")
                for style in styles
                if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1"
            ),
            "",
        )
        self.theme = self._theme_fonts()
        self.losses: list[Loss] = []
        self.repaired: Counter[str] = Counter()
        self.tables = list(self.document.iter(w("tbl")))

    def prepare(self) -> Prepared:
        parts = {"word/document.xml": self.document}
        for name in ("word/footnotes.xml", "word/endnotes.xml"):
            part = self.package.part(name)
            if part is not None:
                parts[name] = part
        comments = self.package.part("word/comments.xml")
        for part in (*parts.values(), comments):
            if part is not None:
                self._repair(part)
        self._number(Numbering(self.package.part("word/numbering.xml"), self.styles))
        for part in parts.values():
            self._take_out(part, comments)
        self._margins()
        for part in (*parts.values(), self.style_part):
            if part is not None:
                self._plain_layout(part)
        paragraphs = [_own_text(each) for part in parts.values() for each in part.iter(w("p"))]
        return Prepared(self._pack(parts), paragraphs, self.losses, dict(self.repaired))

    # Fonts ----------------------------------------------------------------------------------------

    def _theme_fonts(self) -> dict[str, str]:
        """`major` and `minor` → the theme's Latin font."""
        theme = self.package.part("word/theme/theme1.xml")
        fonts = {}
        for kind in ("major", "minor") if theme is not None else ():
            latin = theme.find(f".//{{{_A}}}{kind}Font/{{{_A}}}latin")
            if latin is not None:
                fonts[kind] = latin.get("typeface") or ""
        return fonts

    def _repair(self, part: etree._Element) -> None:
        """Texts in the fonts of TCVN3 and VNI become Unicode."""
        for paragraph in part.iter(w("p")):
            # A text box holds paragraphs inside a paragraph.
            runs = [
                (run, self._font(run, paragraph))
                for run in paragraph.iter(w("r"))
                if next(run.iterancestors(w("p"))) is paragraph
            ]
            said: dict[str, str] = defaultdict(str)
            for run, font in runs:
                self._name_letters(run, font)
                said[font] += "".join(text.text or "" for text in run.iterchildren(*_TEXTS))
            old = {
                font
                for font, text in said.items()
                if legacy_encodings.encoding(font)
                and not legacy_encodings.already_unicode(text, font)
            }
            before: etree._Element | None = None
            for run, font in runs:
                vni = font in old and legacy_encodings.encoding(font) == "VNI"
                for element in run.iterchildren(*_TEXTS):
                    if vni and before is not None and element.text:
                        _bring_mark_back(before, element)
                    before = element if vni else None
            for run, font in runs:
                texts = [*run.iterchildren(*_TEXTS)] if font in old else []
                for element in texts:
                    element.text = legacy_encodings.repair(element.text or "", font)
                if any((element.text or "").strip() for element in texts):
                    self.repaired[legacy_encodings.encoding(font)] += 1
            for run, font in runs:
                self._name_unknown(run, font)

    def _name_letters(self, run: etree._Element, font: str) -> None:
        """Letters of an old font that Word keeps as something else become text."""
        for element in list(run.iterchildren(w("softHyphen"), w("sym"))):
            if element.tag == w("softHyphen") and legacy_encodings.encoding(font) == "TCVN3":
                # Where that encoding has its ư, Word sees a soft hyphen.
                element.text = "\u00ad"
            elif legacy_encodings.encoding(attribute(element, "font")):
                code = _SYMBOL_CODE.fullmatch(attribute(element, "char"))
                element.text = chr(int(code[1], 16)) if code else None
            if element.text:
                element.tag = w("t")

    def _font(self, run: etree._Element, paragraph: etree._Element) -> str:
        """The font of a run's letters beyond ASCII, by its own properties, then its styles."""
        for properties in self._properties(run, paragraph):
            fonts = child(properties, "rFonts")
            if fonts is None:
                continue
            for name in ("hAnsi", "ascii"):
                theme = attribute(fonts, f"{name}Theme")
                if theme:
                    return self.theme.get("major" if theme.startswith("major") else "minor", "")
                if attribute(fonts, name):
                    return attribute(fonts, name)
        return ""

    def _properties(
        self, run: etree._Element, paragraph: etree._Element
    ) -> Iterator[etree._Element | None]:
        own = child(run, "rPr")
        yield own
        yield from self._style_chain(attribute(child(own, "rStyle"), "val"))
        named = attribute(child(child(paragraph, "pPr"), "pStyle"), "val")
        yield from self._style_chain(named or self.default_style)
        if self.style_part is not None:
            yield self.style_part.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")

    def _style_chain(self, style: str) -> Iterator[etree._Element | None]:
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield child(self.styles[style], "rPr")
            style = attribute(child(self.styles[style], "basedOn"), "val")

    def _name_unknown(self, run: etree._Element, font: str) -> None:
        """Texts whose font says nothing that we know are named, and stay as they are."""
        for element in list(run):
            text = element.text or ""
            if local(element) == "sym":
                sign = f"{attribute(element, 'font')} {attribute(element, 'char')}".strip()
                self._lose("ký hiệu của phông chữ hình", element, sign)
                run.remove(element)
            elif element.tag != w("t") or not text.strip():
                continue
            elif _SYMBOL_FONTS.search(font):
                self._lose(f"ký hiệu của phông chữ {font}", element, text)
                element.text = ""
            elif _PRIVATE.search(text):
                self._lose(f"ký hiệu riêng của phông chữ {font or 'không rõ'}", element, text)
                element.text = _PRIVATE.sub("", text)
            # One such pair of letters may be a foreign name.
            elif (
                not legacy_encodings.encoding(font)
                and len(legacy_encodings.SUSPECT.findall(text)) > 1
            ):
                self._lose(f"chữ theo phông lạ «{font}», giữ như trong tệp:", element, text)

    # Numbers --------------------------------------------------------------------------------------

    def _number(self, numbering: Numbering) -> None:
        """The numbers and bullets that Word only shows become text of their paragraphs."""
        for paragraph in self.document.iter(w("p")):
            label = numbering.label(paragraph)
            if not label:
                continue
            run = etree.Element(w("r"))
            text = etree.SubElement(run, w("t"))
            text.text = f"{label} "
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            paragraph.insert(0 if child(paragraph, "pPr") is None else 1, run)

    # What goes ------------------------------------------------------------------------------------

    def _take_out(self, part: etree._Element, comments: etree._Element | None) -> None:
        said = {
            attribute(comment, "id"): _text(comment)
            for comment in (() if comments is None else comments.iterfind(w("comment")))
        }
        for element in list(part.iter()):
            if element is not part and part not in element.iterancestors():
                # Inside something that has gone already.
                continue
            name = local(element)
            change = name in _CHANGES and local(element.getparent()) not in ("rPr", "trPr")
            if change and name in ("del", "moveFrom"):
                self._remove("phần đã xóa trong bản có theo dõi thay đổi", element)
            elif change:
                what = "dấu theo dõi thay đổi; phần thêm đã đưa vào bài:"
                self._lose(what, element, _text(element))
                _unwrap(element)
            elif name == "commentReference":
                self._lose("bình luận", element, said.get(attribute(element, "id"), ""))
            elif name == "vanish" and attribute(element, "val") not in ("0", "false"):
                run = element.getparent().getparent()
                if local(run) == "r" and _text(run).strip():
                    self._remove("chữ ẩn", run)
            elif name in ("AlternateContent", "drawing", "pict", "object"):
                self._remove_drawing(element)
            elif name in ("oMathPara", "oMath"):
                self._remove("công thức", element)
            elif name in ("altChunk", "subDoc"):
                self._remove("phần chèn từ tệp khác", element)

    def _remove_drawing(self, element: etree._Element) -> None:
        names = {local(inner) for inner in element.iter()}
        if "txbxContent" in names:
            # The same box stands twice: as it is now, and for older programs.
            box = next(inner for inner in element.iter() if local(inner) == "txbxContent")
            self._remove("hộp văn bản", element, _text(box))
        elif "OLEObject" in names or local(element) == "object":
            self._remove("đối tượng nhúng", element)
        elif "chart" in names:
            self._remove("biểu đồ", element, _described(element))
        elif "relIds" in names:
            self._remove("sơ đồ SmartArt", element, _described(element))
        elif names & {"pic", "blip", "imagedata"}:
            self._remove("hình", element, _described(element))
        else:
            self._remove("nét vẽ", element, _described(element))

    def _margins(self) -> None:
        """The texts of headers and footers, each once."""
        seen = set()
        for name in sorted(self.package.names):
            found = re.fullmatch(r"word/(header|footer)\d*\.xml", name)
            part = self.package.part(name) if found else None
            if part is None:
                continue
            self._repair(part)
            text = _text(part)
            kind = "đầu trang" if found[1] == "header" else "chân trang"
            if text.strip() and not re.fullmatch(r"[\s\d–-]+", text) and text not in seen:
                seen.add(text)
                self.losses.append(Loss(kind, "", text))

    def _remove(self, what: str, element: etree._Element, quote: str | None = None) -> None:
        self._lose(what, element, _text(element) if quote is None else quote)
        parent = element.getparent()
        # What follows an element inside its parent hangs on it in this library.
        if element.tail:
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
        parent.remove(element)

    def _lose(self, what: str, element: etree._Element, quote: str) -> None:
        self.losses.append(Loss(what, self._where(element), " ".join(quote.split())))

    def _where(self, element: etree._Element) -> str:
        """Where an element stands, so that a person finds it in Word."""
        cell = next(element.iterancestors(w("tc")), None)
        if cell is not None:
            row = cell.getparent()
            table = next(cell.iterancestors(w("tbl")))
            if table in self.tables and row.getparent() is table:
                rows, cells = table.findall(w("tr")), row.findall(w("tc"))
                return (
                    f"ở bảng {self.tables.index(table) + 1}, hàng {rows.index(row) + 1}, "
                    f"ô {cells.index(cell) + 1}"
                )
        paragraph = next(element.iterancestors(w("p")), element)
        if paragraph is not element and _own_text(paragraph):
            return f"ở đoạn «{short(_own_text(paragraph))}»"
        for before in paragraph.itersiblings(w("p"), preceding=True):
            if _own_text(before):
                return f"sau đoạn «{short(_own_text(before))}»"
        return "ở đầu tệp"

    # The package for pandoc -----------------------------------------------------------------------

    def _plain_layout(self, part: etree._Element) -> None:
        """Without indents, which pandoc takes for quotations, and lists, which are text by now."""
        for name in ("ind", "numPr"):
            for element in list(part.iter(w(name))):
                element.getparent().remove(element)
        for style in part.iterfind(w("style")):
            name = child(style, "name")
            word = attribute(name, "val").lower()
            if word in _TITLES:
                name.set(w("val"), _TITLES[word])
            elif word in _TAKEN_OUT:
                name.set(w("val"), f"tl {word}")

    def _pack(self, parts: dict[str, etree._Element]) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", _TYPES)
            archive.writestr("_rels/.rels", _ROOT)
            if self.style_part is not None:
                parts = {**parts, "word/styles.xml": self.style_part}
            for name, part in parts.items():
                archive.writestr(name, etree.tostring(part, encoding="UTF-8", standalone=True))
                folder, _, file = name.rpartition("/")
                relations = self.package.part(f"{folder}/_rels/{file}.rels")
                if relations is not None:
                    for relation in list(relations):
                        kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
                        if kind not in _KEPT_RELATIONS:
                            relations.remove(relation)
                    archive.writestr(
                        f"{folder}/_rels/{file}.rels", etree.tostring(relations, encoding="UTF-8")
                    )
        return packed.getvalue()


def _text(element: etree._Element) -> str:
    """The words of an element: a space for each tab and between paragraphs."""
    words = []
    for inner in element.iter():
        name = local(inner)
        if name in ("t", "delText"):
            words.append(inner.text or "")
        elif name in ("tab", "br", "p", "tc"):
            words.append(" ")
    return " ".join("".join(words).split())


def _own_text(paragraph: etree._Element) -> str:
    """The words of a paragraph as a person sees them on its line: no boxes, nothing deleted."""
    texts = [
        text.text or " "
        for text in paragraph.iter(w("t"), w("tab"), w("br"))
        if next(text.iterancestors(w("p"))) is paragraph
        and not any(local(outer) in ("del", "moveFrom") for outer in text.iterancestors())
    ]
    return " ".join("".join(texts).split())


def _unwrap(element: etree._Element) -> None:
    """What is inside `element` takes its place."""
    parent, at = element.getparent(), element.getparent().index(element)
    for inner in reversed(element):
        parent.insert(at, inner)
    parent.remove(element)


def _described(element: etree._Element) -> str:
    """The alternative text of a drawing."""
    for inner in element.iter():
        if local(inner) == "docPr":
            return inner.get("descr") or inner.get("title") or ""
    return ""


def _bring_mark_back(before: etree._Element, element: etree._Element) -> None:
    """Word may end a run between a VNI letter and its mark: the mark goes to its letter."""
    pair = (before.text or "")[-1:] + element.text[:1]
    if len(pair) == 2 and len(legacy_encodings.vni(pair)) == 1:
        before.text += element.text[0]
        element.text = element.text[1:]

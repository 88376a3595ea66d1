"""Makes Word files for tests, and writes Vietnamese in the encodings from before Unicode.

A file is built part by part, as small as Word allows; `said` keeps its words in Unicode, so that
a test can ask for each of them.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from dataclasses import dataclass, field
from html import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

_TCVN3_BYTES = {
    "a": "a µ ¸ ¶ · ¹",
    "ă": "¨ » ¾ ¼ ½ Æ",
    "â": "© Ç Ê È É Ë",
    "e": "e Ì Ð Î Ï Ñ",
    "ê": "ª Ò Õ Ó Ô Ö",
    "i": "i × Ý Ø Ü Þ",
    "o": "o ß ã á â ä",
    "ô": "« å è æ ç é",
    "ơ": "¬ ê í ë ì î",
    "u": "u ï ó ñ ò ô",
    "ư": "\u00ad õ ø ö ÷ ù",
    "y": "y ú ý û ü þ",
}
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_TCVN3 = {"đ": "®", "Đ": "§", "Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦"} | {
    unicodedata.normalize("NFC", letter + tone): sign
    for letter, signs in _TCVN3_BYTES.items()
    for tone, sign in zip(_TONES, signs.split(" "), strict=True)
}
_VNI_PLAIN = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï", "": ""}
_VNI_ROOF = {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_BOWL = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_ALONE = {"đ": "ñ", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "í": "í", "ì": "ì"}

# Every Vietnamese letter that ASCII has not, small and capital.
LETTERS = [letter for letter in _TCVN3 if not letter.isascii() and letter.islower()]
LETTERS += [letter.upper() for letter in LETTERS]


def tcvn3(text: str) -> str:
    """`text` as a .Vn font has it; accented capitals have no sign and may not be in it."""
    return "".join(_TCVN3.get(char, char) for char in unicodedata.normalize("NFC", text))


def vni(text: str) -> str:
    """`text` as a VNI- font has it."""
    return "".join(map(_vni_letter, unicodedata.normalize("NFC", text)))


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in _VNI_ALONE:
        sign = _VNI_ALONE[small]
    else:
        base, *marks = unicodedata.normalize("NFD", small)
        tone = next((mark for mark in marks if mark in _VNI_PLAIN), "")
        if "\u0302" in marks:
            sign = base + _VNI_ROOF[tone]
        elif "\u0306" in marks:
            sign = base + _VNI_BOWL[tone]
        else:
            sign = (base if "\u031b" not in marks else {"o": "ô", "u": "ö"}[base]) + _VNI_PLAIN[
                tone
            ]
    return sign.upper() if letter != small else sign


def run(text: str, properties: str = "") -> str:
    """A run of `text`; `properties` is the inside of its w:rPr, such as `<w:b/>`."""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{lines}</w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def table(*rows: list[str]) -> str:
    columns = max(map(len, rows))
    grid = '<w:gridCol w:w="3000"/>' * columns
    drawn = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{drawn}</w:tbl>"


def styled(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>'


def numbered(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def picture(described: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{described}"/>'
        "<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )


def text_box(*paragraphs: str, left: int = 0, top: int = 0) -> str:
    """A text box as Word writes it: in today's form, and again for older programs."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor>"
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="900" cy="900"/><wps:txbx>{inside}</wps:txbx></wp:anchor></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r>"
    )


def old_text_box(*paragraphs: str) -> str:
    """A shape of VML that holds text."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return f"<v:shape><v:textbox>{inside}</v:textbox></v:shape>"


def field_of(instruction: str, result: str) -> str:
    """A complex field: its instruction, then `result`, which Word displays."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    inside = f"<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
    return mark("begin") + inside + mark("separate") + result + mark("end")


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Normal"/></w:style>
"""

# 1: `1.` and `a)`; 2: bullets; 3: `Điều 1.`.
NUMBERING = """
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1.%3."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="Điều %1."/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


@dataclass
class WordFile:
    """A Word file in the making: its body, and the parts beside it."""

    body: list[str] = field(default_factory=list)
    styles: str = STYLES
    theme: str = ""
    notes: dict[int, str] = field(default_factory=dict)
    comments: dict[int, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    header: str = ""
    footer: str = ""

    def add(self, *elements: str) -> None:
        self.body += elements

    def note(self, *paragraphs: str) -> str:
        """The run that refers to a new footnote."""
        number = len(self.notes) + 1
        self.notes[number] = "".join(paragraphs)
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    def comment(self, text: str) -> str:
        number = len(self.comments) + 1
        self.comments[number] = paragraph(run(text))
        return f'<w:r><w:commentReference w:id="{number}"/></w:r>'

    def link(self, text: str, address: str) -> str:
        key = f"rIdLink{len(self.links) + 1}"
        self.links[key] = address
        return f'<w:hyperlink r:id="{key}">{run(text)}</w:hyperlink>'

    def parts(self) -> dict[str, str]:
        """Every member of the package by name."""
        kinds = {"styles": "styles", "numbering": "numbering"}
        parts = {
            "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{''.join(self.body)}"
            "<w:sectPr/></w:body></w:document>",
            "word/styles.xml": f"<w:styles {_NAMESPACES}>{self.styles}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_NAMESPACES}>{NUMBERING}</w:numbering>",
        }
        for name, held in (("footnote", self.notes), ("comment", self.comments)):
            if held:
                inside = "".join(
                    f'<w:{name} w:id="{n}">{xml}</w:{name}>' for n, xml in held.items()
                )
                parts[f"word/{name}s.xml"] = f"<w:{name}s {_NAMESPACES}>{inside}</w:{name}s>"
                kinds[f"{name}s"] = f"{name}s"
        for name, text in (("header", self.header), ("footer", self.footer)):
            if text:
                short = {"header": "hdr", "footer": "ftr"}[name]
                parts[f"word/{name}1.xml"] = (
                    f"<w:{short} {_NAMESPACES}>{paragraph(run(text))}</w:{short}>"
                )
                kinds[name] = f"{name}1"
        if self.theme:
            parts["word/theme/theme1.xml"] = (
                '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
                f'<a:minorFont><a:latin typeface="{self.theme}"/></a:minorFont></a:theme>'
            )
        relations = [
            f'<Relationship Id="rId{kind}" Type="{_R}/{kind}" Target="{file}.xml"/>'
            for kind, file in kinds.items()
        ] + [
            f'<Relationship Id="{key}" Type="{_R}/hyperlink" Target="{escape(address)}"'
            ' TargetMode="External"/>'
            for key, address in self.links.items()
        ]
        return {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f"{''.join(relations)}</Relationships>",
            **parts,
        }

    def data(self) -> bytes:
        return packed(self.parts())


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of `parts`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()

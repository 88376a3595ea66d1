"""Hostile files: small on the disk, they would keep a machine busy or fill its memory."""

from __future__ import annotations

import random
import struct
import zlib

from helpers.other_files import odt
from helpers.pdf_files import pdf_of
from helpers.word_files import WordFile, packed, paragraph, run

# A number of these, but for the last.
_FRONT = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
    " /Resources << /Font << /F 5 0 R >> /XObject << /X0 6 0 R >> >> >>",
]
_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_LETTER = "BT /F 12 Tf 50 700 Td (a) Tj ET"


def _stream(content: str, head: str = "") -> str:
    return f"<< {head} /Length {len(content)} >>\nstream\n{content}\nendstream"


def _zeros(megabytes: int) -> bytes:
    """So many megabytes of zeros, packed to a thousandth."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush()


def boundless_font() -> bytes:
    """A PDF of a kilobyte whose font maps 2³² codes to letters."""
    to_unicode = (
        "begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange"
        " 1 beginbfrange <00000000> <ffffffff> <00000000> endbfrange endcmap"
    )
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R"
        " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    return pdf_of([*_FRONT, _stream(_LETTER), font, _stream(to_unicode)])


def doubling_forms(depth: int = 24) -> bytes:
    """A PDF whose page draws a form, which draws another one twice, and so on."""
    kind = "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources"
    fonts = "/Font << /F 5 0 R >>"
    forms = [
        _stream(
            f"/X{level} Do /X{level} Do",
            f"{kind} << /XObject << /X{level} {6 + level} 0 R >> {fonts} >>",
        )
        for level in range(1, depth)
    ]
    last = _stream(_LETTER, f"{kind} << {fonts} >>")
    return pdf_of([*_FRONT, _stream("/X0 Do"), _FONT, *forms, last])


def swelling_page() -> bytes:
    """A PDF of 10 KB whose page unpacks, in two steps, to three gigabytes."""
    filters = "/Filter [/ASCIIHexDecode /FlateDecode /FlateDecode]"
    content = zlib.compress(_zeros(3_000), 9).hex() + ">"
    return pdf_of([*_FRONT, _stream(content, filters), _FONT])


def swelling_list() -> bytes:
    """A PDF of 2 MB whose list of objects unpacks to two gigabytes."""
    content = _zeros(2_000)
    head = f"/Type /XRef /Size 2 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /Length {len(content)}"
    start = b"%PDF-1.5\n"
    first = f"1 0 obj\n<< {head} >>\nstream\n".encode() + content + b"\nendstream\nendobj\n"
    return start + first + f"startxref\n{len(start)}\n%%EOF\n".encode()


def deep_brackets() -> bytes:
    """A PDF of 4 MB with two million lists, each in the one before."""
    return pdf_of([_FRONT[0], "[" * 2_000_000 + "]" * 2_000_000])


def pages_in_a_ring() -> bytes:
    """A PDF whose list of pages lists itself."""
    return pdf_of([_FRONT[0], "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1 >>"])


def _with_body(xml: str, doctype: str = "") -> bytes:
    parts = WordFile(["…"]).parts()
    document = doctype + parts["word/document.xml"].replace("…", xml)
    return packed({**parts, "word/document.xml": document})


def empty_paragraphs() -> bytes:
    """A Word file of 80 KB with 54 MB of empty paragraphs."""
    return _with_body("<w:p/>" * 9_000_000)


def noisy_paragraphs() -> bytes:
    """A Word file of 1.5 million paragraphs that pack no better than others do."""
    noise = random.Random(1)
    return _with_body("".join(f"<w:p/>{noise.getrandbits(16)}" for _ in range(1_500_000)))


def many_attributes() -> bytes:
    """A Word file with a paragraph of three million attributes."""
    return _with_body("<w:p " + " ".join(f'a{at}=""' for at in range(3_000_000)) + "/>")


def nested_tables(depth: int) -> bytes:
    """A Word file with a table in a table, and so on."""
    inside = paragraph(run("Chữ"))
    for _ in range(depth):
        grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
        row = f"<w:tr><w:tc>{inside}<w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
        inside = f"<w:tbl><w:tblPr/>{grid}{row}</w:tbl>"
    return _with_body(inside)


def endless_paragraph(piece: str = "a ", letters: int = 40_000_000) -> bytes:
    """A Word file with a single paragraph, which says the same again and again."""
    return _with_body(paragraph(run(piece * (letters // len(piece)))))


def entities() -> bytes:
    """A Word file of 2 KB whose entities unfold to a billion words."""
    levels = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    return _with_body("<w:p>&a9;</w:p>", f'<!DOCTYPE a [<!ENTITY a0 "ha">{levels}]>')


def many_relations() -> bytes:
    """A Word file with a million relationships."""
    name = "word/_rels/document.xml.rels"
    parts = WordFile([paragraph(run("Chữ"))]).parts()
    each = '<Relationship Id="a" Type="b" Target="c"/>'
    many = parts[name].replace("</Relationships>", each * 1_000_000 + "</Relationships>")
    return packed({**parts, name: many})


def many_entries() -> bytes:
    """A Word file with three hundred thousand empty parts."""
    return packed({**WordFile().parts(), **{f"a/{at}": "" for at in range(300_000)}})


def lying_list() -> bytes:
    """A Word file whose list says that its text is small."""
    data = bytearray(packed({**WordFile().parts(), "word/document.xml": bytes(70_000_000)}))
    at = data.rindex(b"word/document.xml") - 46
    data[at + 24 : at + 28] = struct.pack("<I", 200_000_000)
    return bytes(data)


def many_odt_paragraphs() -> bytes:
    """An OpenDocument text with nine million empty paragraphs."""
    return odt("<text:p/>" * 9_000_000)


def endless_rtf() -> bytes:
    """An RTF file of 39 MB with six million paragraphs."""
    return b"{\\rtf1 " + b"a\\par " * 6_500_000 + b"}"


def nested_rtf() -> bytes:
    """An RTF file with five million groups, each in the one before."""
    return b"{\\rtf1 " + b"{" * 5_000_000 + b"a" + b"}" * 5_000_000 + b"}"


def short_rtf() -> bytes:
    """An RTF file of a kilobyte that says that two gigabytes follow."""
    return b"{\\rtf1 {\\pict\\pngblip\\bin2000000000 " + b"a" * 1_000 + b"}}"


def rtf_tables() -> bytes:
    """An RTF file with thirty thousand rows of 59 cells."""
    widths = b"".join(b"\\cellx%d" % (100 * at) for at in range(1, 60))
    return b"{\\rtf1 " + (b"\\trowd" + widths + b"\\intbl " + b"a\\cell " * 59 + b"\\row ") * 30_000

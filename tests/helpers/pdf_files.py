"""PDF files written object by object."""

from __future__ import annotations

# What the trailer of a file that is locked with a password holds.
LOCKED = (
    f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
    f" /O <{'11' * 32}> /U <{'22' * 32}> >> "
)


def pdf_of(objects: list[str], trailer: str = "") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R"
    return data + f"{end} {trailer}>>\nstartxref\n{len(data)}\n%%EOF\n".encode()


def pages_of(pages: list[list[str]]) -> bytes:
    """A PDF whose pages hold these lines, the first at the upper edge and the others below it."""
    first = 4
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for at, lines in enumerate(pages):
        places = (780, *range(700, 0, -40))
        drawn = "\n".join(
            f"BT /F 12 Tf 1 0 0 1 70 {place} Tm ({line}) Tj ET"
            for place, line in zip(places, lines, strict=False)
        )
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources"
            f" << /Font << /F 3 0 R >> >> /Contents {first + 2 * at + 1} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    return pdf_of(objects)


Text = tuple[float, float, str] | tuple[float, float, str, int]


def letters_of(pages: list[list[Text]]) -> bytes:
    """A PDF whose pages hold texts in Unicode: each with its place and the height of its letters.

    That is 14 where it is not given; letters are half as wide.
    """
    signs = sorted({sign for page in pages for text in page for sign in text[2]})
    codes = {sign: f"{code:04X}" for code, sign in enumerate(signs, 1)}
    named = "\n".join(f"<{code}> <{ord(sign):04X}>" for sign, code in codes.items())
    return drawing_of(
        [
            "\n".join(
                f"BT /F {text[3] if len(text) > 3 else 14} Tf 1 0 0 1 {text[0]} {text[1]} Tm"
                f" <{''.join(codes[sign] for sign in text[2])}> Tj ET"
                for text in page
            )
            for page in pages
        ],
        f"{len(codes)} beginbfchar\n{named}\nendbfchar",
    )


def drawing_of(pages: list[str], signs: str, forms: list[str] | None = None) -> bytes:
    """A PDF whose pages hold these contents, with a font /F whose table of signs holds `signs`.

    The forms /X0, /X1 … can be drawn by pages and forms.
    """
    forms = forms or []
    first = 6 + len(forms)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    drawn = " ".join(f"/X{at} {6 + at} 0 R" for at in range(len(forms)))
    resources = f"<< /Font << /F 3 0 R >> /XObject << {drawn} >> >>"
    table = f"begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n{signs}\nendcmap"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Times /Encoding /Identity-H"
        " /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times /DW 500"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        " /FontDescriptor << /Type /FontDescriptor /FontName /Times /Flags 4 /Ascent 750"
        " /Descent -250 /FontBBox [0 -250 500 750] >> >>",
        stream_of(table),
        *(
            stream_of(form, f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources {resources}")
            for form in forms
        ),
    ]
    for at, page in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources}"
            f" /Contents {first + 2 * at + 1} 0 R >>",
            stream_of(page),
        ]
    return pdf_of(objects)


def stream_of(content: str, keys: str = "") -> str:
    """A stream object."""
    return f"<< {keys} /Length {len(content)} >>\nstream\n{content}\nendstream"

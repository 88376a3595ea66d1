"""Well-formed files that Word never writes: each becomes a page or is refused, without a fault."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from copy import deepcopy

import pytest
from lxml import etree

from helpers import office_files
from helpers.word_files import (
    WordFile,
    cell,
    field_of,
    font,
    numbered,
    old_text_box,
    packed,
    paragraph,
    picture,
    run,
    styled,
    table,
    tcvn3,
    text_box,
)
from tailieu.content.findings import ContentErrors
from tailieu.importing.blocks import missing_text
from tailieu.importing.word import pandoc, prepare

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MUTATIONS = 5_000
# Every so many are read by pandoc too.
READ_EVERY = 10
NAMES = (
    *("p", "r", "t", "tab", "br", "cr", "sym", "tbl", "tr", "tc", "tcPr", "tblGrid", "gridCol"),
    *("gridSpan", "vMerge", "rPr", "pPr", "pStyle", "numPr", "ins", "del", "moveFrom", "moveTo"),
    *("sdt", "sdtContent", "smartTag", "fldChar", "instrText", "fldSimple", "hyperlink", "style"),
    *("footnoteReference", "footnote", "body", "document", "pict", "object", "drawing", "vanish"),
    *("txbxContent", "ruby", "rt", "altChunk", "framePr"),
)
VALUES = ("", "0", "-1", "1", "63", "999999999", "x", "é", "begin", "separate", "end", "restart")
ATTRIBUTES = ("val", "id", "fldCharType", "char", "font", "type", "styleId", "instr", "ilvl")
PARTS = ("word/document.xml", "word/footnotes.xml", "word/styles.xml", "word/numbering.xml")


def line(text: str) -> str:
    return paragraph(run(text))


def boxes() -> bytes:
    group = f"<v:group>{old_text_box(line('Một'))}{old_text_box(line('Hai'))}</v:group>"
    file = WordFile()
    file.add(paragraph(run("Sơ đồ"), text_box(line("Hộp"), paragraph(text_box(line("Trong"))))))
    file.add(paragraph(f"<w:r><w:pict>{group}</w:pict></w:r>", picture("Ảnh")))
    return file.data()


def fields() -> bytes:
    file = WordFile()
    file.add(
        paragraph(field_of(' HYPERLINK "https://a.vn" ', run("nối") + field_of(" X ", run("y"))))
    )
    file.add(
        paragraph(f'<w:fldSimple w:instr=" A ">{run("b")}</w:fldSimple>', file.link("c", "d:e"))
    )
    return file.data()


def changes() -> bytes:
    file = WordFile()
    deleted = "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
    file.add(paragraph(f"<w:ins>{run('thêm')}</w:ins>", deleted, file.comment("lời bàn")))
    file.add(paragraph(f"<w:moveFrom>{run('dời')}</w:moveFrom>", run("ẩn", "<w:vanish/>")))
    return file.data()


def tables() -> bytes:
    inner = table([cell(line("trong"))])
    down, across = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    file = WordFile()
    rows = ([cell(line("a"), properties=across)], [cell(inner, properties=down), cell(line("b"))])
    file.add(table(*rows, [cell("<w:p/>", properties="<w:vMerge/>"), cell(line("c"))]))
    return file.data()


def notes() -> bytes:
    file = WordFile(header="Mật", footer="Trang 2/5")
    for at in range(3):
        file.add(paragraph(run(f"Câu {at}"), file.note(line("chú"), table([cell(line("ô"))]))))
    return file.data()


def formulas() -> bytes:
    letters = "<m:r><m:t>x</m:t></m:r>"
    inside = (
        f"<m:f><m:num>{letters}</m:num><m:den>{letters}</m:den></m:f>"
        f"<m:rad><m:deg/><m:e>{letters}</m:e></m:rad><m:sSup><m:e>{letters}</m:e>"
        f"<m:sup>{letters}</m:sup></m:sSup><m:d><m:e>{letters}</m:e></m:d>"
        f"<m:m><m:mr><m:e>{letters}</m:e></m:mr></m:m>"
    )
    return WordFile([paragraph(run("Mức "), f"<m:oMath>{inside}</m:oMath>")]).data()


def lists() -> bytes:
    file = WordFile()
    kinds = [(3, 0), (1, 0), (1, 1), (1, 2), (2, 0), (4, 0)]
    file.add(*(paragraph(run("Mục"), properties=numbered(*kind)) for kind in kinds))
    file.add(paragraph(run(tcvn3("báo cáo"), font(".VnTime")), properties=styled("Heading1")))
    file.add(paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:softHyphen/></w:r>'))
    return file.data()


MADE: list[Callable[[], bytes]] = [
    lambda: office_files.dispatch().data,
    lambda: office_files.notice().data,
    lambda: office_files.plan().data,
    boxes,
    fields,
    changes,
    tables,
    notes,
    formulas,
    lists,
]


def mutate(root: etree._Element, chance: random.Random) -> None:
    """Move, copy, delete, rename or wrap one element, or change its text or an attribute."""
    elements = list(root.iter(etree.Element))[1:]
    if not elements:
        return
    element, target = chance.choice(elements), chance.choice(elements)
    parent = element.getparent()
    assert parent is not None
    match chance.randrange(7):
        case 0 if element not in (target, *target.iterancestors()):
            target.insert(chance.randint(0, len(target)), element)
        case 1:
            target.insert(chance.randint(0, len(target)), deepcopy(element))
        case 2:
            parent.remove(element)
        case 3:
            element.tag = chance.choice([f"{{{W}}}{chance.choice(NAMES)}", target.tag])
        case 4:
            wrapper = etree.Element(f"{{{W}}}{chance.choice(NAMES)}")
            parent.replace(element, wrapper)
            wrapper.append(element)
        case 5:
            element.set(f"{{{W}}}{chance.choice(ATTRIBUTES)}", chance.choice(VALUES))
        case _:
            element.text = chance.choice(["", " ", "chữ lạc", "\u00ad", "\uf0b7", "<&>"])


@pytest.mark.full
@pytest.mark.parametrize("at", range(len(MADE)))
def test_no_arrangement_of_elements_is_a_fault(tmp_path, at):
    with zipfile.ZipFile(io.BytesIO(MADE[at]())) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(at)
    for number in range(MUTATIONS // len(MADE)):
        name = chance.choice([name for name in (PARTS[0], *PARTS) if name in parts])
        root = etree.fromstring(parts[name])
        for _ in range(chance.randint(1, 6)):
            mutate(root, chance)
        data = packed({**parts, name: etree.tostring(root)})
        try:
            prepared = prepare.prepare(data, "tep.docx")
            if number % READ_EVERY == 0:
                file = tmp_path / "tep.docx"
                file.write_bytes(prepared.data)
                missing_text(prepared.paragraphs, pandoc.read(file, "tep.docx"))
        except ContentErrors:
            continue

"""A plain reading of a file, that shares nothing with the importer: its paragraphs by region."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from pdfminer.high_level import extract_text

# Where text stands: `body` and, of files that Word did not write, `pdf` and `converted`, or what
# these name. The innermost of them that text stands in names its region.
_INSIDE = {
    "txbxContent": "boxes",
    "oMath": "equations",
    "tbl": "tables",
    "hyperlink": "links",
    "sdt": "controls",
}
_PARTS = {
    "footnotes": "notes",
    "endnotes": "notes",
    "header": "headers",
    "footer": "headers",
}
_PART = re.compile(r"word/(document|footnotes|endnotes|header|footer)\d*\.xml")
# What stands elsewhere too, or was deleted: the older form of a shape, and moved text.
_LEFT_OUT = ("Fallback", "moveFrom", "del")
# What a program draws on a page for a digital signature, which is no text of the page.
_STAMP = re.compile(r"^(?:Ký bởi|Người ký):(?:.*\n){1,12}?(?:Thời gian|Ngày) ký:.*$", re.MULTILINE)
_SPACES = ("tab", "br", "cr")


class Paragraph(NamedTuple):
    """Text by region, for it may have a link or a box inside; `listed`: Word numbers it itself."""

    texts: tuple[tuple[str, str], ...]
    listed: bool = False

    @property
    def text(self) -> str:
        """Its text without that of boxes in it."""
        return "".join(text for region, text in self.texts if region != "boxes").strip()

    @property
    def region(self) -> str:
        """The region of its beginning."""
        return self.texts[0][0] if self.texts else "body"


def read(file: Path) -> list[Paragraph]:
    """The paragraphs of a file; raises ValueError where it can't be read plainly."""
    data = file.read_bytes()
    if b"%PDF-" in data[:1024]:
        lines = _STAMP.sub("\n", _pdf(file)).splitlines()
        return [Paragraph((("pdf", line.strip()),)) for line in lines if line.strip()]
    if data.startswith(b"PK"):
        return list(_word(file))
    return [Paragraph((("converted", line),)) for line in _office(file).splitlines() if line]


def words(text: str) -> list[str]:
    """The words of a text in order; ² and 2 are the same, hyphens divide words."""
    text = re.sub("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", text)
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text))


def _word(file: Path) -> Iterator[Paragraph]:
    try:
        with zipfile.ZipFile(file) as packed:
            parts = {name: found for name in packed.namelist() if (found := _PART.fullmatch(name))}
            for name, found in sorted(parts.items()):
                yield from _paragraphs(packed.read(name), _PARTS.get(found[1], "body"))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError) as error:
        raise ValueError(str(error)) from error


def _paragraphs(xml: bytes, region: str) -> Iterator[Paragraph]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(xml, parser)
    outer = [each for each in root.iter("{*}p") if "wordprocessingml" in str(each.tag)]
    for paragraph in outer:
        texts: list[tuple[str, str]] = []
        for element in paragraph.iter("{*}t", *(f"{{*}}{name}" for name in _SPACES)):
            above = [_local(each) for each in element.iterancestors()]
            within = above[: above.index("p")] if "p" in above else above
            owner = next(element.iterancestors("{*}p"), None)
            if owner is not paragraph or set(above) & set(_LEFT_OUT):
                continue
            here = next((_INSIDE[name] for name in above if name in _INSIDE), region)
            here = region if region != "body" else here
            # A tab that is a stop in the properties of the paragraph is no text.
            if "tabs" not in within:
                texts.append((here, (element.text or "") if _local(element) == "t" else " "))
        if texts:
            listed = paragraph.find("{*}pPr/{*}numPr") is not None
            yield Paragraph(tuple(texts), listed)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _pdf(file: Path) -> str:
    """The text of a PDF by Poppler where it is installed, else by pdfminer's own reading."""
    program = shutil.which("pdftotext")
    if program is None:
        return extract_text(file)
    command = [program, "-enc", "UTF-8", "-raw", str(file), "-"]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return done.stdout


def _office(file: Path) -> str:
    """The text of an old Word file by LibreOffice; raises ValueError where that can't read it."""
    program = shutil.which("soffice")
    if program is None:
        raise ValueError("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, str(file)]
        subprocess.run(command, capture_output=True, check=False, timeout=120)
        made = list(Path(folder).glob("*.txt"))
        if not made:
            raise ValueError("LibreOffice can't read it")
        return made[0].read_text(encoding="utf-8-sig", errors="replace")

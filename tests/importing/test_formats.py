"""What a file is, is told by its bytes; what it is not, with what to do."""

from __future__ import annotations

import pytest

from helpers.other_files import compound, odt, rtf
from helpers.word_files import WordFile, packed
from tailieu.content.findings import ContentErrors
from tailieu.importing.formats import Format, format_of


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (WordFile().data(), Format.docx),
        (b"%PDF-1.7 ...", Format.pdf),
        (compound("Root Entry", "1Table", "WordDocument"), Format.doc),
        (rtf("a"), Format.rtf),
        (b"\xef\xbb\xbf\n{\\rtf1 a}", Format.rtf),
        (odt(""), Format.odt),
    ],
)
def test_files_that_can_be_imported(data, kind):
    assert format_of(data, "a") == kind


LOCKED = "được khóa bằng mật khẩu."
SHEET = "là bảng tính, không phải văn bản."
SLIDES = "là bài trình chiếu, không phải văn bản."
WEB = "là trang web mang tên .doc: Word mở được, lệnh này thì không."
OTHER = "không phải tệp Word (.docx) hay PDF."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (compound("Root Entry", "EncryptedPackage"), LOCKED),
        (compound("Root Entry", "WordDocument", flags=0x0100), LOCKED),
        (odt("", manifest="<m:encryption-data/>"), LOCKED),
        (compound("Root Entry", "Workbook"), SHEET),
        (packed({"xl/workbook.xml": "<a/>"}), SHEET),
        (odt("", "spreadsheet"), SHEET),
        (compound("Root Entry", "PowerPoint Document"), SLIDES),
        (packed({"ppt/presentation.xml": "<a/>"}), SLIDES),
        (b"<html xmlns:w='urn:schemas-microsoft-com:office:word'>", WEB),
        (b"\r\n<!DOCTYPE HTML><p>", WEB),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", WEB),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>',
            "là tệp XML của Word 2003, không phải .docx.",
        ),
        (compound("Root Entry"), OTHER),
        (compound("Root Entry")[:600], OTHER),
        (compound()[:300], OTHER),
        (odt("", "graphics"), OTHER),
        (b"", OTHER),
    ],
)
def test_files_that_cannot(data, said):
    with pytest.raises(ContentErrors) as refused:
        format_of(data, "a")
    (finding,) = refused.value.findings
    assert finding.message("vi") == said
    assert "rồi nhập" in finding.fix("vi")


def test_an_open_document_with_entities_is_given_to_nobody():
    entities = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(ContentErrors, match=r"content\.xml: DOCTYPE"):
        format_of(odt("&b;", doctype=entities), "a")

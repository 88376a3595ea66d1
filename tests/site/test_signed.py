"""What a page tells of a digital signature: no more than is known of it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tailieu.content.schema import Document, Signature
from tailieu.site.signed import told


def test_only_what_is_known_is_told():
    assert told(Signature(signer="Công báo"), "vi") == ["Người ký: Công báo."]
    known = Signature(signer="Công báo", issuer="Cơ yếu", certificate="DA:A7:37:CF:1C:46:99:DA…")
    assert told(known, "en") == [
        "Signed by Công báo.",
        "Certificate issued by Cơ yếu.",
        "SHA-256 of the certificate: DA:A7:37:CF:1C:46:99:DA…",
    ]


def test_the_time_says_whose_clock_told_it():
    clock = Signature(signer="A", signed_at="2026-04-01T02:12:30+00:00", sha256="0" * 64)
    assert told(clock, "vi")[1:] == [
        "Ký lúc 09:12 ngày 01/4/2026, theo đồng hồ của người ký.",
        f"SHA-256 của tệp PDF: {'0' * 64}",
    ]
    stamp = Signature(signer="A", signed_at="2026-04-01", timestamped=True)
    assert told(stamp, "vi")[1:] == ["Ký lúc 01/4/2026, theo dấu thời gian."]


@pytest.mark.parametrize(
    "wrong",
    [
        {"signed_at": "2026-13-01"},
        {"signed_at": "hôm qua"},
        {"certificate": "DA:A7…"},
        {"sha256": "DA:A7:37:CF"},
    ],
)
def test_what_is_no_time_or_digest_is_refused(wrong):
    with pytest.raises(ValidationError):
        Signature(signer="A", **wrong)


def test_no_page_calls_a_file_signed_without_saying_what_is_known_of_it():
    law = {"title": "a", "description": "b", "number": "1", "type": "luat", "issuer": "c"}
    law |= {"system": "nha-nuoc", "evidence": {"mark": "V2"}}
    for said in ("cong-bao", "tep-da-ky"):
        with pytest.raises(ValidationError, match="unsigned"):
            Document(**law, text_from=said)
    assert Document(**law, text_from="cong-bao", signature={"signer": "A"}).signature


def test_a_page_says_what_a_signature_proves_and_what_it_does_not(site):
    page = (site / "van-ban" / "162-2026-nd-cp.html").read_text(encoding="utf-8")
    assert "Bản Công báo, chữ ký số còn nguyên (chưa kiểm chuỗi chứng thư). " in page
    assert "không cho biết văn bản nay còn hiệu lực hay không" in page
    assert "Người ký: CÔNG BÁO NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page

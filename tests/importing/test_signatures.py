"""`tailieu verify FILE.pdf`: one clear answer for each state of a signed file; and what `import`
keeps of it."""

from __future__ import annotations

import hashlib
import socket
import zlib
from datetime import UTC, datetime

import pytest
import yaml

from helpers.pdf_files import LOCKED, pdf_of
from helpers.program import tailieu
from helpers.signed_files import plain, revised, signed
from tailieu.importing.pdf import signatures

SAID = """{file}: chữ ký số còn nguyên: từ lúc ký đến nay nội dung không bị đổi một byte nào, và \
chữ ký phủ cả tệp.
  Người ký: CÔNG BÁO THỬ, Văn phòng Thử
    Lúc ký: 09:12 ngày 01/4/2026, theo dấu thời gian của GIỜ THỬ, Văn phòng Thử
    Chứng thư: do CÔNG BÁO THỬ, Văn phòng Thử cấp, số C0FFEE, có hạn từ 01/01/2025 đến 01/01/2126, \
lúc ký còn hạn
    SHA-256 của chứng thư: {certificate}
  SHA-256 của tệp: {digest}
Chưa kiểm được chuỗi chứng thư: """


@pytest.fixture(scope="module")
def sound() -> bytes:
    return signed(plain())


def fault(data: bytes, lang: str = "vi") -> str | None:
    problem = signatures.check(data).problem
    return problem.text(lang) if problem else None


def bomb() -> bytes:
    """A small file whose list of objects unpacks to ten million bytes."""
    packed = zlib.compress(bytes(10_000_000), 9)
    head = f"/Type /XRef /Size 2 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /Length {len(packed)}"
    data = b"%PDF-1.5\n"
    return (
        data
        + f"1 0 obj\n<< {head} >>\nstream\n".encode()
        + packed
        + f"\nendstream\nendobj\nstartxref\n{len(data)}\n%%EOF\n".encode()
    )


def test_an_intact_signature_is_told_with_all_that_it_proves(tmp_path, monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", lambda *asked: pytest.fail("asked a network"))
    file = tmp_path / "nghi-dinh.pdf"
    file.write_bytes(signed(plain(), stamped="GIỜ THỬ"))
    done = tailieu("verify", file)
    certificate = signatures.check(file.read_bytes()).signed[0].certificate
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(SAID.format(file=file, certificate=certificate, digest=digest))
    assert "không cho biết văn bản còn hiệu lực hay không." in done.stdout
    english = tailieu("verify", file, "--lang", "en").stdout
    assert "by a timestamp of GIỜ THỬ" in english
    assert "chain of certificates could not be checked" in english


def test_without_a_timestamp_the_time_is_that_of_the_signers_clock(sound):
    (only,) = signatures.check(sound).signed
    assert only.authority == ""
    told = signatures.summary(signatures.check(sound), "a.pdf", "vi")
    assert ", theo đồng hồ của người ký\n" in told


def test_several_signatures_are_told_in_the_order_of_signing(sound):
    report = signatures.check(signed(sound, field="Hai", signer="NGƯỜI THỨ HAI"))
    assert report.problem is None
    told = signatures.summary(report, "a.pdf", "vi")
    assert told.startswith("a.pdf: cả 2 chữ ký số còn nguyên: ")
    assert told.index("CÔNG BÁO THỬ") < told.index("NGƯỜI THỨ HAI")
    assert report.signature
    assert report.signature.signer == "NGƯỜI THỨ HAI, Văn phòng Thử"


CHANGED = "bị sửa sau khi ký: nội dung không còn như lúc ký"
FAULTS = {
    "a letter changed": (lambda data: data.replace(b"Noi dung", b"Noi dong"), CHANGED),
    "a byte added": (
        lambda data: data + b"\n",
        "bị sửa sau khi ký: có thêm 1 byte mà chữ ký không phủ",
    ),
    "a page rewritten": (lambda data: revised(data, "Khac"), CHANGED),
    "a page rewritten and signed again": (
        lambda data: signed(revised(data, "Khac"), field="Hai"),
        CHANGED,
    ),
    "a part signed": (
        lambda data: data.replace(b"/ByteRange [0 ", b"/ByteRange [9 "),
        "có chữ ký số chỉ phủ một phần của tệp",
    ),
    "a signature spoilt": (
        lambda data: data.replace(b"/Contents <3082", b"/Contents <3182"),
        "có chữ ký số hỏng",
    ),
    "another kind": (
        lambda data: data.replace(b"/adbe.pkcs7.detached", b"/adbe.pkcs7.unknown!"),
        "có chữ ký số theo cách chưa kiểm được (adbe.pkcs7.unknown!)",
    ),
    "cut off": (
        lambda data: data[: len(data) // 2],
        "bị hỏng, không đọc được như một tệp PDF",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_file_that_was_tampered_with_is_refused(sound, name):
    tamper, said = FAULTS[name]
    assert tamper(sound) != sound
    assert fault(tamper(sound)) == said


LOOPING = pdf_of(
    [
        "<< /Type /Catalog /AcroForm << /Fields [2 0 R] >> >>",
        "<< /T (a) /FT /Sig /Kids [2 0 R] >>",
    ]
)
OLD = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (plain, "không có chữ ký số"),
        (
            lambda: signed(plain(), md="sha1"),
            "có chữ ký số bằng thuật toán yếu, không còn tin được (sha1, sha1_rsa)",
        ),
        (
            lambda: signed(plain(), until=OLD),
            "có chữ ký số khớp, nhưng lúc ký thì chứng thư không còn hạn, hoặc chưa có hạn",
        ),
        (lambda: pdf_of(["<< >>"], LOCKED), "được khóa bằng mật khẩu, nên không xem được chữ ký"),
        (lambda: b"%PDF-1.4\n" + bytes(256), "bị hỏng, không đọc được như một tệp PDF"),
        (lambda: LOOPING, "bị hỏng, không đọc được như một tệp PDF"),
        (lambda: b"PK", "không phải tệp PDF"),
        (lambda: b"", "không phải tệp PDF"),
        (bomb, "mở ra thì quá lớn hoặc mất quá nhiều thời gian"),
    ],
)
def test_a_file_without_a_signature_that_holds_is_refused(made, said):
    assert fault(made()) == said


def test_checking_ends_where_it_takes_too_much(sound, monkeypatch):
    monkeypatch.setattr(signatures, "_examine", lambda data: bytearray(8 << 30))
    assert fault(sound, "en") == "is too large once it is opened, or takes too much time"


def test_what_is_wrong_is_told_with_what_to_do(tmp_path, sound):
    file = tmp_path / "a.pdf"
    file.write_bytes(sound.replace(b"Noi dung", b"Noi dong"))
    done = tailieu("verify", file)
    assert done.exit_code == 1
    assert done.stderr == (
        f"{file}: TL123 {CHANGED}. Fix: xin lại tệp ở nơi đã đăng; đừng dùng tệp này như bản có "
        "chữ ký.\n"
    )
    assert "Người ký: CÔNG BÁO THỬ" in done.stdout
    missing = tailieu("verify", tmp_path / "khong-co.pdf")
    assert (missing.exit_code, "không có tệp này" in missing.stderr) == (1, True)


# A page made of a signed file ---------------------------------------------------------------------


def imported(root, data: bytes) -> tuple[dict[str, object], str]:
    """(front matter, what the command said) after importing a file."""
    file = root / "cong-bao.pdf"
    file.write_bytes(data)
    done = tailieu("import", file, "--root", root)
    assert done.exit_code == 0, done.output
    text = (root / "docs" / "van-ban" / "cong-bao.md").read_text(encoding="utf-8")
    return yaml.safe_load(text.split("---")[1]), done.stdout


def test_import_keeps_who_signed_and_when(root):
    data = signed(plain(), stamped="GIỜ THỬ")
    front_matter, said = imported(root, data)
    assert front_matter["signature"] == {
        "signer": "CÔNG BÁO THỬ, Văn phòng Thử",
        "issuer": "CÔNG BÁO THỬ, Văn phòng Thử",
        "certificate": signatures.check(data).signed[0].certificate,
        "signed_at": "2026-04-01T09:12:30+07:00",
        "timestamped": True,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    assert front_matter["text_from"] == "cong-bao"
    assert "chữ ký số: còn nguyên, của CÔNG BÁO THỬ, Văn phòng Thử" in said


def test_a_file_that_others_signed_is_not_called_a_gazette(root):
    front_matter, _ = imported(root, signed(plain(), signer="SỞ THỬ"))
    assert front_matter["text_from"] == "tep-da-ky"


def test_import_claims_no_signature_that_does_not_hold(root, sound):
    front_matter, said = imported(root, revised(sound, "Noi dung khac"))
    assert not {"signature", "text_from"} & front_matter.keys()
    assert f"chữ ký số, vì tệp {CHANGED}" in said

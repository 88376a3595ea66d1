"""PDF files that are signed, with a key and certificates made for the tests."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import cache

from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from helpers.pdf_files import pages_of

STAMPED_AT = datetime(2026, 4, 1, 2, 12, 30, tzinfo=UTC)
WORDS = "Noi dung"


def plain(words: str = WORDS) -> bytes:
    """A PDF of one page that says `words`."""
    return pages_of([[words]])


def signed(data: bytes, *, until: datetime | None = None, md: str = "sha256", **how: str) -> bytes:
    """`data` with one more signature by `signer`; `stamped` names the authority of a timestamp."""
    stamper = how.get("stamped") and DummyTimeStamper(
        *_holder(how["stamped"], None, stamps=True), fixed_dt=STAMPED_AT
    )
    certificate, key = _holder(how.get("signer", "CÔNG BÁO THỬ"), until)
    signer = signers.SimpleSigner(certificate, key, SimpleCertificateStore())
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    meta = signers.PdfSignatureMetadata(
        field_name=how.get("field", "Chu-ky"),
        md_algorithm=md,
        subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
        signer_key_usage=set(),
    )
    made = signers.PdfSigner(meta, signer, timestamper=stamper or None).sign_pdf(writer)
    return bytes(made.getbuffer())


def revised(data: bytes, words: str) -> bytes:
    """`data` with its page rewritten by an incremental update, as editors of PDF files do."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    drawn = StreamObject(stream_data=f"BT /F 12 Tf 50 50 Td ({words}) Tj ET".encode())
    page["/Contents"] = writer.add_object(drawn)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@cache
def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@cache
def _holder(
    name: str, until: datetime | None, stamps: bool = False
) -> tuple[x509.Certificate, keys.PrivateKeyInfo]:
    """A certificate that signs itself, valid from 2025 `until` a moment, and its key."""
    own = certificates.Name(
        [
            certificates.NameAttribute(NameOID.COMMON_NAME, name),
            certificates.NameAttribute(NameOID.ORGANIZATION_NAME, "Văn phòng Thử"),
        ]
    )
    builder = (
        certificates.CertificateBuilder()
        .subject_name(own)
        .issuer_name(own)
        .public_key(_key().public_key())
        .serial_number(0xC0FFEE)
        .not_valid_before(datetime(2025, 1, 1, tzinfo=UTC))
        .not_valid_after(until or datetime(2126, 1, 1, tzinfo=UTC))
    )
    if stamps:
        usage = certificates.ExtendedKeyUsage([certificates.oid.ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(usage, critical=True)
    der = builder.sign(_key(), hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    secret = _key().private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return x509.Certificate.load(der), keys.PrivateKeyInfo.load(secret)

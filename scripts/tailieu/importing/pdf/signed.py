"""Read the digital signatures in a PDF file, with pyHanko, and hold its bytes against them.

Nothing here asks a network, and no certificate is trusted: whether the signer is who the
certificate says is not looked at.
"""

from __future__ import annotations

import hashlib
import io
import logging
from datetime import datetime
from operator import itemgetter
from typing import Any

from asn1crypto.cms import SignedData, SignerInfo
from asn1crypto.x509 import Certificate, Name
from pyhanko.pdf_utils.misc import PdfDecodeLimitError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.general import extract_certificate_info, extract_signer_info
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter, validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.utils import DEFAULT_ALGORITHM_USAGE_POLICY

from tailieu.content.findings import visible
from tailieu.content.messages import Message
from tailieu.content.problems import Problem
from tailieu.importing.pdf.signatures import LOCKED, SWELLS, UNREADABLE, UNSIGNED, Signed

# More signatures are an attempt to keep the machine busy.
MOST_SIGNATURES = 20

_CHANGED = Message(
    "bị sửa sau khi ký: nội dung không còn như lúc ký",
    "was changed after signing: its content is no longer what was signed",
)
_ADDED = Message(
    "bị sửa sau khi ký: có thêm {count} byte mà chữ ký không phủ",
    "was changed after signing: {count} bytes were added that no signature covers",
)
_PARTLY = Message(
    "có chữ ký số chỉ phủ một phần của tệp",
    "has a digital signature that covers only a part of the file",
)
_BROKEN = Message("có chữ ký số hỏng", "has a digital signature that is broken")
_UNKNOWN = Message(
    "có chữ ký số theo cách chưa kiểm được ({way})",
    "has a digital signature of a kind that cannot be checked here ({way})",
)
_WEAK = Message(
    "có chữ ký số bằng thuật toán yếu, không còn tin được ({way})",
    "has a digital signature by a weak algorithm, which proves nothing any more ({way})",
)
_OUT_OF_DATE = Message(
    "có chữ ký số khớp, nhưng lúc ký thì chứng thư không còn hạn, hoặc chưa có hạn",
    "has a digital signature that fits, but was made when the certificate was not valid",
)

_KINDS = ("/adbe.pkcs7.detached", "/ETSI.CAdES.detached")
_STRONG = ("sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512")


class _Fault(Exception):
    """Why a signature is not intact."""

    def __init__(self, message: Message, **values: Any):
        super().__init__(message)
        self.problem = Problem.at(0, message, **values)


def examine(data: bytes) -> tuple[list[Signed], Problem | None]:
    """The signatures of a PDF file in the order of signing, and why it is not intact, if so."""
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    signed: list[Signed] = []
    failure = UNREADABLE
    try:
        found = _signatures(PdfFileReader(io.BytesIO(data), strict=False))
        failure = _BROKEN
        ends = [_covered(data, signature) for signature in found]
        for end, signature in sorted(zip(ends, found, strict=True), key=itemgetter(0)):
            signed.append(_signed(signature))
            _require_intact(signature, signed[-1])
            if end < len(data):
                _require_only_signed_since(signature)
    except _Fault as fault:
        return signed, fault.problem
    except (PdfDecodeLimitError, MemoryError):
        return signed, Problem.at(0, SWELLS)
    except Exception:  # On hostile bytes the library may raise anything.
        return signed, Problem.at(0, failure)
    added = len(data) - max(ends)
    return signed, Problem.at(0, _ADDED, count=added) if added else None


def _signatures(reader: PdfFileReader) -> list[EmbeddedPdfSignature]:
    if reader.encrypted:
        raise _Fault(LOCKED)
    found: list[EmbeddedPdfSignature] = []
    for name, value, field in enumerate_sig_fields(reader, filled_status=True):
        way = value.get_object().get("/SubFilter", "")
        if way not in _KINDS:
            raise _Fault(_UNKNOWN, way=visible(str(way)).strip("/"))
        if len(found) == MOST_SIGNATURES:
            raise _Fault(SWELLS)
        try:
            found.append(EmbeddedPdfSignature(reader, field, name))
        except (PdfDecodeLimitError, MemoryError):
            raise
        except Exception:
            raise _Fault(_BROKEN) from None
    if not found:
        raise _Fault(UNSIGNED)
    return found


def _require_intact(signature: EmbeddedPdfSignature, signed: Signed) -> None:
    """Raises _Fault where the signed bytes are others, or the signature is worth nothing."""
    info, certificate = signature.signer_info, signature.signer_cert
    _require_strong(info, certificate)
    same, genuine = validate_sig_integrity(info, certificate, "data", signature.compute_digest())
    if not same:
        raise _Fault(_CHANGED)
    if not genuine:
        raise _Fault(_BROKEN)
    if not signed.valid_then:
        raise _Fault(_OUT_OF_DATE)


def _require_only_signed_since(signature: EmbeddedPdfSignature) -> None:
    """Raises _Fault where more than a signature was added to what this one covers."""
    signature.compute_integrity_info()
    if not signature.summarise_integrity_info()["docmdp_ok"]:
        raise _Fault(_CHANGED)


def _covered(data: bytes, signature: EmbeddedPdfSignature) -> int:
    """Where the bytes end that a signature covers: all from the first, but for itself."""
    start, first, second, rest = map(int, signature.byte_range)
    gap = data[first:second]
    if start or rest < 0 or second + rest > len(data) or (gap[:1], gap[-1:]) != (b"<", b">"):
        raise _Fault(_PARTLY)
    if bytes.fromhex(gap[1:-1].decode("ascii")) != signature.pkcs7_content:
        raise _Fault(_PARTLY)
    return second + rest


def _require_strong(info: SignerInfo, certificate: Certificate) -> None:
    """Raises _Fault for algorithms that are weak, or that are not known."""
    digest, signature = info["digest_algorithm"], info["signature_algorithm"]
    way = f"{digest['algorithm'].native}, {signature['algorithm'].native}"
    policy = DEFAULT_ALGORITHM_USAGE_POLICY
    if not (
        policy.digest_algorithm_allowed(digest, None)
        and policy.signature_algorithm_allowed(signature, None, certificate.public_key)
    ):
        raise _Fault(_WEAK, way=way)
    if digest["algorithm"].native not in _STRONG:
        raise _Fault(_UNKNOWN, way=way)
    if not policy.digest_combination_allowed(signature, digest, None):
        raise _Fault(_BROKEN)


# What a signature tells ---------------------------------------------------------------------------


def _signed(signature: EmbeddedPdfSignature) -> Signed:
    certificate = signature.signer_cert
    validity = certificate["tbs_certificate"]["validity"]
    stamp = _stamp(signature.signer_info)
    return Signed(
        signer=_name(certificate.subject),
        issuer=_name(certificate.issuer),
        serial=f"{certificate.serial_number:X}",
        certificate=":".join(f"{byte:02X}" for byte in certificate.sha256),
        valid_from=validity["not_before"].native,
        valid_until=validity["not_after"].native,
        time=stamp[0] if stamp else _clock(signature),
        authority=stamp[1] if stamp else "",
    )


def _name(name: Name) -> str:
    """The common name and the organisation, as far as a certificate has them."""
    held = name.native
    parts = [held[key] for key in ("common_name", "organization_name") if key in held]
    told = ", ".join(part if isinstance(part, str) else ", ".join(part) for part in parts)
    return visible(told or name.human_friendly)[:200]


def _clock(signature: EmbeddedPdfSignature) -> datetime | None:
    """The time that the signer's own clock told."""
    try:
        time = signature.self_reported_timestamp
    except Exception:
        return None
    return time if isinstance(time, datetime) else None


def _stamp(info: SignerInfo) -> tuple[datetime, str] | None:
    """(time, authority) of the first timestamp that fits the signature."""
    tokens = extract_tst_data_iter(info, signed=False) if info["unsigned_attrs"] else ()
    for token in tokens:
        try:
            if _timestamp_fits(token, info["signature"].native):
                content = token["encap_content_info"]["content"].parsed
                authority = extract_certificate_info(token).signer_cert
                return content["gen_time"].native, _name(authority.subject)
        except Exception:
            continue
    return None


def _timestamp_fits(token: SignedData, value: bytes) -> bool:
    """Whether a timestamp is one of the signature `value`, and its own signature is intact."""
    content = token["encap_content_info"]["content"]
    imprint = content.parsed["message_imprint"]
    info, certificate = extract_signer_info(token), extract_certificate_info(token).signer_cert
    _require_strong(info, certificate)
    stamped = hashlib.new(imprint["hash_algorithm"]["algorithm"].native, value).digest()
    own = hashlib.new(info["digest_algorithm"]["algorithm"].native, bytes(content)).digest()
    fits = imprint["hashed_message"].native == stamped
    return fits and all(validate_sig_integrity(info, certificate, "tst_info", own))

"""The digital signatures of PDF files: checked without a network, within limits, and told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tailieu.content.dates import HO_CHI_MINH, short_date
from tailieu.content.findings import Rule
from tailieu.content.messages import Lang, Message
from tailieu.content.problems import Problem
from tailieu.content.schema import Signature
from tailieu.limited import Crashed, Limits, TooLong, TooMuch, run_limited
from tailieu.site.signed import moment

NOT_INTACT = Rule(
    "TL123",
    "error",
    "safety",
    Message("Chữ ký số của tệp PDF còn nguyên", "The digital signature of a PDF is intact"),
    Message(
        "`tailieu verify` so từng byte của tệp với chữ ký số trong tệp. Chữ ký cho biết chữ có "
        "đúng như lúc ký hay không, không cho biết văn bản còn hiệu lực hay không.",
        "`tailieu verify` holds every byte of a file against the signature in it. A signature "
        "tells whether the words are those that were signed, not whether they are in force.",
    ),
    Message("{problem}.", "{problem}."),
    Message(
        "xin lại tệp ở nơi đã đăng; đừng dùng tệp này như bản có chữ ký.",
        "fetch the file again where it was published; do not use this one as a signed copy.",
    ),
)
NO_PDF = Message("không phải tệp PDF", "is no PDF file")
UNREADABLE = Message(
    "bị hỏng, không đọc được như một tệp PDF", "is broken and cannot be read as a PDF file"
)
LOCKED = Message(
    "được khóa bằng mật khẩu, nên không xem được chữ ký",
    "is locked with a password, so that its signature cannot be looked at",
)
SWELLS = Message(
    "mở ra thì quá lớn hoặc mất quá nhiều thời gian",
    "is too large once it is opened, or takes too much time",
)
UNSIGNED = Message("không có chữ ký số", "has no digital signature")

_INTACT = Message(
    "chữ ký số còn nguyên: từ lúc ký đến nay nội dung không bị đổi một byte nào, và chữ ký phủ cả "
    "tệp.",
    "the digital signature is intact: no byte of the content was changed since, and it covers the "
    "whole file.",
)
_ALL_INTACT = Message(
    "cả {count} chữ ký số còn nguyên: từ lần ký cuối nội dung không bị đổi một byte nào, trước đó "
    "chỉ có ký thêm.",
    "all {count} digital signatures are intact: no byte of the content was changed since the last, "
    "and before it only signatures were added.",
)
_SIGNER = Message("Người ký: {signer}", "Signed by: {signer}")
_BY_CLOCK = Message(
    "Lúc ký: {time}, theo đồng hồ của người ký", "Signed at: {time}, by the signer's own clock"
)
_BY_STAMP = Message(
    "Lúc ký: {time}, theo dấu thời gian của {authority}",
    "Signed at: {time}, by a timestamp of {authority}",
)
_NO_TIME = Message("Lúc ký: chữ ký không ghi", "Signed at: the signature does not say")
_CERTIFICATE = Message(
    "Chứng thư: do {issuer} cấp, số {serial}, có hạn từ {start} đến {end}",
    "Certificate: issued by {issuer}, number {serial}, valid from {start} to {end}",
)
_VALID_THEN = Message("lúc ký còn hạn", "valid when it was used")
_FINGERPRINT = Message("SHA-256 của chứng thư: {digest}", "SHA-256 of the certificate: {digest}")
_FILE = Message("SHA-256 của tệp: {digest}", "SHA-256 of the file: {digest}")
_CHAIN = Message(
    "Chưa kiểm được chuỗi chứng thư: lệnh này không hỏi mạng và không kèm chứng thư gốc nào, nên "
    "tên người ký chỉ là tên ghi trong chứng thư. Hãy so SHA-256 của chứng thư với một tệp khác "
    "của cùng nơi ký. Chữ ký cho biết chữ của tệp, không cho biết văn bản còn hiệu lực hay không.",
    "The chain of certificates could not be checked: this command asks no network and has no root "
    "certificate, so the signer's name is only what the certificate says. Compare the "
    "certificate's SHA-256 with another file of the same signer. A signature tells what the words "
    "are, not whether they are in force.",
)

# What checking one file may take.
_LIMITS = Limits(seconds=20, bytes=1_000_000_000)


@dataclass(frozen=True)
class Signed:
    """A signature: what its certificate and it say. Names are as in the certificate.

    `serial` is in hexadecimal, `certificate` the certificate's SHA-256 as `DA:A7:…`. `time` has no
    zone where the signature gives none; `authority` is who stamped it, "" for the signer's clock.
    """

    signer: str
    issuer: str
    serial: str
    certificate: str
    valid_from: datetime
    valid_until: datetime
    time: datetime | None
    authority: str

    @property
    def valid_then(self) -> bool:
        """Whether the certificate was valid at the time of signing, if that is known."""
        if not self.time:
            return True
        time = self.time if self.time.tzinfo else self.time.replace(tzinfo=HO_CHI_MINH)
        return self.valid_from <= time <= self.valid_until


@dataclass(frozen=True)
class Report:
    """The signatures of a PDF, in the order of signing, and why it is not intact, if it is not."""

    sha256: str
    signed: list[Signed]
    problem: Problem | None

    @property
    def signature(self) -> Signature | None:
        """The last signature as front matter keeps it; None unless all is intact."""
        if self.problem:
            return None
        last = self.signed[-1]
        return Signature(
            signer=last.signer,
            issuer=last.issuer,
            certificate=last.certificate,
            signed_at=_moment(last.time) if last.time else None,
            timestamped=bool(last.authority),
            sha256=self.sha256,
        )


def check(data: bytes) -> Report:
    """The report on a file, made within limits; one that is hostile has a problem too."""
    try:
        return run_limited(lambda folder, tell: report(data), _LIMITS)
    except (TooLong, TooMuch, Crashed):
        return Report(hashlib.sha256(data).hexdigest(), [], Problem.at(0, SWELLS))


def report(data: bytes) -> Report:
    """Examine the signatures of a file here, without limits; one that is no PDF has a problem."""
    signed: list[Signed] = []
    problem: Problem | None = Problem.at(0, NO_PDF)
    if b"%PDF-" in data[:1024]:
        signed, problem = _examine(data)
    return Report(hashlib.sha256(data).hexdigest(), signed, problem)


def _examine(data: bytes) -> tuple[list[Signed], Problem | None]:
    # Takes half a second to import, which no other command needs.
    from tailieu.importing.pdf import signed

    return signed.examine(data)


def summary(report: Report, shown: str, lang: Lang) -> str:
    """What a person reads of the signatures of the file `shown`; "" where it has none."""
    return "".join(f"{line}\n" for line in _told(report, shown, lang))


def _told(report: Report, shown: str, lang: Lang) -> Iterator[str]:
    if not report.problem:
        count = len(report.signed)
        yield f"{shown}: {(_INTACT if count == 1 else _ALL_INTACT).format(lang, count=count)}"
    for each in report.signed:
        yield "  " + _SIGNER.format(lang, signer=each.signer)
        yield "    " + _time_told(each, lang)
        yield "    " + _certificate_told(each, lang)
        yield "    " + _FINGERPRINT.format(lang, digest=each.certificate)
    yield "  " + _FILE.format(lang, digest=report.sha256)
    if not report.problem:
        yield _CHAIN.format(lang)


def _certificate_told(signed: Signed, lang: Lang) -> str:
    days = [
        short_date(time.astimezone(HO_CHI_MINH).date(), lang)
        for time in (signed.valid_from, signed.valid_until)
    ]
    told = _CERTIFICATE.format(
        lang, issuer=signed.issuer, serial=signed.serial, start=days[0], end=days[1]
    )
    valid = signed.time and signed.valid_then
    return f"{told}, {_VALID_THEN.format(lang)}" if valid else told


def _time_told(signed: Signed, lang: Lang) -> str:
    if not signed.time:
        return _NO_TIME.format(lang)
    time = moment(_moment(signed.time), lang)
    message = _BY_STAMP if signed.authority else _BY_CLOCK
    return message.format(lang, time=time, authority=signed.authority)


def _moment(time: datetime) -> str:
    """The time in Viet Nam, or the day alone where the time has no zone."""
    if not time.tzinfo:
        return time.date().isoformat()
    return time.astimezone(HO_CHI_MINH).isoformat(timespec="seconds")

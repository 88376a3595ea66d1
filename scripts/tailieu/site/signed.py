"""What a page tells of the digital signature of the file that its text was taken from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tailieu.content.dates import HO_CHI_MINH, short_date
from tailieu.content.interface import say
from tailieu.content.messages import Lang
from tailieu.content.schema import Signature


def told(signature: Signature, lang: Lang) -> list[str]:
    """What is known of a signature, a sentence each."""
    return list(_told(signature, lang))


def _told(signature: Signature, lang: Lang) -> Iterator[str]:
    yield say("signature-signer", lang, signer=signature.signer)
    if signature.issuer:
        yield say("signature-issuer", lang, issuer=signature.issuer)
    if signature.signed_at:
        clock = "signature-timestamp" if signature.timestamped else "signature-clock"
        yield say(clock, lang, time=moment(signature.signed_at, lang))
    if signature.certificate:
        yield say("signature-certificate", lang, digest=signature.certificate)
    if signature.sha256:
        yield say("signature-file", lang, digest=signature.sha256)


def moment(text: str, lang: Lang) -> str:
    """`2026-04-01T02:12:00+00:00` → `09:12 ngày 01/4/2026` in Viet Nam; or the day alone."""
    time = datetime.fromisoformat(text)
    if not time.tzinfo:
        return short_date(time.date(), lang)
    local = time.astimezone(HO_CHI_MINH)
    return say("time-of-day", lang, time=f"{local:%H:%M}", day=short_date(local.date(), lang))

"""The day that counts as today, the status that follows from dates, and dates as text.

The browser computes the same statuses for the reader's day (overrides/assets/js/clock.js);
tests/data/status-vectors.json keeps both to the same answers.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from tailieu.content.messages import Lang, Message

# Viet Nam has the same offset all year, so no time zone database is needed.
HO_CHI_MINH = timezone(timedelta(hours=7))

# How long before its review day a sheet is marked as due for review.
REVIEW_NOTICE_DAYS = 14
# Editors are told earlier than readers, since a review takes its time.
REVIEW_NEAR_DAYS = 30

# The statuses that follow from dates alone; keys of terms.STATUSES.
BY_DATES = (
    "con-hieu-luc",
    "chua-doi-chieu",
    "sap-den-han",
    "qua-han",
    "chua-hieu-luc",
    "het-hieu-luc",
)


def local_date(epoch: int) -> date:
    """The calendar day in Asia/Ho_Chi_Minh at `epoch` seconds since 1970."""
    return datetime.fromtimestamp(epoch, HO_CHI_MINH).date()


def status_on(
    day: date,
    *,
    start: date | None,
    end: date | None,
    checked: bool,
    review_by: date | None = None,
) -> str:
    """The status of a sheet or a document on `day` by its dates alone, one of BY_DATES.

    `start` and `end` are the first and the last day in force. Dates do not tell that a text still
    is in force: only one that a person has `checked` is called so. Whether the page is replaced,
    archived or withdrawn takes precedence over its dates, and is decided by content/status.py.
    """
    if end and day > end:
        return "het-hieu-luc"
    if start and day < start:
        return "chua-hieu-luc"
    if review_by and day > review_by:
        return "qua-han"
    if review_by and day >= review_by - timedelta(days=REVIEW_NOTICE_DAYS):
        return "sap-den-han"
    return "con-hieu-luc" if checked else "chua-doi-chieu"


def short_date(day: date, lang: Lang) -> str:
    """05/02/2026, 05/8/2026: the form that official documents and our own text give a date.

    Days below 10 and months 1 and 2 have a leading zero. In English `2026-02-05`.
    """
    if lang == "en":
        return day.isoformat()
    month = f"{day:%m}" if day.month < 3 else str(day.month)
    return f"{day:%d}/{month}/{day:%Y}"


def short_month(month: str, lang: Lang) -> str:
    """02/2026 for the month `2026-02`; as it is in English."""
    year, number = month.split("-")
    return month if lang == "en" else f"{number}/{year}"


def told_date(told: str, lang: Lang) -> str:
    """What a page told of its date: a day, a month or a year in ISO."""
    if len(told) == len("2026-02-05"):
        return short_date(date.fromisoformat(told), lang)
    return short_month(told, lang) if "-" in told else told


def day_message(day: date) -> Message:
    """A date for messages in both languages."""
    return Message(short_date(day, "vi"), short_date(day, "en"))

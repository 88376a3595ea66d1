"""Dates decide: "today" and what it makes of a page's dates.

The browser computes the same states again by the reader's clock (overrides/assets/js/page.js);
tests/data/status-vectors.json holds both to the same answers.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

# Viet Nam keeps one offset all year, so no time zone database is needed.
HO_CHI_MINH = timezone(timedelta(hours=7))

REVIEW_NOTICE_DAYS = 30

# What dates alone can make of a page; keys of terms.STATUSES.
SHEET_STATUSES = ("con-hieu-luc", "sap-den-han", "qua-han", "chua-hieu-luc", "het-hieu-luc")


def local_date(epoch: int) -> date:
    """The calendar day in Asia/Ho_Chi_Minh at `epoch` seconds since 1970."""
    return datetime.fromtimestamp(epoch, HO_CHI_MINH).date()


def sheet_status(
    today: date,
    *,
    start: date | None,
    end: date | None,
    review_by: date | None,
) -> str:
    """The state of a sheet on `today` by its dates alone; a key of terms.STATUSES.

    `end` is the last day in force. Being replaced, archived or withdrawn is no matter of dates
    and is decided before this is asked.
    """
    if end and today > end:
        return "het-hieu-luc"
    if start and today < start:
        return "chua-hieu-luc"
    if review_by and today > review_by:
        return "qua-han"
    if review_by and today >= review_by - timedelta(days=REVIEW_NOTICE_DAYS):
        return "sap-den-han"
    return "con-hieu-luc"


def short_date(day: date) -> str:
    """10/6/2024: the form that Vietnamese running text and citations use."""
    return f"{day.day}/{day.month}/{day.year}"


def long_date(day: date, lang: str) -> str:
    """`ngày 05 tháng 02 năm 2026`, as document heads write it; `5 February 2026` in English.

    Days below 10 and months 1 and 2 take a leading zero (Nghị định 30/2020/NĐ-CP).
    """
    if lang == "en":
        months = (
            "January February March April May June July August September October November December"
        )
        return f"{day.day} {months.split()[day.month - 1]} {day.year}"
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"

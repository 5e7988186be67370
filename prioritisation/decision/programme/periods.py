"""Periods that figures are of: a year, a half, a quarter or a month."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum

from prioritisation.decision.programme.items import PLAN_YEARS
from prioritisation.errors import InvalidValueError

# Signs as Statistics Finland writes them.
_PERIOD = re.compile(r"(\d{4})(?:(H)([12])|(Q)([1-4])|(M)(0[1-9]|1[0-2]))?")
# As people and other offices write them: 2023-05, 2023/05, 2023-Q1, and Sweden's kvartal 2023K1.
_WRITTEN = re.compile(
    r"(\d{4})\s*(?:[-/.]?\s*(?:(H)([12])|([QK])([1-4])|(M)(0?[1-9]|1[0-2]))|[-/](0[1-9]|1[0-2]))?",
    re.IGNORECASE,
)
# What Statistics Finland marks preliminary figures with.
_PRELIMINARY = "*"


class Interval(StrEnum):
    """How often a figure is looked up."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def months(self) -> int:
        """Length of one period in months."""
        return _MONTHS[self]


_MONTHS = {Interval.YEAR: 12, Interval.HALF_YEAR: 6, Interval.QUARTER: 3, Interval.MONTH: 1}
_INTERVALS = {"H": Interval.HALF_YEAR, "Q": Interval.QUARTER, "M": Interval.MONTH}


def checked_period(period: str, field: str = "period") -> str:
    """Return a period as it is: ``2026``, ``2026H1``, ``2026Q3`` or ``2026M05``.

    Raises
    ------
    InvalidValueError : it is written in another way, or its year is not one of 1900 to 2200.
    """
    _parts(period, field)
    return period


def period_of(text: str) -> str:
    """Return the period that a text means: ``2023*``, ``2023-05``, ``2023 Q1`` or ``2023K1`` too.

    Raises
    ------
    InvalidValueError : it means none.
    """
    found = _WRITTEN.fullmatch(text.strip().removesuffix(_PRELIMINARY).rstrip())
    if found is None or not text.isascii():
        raise InvalidValueError("not_a_period", field="period", value=text)
    year, half, half_number, quarter, quarter_number, sign, month, plain_month = found.groups()
    ending = ""
    if half:
        ending = f"H{half_number}"
    elif quarter:
        ending = f"Q{quarter_number}"
    elif sign or plain_month:
        ending = f"M{int(month or plain_month):02}"
    return checked_period(f"{year}{ending}")


def interval_of(period: str) -> Interval:
    """Return how long a period is."""
    return _parts(period)[1]


def first_day(period: str) -> date:
    """Return the day on which a period begins."""
    year, interval, number = _parts(period)
    return date(year, (number - 1) * interval.months + 1, 1)


def last_day(period: str) -> date:
    """Return the day on which a period ends."""
    # Not by way of the next period: after the last year that is read there is none.
    year, interval, number = _parts(period)
    month = number * interval.months
    return date(year, month, monthrange(year, month)[1])


def following(period: str) -> str:
    """Return the period of the same length that comes next."""
    year, interval, number = _parts(period)
    if number * interval.months == 12:
        return _written(year + 1, interval, 1)
    return _written(year, interval, number + 1)


def _written(year: int, interval: Interval, number: int) -> str:
    if interval is Interval.YEAR:
        return str(year)
    if interval is Interval.MONTH:
        return f"{year}M{number:02}"
    return f"{year}{'H' if interval is Interval.HALF_YEAR else 'Q'}{number}"


def _parts(period: str, field: str = "period") -> tuple[int, Interval, int]:
    found = _PERIOD.fullmatch(period) if isinstance(period, str) and period.isascii() else None
    if found is None or int(found[1]) not in PLAN_YEARS:
        raise InvalidValueError("not_a_period", field=field, value=period)
    sign = found[2] or found[4] or found[6]
    if sign is None:
        return int(found[1]), Interval.YEAR, 1
    return int(found[1]), _INTERVALS[sign], int(found[3] or found[5] or found[7])

"""The values of an indicator over time, as far as they can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from prioritisation.decision.follow_up.restating import kept_apart
from prioritisation.decision.programme.indicators import Indicator, Reading
from prioritisation.decision.programme.periods import (
    first_day,
    following,
    last_day,
)


@dataclass(frozen=True, slots=True)
class Point:
    """A value in a period.

    Parameters
    ----------
    earlier : what was published for the period before it was restated, the oldest first
    note : the remark that goes with the value
    """

    period: str
    value: Decimal
    earlier: tuple[Decimal, ...] = ()
    note: str = ""

    @property
    def on(self) -> date:
        """The day that the value stands for: the last one of its period."""
        return last_day(self.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Values over time.

    Parameters
    ----------
    points : one a period, in order of time; all in one unit and of one length of period
    missing : periods between the first and the last that have no value
    apart : readings in another unit, or of another length of period: kept, never compared
    """

    points: tuple[Point, ...] = ()
    missing: tuple[str, ...] = ()
    apart: tuple[Reading, ...] = ()

    @property
    def latest(self) -> Point | None:
        """The value of the last period that has one."""
        return self.points[-1] if self.points else None

    def at(self, period: str) -> Point | None:
        """Return the value of a period, None where it has none."""
        return next((point for point in self.points if point.period == period), None)


def series_of_readings(indicator: Indicator) -> Series:
    """Return what an indicator's readings say over time.

    Of two readings for a period the later in the list counts. A reading in another unit than the
    indicator's, or of another length of period than its interval, is set apart.
    """
    values: dict[str, list[Reading]] = {}
    apart = []
    for reading in indicator.readings:
        if kept_apart(indicator, reading) is None:
            values.setdefault(reading.period, []).append(reading)
        else:
            apart.append(reading)
    points = tuple(
        Point(
            period,
            found[-1].value,
            tuple(reading.value for reading in found[:-1]),
            found[-1].note,
        )
        for period, found in sorted(values.items(), key=lambda pair: first_day(pair[0]))
    )
    return Series(points=points, missing=missing_between(points), apart=tuple(apart))


def missing_between(points: tuple[Point, ...]) -> tuple[str, ...]:
    """Return the periods between the first point and the last one that have none."""
    missing: list[str] = []
    for before, after in pairwise(points):
        period = following(before.period)
        while period != after.period:
            missing.append(period)
            period = following(period)
    return tuple(missing)

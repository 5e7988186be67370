"""What the indicators did by a day: the latest value, how far it moved, how that is judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from prioritisation.decision.follow_up.index import index_series
from prioritisation.decision.follow_up.series import Series, missing_between, series_of_readings
from prioritisation.decision.follow_up.status import Judgement, judgement
from prioritisation.decision.programme.indicators import Indicator, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """How an indicator moved.

    Parameters
    ----------
    reference : the baseline, else the first value; None = there is neither
    change : latest − reference; None where there is no value after the reference
    """

    indicator: Indicator
    judgement: Judgement
    reference: Level | None = None
    change: Decimal | None = None


def movements(indicators: tuple[Indicator, ...], on: date) -> tuple[Movement, ...]:
    """Return how indicators moved by a day, in their order.

    Only values of periods that had ended by then count. Of restated values the latest counts,
    also where it was published later: a reading tells no day of its publication.
    """
    by_id = {indicator.id: indicator for indicator in indicators}
    series = {i: _until(series_of_readings(indicator), on) for i, indicator in by_id.items()}
    return tuple(
        _movement(indicator, _series_of(indicator, by_id, series), on) for indicator in indicators
    )


def _series_of(
    indicator: Indicator, parts: Mapping[str, Indicator], series: Mapping[str, Series]
) -> Series:
    if indicator.index is None:
        return series[indicator.id]
    return index_series(indicator.index, parts, series).series


def _until(series: Series, on: date) -> Series:
    points = tuple(point for point in series.points if point.on <= on)
    return replace(series, points=points, missing=missing_between(points))


def _movement(indicator: Indicator, series: Series, on: date) -> Movement:
    judged = judgement(indicator, series, on)
    reference = judged.reference or indicator.baseline
    if reference is None and series.points:
        first = series.points[0]
        reference = Level(period=first.period, value=first.value)
    change = None
    if judged.latest is not None and reference is not None:
        is_same = judged.latest.period == reference.period
        change = None if is_same else judged.latest.value - reference.value
    return Movement(indicator=indicator, judgement=judged, reference=reference, change=change)

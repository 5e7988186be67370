"""Every indicator of a programme with its values, how it goes, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from prioritisation.decision.follow_up.index import IndexSeries, index_series
from prioritisation.decision.follow_up.series import Series, missing_between, series_of_readings
from prioritisation.decision.follow_up.status import Judgement, judgement
from prioritisation.decision.programme.indicators import Indicator, Level
from prioritisation.decision.programme.periods import interval_of, last_day
from prioritisation.decision.programme.programme import Programme

INDEX_BASE = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """An indicator with its values and how it goes.

    Parameters
    ----------
    indicator : as it is judged: an index without a baseline starts from 100 in its base period,
        and is as often as that period is long
    index : how the values of an index came about; None = it is none
    """

    indicator: Indicator
    series: Series
    judgement: Judgement
    index: IndexSeries | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMatters:
    """What the follow-up still lacks: ids of key changes, and of indicators.

    Parameters
    ----------
    changes : key changes that no indicator shows
    owner, values, target : indicators that have none
    baseline : indicators that are compared with their first value, as no baseline is stated
    overdue : indicators of which a newer value should be there
    """

    changes: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    baseline: tuple[str, ...] = ()
    overdue: tuple[str, ...] = ()


def followed_indicators(
    programme: Programme, today: date, *, until: date | None = None
) -> Mapping[str, Followed]:
    """Return every indicator with its values and how it goes, by id, in list order.

    Parameters
    ----------
    today : the day by which a value is overdue
    until : only values of periods that had ended by then count; None = all. Of restated values
        the latest counts, also where it was published later: a reading tells no day of its own
    """
    indicators = {indicator.id: indicator for indicator in programme.indicators}
    series = {
        i: _until(series_of_readings(indicator), until) for i, indicator in indicators.items()
    }
    found = {}
    for i, indicator in indicators.items():
        index = indicator.index
        worked_out = None if index is None else index_series(index, indicators, series)
        values = series[i] if worked_out is None else worked_out.series
        judged = _as_judged(indicator)
        found[i] = Followed(
            indicator=judged,
            series=values,
            judgement=judgement(judged, values, today),
            index=worked_out,
        )
    return found


def open_matters(programme: Programme, followed: Mapping[str, Followed]) -> OpenMatters:
    """Return what the follow-up of a programme still lacks."""
    shown = {change for i in programme.indicators for change in i.key_changes}
    all_of_them = list(followed.items())
    return OpenMatters(
        changes=tuple(c.id for c in programme.key_changes if c.id not in shown),
        owner=tuple(i for i, f in all_of_them if not f.indicator.owner.strip()),
        values=tuple(i for i, f in all_of_them if f.series.latest is None),
        target=tuple(
            i
            for i, f in all_of_them
            if f.indicator.target_level is None and f.indicator.direction is None
        ),
        baseline=tuple(i for i, f in all_of_them if f.judgement.is_first_value),
        overdue=tuple(i for i, f in all_of_them if f.judgement.is_overdue),
    )


def _until(series: Series, day: date | None) -> Series:
    if day is None:
        return series
    points = tuple(point for point in series.points if point.on <= day)
    return replace(series, points=points, missing=missing_between(points))


def _as_judged(indicator: Indicator) -> Indicator:
    index = indicator.index
    if index is None:
        return indicator
    base = Level(period=index.base_period, value=INDEX_BASE)
    target = indicator.target_level
    is_before = target is not None and last_day(target.period) <= last_day(base.period)
    return replace(
        indicator,
        interval=interval_of(index.base_period),
        baseline=indicator.baseline or (None if is_before else base),
    )

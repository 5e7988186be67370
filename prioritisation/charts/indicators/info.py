"""What the picture of an indicator shows: its values, what they are compared with, and gaps.

Time runs in years. A value stands in the middle of its period, a level of a longer period where
that ends; a measure that starts in a year stands where the year begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from prioritisation.charts.planner.amounts import Axis, amount_axis
from prioritisation.decision.follow_up.followed import Followed
from prioritisation.decision.follow_up.series import Point, Series
from prioritisation.decision.programme.indicators import Level
from prioritisation.decision.programme.periods import Interval, following, last_day
from prioritisation.wording.indicators import figure, period_text, status_sentence
from prioritisation.wording.wording import Wording

_MOST_TICKS = 12
_MOST_PERIOD_TICKS = 8
_MOST_RESTATED_NAMES = 3


class Spot(NamedTuple):
    """A value: where it is, and what it says."""

    x: float
    y: float
    text: str


class Ruled(NamedTuple):
    """A level with its name: the baseline, or the target level."""

    x: float
    y: float
    name: str


class Start(NamedTuple):
    """Where a year begins in which measures start, and how many."""

    x: float
    number: str


class IndicatorInfo(NamedTuple):
    """What is drawn.

    Parameters
    ----------
    runs : values without a gap between them, each run a line of its own
    earlier : what was published before a value was restated; its text is shown where it is not
        empty
    baseline, target : levels; the path leads from `path_from` to the target
    latest : the last value's name at the end of its line
    starts : of the decided measures of the spearhead
    summary : the same in words
    """

    runs: tuple[tuple[Spot, ...], ...]
    earlier: tuple[Spot, ...]
    baseline: Ruled | None
    path_from: tuple[float, float] | None
    target: Ruled | None
    latest: str
    starts: tuple[Start, ...]
    x: Axis
    y: Axis
    starts_name: str
    path_name: str
    summary: str


def indicator_info(
    followed: Followed, starts: Mapping[int, Sequence[str]], wording: Wording
) -> IndicatorInfo:
    """Return what to draw of an indicator that has values.

    Parameters
    ----------
    starts : by year, the measures that start then
    """
    indicator, series, judged = followed.indicator, followed.series, followed.judgement
    months = indicator.interval.months

    def place(period: str) -> float:
        return _middle(period, months)

    def spot(point: Point) -> Spot:
        return Spot(place(point.period), float(point.value), _hover(point, followed, wording))

    runs = tuple(tuple(map(spot, run)) for run in runs_of(series))
    is_named = sum(bool(p.earlier) for p in series.points) <= _MOST_RESTATED_NAMES
    earlier = tuple(
        Spot(
            place(point.period),
            float(value),
            wording("indicator.earlier", value=figure(value, indicator, wording, with_unit=False))
            if is_named
            else "",
        )
        for point in series.points
        for value in point.earlier
    )

    def ruled(level: Level | None, key: str) -> Ruled | None:
        if level is None:
            return None
        name = wording(
            key,
            value=figure(level.value, indicator, wording, with_unit=False),
            period=period_text(level.period, wording),
        )
        return Ruled(place(level.period), float(level.value), name)

    reference = indicator.baseline or judged.reference
    first_value = judged.is_first_value and indicator.baseline is None
    baseline = ruled(
        reference, "indicator.chart_first_value" if first_value else "indicator.chart_baseline"
    )
    target = ruled(indicator.target_level, "indicator.chart_target")
    has_path = target is not None and baseline is not None
    marked = tuple(Start(float(year), str(len(ids))) for year, ids in starts.items())
    ends = [
        *(s.x for run in runs for s in run),
        *(level.x for level in (baseline, target) if level is not None),
        # The year itself is shown, not only where it begins.
        *(start.x + 1 for start in marked),
    ]
    heights = [
        *(s.y for run in runs for s in run),
        *(s.y for s in earlier),
        *(level.y for level in (baseline, target) if level is not None),
    ]
    latest = series.points[-1]
    return IndicatorInfo(
        runs=runs,
        earlier=earlier,
        baseline=baseline,
        path_from=(baseline.x, baseline.y) if has_path and baseline is not None else None,
        target=target,
        latest=wording(
            "indicator.chart_latest",
            value=figure(latest.value, indicator, wording, with_unit=False),
            period=period_text(latest.period, wording),
        ),
        starts=marked,
        x=_time_axis(ends, followed, wording),
        y=_height_axis(heights, wording.text(indicator.unit), wording),
        starts_name=wording("indicator.chart_starts") if marked else "",
        path_name=wording("indicator.chart_path") if has_path else "",
        summary=f"{wording.text(indicator.name)}. {status_sentence(followed, wording)}",
    )


def runs_of(series: Series) -> Iterable[tuple[Point, ...]]:
    """Yield the points of a series in runs of periods that follow one another."""
    run: list[Point] = []
    for point in series.points:
        if run and following(run[-1].period) != point.period:
            yield tuple(run)
            run = []
        run.append(point)
    if run:
        yield tuple(run)


def _middle(period: str, months: int) -> float:
    """Return the middle of the last so many months of a period."""
    end = last_day(period)
    return end.year + (end.month - months / 2) / 12


def _hover(point: Point, followed: Followed, wording: Wording) -> str:
    value = figure(point.value, followed.indicator, wording)
    text = f"{period_text(point.period, wording)}: {value}"
    if point.earlier:
        shown = (figure(v, followed.indicator, wording, with_unit=False) for v in point.earlier)
        text += f" ({wording('indicator.earlier', value=', '.join(shown))})"
    return f"{text} · {point.note}" if point.note else text


def _time_axis(ends: Sequence[float], followed: Followed, wording: Wording) -> Axis:
    low, high = floor(min(ends)), ceil(max(ends))
    high = max(high, low + 1)
    years = range(low, high)
    step = ceil(len(years) / _MOST_TICKS)
    ticks = tuple((year + 0.5, str(year)) for year in years if (year - low) % step == 0)
    is_short = len(years) <= 2 and followed.indicator.interval is not Interval.YEAR
    if is_short:
        points = followed.series.points
        every = ceil(len(points) / _MOST_PERIOD_TICKS)
        months = followed.indicator.interval.months
        ticks = tuple(
            (_middle(p.period, months), period_text(p.period, wording)) for p in points[::every]
        )
    return Axis(float(low), float(high), ticks, "")


def _height_axis(heights: Sequence[float], unit: str, wording: Wording) -> Axis:
    low, high = min(heights), max(heights)
    room = 0.12 * (high - low) or max(1.0, abs(high) * 0.1)
    # What cannot be below nothing does not seem to be so.
    bottom = max(0.0, low - room) if low >= 0 else low - room
    axis = amount_axis(Fraction(bottom), Fraction(high + room), "", wording)
    return axis._replace(title=unit)

"""Whether an indicator goes as it is wished to, by stated rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from prioritisation.decision.follow_up.series import Point, Series
from prioritisation.decision.programme.indicators import (
    Better,
    Indicator,
    Level,
    TargetDirection,
)
from prioritisation.decision.programme.periods import Interval, interval_of, last_day


class Status(StrEnum):
    """How an indicator goes; the rules are those of `judgement`."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    UNCHANGED = "unchanged"
    BEHIND = "behind"
    WRONG_WAY = "wrong_way"
    MISSED = "missed"
    TOO_EARLY = "too_early"
    NO_TARGET = "no_target"
    NO_VALUE = "no_value"


class StatusRule(StrEnum):
    """Which of the rules of `judgement` gave a status, in their order."""

    NOTHING_TO_JUDGE = "nothing_to_judge"
    TARGET_REACHED = "target_reached"
    ABOVE_ZERO = "above_zero"
    AFTER_REFERENCE = "after_reference"
    PATH = "path"
    DIRECTION = "direction"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How an indicator goes, and what that is judged by.

    Parameters
    ----------
    rule : the rule that gave the status
    latest : the last value; None = there is none
    reference : what it is compared with: the baseline, or the first value where none is stated;
        None = nothing is compared
    is_first_value : the reference is the first value
    expected : with a target level, the value on its path at the latest period
    is_overdue : a newer value should have been there by the day of the judgement
    """

    status: Status
    rule: StatusRule = StatusRule.NOTHING_TO_JUDGE
    latest: Point | None = None
    reference: Level | None = None
    is_first_value: bool = False
    expected: Decimal | None = None
    is_overdue: bool = False


def judgement(indicator: Indicator, series: Series, today: date) -> Judgement:
    """Return how an indicator goes.

    The rules, in this order; *better* means higher or lower, as the indicator says:

    1. No value: *no value*. Neither a target level nor a direction: *no target*.
    2. A target level that the latest value is as good as or better than: *reached*; not where
       that value is older than the baseline.
    3. Direction *positive*: above 0 is *on track*; else better than the value before is
       *behind*, and anything else is the *wrong way*.
    4. Compared is with the baseline, or with the first value where no baseline is stated. No
       value after it: *too early*.
    5. A target level whose period is over by the latest value: *missed*. Before: as good as
       its path, a straight line from the reference to the target level, or better is *on
       track*; short of the path but no worse than the reference is *behind*; worse than the
       reference is the *wrong way*.
    6. A direction (grows: higher is better; falls: lower is; favourable: as the indicator
       says): better than the reference is *on track*, equal is *unchanged*, worse is the
       *wrong way*.
    7. Whatever the status, a value is overdue when the period after the latest one has been
       over for half an interval, for a month at least.
    """
    latest = series.latest
    if latest is None:
        return Judgement(status=Status.NO_VALUE)
    overdue = is_overdue(latest.period, indicator.interval, today)
    target = indicator.target_level
    if target is None and indicator.direction is None:
        return Judgement(status=Status.NO_TARGET, latest=latest, is_overdue=overdue)
    if target is None and indicator.direction is TargetDirection.POSITIVE:
        return Judgement(
            status=_positive(series), rule=StatusRule.ABOVE_ZERO, latest=latest, is_overdue=overdue
        )
    sign = 1 if is_higher_better(indicator) else -1
    stated = indicator.baseline
    first = series.points[0]
    reference = stated or Level(period=first.period, value=first.value)
    expected = None
    is_older = latest.on < last_day(reference.period)
    if target is not None and not is_older and sign * (latest.value - target.value) >= 0:
        status, rule = Status.REACHED, StatusRule.TARGET_REACHED
    elif latest.on <= last_day(reference.period):
        status, rule = Status.TOO_EARLY, StatusRule.AFTER_REFERENCE
    elif target is not None:
        expected = value_on_path(reference, target, latest.on)
        status = _on_the_way(latest, reference, target, expected, sign)
        rule = StatusRule.PATH
    else:
        status = _compared(sign * (latest.value - reference.value))
        rule = StatusRule.DIRECTION
    return Judgement(
        status=status,
        rule=rule,
        latest=latest,
        reference=reference,
        is_first_value=stated is None,
        expected=expected,
        is_overdue=overdue,
    )


def value_on_path(start: Level, target: Level, on: date) -> Decimal:
    """Return the value on the straight line between two levels at the end of a month.

    Counted in months, so that half of four years is half of the way, leap years or not. Levels
    stand for the end of their periods; outside them the nearer one holds.

    Parameters
    ----------
    on : any day of the month
    """
    begins, ends = last_day(start.period), last_day(target.period)
    if on >= ends:
        return target.value
    if on <= begins:
        return start.value
    gone, whole = _months(on) - _months(begins), _months(ends) - _months(begins)
    return start.value + (target.value - start.value) * gone / whole


def _months(day: date) -> int:
    return 12 * day.year + day.month


def is_overdue(latest: str, interval: Interval, today: date) -> bool:
    """Return whether a newer value than that of a period should have been there."""
    ended = last_day(latest)
    months = interval_of(latest).months + max(1, interval.months // 2)
    years, month = divmod(ended.month - 1 + months, 12)
    # The last month in which the next value may still be missing.
    after = date(ended.year + years, month + 1, 1)
    return today.replace(day=1) > after


def is_higher_better(indicator: Indicator) -> bool:
    """Return which way is the better one: as the direction says, else as the indicator does."""
    if indicator.target_level is None:
        if indicator.direction in (TargetDirection.GROWS, TargetDirection.POSITIVE):
            return True
        if indicator.direction is TargetDirection.FALLS:
            return False
    return indicator.better is Better.HIGHER


def _positive(series: Series) -> Status:
    *before, latest = series.points
    if latest.value > 0:
        return Status.ON_TRACK
    is_better = bool(before) and latest.value > before[-1].value
    return Status.BEHIND if is_better else Status.WRONG_WAY


def _on_the_way(
    latest: Point, reference: Level, target: Level, expected: Decimal, sign: int
) -> Status:
    if latest.on >= last_day(target.period):
        return Status.MISSED
    if sign * (latest.value - expected) >= 0:
        return Status.ON_TRACK
    return Status.BEHIND if sign * (latest.value - reference.value) >= 0 else Status.WRONG_WAY


def _compared(improvement: Decimal) -> Status:
    if improvement == 0:
        return Status.UNCHANGED
    return Status.ON_TRACK if improvement > 0 else Status.WRONG_WAY

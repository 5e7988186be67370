from datetime import date

import pytest

from prioritisation.decision.follow_up.series import series_of_readings
from prioritisation.decision.follow_up.status import (
    Status,
    StatusRule,
    is_overdue,
    judgement,
    value_on_path,
)
from prioritisation.decision.programme.indicators import Better, TargetDirection
from prioritisation.decision.programme.periods import Interval

from .figures import indicator, level

TODAY = date(2026, 11, 29)
TO_120 = {"baseline": level(2024, 100), "target_level": level(2028, 120)}


def judged(*values, **fields):
    figure = indicator("jobs", *values, **fields)
    return judgement(figure, series_of_readings(figure), TODAY)


@pytest.mark.parametrize(
    ("value", "status"),
    [
        # The path is at 110 half-way: 2026 is two of the four years from 2024 to 2028.
        (120, Status.REACHED),
        (110, Status.ON_TRACK),
        (109, Status.BEHIND),
        (100, Status.BEHIND),
        (99, Status.WRONG_WAY),
    ],
)
def test_a_value_is_judged_by_the_path_from_baseline_to_target(value, status):
    assert judged((2026, value), **TO_120).status is status


def test_a_value_and_a_target_of_the_last_year_that_is_read_are_judged_too():
    far = {"baseline": level(2024, 100), "target_level": level(2200, 120)}
    assert judged((2200, 119), **far).status is Status.MISSED
    assert judged((2026, 100), **far).status is Status.BEHIND


@pytest.mark.parametrize(
    ("year", "value"), [(2024, 100), (2025, 105), (2026, 110), (2027, 115), (2030, 120)]
)
def test_the_path_is_a_straight_line_by_months(year, value):
    start, target = level(2024, 100), level(2028, 120)
    assert value_on_path(start, target, date(year, 12, 31)) == value


def test_a_quarter_of_a_path_of_four_years_is_on_track_in_a_leap_year_too():
    fields = {"baseline": level(2023, 100), "target_level": level(2027, 120)}
    assert judged((2024, 105), **fields).status is Status.ON_TRACK


def test_where_lower_is_better_the_path_falls():
    falling = {
        "baseline": level(2024, 10),
        "target_level": level(2028, 6),
        "better": Better.LOWER,
    }
    assert judged((2026, 8), **falling).status is Status.ON_TRACK
    assert judged((2026, 9), **falling).status is Status.BEHIND
    assert judged((2026, 11), **falling).status is Status.WRONG_WAY


def test_a_target_whose_time_is_over_is_reached_or_missed():
    assert judged((2028, 119), **TO_120).status is Status.MISSED
    assert judged((2028, 121), **TO_120).status is Status.REACHED


def test_a_value_no_later_than_the_baseline_tells_nothing_yet():
    assert judged((2024, 100), **TO_120).status is Status.TOO_EARLY


def test_a_value_older_than_the_baseline_reaches_no_target():
    assert judged((2023, 130), **TO_120).status is Status.TOO_EARLY
    assert judged((2024, 130), **TO_120).status is Status.REACHED


def test_without_a_baseline_the_first_value_stands_in_and_that_is_said():
    found = judged((2024, 100), (2026, 111), target_level=level(2028, 120))
    assert (found.status, found.is_first_value) == (Status.ON_TRACK, True)
    assert found.reference == level(2024, 100)


def test_a_single_value_without_a_baseline_is_too_early():
    assert judged((2025, 100), target_level=level(2028, 120)).status is Status.TOO_EARLY


@pytest.mark.parametrize(
    ("direction", "better", "statuses"),
    [
        (TargetDirection.GROWS, Better.LOWER, ("on_track", "unchanged", "wrong_way")),
        (TargetDirection.FALLS, Better.HIGHER, ("wrong_way", "unchanged", "on_track")),
        (TargetDirection.FAVOURABLE, Better.HIGHER, ("on_track", "unchanged", "wrong_way")),
        (TargetDirection.FAVOURABLE, Better.LOWER, ("wrong_way", "unchanged", "on_track")),
    ],
)
def test_a_direction_is_judged_against_the_baseline(direction, better, statuses):
    fields = {"direction": direction, "better": better, "baseline": level(2024, 100)}
    found = [judged((2025, value), **fields).status for value in (101, 100, 99)]
    assert found == list(statuses)


@pytest.mark.parametrize(
    ("values", "status"),
    [
        (((2025, 1),), Status.ON_TRACK),
        (((2024, -30), (2025, -10)), Status.BEHIND),
        (((2024, -10), (2025, -30)), Status.WRONG_WAY),
        (((2025, 0),), Status.WRONG_WAY),
    ],
)
def test_positive_is_above_0_and_less_bad_is_behind(values, status):
    assert judged(*values, direction=TargetDirection.POSITIVE).status is status


@pytest.mark.parametrize(
    ("values", "fields", "rule"),
    [
        ((), TO_120, StatusRule.NOTHING_TO_JUDGE),
        (((2026, 1),), {}, StatusRule.NOTHING_TO_JUDGE),
        (((2026, 120),), TO_120, StatusRule.TARGET_REACHED),
        (((2026, 1),), {"direction": TargetDirection.POSITIVE}, StatusRule.ABOVE_ZERO),
        (((2024, 1),), TO_120, StatusRule.AFTER_REFERENCE),
        (((2026, 110),), TO_120, StatusRule.PATH),
        (((2024, 1), (2026, 2)), {"direction": TargetDirection.GROWS}, StatusRule.DIRECTION),
    ],
)
def test_a_status_names_the_rule_that_gave_it(values, fields, rule):
    assert judged(*values, **fields).rule is rule


def test_nothing_is_compared_where_only_the_sign_counts():
    assert judged((2024, -3), (2025, 1), direction=TargetDirection.POSITIVE).reference is None


def test_without_value_or_target_nothing_is_judged():
    assert judged().status is Status.NO_VALUE
    assert judged(**TO_120).status is Status.NO_VALUE
    assert judged((2025, 1)).status is Status.NO_TARGET


def test_a_value_in_another_unit_does_not_count():
    figure = indicator("jobs", ("2025M01", 500), **TO_120)
    assert judgement(figure, series_of_readings(figure), TODAY).status is Status.NO_VALUE


@pytest.mark.parametrize(
    ("latest", "interval", "today", "overdue"),
    [
        # The figure of 2025 is there in half a year.
        ("2024", Interval.YEAR, date(2026, 6, 30), False),
        ("2024", Interval.YEAR, date(2026, 7, 1), True),
        ("2025", Interval.YEAR, date(2026, 11, 29), False),
        # That of February in March.
        ("2026M01", Interval.MONTH, date(2026, 3, 31), False),
        ("2026M01", Interval.MONTH, date(2026, 4, 1), True),
        # That of the summer quarter by the end of October, a month after it.
        ("2026Q2", Interval.QUARTER, date(2026, 10, 31), False),
        ("2026Q2", Interval.QUARTER, date(2026, 11, 1), True),
    ],
)
def test_a_value_is_overdue_half_an_interval_after_the_next_period(
    latest, interval, today, overdue
):
    assert is_overdue(latest, interval, today) is overdue

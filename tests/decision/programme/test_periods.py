from datetime import date

import pytest
from hypothesis import given

from prioritisation.decision.programme.periods import (
    Interval,
    checked_period,
    first_day,
    following,
    interval_of,
    last_day,
    period_of,
)
from prioritisation.errors import InvalidValueError
from tests.decision.programme.stories import periods


@pytest.mark.parametrize(
    ("period", "interval", "first", "last"),
    [
        ("2024", Interval.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        ("2024H2", Interval.HALF_YEAR, date(2024, 7, 1), date(2024, 12, 31)),
        ("2024Q1", Interval.QUARTER, date(2024, 1, 1), date(2024, 3, 31)),
        ("2024M02", Interval.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2200M12", Interval.MONTH, date(2200, 12, 1), date(2200, 12, 31)),
    ],
)
def test_a_period_has_a_length_a_first_and_a_last_day(period, interval, first, last):
    assert (interval_of(period), first_day(period), last_day(period)) == (interval, first, last)


@pytest.mark.parametrize(
    ("period", "after"),
    [("2024", "2025"), ("2024H1", "2024H2"), ("2024Q4", "2025Q1"), ("2024M09", "2024M10")],
)
def test_after_a_period_comes_the_next_of_its_length(period, after):
    assert following(period) == after


@given(periods)
def test_the_next_period_begins_on_the_day_after(period):
    assert (first_day(following(period)) - last_day(period)).days == 1
    assert interval_of(following(period)) is interval_of(period)


@pytest.mark.parametrize(
    "period",
    ["", "24", "2024Q5", "2024M13", "2024M1", "1/2024", "2024Q", "1800", "２０２４", "2024H3"],
)
def test_anything_else_is_refused(period):
    with pytest.raises(InvalidValueError, match="not_a_period"):
        checked_period(period)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023", "2023"),
        (" 2023* ", "2023"),
        ("2023-05", "2023M05"),
        ("2023/12", "2023M12"),
        ("2023M5", "2023M05"),
        ("2023 q1", "2023Q1"),
        ("2023-Q4", "2023Q4"),
        ("2023K2", "2023Q2"),
        ("2023h2", "2023H2"),
    ],
)
def test_periods_are_understood_as_others_write_them(text, period):
    assert period_of(text) == period


@pytest.mark.parametrize(
    "text", ["", "23", "2023-13", "2023Q5", "2023K05", "1.1.2023", "2021–2023"]
)
def test_what_means_no_period_is_refused(text):
    with pytest.raises(InvalidValueError, match="not_a_period"):
        period_of(text)

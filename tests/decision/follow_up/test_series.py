from dataclasses import replace
from decimal import Decimal

from prioritisation.decision.follow_up.series import Point, series_of_readings
from prioritisation.decision.programme.indicators import Reading
from prioritisation.decision.programme.periods import Interval
from prioritisation.decision.programme.text import Text

from .figures import indicator


def test_values_are_put_in_order_of_time():
    series = series_of_readings(indicator("jobs", (2025, 7), (2023, 5), (2024, 6)))
    assert [(p.period, p.value) for p in series.points] == [("2023", 5), ("2024", 6), ("2025", 7)]
    assert series.missing == ()


def test_a_period_without_a_value_is_a_gap_that_is_named_and_not_filled():
    series = series_of_readings(indicator("jobs", (2021, 5), (2024, 6)))
    assert series.missing == ("2022", "2023")
    assert len(series.points) == 2


def test_gaps_run_over_the_turn_of_a_year():
    monthly = indicator("nights", ("2025M11", 1), ("2026M02", 2), interval=Interval.MONTH)
    assert series_of_readings(monthly).missing == ("2025M12", "2026M01")


def test_a_restated_value_counts_and_the_earlier_one_is_kept():
    series = series_of_readings(indicator("jobs", (2024, 6), (2025, 7), (2024, "6.5")))
    assert series.points[0] == Point("2024", Decimal("6.5"), earlier=(Decimal(6),))


def test_a_value_in_another_unit_is_set_apart():
    counted = indicator("permits", (2024, 30), unit=Text.of({"fi": "kpl", "en": "count"}))
    area = Reading(period="2025", value=Decimal(4_000), unit="floor m²")
    named = Reading(period="2023", value=Decimal(20), unit="kpl")
    series = series_of_readings(replace(counted, readings=(*counted.readings, area, named)))
    assert [p.period for p in series.points] == ["2023", "2024"]
    assert series.apart == (area,)


def test_a_value_of_a_month_is_not_compared_with_those_of_years():
    series = series_of_readings(indicator("nights", (2024, 12_000), ("2025M01", 900)))
    assert [p.period for p in series.points] == ["2024"]
    assert [r.period for r in series.apart] == ["2025M01"]


def test_the_latest_is_that_of_the_last_period_whatever_was_published_last():
    assert series_of_readings(indicator("jobs", (2025, 7), (2024, 6))).latest.period == "2025"
    assert series_of_readings(indicator("jobs")).latest is None

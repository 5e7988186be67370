"""The picture of an indicator: gaps, restated values, baseline, path, starts, and a small line."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from prioritisation.charts.colours import palette
from prioritisation.charts.indicators.figure import indicator_figure
from prioritisation.charts.indicators.info import IndicatorInfo, Ruled, Spot, Start, indicator_info
from prioritisation.charts.indicators.sparkline import sparkline
from prioritisation.charts.planner.amounts import Axis
from prioritisation.decision.follow_up.followed import Followed
from prioritisation.decision.follow_up.series import series_of_readings
from prioritisation.decision.follow_up.status import judgement
from prioritisation.decision.programme.periods import Interval
from prioritisation.decision.programme.text import Text
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording
from tests.decision.follow_up.figures import indicator, level

SAY = Wording(Language.ENGLISH)
TODAY = date(2026, 11, 29)


def followed(*values, **fields):
    figure = indicator("jobs", *values, **fields)
    series = series_of_readings(figure)
    return Followed(indicator=figure, series=series, judgement=judgement(figure, series, TODAY))


def info(*values, starts=None, **fields):
    return indicator_info(followed(*values, **fields), starts or {}, SAY)


def test_everything_that_is_drawn_is_known_before():
    found = info(
        (2022, 10),
        (2024, 13),
        (2025, 14),
        (2024, 12),
        starts={2026: ("square", "lights")},
        baseline=level(2022, 10),
        target_level=level(2027, 20),
    )
    assert found == IndicatorInfo(
        runs=(
            (Spot(2022.5, 10.0, "2022: 10\u00a0n"),),
            (
                Spot(2024.5, 12.0, "2024: 12\u00a0n (earlier 13)"),
                Spot(2025.5, 14.0, "2025: 14\u00a0n"),
            ),
        ),
        earlier=(Spot(2024.5, 13.0, "earlier 13"),),
        baseline=Ruled(2022.5, 10.0, "baseline 10 (2022)"),
        path_from=(2022.5, 10.0),
        target=Ruled(2027.5, 20.0, "target level 20 (2027)"),
        latest="14 (2025)",
        starts=(Start(2026.0, "2"),),
        x=Axis(2022.0, 2028.0, tuple((y + 0.5, str(y)) for y in range(2022, 2028)), ""),
        y=Axis(
            8.8, 21.2, ((10, "10"), (12, "12"), (14, "14"), (16, "16"), (18, "18"), (20, "20")), "n"
        ),
        starts_name="number of measures that start",
        path_name="path to the target level",
        summary=(
            "jobs. The latest value, 14\u00a0n (2025), is behind the path to the target level, "
            "which is at 16 then, but no worse than 10\u00a0n (2022)."
        ),
    )


def test_the_line_stops_at_a_gap():
    figure = indicator_figure(info((2021, 1), (2022, 2), (2024, 3), (2025, 4)), dark=False)
    lines = [list(trace.x) for trace in figure.data if trace.name == "values"]
    assert lines == [[2021.5, 2022.5], [2024.5, 2025.5]]


def test_without_a_baseline_the_first_value_is_named_so():
    found = info((2024, 10), (2025, 11), target_level=level(2027, 20))
    assert found.baseline.name == "first value 10 (2024)"
    assert info((2024, 10)).baseline is None


def test_the_path_meets_the_values_of_quarters_where_their_periods_end():
    found = info(("2025Q1", 1), ("2025Q2", 2), interval=Interval.QUARTER, baseline=level(2024, 0))
    assert found.baseline.x == 2024.875
    assert [spot.x for spot in found.runs[0]] == [2025.125, 2025.375]
    assert [text for _, text in found.x.ticks] == ["Q1 2025", "Q2 2025"]


def test_what_cannot_be_below_nothing_does_not_seem_to_be():
    assert info((2024, 1), (2025, 100)).y.low == 0
    assert info((2024, -5), (2025, 5)).y.low < -5


@pytest.mark.parametrize("dark", [False, True])
def test_names_at_the_right_do_not_lie_on_one_another(dark):
    found = info(
        (2024, 100),
        (2025, Decimal("100.1")),
        baseline=level(2024, 100),
        target_level=level(2030, Decimal("100.2")),
    )
    figure = indicator_figure(found, dark=dark)
    names = [a for a in figure.layout.annotations if a.showarrow]
    px = (340 - 52 - 34) / (found.y.high - found.y.low)
    places = sorted((found.y.high - a.y) * px + a.ay for a in names)
    assert len(places) == 3
    assert all(b - a >= 16 for a, b in pairwise(places))


def test_a_hostile_unit_is_text():
    found = info((2025, 1), unit=Text.of("<b>$x$</b>"))
    figure = indicator_figure(found, dark=False)
    assert "&lt;b&gt;" in figure.layout.annotations[0].text


def test_a_small_line_stops_at_gaps_and_marks_the_latest_value():
    gap = followed((2021, 1), (2022, 2), (2024, 3), (2025, 4))
    svg = sparkline(gap.series, palette(dark=False))
    assert (svg.count("<polyline"), svg.count("<circle")) == (2, 1)
    single = sparkline(followed((2025, 4)).series, palette(dark=True))
    assert (single.count("<polyline"), single.count("<circle")) == (0, 1)
    assert sparkline(followed().series, palette(dark=True)) == ""

"""At which budgets each measure is in: a table whose bars are backgrounds."""

import re
from fractions import Fraction

from prioritisation.charts.colours import palette
from prioritisation.charts.planner.strip_info import strip_info
from prioritisation.web.portfolio_views.strip import strip_html
from tests.charts.planned import HOSTILE, named, town
from tests.charts.town import EN


def strip(membership, programme=None, budget=350):
    info = strip_info(
        programme or town(),
        {
            measure: tuple((Fraction(a), None if b is None else Fraction(b)) for a, b in spans)
            for measure, spans in membership.items()
        },
        budget=None if budget is None else Fraction(budget),
        budget_to=Fraction(1000),
        unit="€",
        wording=EN,
    )
    return strip_html(info, palette(dark=False))


MEMBERSHIP = {"square": ((100, 300), (500, None)), "talks": ((0, None),)}


def test_the_gap_is_visible_where_a_measure_drops_out():
    talks, square = re.findall(r"linear-gradient\((.*?)\)\"", strip(MEMBERSHIP))
    assert "var(--primary) 0.000% 100.000%" in talks
    assert [part for part in square.split(", ") if part.startswith("var")] == [
        "var(--primary) 10.000% 30.000%",
        "var(--primary) 50.000% 100.000%",
    ]
    assert "transparent 30.000% 50.000%" in square


def test_the_budget_stands_as_a_line_where_there_is_one():
    assert 'style="--now:35.000%"' in strip(MEMBERSHIP)
    assert "--now" not in strip(MEMBERSHIP, budget=None)


def test_each_measure_is_a_row_with_its_name_and_its_budget():
    shown = strip(MEMBERSHIP)
    assert shown.count('<th scope="row">') == 2
    assert "Company visits" in shown
    assert "€500" in shown


def test_hostile_names_are_shown_as_they_are():
    measures = named(HOSTILE)
    shown = strip({"m0": ((0, None),)}, town(measures))
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown

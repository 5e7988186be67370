"""Economic effects by year, as data and as figures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.charts.effects.figure import balance_figure, flows_figure
from prioritisation.charts.effects.info import Band, effects_info
from prioritisation.decision.effects.appraisal import measure_appraisal
from prioritisation.decision.programme.economy import Economy, EffectKind, Estimate
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.text import Text
from tests.charts.town import EN, FI


def d(*numbers):
    return tuple(map(Decimal, numbers))


# 100 € put in; 0, 80, 80 € of income, 40 to 120 € in the later years.
FAIR = Measure(
    id="fair",
    name=Text.of("Fair"),
    cost={"cost": d(100)},
    effects={EffectKind.DIRECT_INCOME: Estimate(likely=d(0, 80), low=d(0, 40), high=d(0, 120))},
)


def info(first_year=2027, measure=FAIR, say=EN):
    found = measure_appraisal(measure, Economy(years=3), ["cost"])
    return effects_info(found, first_year, say)


def test_inputs_income_and_balance_are_told_year_by_year():
    shown = info()
    assert shown.years == ("2027", "2028", "2029")
    assert shown.inputs == (100, 0, 0)
    assert shown.income == Band((0, 40, 40), (0, 80, 80), (0, 120, 120))
    assert shown.balance == Band((-100, -60, -20), (-100, -20, 60), (-100, 20, 140))
    assert (shown.payback, shown.payback_text) == (2, "◆ Paid back by likely income: 2029.")
    assert shown.balance_hovers[2] == "2029: €60 (−€20 to €140)"
    assert shown.summary.startswith("2027: inputs €100, income €0, so far −€100; 2028: ")
    assert shown.flows_axis.high > 120
    assert shown.balance_axis.low < -100


@pytest.mark.parametrize(("say", "word"), [(EN, "year 3"), (FI, "vuosi 3")])
def test_without_a_calendar_years_are_counted_from_the_start(say, word):
    shown = info(None, say=say)
    assert shown.years == ("1", "2", "3")
    assert word in shown.payback_text


@pytest.mark.parametrize("dark", [False, True])
def test_payback_is_marked_where_it_is(dark):
    figure = balance_figure(info(), dark=dark)
    (mark,) = [trace for trace in figure.data if trace.name == "payback"]
    assert (mark.x, mark.y) == ((2,), (60.0,))
    never = replace(FAIR, effects={})
    assert [t.name for t in balance_figure(info(measure=never), dark=dark).data] == [
        "high",
        "low",
        "likely",
    ]


def test_bars_stand_beside_each_other_with_their_range():
    figure = flows_figure(info(), dark=False)
    inputs, income = figure.data
    assert (inputs.y, income.y) == ((100, 0, 0), (0, 80, 80))
    ranges = [(s.y0, s.y1) for s in figure.layout.shapes if s.x0 == s.x1]
    assert ranges == [(40, 120), (40, 120)]

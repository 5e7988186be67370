from fractions import Fraction

import pytest

from prioritisation.charts.enlarging import enlarged
from prioritisation.charts.planner.money_by_year import money_by_year_figure, money_by_year_info
from prioritisation.charts.planner.panels import Panel, PanelRow, PanelsInfo, panels_figure
from prioritisation.charts.planner.scenarios import (
    ScenarioResult,
    scenario_spearheads_info,
    scenarios_figure,
    scenarios_info,
)
from prioritisation.decision.programme.plans import Objective
from tests.charts.planned import HOSTILE, LONG, euros, plan, texts, town
from tests.charts.town import EN, FI


def test_money_by_year_is_said_as_data():
    assert money_by_year_info(town(), plan(), EN) == PanelsInfo(
        (
            Panel(
                "Investment",
                (
                    PanelRow(
                        "2027",
                        600.0,
                        "€600 / €1,000",
                        "€200 carried over",
                        "resource-0",
                        limit=1000.0,
                    ),
                    PanelRow(
                        "2028",
                        200.0,
                        "€200 / €900",
                        "€450 carried over",
                        "resource-0",
                        limit=900.0,
                        reach=1100.0,
                    ),
                    PanelRow(
                        "2029",
                        500.0,
                        "€500 / €800",
                        "€750 left",
                        "resource-0",
                        limit=800.0,
                        reach=1250.0,
                    ),
                    PanelRow(
                        "later",
                        300.0,
                        "€300",
                        "committed after the plan",
                        "resource-0",
                        is_hatched=True,
                    ),
                ),
                "in all €1,300 of €2,700",
            ),
            Panel(
                "Operating",
                (
                    PanelRow("2027", 0.0, "€0", "", "resource-1"),
                    PanelRow("2028", 50.0, "€50", "", "resource-1"),
                    PanelRow("2029", 0.0, "€0", "", "resource-1"),
                    PanelRow(
                        "later", 0.0, "€0", "and €40 a year for good", "resource-1", is_hatched=True
                    ),
                ),
                "in all €50",
            ),
        ),
        (("┃", "ink", "budget of the year"), ("┃", "line2", "with what was carried over")),
    )


def test_a_budget_that_is_passed_is_said_in_words():
    shown = money_by_year_info(town(), plan({"talks": 0}, budgets=euros(50, 0, 0)), FI)
    assert shown.panels[1].rows[0].remark == "ylittyy 20\u00a0€"
    assert shown.panels[1].note == "yhteensä 70\u00a0€, kehys 50\u00a0€"


@pytest.mark.parametrize("dark", [False, True])
def test_every_bar_begins_at_zero_and_the_longest_amount_ends_each_panel(dark):
    figure = money_by_year_figure(money_by_year_info(town(), plan(), FI), dark=dark)
    assert all(bar.base is None for bar in figure.data)
    assert figure.data[0].x[0] == 600 / 1250
    assert figure.data[3].marker.pattern.shape == "/"
    ends = [s.x0 for s in figure.layout.shapes if s.type == "line" and s.x0 == s.x1]
    assert max(ends) == 1.0


def scenario(name, value, money, **by_spearhead):
    spearheads = {k: Fraction(v) for k, v in by_spearhead.items()}
    return ScenarioResult(name, Fraction(value), Fraction(money), spearheads)


SCENARIOS = [
    scenario("Now", 100, 500, housing=60, centre=40),
    scenario("Small", 90, 400, housing=50, centre=40),
    scenario("Large", 101, 500, housing=61, centre=40),
]


def test_scenarios_differ_from_the_first_in_words():
    shown = scenarios_info(SCENARIOS, unit="€", objective=Objective.BENEFIT, wording=EN)
    assert shown == PanelsInfo(
        (
            Panel(
                "Value",
                (
                    PanelRow(
                        "Now", 100.0, "100", "the others are compared with this", is_bold=True
                    ),
                    PanelRow("Small", 90.0, "90", "10 points less", "line2"),
                    PanelRow("Large", 101.0, "101", "1 point more", "line2"),
                ),
                "benefit, points",
            ),
            Panel(
                "Money",
                (
                    PanelRow(
                        "Now", 500.0, "€500", "the others are compared with this", is_bold=True
                    ),
                    PanelRow("Small", 400.0, "€400", "€100 less", "line2"),
                    PanelRow("Large", 500.0, "€500", "the same", "line2"),
                ),
            ),
        )
    )


def test_spearheads_share_one_scale_and_empty_ones_are_left_out():
    shown = scenario_spearheads_info(town(), SCENARIOS, objective=Objective.BENEFIT, wording=FI)
    assert [(p.sign, p.scale) for p in shown.panels] == [
        (("■", "spearhead-0"), 61.0),
        (("●", "spearhead-1"), 61.0),
    ]
    assert [row.remark for row in shown.panels[0].rows[1:]] == [
        "10 pistettä vähemmän",
        "1 piste enemmän",
    ]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_none_one_and_many_scenarios_are_drawn(count):
    shown = scenarios_info(SCENARIOS[:count], unit="€", objective=Objective.BENEFIT, wording=EN)
    figure = scenarios_figure(shown, dark=False)
    assert len(figure.data) == 2 * count
    if count == 1:
        assert shown.panels[0].rows[0].remark == ""


def test_losses_run_to_the_left():
    loss = [scenario("a", -50, 10), scenario("b", 100, 10)]
    shown = scenarios_info(loss, unit="€", objective=Objective.MONEY, wording=EN)
    figure = scenarios_figure(shown, dark=False)
    assert figure.layout.xaxis.range[0] <= -0.5
    assert figure.data[0].x[0] == -0.5


def test_long_names_are_cut_and_hostile_ones_escaped():
    rows = (PanelRow(LONG, 1.0, HOSTILE, LONG), PanelRow(HOSTILE, 1.0, "1", HOSTILE))
    figure = panels_figure(PanelsInfo((Panel(HOSTILE, rows, HOSTILE),)), dark=False)
    assert LONG not in texts(figure)
    assert "<script>" not in "".join([*texts(figure), *(bar.hovertext for bar in figure.data)])
    assert LONG in figure.data[0].hovertext


def test_for_a_room_everything_but_the_width_grows():
    figure = scenarios_figure(
        scenarios_info(SCENARIOS, unit="€", objective=Objective.BENEFIT, wording=EN), dark=False
    )
    large = enlarged(figure, 1.5)
    assert large.layout.height == figure.layout.height * 1.5
    assert large.layout.margin.l == figure.layout.margin.l * 1.5
    assert [a.font.size for a in large.layout.annotations] == [
        a.font.size * 1.5 for a in figure.layout.annotations
    ]
    assert large.layout.width is None

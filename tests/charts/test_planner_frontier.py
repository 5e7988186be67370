from fractions import Fraction
from itertools import pairwise

import pytest

from prioritisation.charts.planner.amounts import Axis
from prioritisation.charts.planner.frontier_figure import frontier_figure
from prioritisation.charts.planner.frontier_info import (
    FrontierInfo,
    Mark,
    MarkedPoint,
    Now,
    Spot,
    Stairs,
    frontier_info,
)
from prioritisation.charts.planner.scaled_frontier_figure import scaled_frontier_figure
from prioritisation.charts.planner.scaled_frontier_info import (
    Found,
    ScaledFrontierInfo,
    ScaledPoint,
    scaled_frontier_info,
)
from prioritisation.charts.planner.spreading import spread
from prioritisation.charts.planner.thinning import thinned
from prioritisation.decision.programme.plans import Objective
from tests.charts.planned import HOSTILE, texts, trace
from tests.charts.town import EN, FI


def steps(*pairs):
    return [(Fraction(budget), Fraction(value)) for budget, value in pairs]


THREE = steps((0, 0), (2_000_000, 100), (4_000_000, 150))


def info(points=THREE, wording=EN, **options):
    usual = {
        "budget": Fraction(2_500_000),
        "unit": "€",
        "objective": Objective.BENEFIT,
        "wording": wording,
    }
    return frontier_info(points, **{**usual, **options})


def test_the_whole_frontier_is_said_as_data():
    shown = info(
        comparators=[("By score", steps((0, 0), (3_000_000, 90)))],
        marks=[MarkedPoint("P", "proposal", Fraction(3_000_000), Fraction(80))],
    )
    assert shown == FrontierInfo(
        best=Stairs("Best value", (0.0, 2_000_000.0, 4_000_000.0), (0.0, 100.0, 150.0)),
        spots=(
            Spot("0", 0.0, 0.0, "€0: 0"),
            Spot("2000000", 2_000_000.0, 100.0, "€2,000,000: 100"),
            Spot("4000000", 4_000_000.0, 150.0, "€4,000,000: 150"),
        ),
        comparators=(Stairs("By score", (0.0, 3_000_000.0, 4_000_000.0), (0.0, 90.0, 90.0)),),
        now=Now(2_500_000.0, 100.0, "with €2,500,000", "best 100", "next step +€1,500,000 → 150"),
        marks=(Mark("P", 3_000_000.0, 80.0, "P: proposal, €3,000,000: 80"),),
        x=Axis(
            0.0,
            4_000_000.0,
            tuple((half * 500_000.0, f"{half / 2:.1f}") for half in range(9)),
            "budget, million €",
        ),
        y=Axis(
            0.0,
            159.0,
            tuple((float(v), str(v)) for v in range(0, 160, 20)),
            "benefit, points",
        ),
        summary="with €2,500,000. best 100. next step +€1,500,000 → 150",
    )


def test_it_is_said_in_finnish():
    now = info(wording=FI).now
    assert now.next_step == "seuraava askel +1\u00a0500\u00a0000\u00a0€ → 150"
    assert (now.best, now.budget) == ("paras 100", "kehyksenä 2\u00a0500\u00a0000\u00a0€")


def test_money_is_an_axis_of_money_and_stated_values_have_three_decimals():
    money = info(steps((0, 0), (4_000_000, 3_000_000)), objective=Objective.MONEY)
    assert money.y.title == "net income to the town, million €"
    assert money.now.best == "best €0"
    stated = info(
        steps(
            (0, Fraction("0.12345")),
        ),
        objective=Objective.VALUE,
    )
    assert stated.now.best == "best 0.123"


def test_beyond_the_last_step_nothing_more_is_to_be_had():
    assert info(budget=Fraction(5_000_000)).now.next_step == ""


def test_below_the_first_step_there_is_no_dot():
    shown = info(steps((2_000_000, 100)), budget=Fraction(1_000_000))
    assert (shown.now.y, shown.now.best) == (None, "nothing keeps the rules yet")
    assert "now" not in {t.name for t in frontier_figure(shown, dark=False).data}


@pytest.mark.parametrize("points", [[], steps((0, 5)), THREE], ids=["none", "one", "many"])
@pytest.mark.parametrize("dark", [False, True])
def test_none_one_and_many_steps_are_drawn(points, dark):
    figure = frontier_figure(info(points), dark=dark)
    clicked = trace(figure, "steps")
    assert [Fraction(budget) for budget in clicked.customdata or ()] == [b for b, _ in points]
    assert trace(figure, "Best value").line.shape == "hv"
    assert figure.layout.xaxis.range[0] == 0


def test_a_fraction_of_a_budget_survives_the_click():
    figure = frontier_figure(info(steps((0, 0), (Fraction(5, 2), 1)), unit="py"), dark=False)
    assert Fraction(trace(figure, "steps").customdata[1]) == Fraction(5, 2)


def test_other_ways_are_named_at_their_right_ends():
    ways = [(name, steps((0, 100))) for name in ("A", "B", HOSTILE)]
    figure = frontier_figure(info(comparators=ways), dark=False)
    labels = [a for a in figure.layout.annotations if a.showarrow]
    assert [a.text for a in labels] == [
        "Best value",
        "A",
        "B",
        "&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;",
    ]
    tails = sorted(a.ay - a.y for a in labels[1:])
    assert all(later - earlier >= 16 for earlier, later in pairwise(tails))


def test_a_huge_frontier_is_drawn_with_few_points_and_looks_the_same():
    many = [(Fraction(320 * i), Fraction(i, 10)) for i in range(25_000)]
    shown = info(many, budget=Fraction(4_000_000))
    figure = frontier_figure(shown, dark=False)
    assert len(trace(figure, "steps").x) <= 400
    assert len(shown.best.x) <= 2002
    line = dict(zip(shown.best.x, shown.best.y, strict=True))
    assert all(value == pytest.approx(budget / 3200) for budget, value in line.items())
    gaps = [b - a for a, b in pairwise(shown.best.x)]
    assert max(gaps) <= shown.x.high / 1000 + 320


def test_thinning_keeps_both_ends_of_each_cell():
    assert thinned([0.0, 1.0, 2.0, 3.0], 1, both_ends=True) == (0, 2, 3)
    assert thinned([0.0, 1.0, 2.0, 3.0], 9, both_ends=False) == (0, 1, 2, 3)


def test_labels_are_moved_apart_and_stay_inside():
    assert spread([5, 5, 50], [10, 10, 10], 0, 100) == (5, 15, 50)
    assert spread([99, 98], [10, 10], 0, 100) == (95, 85)
    assert spread([], [], 0, 100) == ()


SHARES = (
    ScaledPoint(Fraction(3, 2), Fraction(150), Fraction(160)),
    ScaledPoint(Fraction(1, 2), None),
    ScaledPoint(Fraction(1), Fraction(120), Fraction(120)),
)


def test_points_of_a_scaled_frontier_say_what_is_proven():
    shown = scaled_frontier_info(
        SHARES,
        comparators=[("By score", [(Fraction(1), Fraction(90)), (Fraction(3, 2), Fraction(140))])],
        shown=Fraction(3, 2),
        objective=Objective.BENEFIT,
        wording=EN,
    )
    assert shown == ScaledFrontierInfo(
        points=(
            Found("1/2", 0.5, None, None, "50%: nothing keeps the rules"),
            Found("1", 1.0, 120.0, None, "100%: 120"),
            Found("3/2", 1.5, 150.0, 160.0, "150%: 150, at most 160"),
        ),
        best=Stairs("Best value", (1.0, 1.5), (120.0, 150.0)),
        comparators=(Stairs("By score", (1.0, 1.5), (90.0, 140.0)),),
        ring=(1.5, 150.0),
        now=1.0,
        now_text="with 100% of the budgets",
        now_best="best 120",
        legend=(
            ("●", "primary", "proven best"),
            ("○", "primary", "best found; line above: still possible"),
            ("×", "bad", "nothing keeps the rules"),
        ),
        x=Axis(0.5, 1.5, ((0.5, "50%"), (1.0, "100%"), (1.5, "150%")), "share of all budgets"),
        y=Axis(
            0.0,
            169.6,
            ((0.0, "0"), (50.0, "50"), (100.0, "100"), (150.0, "150")),
            "benefit, points",
        ),
        summary="with 100% of the budgets. best 120",
    )


@pytest.mark.parametrize("shown", [Fraction(1, 2), Fraction(2), None])
def test_where_no_list_is_shown_there_is_no_ring(shown):
    found = scaled_frontier_info(SHARES, shown=shown, objective=Objective.BENEFIT, wording=EN)
    assert found.ring is None
    drawn = scaled_frontier_figure(found, dark=False)
    assert "ring" not in {t.name for t in drawn.data}


def test_other_ways_beside_a_scaled_frontier_are_named_and_do_not_answer_to_the_pointer():
    ways = [("A", steps((1, 20), (2, 10))), (HOSTILE, steps((1, 30))), ("nowhere", [])]
    found = scaled_frontier_info(
        SHARES, comparators=ways, shown=Fraction(1), objective=Objective.BENEFIT, wording=EN
    )
    figure = scaled_frontier_figure(found, dark=True)
    labels = [a for a in figure.layout.annotations if a.showarrow]
    assert [a.text for a in labels] == [
        "Best value",
        "A",
        "&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;",
    ]
    assert [t.name for t in figure.data if t.hoverinfo != "skip"] == ["steps"]
    assert Fraction(trace(figure, "steps").customdata[2]) == Fraction(3, 2)
    assert (trace(figure, "ring").x, trace(figure, "ring").y) == ((1.0,), (120.0,))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("points", [(), SHARES[2:], SHARES], ids=["none", "one", "many"])
def test_what_is_not_proven_is_hollow_with_a_whisker(points, dark):
    shown = scaled_frontier_info(points, objective=Objective.BENEFIT, wording=FI)
    dots = trace(scaled_frontier_figure(shown, dark=dark), "steps")
    assert list(dots.error_y.array or ()) == [10.0 * (p.bound is not None) for p in shown.points]
    for point, fill, edge in zip(
        shown.points, dots.marker.color or (), dots.marker.line.color or (), strict=True
    ):
        assert (fill == edge) == (point.bound is None)


def test_hostile_names_of_marks_are_shown_as_they_are():
    marks = [MarkedPoint("<i>", HOSTILE, Fraction(1), Fraction(1))]
    figure = frontier_figure(info(marks=marks), dark=False)
    (mark,) = trace(figure, "marks").text
    assert mark == "<b>&lt;i&gt;</b>"
    assert "<script>" not in "".join([*trace(figure, "marks").hovertext, *texts(figure)])

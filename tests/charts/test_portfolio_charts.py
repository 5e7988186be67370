from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

import pytest

from prioritisation.charts.bars import Bar, BarsInfo, Part, bars_figure
from prioritisation.charts.enlarging import enlarged
from prioritisation.charts.labels.text_width import text_width
from prioritisation.charts.portfolio_charts import (
    comparison_figure,
    comparison_info,
    spearhead_figure,
    spearhead_info,
    spending_figure,
    spending_info,
)
from prioritisation.decision.programme.budgets import single_budget
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.text import Text
from tests.charts.town import EN, FI, HOMES, SQUARE, TALKS, programme

BUDGET = Decimal(2_000_000)


@dataclass(frozen=True)
class Selection:
    selected: tuple[str, ...]
    value: Fraction
    costs: dict[str, Fraction]
    left: dict[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True)
class Way:
    name: str
    selection: Selection
    keeps_rules: bool = True


@dataclass(frozen=True)
class Planned:
    programme: object
    plan: Plan
    resource: str
    counted_values: dict[str, Fraction]
    portfolio: Selection
    comparators: tuple[Way, ...]


def planned(values, selected, other, objective=Objective.BENEFIT):
    """Return a plan's answer: what is selected, beside one other way to choose."""
    town = replace(programme(), resources=(Resource(id="cost", name=Text.of("Appropriation")),))
    worth = {i: Fraction(value) for i, value in values.items()}
    plan = Plan(objective=objective, budgets={"cost": single_budget(BUDGET)})
    costs = {m.id: Fraction(m.net_cost("cost")) for m in (SQUARE, HOMES, TALKS)}

    def selection(ids):
        spent = sum((costs[i] for i in ids), Fraction(0))
        value = sum((worth[i] for i in ids), Fraction(0))
        return Selection(ids, value, {"cost": spent}, {"cost": Fraction(BUDGET) - spent})

    way = Way("ratio", selection(other))
    return Planned(town, plan, "cost", worth, selection(selected), (way,))


USUAL = planned({"square": 80, "homes": 75, "talks": 20}, ("square", "talks"), ("homes",))


def test_the_best_portfolio_stands_above_the_other_ways_with_the_difference_in_words():
    assert comparison_info(USUAL, EN) == BarsInfo(
        (
            Bar(
                "Best portfolio",
                (Part(100.0, "primary"),),
                "100",
                note="2 measures, €480,000",
                is_bold=True,
            ),
            Bar(
                "By value per euro",
                (Part(75.0, "line2"),),
                "75",
                remark="25% less",
                note="1 measure, €1,920,000",
            ),
        )
    )


def test_differences_are_said_in_finnish():
    assert comparison_info(USUAL, FI).bars[1].remark == "25\u00a0% vähemmän"


def test_an_equal_way_is_called_as_good():
    same = planned({"square": 1, "homes": 1, "talks": 0}, ("square",), ("homes",))
    assert comparison_info(same, EN).bars[1].remark == "as good"


@pytest.mark.parametrize("wording", [EN, FI])
def test_a_way_that_breaks_the_rules_says_so_within_the_picture(wording):
    # 385 px is what a laptop's page has beside the lists.
    page = 385
    way = replace(USUAL.comparators[0], keeps_rules=False)
    info = comparison_info(replace(USUAL, comparators=(way,)), wording)
    other = info.bars[1]
    assert other.remark == wording("chart.breaks_rules")
    figure = comparison_figure(info, dark=False)
    low, high = figure.layout.xaxis.range
    longest = (
        page * (max(part.value for bar in info.bars for part in bar.parts) - low) / (high - low)
    )
    text = f"{other.value}  {other.remark}"
    assert longest + 7 + text_width(text, 13, 650) <= page


def test_a_share_of_nothing_is_said_as_an_amount():
    loss = planned({"square": 0, "homes": -5, "talks": 0}, (), ("homes",), Objective.MONEY)
    assert comparison_info(loss, EN).bars[1].remark == "€5 less"


def test_each_spearhead_shows_what_is_in_and_what_is_left_out():
    assert spearhead_info(USUAL, EN) == BarsInfo(
        (
            Bar(
                "■ Housing",
                (Part(0.0, "primary"), Part(75.0, "line")),
                "0",
                "left out 75",
                "0 / 1",
            ),
            Bar(
                "● Living centre",
                (Part(80.0, "primary"), Part(0.0, "line")),
                "80",
                "left out 0",
                "1 / 1",
            ),
            Bar(
                "○ no spearhead",
                (Part(20.0, "primary"), Part(0.0, "line")),
                "20",
                "left out 0",
                "1 / 1",
            ),
        ),
        (("primary", "in"), ("line", "left out")),
    )


def test_spending_ends_at_the_budget():
    assert spending_info(USUAL, EN) == BarsInfo(
        (
            Bar(
                "Appropriation",
                (Part(480_000.0, "primary"),),
                "€480,000",
                "€1,520,000 left",
                "budget €2,000,000",
                limit=2_000_000.0,
            ),
        )
    )


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    "answer",
    [
        USUAL,
        planned({"square": 0, "homes": 0, "talks": 0}, (), ()),
        planned({"square": -3, "homes": -5, "talks": 2}, ("talks",), ("square", "talks")),
    ],
    ids=["usual", "nothing worth anything", "some worth less than nothing"],
)
def test_every_bar_begins_at_zero(answer, dark):
    for figure in (
        comparison_figure(comparison_info(answer, EN), dark=dark),
        spearhead_figure(spearhead_info(answer, EN), dark=dark),
        spending_figure(spending_info(answer, EN), dark=dark),
    ):
        low, high = figure.layout.xaxis.range
        assert low <= 0 < high
        bars = [shape for shape in figure.layout.shapes if shape.type == "rect"]
        rows = {shape.y0 for shape in bars}
        for row in rows:
            ends = [shape for shape in bars if shape.y0 == row]
            assert any(shape.x0 == 0 for shape in ends)


def test_for_a_room_bars_keep_their_lengths_and_everything_else_grows():
    bars = (Bar("Best", (Part(5, "primary"),), "5 pts", limit=9), Bar("By hand", (), "0 pts"))
    figure = bars_figure(BarsInfo(bars), dark=False)
    large = enlarged(figure, 2)
    assert large.layout.height == figure.layout.height * 2
    for one, other in zip(figure.layout.annotations, large.layout.annotations, strict=True):
        assert other.font.size == one.font.size * 2
        assert (other.xshift or 0) == (one.xshift or 0) * 2
    for one, other in zip(figure.layout.shapes, large.layout.shapes, strict=True):
        assert other.line.width == one.line.width * 2
        assert (other.x0, other.x1, other.y0, other.y1) == (one.x0, one.x1, one.y0, one.y1)
    assert large.layout.yaxis.range == figure.layout.yaxis.range


def test_names_that_hold_html_are_shown_as_they_are():
    info = BarsInfo((Bar("<b>x</b> & <script>", (Part(1.0, "primary"),), "<i>1</i>"),))
    texts = [annotation.text for annotation in bars_figure(info, dark=False).layout.annotations]
    assert texts == ["&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;", "<b>&lt;i&gt;1&lt;/i&gt;</b>"]

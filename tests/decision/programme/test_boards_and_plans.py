from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.decision.programme.boards import (
    BoardId,
    Orientation,
    Threshold,
    ThresholdKind,
)
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.rules import Rule, RuleKind
from prioritisation.decision.programme.settings import ScoringSettings
from prioritisation.decision.programme.standard import standard_board
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError

MEASURES = standard_board(BoardId.MEASURES)
TRENDS = standard_board(BoardId.TRENDS)


def test_measures_are_seen_by_output_input_and_speed():
    assert (MEASURES.x, MEASURES.y) == ("output_input", "speed")


def test_standard_weights_are_three_one_and_two():
    weights = {criterion.id: criterion.weight for criterion in MEASURES.criteria}
    assert weights == {"impact": 3, "speed": 1, "output_input": 2}


def test_trends_go_from_minus_two_to_two_and_may_be_uncertain():
    direction = TRENDS.criterion("direction")
    assert list(direction.levels) == [-2, -1, 0, 1, 2]
    assert direction.unknown == "uncertain"


@pytest.mark.parametrize("board", [standard_board(board) for board in BoardId])
def test_a_standard_board_has_no_slide(board):
    assert board.title == Text()
    assert board.slide == Orientation(x_reversed=False, y_reversed=False)


def test_low_hanging_fruit_are_a_matter_of_speed_over_output_input():
    assert [standard_board(board).has_low_hanging_fruit for board in BoardId] == [True, True, False]
    assert not replace(MEASURES, x="speed", y="output_input").has_low_hanging_fruit
    assert not replace(MEASURES, x="impact").has_low_hanging_fruit
    assert not replace(MEASURES, y="impact").has_low_hanging_fruit


def test_an_axis_must_be_a_criterion_of_the_board():
    with pytest.raises(InvalidValueError, match="y: 'colour' unknown_criterion"):
        replace(MEASURES, y="colour")


def test_a_criterion_stands_on_a_board_once():
    with pytest.raises(InvalidValueError, match="criteria: 'impact' id_doubled"):
        replace(MEASURES, criteria=(*MEASURES.criteria, MEASURES.criterion("impact")))


def test_a_board_says_which_criteria_it_has():
    assert MEASURES.has("impact")
    assert not TRENDS.has("impact")
    with pytest.raises(InvalidValueError, match="unknown_criterion"):
        TRENDS.criterion("impact")


@pytest.mark.parametrize("at", [None, Decimal("NaN"), Decimal("Infinity")])
def test_a_typed_threshold_needs_a_number(at):
    with pytest.raises(InvalidValueError, match="threshold_missing"):
        Threshold(kind=ThresholdKind.TYPED, at=at)


def test_rules_that_are_off_demand_nothing():
    plan = Plan(
        rules=(
            Rule(kind=RuleKind.MUST, measures=("square", "lights")),
            Rule(kind=RuleKind.MUST, measures=("lights", "harbour")),
            Rule(kind=RuleKind.MUST, measures=("pier",), on=False),
            Rule(kind=RuleKind.NEVER, measures=("pool",)),
        )
    )
    assert plan.ids_of(RuleKind.MUST) == ("square", "lights", "harbour")
    assert plan.ids_of(RuleKind.NEVER) == ("pool",)


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ({"budgets": {"cost": Decimal(-1)}}, "budget:cost: .* not_whole_euros"),
        ({"budgets": {"cost": Decimal("NaN")}}, "budget:cost: .* not_a_number"),
        ({"budgets": {"work": Decimal("-0.5")}}, "budget:work: .* not_zero_or_more"),
        ({"weights": {"impact": Decimal(-1)}}, "weight:impact: .* not_zero_or_more"),
        ({"weights": {"impact": Decimal("NaN")}}, "weight:impact: .* not_zero_or_more"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(part, rule):
    with pytest.raises(InvalidValueError, match=rule):
        Plan(**part)


@pytest.mark.parametrize(
    "limits", [(), ("0", "5"), ("-1",), ("5", "5"), ("15", "5"), ("NaN", "5"), ("5", "Infinity")]
)
def test_limits_of_the_computed_score_must_be_positive_and_rise(limits):
    with pytest.raises(InvalidValueError, match="limits_not_rising"):
        ScoringSettings(ratio_limits=tuple(Decimal(limit) for limit in limits))

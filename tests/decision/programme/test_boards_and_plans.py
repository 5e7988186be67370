from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.decision.programme.boards import (
    BoardId,
    Orientation,
    Threshold,
    ThresholdKind,
)
from prioritisation.decision.programme.budgets import AfterLimit, Budget, single_budget
from prioritisation.decision.programme.groups import Group, GroupKind
from prioritisation.decision.programme.plans import Counting, Plan
from prioritisation.decision.programme.rules import (
    Amount,
    Count,
    Must,
    Never,
    Requires,
    RuleKind,
    Share,
    Together,
)
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
            Must(id="r1", measures=("square", "lights")),
            Must(id="r2", measures=("lights", "harbour")),
            Must(id="r3", measures=("pier",), on=False),
            Never(id="r4", measures=("pool",)),
        )
    )
    assert plan.ids_of(RuleKind.MUST) == ("square", "lights", "harbour")
    assert plan.ids_of(RuleKind.NEVER) == ("pool",)


YEARS = (2027, 2028, 2029)
PIER = Group(measures=("pier",))
IN_2031 = Amount(id="r1", of=PIER, what="cost", at_least=Decimal(1), year=2031)


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ({"budgets": {"cost": single_budget(Decimal("0.5"))}}, "budget:cost: .* not_whole_euros"),
        ({"budgets": {"cost": Budget(amounts=(Decimal(1),) * 3)}}, "cost: 3 budget_not_every_year"),
        ({"years": (2027, 2029)}, "years: 2029 years_not_in_order"),
        ({"years": (27,)}, "years: 27 not_a_year"),
        ({"years": tuple(range(2027, 2058))}, "years: 31 too_many_years"),
        ({"counting": Counting.REMAINING}, "counting_needs_years"),
        ({"years": YEARS, "value_years": 2}, "value_years: 2 value_years_outside least=3"),
        ({"years": YEARS, "starts": {"pier": 2031}}, "starts.pier: 2031 year_not_in_plan"),
        ({"rules": (IN_2031,)}, "rules.r1.year: 2031 year_not_in_plan"),
        ({"rules": (Must(id="a", measures=("x",)),) * 2}, "rules: 'a' id_doubled"),
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


ONE, HALF = Decimal(1), Decimal("0.5")


@pytest.mark.parametrize(
    ("made", "rule"),
    [
        (lambda: Budget(amounts=(Decimal(-1),)), r"budget\[1\]: .* not_zero_or_more"),
        (lambda: Budget(amounts=(Decimal("NaN"),)), r"budget\[1\]: .* not_a_number"),
        (lambda: Budget(total=Decimal(-1)), "total: .* not_zero_or_more"),
        (lambda: Budget(amounts=(ONE,), after=Decimal(-1)), "after: .* not_zero_or_more"),
        (lambda: Budget(amounts=(ONE,), carry_over=Decimal("1.1")), "carry_over: .* not_a_share"),
        (lambda: Budget(carry_over=HALF), "carry_over: needs_budget"),
        (lambda: Budget(after=AfterLimit.LAST), "after: needs_budget"),
        (lambda: Must(id="", measures=("a",)), "id: '' bad_id"),
        (lambda: Must(id="r", measures=()), "measures: no_measures_named"),
        (lambda: Must(id="r", measures=("a", "a")), "measures: 'a' measure_named_twice"),
        (lambda: Requires(id="r", measure="a", needs=("a",)), "needs: 'a' needs_itself"),
        (lambda: Requires(id="r", measure="a", needs=("b",), gap=-1), "gap: -1 not_zero"),
        (lambda: Count(id="r", of=PIER), "at_least: no_limit"),
        (lambda: Count(id="r", of=PIER, at_most=-1), "at_most: -1 not_zero_or_more"),
        (lambda: Amount(id="r", of=PIER, what="cost"), "at_least: no_limit"),
        (lambda: Amount(id="r", of=PIER, what="", at_most=ONE), "what: key_missing"),
        (
            lambda: Amount(id="r", of=PIER, what="value", at_most=ONE, year=2027),
            "year: 2027 value_has_no_year",
        ),
        (lambda: Share(id="r", of=PIER, what="count", at_least=Decimal(2)), "not_a_share"),
        (lambda: Together(id="r", measures=("a",)), "measures: 'a' one_alone"),
        (lambda: Together(id="r", measures=("a", "b"), saving={"x": -ONE}), "saving.x: .* not_ze"),
        (lambda: Together(id="r", measures=("a", "b"), months_to_effect=-1), "not_months"),
        (Group, "of: no_measures_named"),
        (lambda: Group(by=GroupKind.UNIT), "of.unit: key_missing"),
        (lambda: Group(by=GroupKind.CHANNEL, key="push"), "of.channel: 'push' unknown_channel"),
    ],
)
def test_a_part_of_a_plan_that_cannot_be_is_refused(made, rule):
    with pytest.raises(InvalidValueError, match=rule):
        made()


def test_value_counts_from_the_effect_on_where_several_years_are_planned():
    assert Plan(years=YEARS).counts_remaining
    assert not Plan(years=(2027,)).counts_remaining
    assert not Plan().counts_remaining
    assert not Plan(years=YEARS, counting=Counting.FULL).counts_remaining
    assert Plan(years=(2027,), counting=Counting.REMAINING).counts_remaining


def test_a_plan_forgets_the_measures_that_are_gone_and_the_rules_that_say_nothing_then():
    spearhead = Count(id="s", of=Group(by=GroupKind.SPEARHEAD, key="centre"), at_least=1)
    plan = Plan(
        years=YEARS,
        rules=(
            Must(id="m", measures=("square", "pier")),
            Never(id="n", measures=("pier",)),
            Requires(id="r", measure="square", needs=("lights", "pier")),
            Requires(id="q", measure="pier", needs=("lights",)),
            Count(id="c", of=Group(measures=("pier", "lights")), at_most=1),
            spearhead,
            Together(id="t", measures=("square", "pier"), value=ONE),
        ),
        starts={"pier": 2027, "square": 2028},
    )
    left = plan.among({"square", "lights"})
    assert left.rules == (
        Must(id="m", measures=("square",)),
        Requires(id="r", measure="square", needs=("lights",)),
        Count(id="c", of=Group(measures=("lights",)), at_most=1),
        spearhead,
    )
    assert left.starts == {"square": 2028}

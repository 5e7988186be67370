from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import lcm

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.programme.criteria import IMPACT, OUTPUT_INPUT, SPEED
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.scoring.points import benefit_points, priority_points
from prioritisation.decision.scoring.score_table import score_table
from prioritisation.decision.scoring.values import FINEST, item_values
from prioritisation.decision.scoring.weights import benefit_shares
from prioritisation.errors import InvalidValueError
from tests.decision.scoring.instances import (
    BOARD,
    HARBOUR,
    LIGHTS,
    MEASURES,
    SQUARE,
    TABLE,
    answers,
    measure,
    rows,
    score_lists,
    scores_1_to_5,
    table_of,
    weights_above_0,
)

BENEFIT = Plan(objective=Objective.BENEFIT)
PRIORITY = Plan(objective=Objective.PRIORITY)
MONEY = Plan(objective=Objective.MONEY)
VALUE = Plan(objective=Objective.VALUE)
by_scores = st.sampled_from([Objective.BENEFIT, Objective.PRIORITY])


def values_of(scores, plan, board=BOARD):
    found = item_values([measure(i) for i in scores], table_of(scores, board), board, plan)
    return found.values


def value_of(row, plan, board=BOARD):
    return values_of({"m": row}, plan, board)["m"]


# Known answers, by the formulas in the table of instances.


def test_benefit_is_impact_and_speed_as_far_as_there_is_an_effect():
    assert item_values(MEASURES, TABLE, BOARD, BENEFIT).values == {
        "square": 75,  # ¾·75 + ¼·75·100/100
        "lights": Fraction("23.4375"),  # ¾·25 + ¼·25·75/100
        "harbour": Fraction("81.25"),  # ¾·100 + ¼·100·25/100
    }


def test_priority_is_the_weighted_sum_of_all_criteria():
    assert item_values(MEASURES, TABLE, BOARD, PRIORITY).values == {
        "square": Fraction(475, 6),  # 75/2 + 100/6 + 75/3
        "lights": Fraction(175, 3),  # 25/2 + 75/6 + 100/3
        "harbour": Fraction(425, 6),  # 100/2 + 25/6 + 50/3
    }


def test_money_is_the_net_income_and_may_be_a_loss():
    found = item_values(MEASURES, TABLE, BOARD, MONEY)
    assert found.values == {"square": 90_000, "lights": -5_000, "harbour": 0}
    assert found.unscored == ("harbour",)
    assert found.shares == {}


def test_value_is_what_was_stated():
    found = item_values(MEASURES, TABLE, BOARD, VALUE)
    assert found.values == {"square": Fraction("4.2"), "lights": Fraction("1.5"), "harbour": 0}
    assert found.unscored == ("harbour",)


def test_the_weights_are_given_as_shares():
    assert item_values(MEASURES, TABLE, BOARD, BENEFIT).shares == {
        IMPACT: Fraction(3, 4),
        SPEED: Fraction(1, 4),
    }


def test_the_weights_of_the_plan_stand_in_place_of_the_criterias_own():
    plan = replace(PRIORITY, weights={IMPACT: Decimal(1)})
    assert item_values([HARBOUR], TABLE, BOARD, plan).values == {"harbour": 100}


def test_points_a_level_are_the_towns_to_set():
    steep = tuple(Decimal(points) for points in (0, 5, 15, 40, 100))
    criteria = tuple(replace(c, points=steep) if c.id == IMPACT else c for c in BOARD.criteria)
    # ¾·40 + ¼·40·100/100
    assert value_of((4, 5, 4), BENEFIT, replace(BOARD, criteria=criteria)) == 40


# What a missing score does.


def test_a_measure_without_a_needed_score_is_worth_nothing_and_is_named():
    table = score_table([SQUARE, LIGHTS], BOARD, answers("square", IMPACT, 4))
    found = item_values([SQUARE, LIGHTS], table, BOARD, BENEFIT)
    assert found.values == {"square": 0, "lights": 0}
    assert found.unscored == ("square", "lights")


def test_a_score_on_a_criterion_without_weight_is_not_needed():
    table = score_table([SQUARE], BOARD, answers("square", IMPACT, 4))
    plan = replace(BENEFIT, weights={IMPACT: Decimal(1)})
    assert item_values([SQUARE], table, BOARD, plan).values == {"square": 75}


def test_benefit_by_speed_alone_still_needs_an_impact():
    table = score_table([SQUARE], BOARD, answers("square", SPEED, 5))
    plan = replace(BENEFIT, weights={SPEED: Decimal(1)})
    assert item_values([SQUARE], table, BOARD, plan).unscored == ("square",)


def test_a_measure_that_is_scored_and_worth_nothing_is_not_called_unscored():
    scores = {"dull": (1, 5, 5)}
    found = item_values([measure("dull")], table_of(scores), BOARD, BENEFIT)
    assert found.values == {"dull": 0}
    assert found.unscored == ()


# Laws.


@given(score_lists, rows, by_scores, weights_above_0)
def test_adding_a_measure_changes_no_other_value(scores, row, objective, weights):
    plan = Plan(objective=objective, weights=weights)
    with_another = values_of({**scores, "another": row}, plan)
    assert {i: with_another[i] for i in scores} == values_of(scores, plan)


@given(score_lists, by_scores, weights_above_0)
def test_values_lie_from_0_to_100(scores, objective, weights):
    values = values_of(scores, Plan(objective=objective, weights=weights))
    assert all(0 <= value <= 100 for value in values.values())


@given(by_scores, weights_above_0)
def test_the_tops_of_all_scales_are_worth_100_and_the_lowest_levels_0(objective, weights):
    plan = Plan(objective=objective, weights=weights)
    assert value_of((5, 5, 5), plan) == 100
    assert value_of((1, 1, 1), plan) == 0


@given(score_lists, by_scores, weights_above_0, st.integers(1, 50))
def test_weights_times_a_constant_change_nothing(scores, objective, weights, constant):
    scaled = {criterion: constant * weight for criterion, weight in weights.items()}
    assert values_of(scores, Plan(objective=objective, weights=scaled)) == values_of(
        scores, Plan(objective=objective, weights=weights)
    )


@given(scores_1_to_5, scores_1_to_5, weights_above_0)
def test_no_impact_is_worth_nothing_at_any_speed(speed, output_input, weights):
    plan = Plan(objective=Objective.BENEFIT, weights=weights)
    assert value_of((Decimal(1), speed, output_input), plan) == 0


@given(rows, rows, by_scores, weights_above_0)
def test_better_on_every_criterion_is_never_worth_less(one, other, objective, weights):
    plan = Plan(objective=objective, weights=weights)
    best = tuple(map(max, one, other))
    assert value_of(best, plan) >= max(value_of(one, plan), value_of(other, plan))


@given(st.tuples(*[st.integers(1, 5)] * 3), weights_above_0)
def test_values_of_whole_scores_are_exact(row, weights):
    total = sum(weights.values())
    v = dict(zip((IMPACT, SPEED, OUTPUT_INPUT), (Fraction(25 * (s - 1)) for s in row), strict=True))
    exact = {c: Fraction(weight) / Fraction(total) for c, weight in weights.items()}
    priority = Plan(objective=Objective.PRIORITY, weights=weights)
    assert value_of(row, priority) == priority_points(v, exact)
    benefit = Plan(objective=Objective.BENEFIT, weights=weights)
    shares = benefit_shares(BOARD, weights)
    assert value_of(row, benefit) == benefit_points(v[IMPACT], v[SPEED], shares)


@given(rows, by_scores)
def test_with_the_default_weights_scores_of_two_decimals_are_exact(row, objective):
    v = [25 * (Fraction(score) - 1) for score in row]
    exact = {
        Objective.BENEFIT: v[0] * 3 / 4 + v[0] * v[1] / 400,
        Objective.PRIORITY: v[0] / 2 + v[1] / 6 + v[2] / 3,
    }
    assert value_of(row, Plan(objective=objective)) == exact[objective]


def test_the_mean_of_three_answers_is_exact_too():
    given_answers = [*answers("square", IMPACT, 3, 3, 4), *answers("square", SPEED, 2, 3, 3)]
    table = score_table([SQUARE], BOARD, given_answers)
    impact, speed = Fraction(175, 3), Fraction(125, 3)
    exact = impact * 3 / 4 + impact * speed / 400
    assert item_values([SQUARE], table, BOARD, BENEFIT).values == {"square": exact}


answers_of_many = st.lists(st.integers(1, 5), min_size=1, max_size=40)


@given(st.lists(answers_of_many, min_size=6, max_size=12), by_scores, weights_above_0)
def test_the_optimiser_can_always_scale_values_to_whole_numbers(groups, objective, weights):
    measures = [measure(f"m{i}") for i in range(len(groups) // 3)]
    given_answers = [
        one
        for i, item in enumerate(measures)
        for criterion, scores in zip(
            (IMPACT, SPEED, OUTPUT_INPUT), groups[3 * i : 3 * i + 3], strict=True
        )
        for one in answers(item.id, criterion, *scores)
    ]
    table = score_table(measures, BOARD, given_answers)
    plan = Plan(objective=objective, weights=weights)
    values = item_values(measures, table, BOARD, plan).values
    assert lcm(*(value.denominator for value in values.values())) <= FINEST


def test_weights_of_many_decimals_do_not_break_the_grid():
    weights = {IMPACT: Decimal("0.333333333"), SPEED: Decimal("0.123456789")}
    found = value_of((4, 3, 2), replace(BENEFIT, weights=weights))
    shares = benefit_shares(BOARD, weights)
    exact = benefit_points(Fraction(75), Fraction(50), shares)
    assert abs(found - exact) <= Fraction(1, 2 * FINEST)
    assert FINEST % found.denominator == 0


def test_a_stated_value_of_more_than_nine_decimals_is_rounded_to_nine():
    fine = measure("fine", value=Decimal("0.1234567895"))
    found = item_values([fine], table_of({}), BOARD, VALUE)
    assert found.values == {"fine": Fraction("0.123456790")}


def test_money_of_any_size_is_exact():
    rich = measure("rich", benefit_eur=10**18 + 1)
    assert item_values([rich], table_of({}), BOARD, MONEY).values == {"rich": 10**18 + 1}


# Refusals.


def test_a_measure_that_the_table_lacks_is_refused():
    with pytest.raises(InvalidValueError, match="'moon' unknown_id"):
        item_values([measure("moon")], TABLE, BOARD, BENEFIT)


@pytest.mark.parametrize("objective", [Objective.BENEFIT, Objective.PRIORITY])
def test_a_weight_for_an_unknown_criterion_is_refused(objective):
    plan = Plan(objective=objective, weights={"colour": Decimal(1)})
    with pytest.raises(InvalidValueError, match="unknown_criterion"):
        item_values(MEASURES, TABLE, BOARD, plan)

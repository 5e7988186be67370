"""The answer to a plan: held to trying everything, and to what people do without this tool."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.plan_editing import set_plan, with_list
from prioritisation.actions.planning import planned_portfolio
from prioritisation.decision.portfolio.reasons.hindrance import (
    Hindrance,
    HindranceKind,
    hindrance,
)
from prioritisation.decision.portfolio.scheduling.flattening import flat_problem
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.budgets import single_budget
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.rules import RuleKind
from prioritisation.errors import InfeasibleError, InvalidValueError
from tests.oracles import best_by_trying_all, feasible_selections

from .town import ANSWERS, BY_VALUE, SCORES, TOWN, WHO, desk, measure, state, undo

MUST, NEVER = RuleKind.MUST, RuleKind.NEVER


def desk_with(plan=BY_VALUE, measures=TOWN.measures, answers=ANSWERS):
    programme = replace(TOWN, measures=tuple(measures), plan=plan)
    return Desk(programme=programme, revision=1, answers=answers, agreed=(), version=1)


def planned(*, budget=110, objective=Objective.VALUE, must=(), never=(), **kept):
    plan = Plan(objective=objective, budgets={"cost": single_budget(Decimal(budget))})
    plan = with_list(with_list(plan, MUST, must), NEVER, never)
    return planned_portfolio(desk_with(plan, **kept))


def value_of(problem, x):
    return sum((v for v, taken in zip(problem.values, x, strict=True) if taken), Fraction(0))


def best_value(problem, *, holding=None):
    """The highest value by trying everything, or of what holds a measure; None = impossible."""
    position = None if holding is None else problem.ids.index(holding)
    worth = (
        value_of(problem, x)
        for x in feasible_selections(problem)
        if position is None or x[position]
    )
    return max(worth, default=None)


# Known by heart


def test_two_small_measures_beat_the_single_best_one():
    assert planned().portfolio.selected == ("square", "lights")


def test_what_must_be_in_is_in_and_what_must_stay_out_is_out():
    assert planned(must=["harbour"]).portfolio.selected == ("harbour",)
    assert planned(never=["square"]).portfolio.selected == ("harbour",)


def test_musts_above_the_budget_contradict_it():
    with pytest.raises(InfeasibleError) as refused:
        planned(budget=100, must=["square", "lights"])
    assert refused.value.details["must"] == ("square", "lights")


def test_in_and_out_at_once_is_a_contradiction():
    with pytest.raises(InfeasibleError, match="must_and_never") as refused:
        planned(must=["square"], never=["square", "lights"])
    assert refused.value.value == "square"


def test_without_a_budget_there_is_no_question():
    with pytest.raises(InvalidValueError, match="no_budget"):
        planned_portfolio(desk_with(Plan()))


def test_what_is_left_would_pay_for_those_that_fit_alone():
    assert planned(budget=110, must=["lights"], never=["square"]).fitting == ()
    assert planned(budget=160, must=["harbour"], never=["square", "lights"]).fitting == ()
    worthless = measure("bench", 5, 0)
    assert planned(budget=115, measures=[*TOWN.measures, worthless]).fitting == ("bench",)


def test_income_counts_against_cost():
    grant = replace(TOWN.measures[2], income={"cost": (Decimal(90),)})
    answer = planned(budget=120, measures=[*TOWN.measures[:2], grant])
    assert answer.portfolio.selected == ("square", "lights", "harbour")
    assert (answer.gross, answer.income) == (210, 90)
    assert answer.portfolio.costs["cost"] == 120


def test_other_resources_are_named_as_not_limited():
    hungry = replace(TOWN.measures[0], cost={"cost": (Decimal(60),), "months": (Decimal(3),)})
    assert planned(measures=[hungry, *TOWN.measures[1:]]).unlimited == ("months",)


def test_benefit_reads_impact_and_speed():
    # Shares 3/4 and 1/4; square: 3/4 · 75 + 1/4 · 75 · 50 / 100.
    answer = planned(objective=Objective.BENEFIT)
    assert answer.values.values["square"] == Fraction(525, 8)


def test_a_measure_without_a_score_is_worth_nothing_and_named():
    answers = tuple(a for a in ANSWERS if a.item != "square")
    assert planned(objective=Objective.BENEFIT, answers=answers).values.unscored == ("square",)


# Beside it


def test_the_three_lists_go_down_what_their_names_say():
    answer = planned(budget=100)
    lists = {c.name: c.selection.selected for c in answer.comparators}
    # Priority: harbour 75, square 70.8, lights 66.7 points; 0.1 a euro each; judged: square first.
    assert lists == {"priority": ("harbour",), "ratio": ("square",), "judged": ("square",)}


def test_stopping_at_the_first_that_does_not_fit_is_the_variant():
    answer = planned(budget=110, measures=[*TOWN.measures, measure("bench", 1, 1)])
    ratio = next(c for c in answer.comparators if c.name == "ratio")
    assert ratio.selection.selected == ("square", "bench") or ratio.selection.value <= (
        answer.portfolio.value
    )
    assert set(ratio.stopped.selected) <= set(ratio.selection.selected)


# The low-hanging fruit


def test_the_fruits_are_those_of_output_input_and_speed_on_whatever_axes_the_matrix_is_kept():
    seen = desk_with()
    board = replace(seen.programme.board(BoardId.MEASURES), x="impact")
    kept_on_other_axes = replace(seen, programme=seen.programme.with_board(board))
    assert planned_portfolio(seen).fruits == ("lights",)
    assert planned_portfolio(kept_on_other_axes).fruits == ("lights",)


def test_a_consequence_is_no_fruit_and_can_be_selected_like_any_other():
    measures = [replace(m, is_consequence=m.id == "lights") for m in TOWN.measures]
    answer = planned_portfolio(desk_with(measures=measures))
    assert answer.fruits == ()
    assert "lights" in answer.portfolio.selected


# Why a low-hanging fruit is out


def what_keeps_the_lights_out(**question):
    answer = planned(**question)
    assert answer.fruits_out == ("lights",)
    return hindrance(answer.problem, answer.reasons["lights"])


def test_what_keeps_a_low_hanging_fruit_out_for_good():
    by_rule = Hindrance(HindranceKind.RULE, "never")
    assert what_keeps_the_lights_out(never=["lights"]) == by_rule
    assert what_keeps_the_lights_out(budget=40) == Hindrance(HindranceKind.BUDGET, "cost")
    demands = Hindrance(HindranceKind.DEMANDS)
    assert what_keeps_the_lights_out(budget=120, must=["harbour"]) == demands
    assert what_keeps_the_lights_out(budget=100) is None


def test_a_low_hanging_fruit_of_an_equally_good_portfolio_loses_nothing():
    twin = measure("alleys", 50, 5)
    answer = planned(budget=50, measures=[twin, *TOWN.measures])
    assert answer.portfolio.selected == ("alleys",)
    assert answer.fruits_out == ("lights",)
    assert answer.reasons["lights"].loss == 0
    assert answer.exchangeable == ("alleys", "lights")
    assert answer.exchanges_checked


def test_the_loss_is_the_difference_to_the_best_that_holds_the_fruit():
    answer = planned(budget=100)
    assert answer.fruits_out == ("lights",)
    assert answer.reasons["lights"].loss == 10 - 5


# Laws, by trying everything


@st.composite
def questions(draw):
    """Up to seven measures, scored so that some hang low, with costs and values that tie."""
    n = draw(st.integers(1, 7))
    small = st.integers(0, 9)
    measures = [measure(f"m{i}", draw(small), draw(small)) for i in range(n)]
    score = st.integers(1, 5)
    answers = tuple(
        replace(answer, item=m.id, score=Decimal(draw(score)))
        for m in measures
        for answer in ANSWERS[:3]
    )
    must = draw(st.sets(st.sampled_from([m.id for m in measures]), max_size=2))
    never = draw(st.sets(st.sampled_from([m.id for m in measures]), max_size=2)) - must
    plan = Plan(
        objective=draw(st.sampled_from([Objective.VALUE, Objective.BENEFIT, Objective.PRIORITY])),
        budgets={"cost": single_budget(Decimal(draw(st.integers(0, 30))))},
    )
    plan = with_list(with_list(plan, MUST, sorted(must)), NEVER, sorted(never))
    return desk_with(plan, measures, answers)


def answer_to(question):
    try:
        return planned_portfolio(question)
    except InfeasibleError:
        assume(False)
        raise


@given(questions())
@settings(max_examples=60, deadline=None)
def test_no_other_selection_is_better_and_ties_fall_as_stated(question):
    answer = answer_to(question)
    assert answer.portfolio.selected == best_by_trying_all(flat_problem(answer.problem))


@given(questions())
@settings(max_examples=60, deadline=None)
def test_no_list_that_people_go_down_beats_it_and_the_headline_names_the_best(question):
    answer = answer_to(question)
    worth = [c.selection.value for c in answer.comparators]
    assert max(worth) <= answer.portfolio.value
    assert answer.best_comparator.selection.value == max(worth)
    assert all(
        c.selection.costs["cost"] <= answer.budget and c.stopped.costs["cost"] <= answer.budget
        for c in answer.comparators
    )


@given(questions())
@settings(max_examples=60, deadline=None)
def test_each_fruit_left_out_has_the_reason_that_trying_everything_gives(question):
    answer = answer_to(question)
    problem = flat_problem(answer.problem)
    assert set(answer.fruits_out) == set(answer.fruits) - set(answer.portfolio.selected)
    for fruit in answer.fruits_out:
        forced = best_value(problem, holding=fruit)
        reason = answer.reasons[fruit]
        assert reason.is_possible == (forced is not None)
        assert reason.loss == (None if forced is None else best_value(problem) - forced)
        if fruit in problem.never:
            assert hindrance(answer.problem, reason) == Hindrance(HindranceKind.RULE, "never")


@given(questions())
@settings(max_examples=60, deadline=None)
def test_measures_are_exchangeable_exactly_when_another_portfolio_is_as_good(question):
    answer = answer_to(question)
    problem = flat_problem(answer.problem)
    best = best_value(problem)
    others = [
        {i for i, taken in zip(problem.ids, x, strict=True) if taken}
        for x in feasible_selections(problem)
        if value_of(problem, x) == best
    ]
    chosen = set(answer.portfolio.selected)
    differing = set().union(*(chosen ^ other for other in others))
    assert bool(answer.exchangeable) == (len(others) > 1)
    assert set(answer.exchangeable) == differing


# Setting it


def test_a_plan_is_kept_and_undone_as_one_action(store):
    before = state(store)
    set_plan(store, desk(store), replace(BY_VALUE, name="b"), what="budget", value="1", who=WHO)
    assert desk(store).programme.plan.name == "b"
    undo(store)
    assert state(store) == before


def test_the_same_plan_again_writes_nothing(store):
    version = desk(store).version
    set_plan(store, desk(store), BY_VALUE, what="budget", who=WHO)
    assert desk(store).version == version


def test_a_rule_of_no_measures_is_no_rule():
    plan = with_list(BY_VALUE, MUST, ["square"])
    assert with_list(plan, MUST, []) == BY_VALUE
    assert with_list(with_list(plan, NEVER, ["lights"]), MUST, []).ids_of(NEVER) == ("lights",)


def test_the_scores_that_this_file_relies_on_are_known_by_heart():
    assert SCORES["lights"] == (3, 5, 4)

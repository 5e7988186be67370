"""What holds for every plan, whatever its numbers."""

from dataclasses import replace
from fractions import Fraction
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.possibility import without_rule
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.programme.rules import Must, Together
from prioritisation.errors import InfeasibleError, NoAnswerError
from tests.decision.portfolio.scheduling.towns import random_town, town
from tests.scheduled_oracle import all_plans, best_by_trying_all, keeps_all, value_of
from tests.scheduled_problems import scheduled_problems

# Above what the solver tells apart in one objective.
LARGE = 7 * 10**11


def best_value(problem):
    try:
        return best_schedule(problem, settle_ties=False).value
    except InfeasibleError:
        return None


@given(scheduled_problems())
@settings(max_examples=60)
def test_a_rule_that_is_switched_off_never_lowers_the_value(problem):
    value = best_value(problem)
    for rule in problem.rules if value is not None else ():
        if not isinstance(rule, Together):
            assert best_value(without_rule(problem, rule.id)) >= value


@given(scheduled_problems(), st.integers(0, 9))
@settings(max_examples=60)
def test_more_money_never_lowers_the_value(problem, more):
    value = best_value(problem)
    limits = tuple(
        replace(own, budgets=tuple(budget + more for budget in own.budgets))
        for own in problem.limits
    )
    if value is not None:
        assert best_value(replace(problem, limits=limits)) >= value


@given(scheduled_problems(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_measures_resources_and_rules_does_not_change_the_value(problem, random):
    candidates, limits, rules = map(list, (problem.candidates, problem.limits, problem.rules))
    for parts in (candidates, limits, rules):
        random.shuffle(parts)
    shuffled = replace(
        problem, candidates=tuple(candidates), limits=tuple(limits), rules=tuple(rules)
    )
    assert best_value(shuffled) == best_value(problem)


@given(scheduled_problems())
@settings(max_examples=60)
def test_with_no_time_the_answer_is_honest(problem):
    best = best_by_trying_all(problem)
    try:
        portfolio = best_schedule(problem, time_limit=0.0)
    except NoAnswerError:
        return
    except InfeasibleError:
        assert best is None
        return
    assert portfolio.value <= value_of(problem, best) <= portfolio.bound


@given(scheduled_problems(largest=4), st.data())
@settings(max_examples=60)
def test_nothing_worse_than_what_is_known_is_returned(problem, data):
    plans = [starts for starts in all_plans(problem) if keeps_all(problem, starts)]
    if plans:
        known = data.draw(st.sampled_from(plans))
        least = Assessment(problem=problem, starts=known).value
        limit = data.draw(st.sampled_from([0.0, None]))
        portfolio = best_schedule(problem, known=known, time_limit=limit)
        assert least <= portfolio.value
        assert portfolio.bound >= value_of(problem, best_by_trying_all(problem))
        if limit is None:
            assert portfolio.value == portfolio.bound


def test_what_is_known_must_keep_the_demands():
    with pytest.raises(ValueError, match="known: breaks"):
        best_schedule(town(Must(id="m", measures=("lights",))), known={"harbour": 0})


def test_a_stop_before_the_start_leaves_what_is_known():
    stop = Event()
    stop.set()
    portfolio = best_schedule(town(), stop=stop, known={"harbour": 0})
    assert portfolio.value >= 90


def test_a_stop_in_the_middle_leaves_the_best_so_far_and_an_honest_bound():
    stop = Event()
    told = []

    def better(portfolio):
        told.append(portfolio.value)
        stop.set()

    portfolio = best_schedule(random_town(60, 4), stop=stop, on_better=better)
    assert told
    assert max(told) <= portfolio.value < portfolio.bound


@given(scheduled_problems(), st.lists(st.integers(0, 9), min_size=5, max_size=5))
@settings(max_examples=100)
def test_values_too_large_for_the_solver_are_told_apart_to_the_last_unit(problem, last_digits):
    digits = iter(last_digits)
    large = replace(
        problem,
        candidates=tuple(
            replace(c, value=c.value * LARGE + Fraction(next(digits))) for c in problem.candidates
        ),
    )
    best = best_by_trying_all(large)
    value = best_value(large)
    assert value == (None if best is None else value_of(large, best))

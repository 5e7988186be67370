"""Reasons of plans of several years, against trying everything and against plain solves."""

import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from threading import Event

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmarks.plans import instance
from prioritisation.decision.portfolio.reasons.reasons import reasons, turned_round
from prioritisation.decision.portfolio.reasons.several_years import several_years_reasons
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.programme.rules import Must, Never, Requires, Together
from prioritisation.errors import InfeasibleError
from tests.decision.portfolio.scheduling.towns import measure, random_town, town
from tests.scheduled_oracle import all_plans, keeps_all, value_of
from tests.scheduled_problems import scheduled_problems

# While another thread takes what time it gets, so that all that is timed takes longer.
IN_ANOTHER_PROCESS = """
from threading import Event, Thread
from benchmarks.plans import instance
from tests.decision.portfolio.reasons.test_several_years import reasons_of

def hurry():
    while not told.is_set():
        pass

told = Event()
Thread(target=hurry).start()
try:
    for reason in reasons_of(instance(16, 12, 3, alike=True)):
        print(repr(reason))
finally:
    told.set()
"""


def reasons_of(problem):
    return list(reasons(problem, best_schedule(problem)))


def by_measure(problem):
    return {reason.measure: reason for reason in reasons_of(problem)}


def best_of(problem):
    try:
        return best_schedule(problem)
    except InfeasibleError:
        assume(False)


def highest_turned(problem, plans, portfolio):
    """Return, by measure, the highest value of a plan in which its decision is turned round."""
    values = [(starts, value_of(problem, starts)) for starts in plans]
    return {
        i: max((v for s, v in values if (i in s) != (i in portfolio.starts)), default=None)
        for i in problem.ids
    }


def test_the_harbour_would_push_out_both_and_lose_ten():
    harbour = by_measure(town())["harbour"]
    assert not harbour.selected
    assert harbour.loss == 10
    assert (harbour.left, harbour.entered) == (("square", "lights"), ())


def test_what_must_be_in_or_stay_out_cannot_be_turned_and_comes_last():
    told = reasons_of(
        town(Must(id="a", measures=("square",)), Never(id="b", measures=("harbour",)))
    )
    assert [reason.measure for reason in told] == ["lights", "square", "harbour"]
    assert [reason.is_possible for reason in told] == [True, False, False]
    assert all(reason.is_proven for reason in told)


def test_what_has_no_year_to_start_in_cannot_come_in():
    candidates = (measure("square", 60, 60), measure("port", 40, 40, starts=()))
    assert by_measure(town(candidates=candidates))["port"].is_possible is False


def test_what_another_needs_takes_it_along_when_it_leaves():
    square = by_measure(town(Requires(id="r", measure="lights", needs=("square",))))["square"]
    # Without the square there are no lights, and the harbour is worth less than both.
    assert (square.loss, square.left, square.entered) == (10, ("lights",), ("harbour",))


def test_a_joint_effect_is_a_part_of_the_loss():
    told = by_measure(town(Together(id="t", measures=("square", "lights"), value=Decimal(5))))
    assert told["harbour"].loss == 15


def test_measures_that_are_alike_can_stand_in_for_one_another():
    candidates = tuple(measure(name, 10, 40) for name in ("a", "b", "c"))
    told = reasons_of(town(candidates=candidates))
    assert [reason.loss for reason in told] == [0, 0, 0]
    assert {reason.measure for reason in told} == {"a", "b", "c"}


@pytest.mark.parametrize("budget", [0, 120])
def test_measures_that_are_alike_and_decided_alike_lose_the_same(budget):
    candidates = (*(measure(name, 10, 40) for name in "abc"), measure("d", 1, 0))
    told = by_measure(town(candidates=candidates, budget=budget))
    assert len({(told[i].loss, told[i].is_possible) for i in "abc"}) == 1


@settings(max_examples=400)
@given(scheduled_problems(largest=5, most_years=3))
def test_losses_are_those_of_trying_everything(problem):
    portfolio = best_of(problem)
    plans = [starts for starts in all_plans(problem) if keeps_all(problem, starts)]
    highest = highest_turned(problem, plans, portfolio)
    told = list(several_years_reasons(problem, portfolio))
    assert sorted(reason.measure for reason in told) == sorted(problem.ids)
    for reason in told:
        value = highest[reason.measure]
        assert reason.is_proven
        assert reason.best == portfolio.starts
        if value is None:
            assert reason.is_possible is False
            continue
        assert reason.loss == portfolio.value - value
        assert reason.other in plans
        assert value_of(problem, reason.other) == value
    losses = [(not reason.is_possible, reason.at_least) for reason in told]
    assert losses == sorted(losses)


@settings(max_examples=100)
@given(scheduled_problems(largest=5, most_years=3))
def test_no_change_that_is_told_could_be_left_out_without_a_loss(problem):
    portfolio = best_of(problem)
    plans = [starts for starts in all_plans(problem) if keeps_all(problem, starts)]
    for reason in several_years_reasons(problem, portfolio):
        if reason.other is None:
            continue
        other = reason.other
        changed = [i for i in problem.ids if other.get(i) != portfolio.starts.get(i)]
        for back in (*combinations(changed, 1), *combinations(changed, 2)):
            if reason.measure in back:
                continue
            kept = {i: t for i, t in other.items() if i not in back}
            kept |= {i: t for i, t in portfolio.starts.items() if i in back}
            assert kept not in plans or value_of(problem, kept) < value_of(problem, other)


def test_the_same_question_has_the_same_reasons_whatever_the_machine_does_besides():
    told = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        # Sets of names come in another order.
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told.splitlines() == [
        repr(reason) for reason in reasons_of(instance(16, 12, 3, alike=True))
    ]


@settings(max_examples=60)
@given(scheduled_problems(largest=5, most_years=3), st.sampled_from([0.0, 0.005, 0.02]))
def test_limits_hold_whenever_time_ends(problem, seconds):
    portfolio = best_of(problem)
    plans = [starts for starts in all_plans(problem) if keeps_all(problem, starts)]
    highest = highest_turned(problem, plans, portfolio)
    told = list(several_years_reasons(problem, portfolio, time_limit=seconds))
    assert sorted(reason.measure for reason in told) == sorted(problem.ids)
    for reason in told:
        value = highest[reason.measure]
        if reason.is_possible is False:
            assert value is None
        if value is not None:
            assert reason.at_least <= portfolio.value - value
            assert reason.at_most is None or portfolio.value - value <= reason.at_most
        if reason.other is not None:
            assert reason.other in plans
            assert portfolio.value - value_of(problem, reason.other) == reason.at_most


def test_after_a_stop_nothing_more_is_told():
    problem = random_town(12, 3)
    stop = Event()
    told = several_years_reasons(problem, best_schedule(problem), stop=stop)
    next(told)
    stop.set()
    assert list(told) == []


def test_a_stop_is_heard_before_anything_is_told():
    problem = random_town(12, 3)
    stop = Event()
    stop.set()
    assert list(several_years_reasons(problem, best_schedule(problem), stop=stop)) == []


def test_of_a_portfolio_that_may_not_be_the_best_no_reasons_are_given():
    problem = town()
    portfolio = replace(best_schedule(problem), bound=Fraction(1000))
    with pytest.raises(ValueError, match="not proven to be the best"):
        list(reasons(problem, portfolio))


@pytest.mark.parametrize("alike", [False, True])
def test_a_larger_plan_loses_what_plain_solves_say(alike):
    problem = instance(16, 12, 3, alike=alike)
    portfolio = best_schedule(problem, settle_ties=False)
    for reason in several_years_reasons(problem, portfolio):
        asked = turned_round(problem, reason.measure, taken=not reason.selected)
        try:
            expected = portfolio.value - best_schedule(asked, settle_ties=False).value
        except InfeasibleError:
            expected = None
        assert reason.loss == expected

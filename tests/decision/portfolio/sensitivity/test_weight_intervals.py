"""How far each weight can move: against trying every portfolio, and answers known by heart."""

from dataclasses import replace
from fractions import Fraction
from threading import Event

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.portfolio.sensitivity.weight_interval import NotKnown
from prioritisation.decision.portfolio.sensitivity.weight_intervals import weight_intervals
from prioritisation.decision.scoring.value_parts import ValueParts
from prioritisation.errors import InfeasibleError
from tests.scheduled_oracle import all_plans, keeps_all, value_of
from tests.scheduled_problems import scheduled_problems

CRITERIA = ("impact", "speed", "ratio")
NONE = Fraction(0)


@st.composite
def weighed_problems(draw):
    """A problem with every kind of rule, the parts of its values, and its weights."""
    problem = draw(scheduled_problems(largest=4, most_years=2))
    points = st.integers(0, 8).map(Fraction) | st.fractions(0, 100, max_denominator=7)
    missing = draw(st.sampled_from([points, points, st.none() | points]))
    parts = {c: {i: draw(missing) for i in problem.ids} for c in CRITERIA}
    weight = st.integers(0, 3).map(Fraction) | st.fractions(0, 9, max_denominator=4)
    weights = {c: draw(weight) for c in CRITERIA}
    assume(any(weights.values()))
    return problem, ValueParts(weights=weights, parts=parts)


def weighed(problem, parts, weights):
    """Return the problem with the values that weights give, worked out without the code."""

    def value(i):
        used = [(w, parts.parts[c][i]) for c, w in weights.items() if w]
        if any(points is None for _, points in used):
            return NONE
        return sum((w * points for w, points in used), NONE) / sum(weights.values())

    return replace(
        problem, candidates=tuple(replace(c, value=value(c.id)) for c in problem.candidates)
    )


def is_best(problem, parts, weights, starts):
    """Return whether a portfolio is a best one, by trying every other."""
    asked = weighed(problem, parts, weights)
    if not keeps_all(asked, starts):
        return False
    best = max(value_of(asked, other) for other in all_plans(asked) if keeps_all(asked, other))
    return value_of(asked, starts) == best


def answered(problem, parts):
    asked = weighed(problem, parts, parts.weights)
    try:
        return asked, best_schedule(asked)
    except InfeasibleError:
        assume(False)
        raise


@given(weighed_problems(), st.fractions(0, 12, max_denominator=12), st.sampled_from(CRITERIA))
def test_a_portfolio_is_a_best_one_inside_its_interval_and_nowhere_else(
    instance, anywhere, criterion
):
    problem, parts = instance
    asked, best = answered(problem, parts)
    (interval,) = weight_intervals(asked, best, parts, [criterion])
    if interval.not_known is NotKnown.VALUE_RULES:
        assert any(getattr(rule, "what", "") == "value" for rule in problem.rules)
        return
    low, high = interval.low, interval.high
    assert interval.has(interval.weight)
    assert low.is_proven and high.is_proven
    tried = {anywhere, interval.weight, low.at, low.at / 2, NONE}
    near = Fraction(1, 10**7)
    tried |= {low.at + near, max(low.at - near, NONE)}
    top = Fraction(10**7) if high.at is None else high.at
    tried |= {top, top + near, max(top - near, NONE), 2 * top}
    for weight in sorted(tried):
        weights = {**parts.weights, criterion: weight}
        if any(weights.values()):
            expected = is_best(problem, parts, weights, best.starts)
            assert interval.has(weight) == expected, weight


@given(weighed_problems(), st.sampled_from(CRITERIA))
def test_what_comes_just_beyond_an_end_is_a_best_portfolio_there(instance, criterion):
    problem, parts = instance
    asked, best = answered(problem, parts)
    (interval,) = weight_intervals(asked, best, parts, [criterion])
    near = Fraction(1, 10**9)
    for end, sign in ((interval.low, -1), (interval.high, 1)):
        if end is not None and end.beyond is not None:
            weight = end.at + sign * near if end.is_within else end.at
            weights = {**parts.weights, criterion: weight}
            assert is_best(problem, parts, weights, end.beyond)
            assert not is_best(problem, parts, weights, best.starts)

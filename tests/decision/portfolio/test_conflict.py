"""Demands on a selection that cannot hold together, held to trying everything."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.conflict import Asked, AskedKind, conflict
from prioritisation.decision.portfolio.problem import Limit, Problem


def row(*amounts):
    return tuple(map(Fraction, amounts))


# The grant brings 30 of the 50 that the square costs; the lights cost 20.
TOWN = Problem(
    ids=("square", "lights", "grant"),
    values=row(3, 2, 1),
    resources=("cost", "work"),
    spending=(row(50, 20, -30), row(1, 1, 1)),
    budgets=(Fraction(30), Fraction(9)),
    must=frozenset({"square", "lights"}),
    never=frozenset({"grant"}),
)


def test_a_must_and_the_income_that_is_forbidden():
    without_lights = replace(TOWN, must=frozenset({"square"}))
    assert conflict(without_lights) == (
        Asked(AskedKind.BUDGET, "cost"),
        Asked(AskedKind.MUST, "square"),
        Asked(AskedKind.NEVER, "grant"),
    )


def test_the_limit_of_a_category_is_named():
    both = Limit(name="streets", amounts=row(50, 20, 0), at_most=Fraction(60))
    rich = replace(TOWN, budgets=(None, None), limits=(both,))
    assert conflict(rich) == (
        Asked(AskedKind.LIMIT, "streets"),
        Asked(AskedKind.MUST, "square"),
        Asked(AskedKind.MUST, "lights"),
    )


def test_what_contradicts_nothing_is_refused():
    with pytest.raises(ValueError, match="something keeps"):
        conflict(replace(TOWN, must=frozenset()))


def test_nothing_is_known_when_there_is_no_time():
    assert conflict(TOWN, time_limit=0) is None


def possible(problem, kept):
    """Whether any selection keeps some demands."""
    must = {name for kind, name in kept if kind is AskedKind.MUST}
    never = {name for kind, name in kept if kind is AskedKind.NEVER}
    budgets = zip(problem.resources, problem.spending, problem.budgets, strict=True)
    rows = [
        (amounts, budget)
        for name, amounts, budget in budgets
        if Asked(AskedKind.BUDGET, name) in kept
    ]
    for taken in product((False, True), repeat=len(problem.ids)):
        chosen = {i for i, is_in in zip(problem.ids, taken, strict=True) if is_in}
        if must <= chosen and not never & chosen and all(pays(taken, *row) for row in rows):
            return True
    return False


def pays(taken, amounts, budget):
    return sum(a for a, is_in in zip(amounts, taken, strict=True) if is_in) <= budget


@st.composite
def tight_problems(draw):
    n = draw(st.integers(1, 5))
    ids = tuple(f"m{i}" for i in range(n))
    amounts = st.integers(-4, 12).map(Fraction)
    asked = draw(st.lists(st.sampled_from(["must", "never", ""]), min_size=n, max_size=n))
    return Problem(
        ids=ids,
        values=(Fraction(1),) * n,
        resources=("cost", "work"),
        spending=tuple(tuple(draw(amounts) for _ in ids) for _ in range(2)),
        budgets=(Fraction(draw(st.integers(0, 12))), Fraction(draw(st.integers(0, 12)))),
        must=frozenset(i for i, word in zip(ids, asked, strict=True) if word == "must"),
        never=frozenset(i for i, word in zip(ids, asked, strict=True) if word == "never"),
    )


@given(tight_problems())
@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_the_demands_cannot_hold_together_and_none_can_be_spared(problem):
    everything = {
        *(Asked(AskedKind.BUDGET, name) for name in problem.resources),
        *(Asked(AskedKind.MUST, i) for i in problem.must),
        *(Asked(AskedKind.NEVER, i) for i in problem.never),
    }
    assume(not possible(problem, everything))
    found = set(conflict(problem))
    assert not possible(problem, found)
    assert all(possible(problem, found - {demand}) for demand in found)

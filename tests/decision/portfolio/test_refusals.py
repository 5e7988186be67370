from dataclasses import replace
from fractions import Fraction

import pytest

from prioritisation.decision.portfolio.portfolio import Portfolio
from prioritisation.decision.portfolio.prepared import best_portfolio, prepare
from prioritisation.decision.portfolio.problem import Limit
from prioritisation.errors import InfeasibleError, InvalidValueError, NoAnswerError
from tests.decision.portfolio.instances import HARBOUR_TOWN, problem_of, random_problem

TOWN = problem_of(HARBOUR_TOWN, 110)


def test_musts_above_the_budget_are_refused_by_name():
    with pytest.raises(InfeasibleError, match="budget_too_small") as refusal:
        best_portfolio(replace(TOWN, must=frozenset({"square", "harbour"})))
    assert refusal.value.details == {
        "must": ("square", "harbour"),
        "resource": "euros",
        "budget": 110,
        "needs": 160,
    }


def test_musts_above_a_limit_are_refused_by_name():
    limit = Limit(
        name="streets", amounts=(Fraction(1), Fraction(1), Fraction(0)), at_most=Fraction(1)
    )
    with pytest.raises(InfeasibleError, match="limit_too_small") as refusal:
        best_portfolio(replace(TOWN, must=frozenset({"square", "lights"}), limits=(limit,)))
    assert refusal.value.details["limit"] == "streets"


def test_a_measure_that_must_be_in_and_out_is_refused_by_name():
    both = replace(TOWN, must=frozenset({"lights"}), never=frozenset({"lights"}))
    with pytest.raises(InfeasibleError, match="must_and_never") as refusal:
        best_portfolio(both)
    assert refusal.value.details == {"measures": ("lights",)}
    assert refusal.value.value == "lights"


def test_a_must_kept_out_for_a_question_is_refused():
    prepared = prepare(replace(TOWN, must=frozenset({"lights"})))
    with pytest.raises(InfeasibleError, match="must_and_never"):
        prepared.best(fixed={"lights": False})


def test_rows_that_hold_one_by_one_but_not_together_are_refused():
    # At least two of the three, and each pair costs more than there is of one of two resources.
    at_least_two = Limit(name="two", amounts=(Fraction(-1),) * 3, at_most=Fraction(-2))
    problem = replace(
        TOWN,
        resources=("euros", "months"),
        spending=(
            tuple(map(Fraction, (4, 4, 1))),
            tuple(map(Fraction, (1, 4, 4))),
        ),
        budgets=(Fraction(7), Fraction(7)),
        limits=(
            at_least_two,
            Limit(
                name="ends", amounts=(Fraction(1), Fraction(0), Fraction(1)), at_most=Fraction(1)
            ),
        ),
    )
    with pytest.raises(InfeasibleError, match="demands_contradict") as refusal:
        best_portfolio(problem)
    assert refusal.value.details["limits"] == ("two", "ends")


def test_unknown_names_are_refused():
    prepared = prepare(TOWN)
    with pytest.raises(InvalidValueError, match="fixed: 'bridge' unknown_id"):
        prepared.best(fixed={"bridge": True})
    with pytest.raises(InvalidValueError, match="unknown_id"):
        prepared.best(budgets={"months": Fraction(1)})


def test_no_time_and_nothing_found_is_no_answer():
    problem = random_problem(40, resources=3, seed=1)
    at_least = Limit(name="many", amounts=(Fraction(-1),) * 40, at_most=Fraction(-19))
    with pytest.raises(NoAnswerError):
        best_portfolio(replace(problem, limits=(at_least,)), time_limit=0.0)


@pytest.mark.parametrize(
    ("changes", "selected", "message"),
    [
        ({}, ("square", "harbour"), "budget"),
        ({}, ("lights", "square"), "list order"),
        ({"must": frozenset({"lights"})}, ("square",), "must or never"),
        ({"never": frozenset({"square"})}, ("square",), "must or never"),
        ({"limits": (Limit(name="x", amounts=(Fraction(1),) * 3, at_most=Fraction(0)),)},
         ("square",), "limit x"),
    ],
)  # fmt: skip
def test_a_wrong_portfolio_cannot_be_made(changes, selected, message):
    with pytest.raises(ValueError, match=message):
        Portfolio(problem=replace(TOWN, **changes), selected=selected, bound=Fraction(100))


def test_a_bound_below_the_value_cannot_be_claimed():
    with pytest.raises(ValueError, match="bound"):
        Portfolio(problem=TOWN, selected=("square",), bound=Fraction(5))

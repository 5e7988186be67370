import pytest
from hypothesis import given, settings

from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.prepared import best_portfolio
from prioritisation.errors import InfeasibleError
from tests.oracles import best_by_trying_all
from tests.strategies import one_budget, problems


def check_against_trying_all(problem):
    best = best_by_trying_all(problem)
    if best is None:
        with pytest.raises(InfeasibleError):
            best_portfolio(problem)
        return
    portfolio = best_portfolio(problem)
    assert portfolio.selected == best
    assert portfolio.status is Status.OPTIMAL
    assert portfolio.ties is Ties.SETTLED


@given(one_budget())
@settings(max_examples=600, deadline=None)
def test_one_budget_gives_the_first_of_the_best(problem):
    check_against_trying_all(problem)


@given(problems(limits=(0, 0)))
@settings(max_examples=300, deadline=None)
def test_several_resources_give_the_first_of_the_best(problem):
    check_against_trying_all(problem)


@given(problems())
@settings(max_examples=300, deadline=None)
def test_limits_give_the_first_of_the_best(problem):
    check_against_trying_all(problem)

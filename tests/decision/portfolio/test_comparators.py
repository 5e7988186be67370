from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.comparators import (
    order_by_ratio,
    order_by_score,
    selected_in_order,
)
from prioritisation.decision.portfolio.prepared import best_portfolio
from tests.decision.portfolio.instances import HARBOUR_TOWN, problem_of
from tests.oracles import best_by_trying_all
from tests.strategies import problems

TOWN = problem_of(HARBOUR_TOWN, 110)
VALUES = dict(zip(TOWN.ids, TOWN.values, strict=True))


def test_going_down_the_scores_takes_the_harbour_and_loses_a_tenth():
    selection = selected_in_order(TOWN, order_by_score(TOWN, VALUES))
    assert selection.selected == ("harbour",)
    assert (selection.value, selection.costs) == (10, {"euros": 100})


def test_what_does_not_fit_is_passed_over_or_ends_the_list():
    problem = problem_of({"a": (60, 9), "b": (60, 8), "c": (40, 1)}, 100)
    order = order_by_score(problem, dict(zip(problem.ids, problem.values, strict=True)))
    assert selected_in_order(problem, order).selected == ("a", "c")
    assert selected_in_order(problem, order, stop_at_first=True).selected == ("a",)


def test_by_value_for_money_what_is_free_comes_first_and_equals_in_list_order():
    problem = problem_of({"a": (2, 2), "b": (1, 1), "free": (0, 1), "c": (1, 3)}, 10)
    order = order_by_ratio(problem, dict(zip(problem.ids, problem.values, strict=True)))
    assert order == ("free", "c", "a", "b")


@given(problems(resources=(1, 2)), st.booleans(), st.randoms())
@settings(max_examples=150, deadline=None)
def test_no_list_beats_the_optimum(problem, stop_at_first, random):
    assume(best_by_trying_all(problem) is not None)
    assume(all(amount >= 0 for row in problem.spending for amount in row))
    assume(all(amount >= 0 for limit in problem.limits for amount in limit.amounts))
    order = random.sample(problem.ids, len(problem.ids))
    selection = selected_in_order(problem, order, stop_at_first=stop_at_first)
    assert selection.value <= best_portfolio(problem).value

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.scheduling.lists import (
    order_by_ratio,
    order_by_score,
    selected_in_order,
    values_down_a_list,
)
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.programme.rules import Must, Never
from tests.scheduled_problems import scheduled_problems


def town(budgets, rules=(), **measures):
    """A problem of cost, value pairs; each measure costs in the year in which it starts."""
    return ScheduledProblem(
        periods=len(budgets),
        candidates=tuple(
            Candidate(
                id=i,
                starts=tuple(range(len(budgets))),
                value=Fraction(value),
                cost={"euros": (Fraction(cost),)},
            )
            for i, (cost, value) in measures.items()
        ),
        limits=(Limits(resource="euros", budgets=tuple(map(Fraction, budgets))),),
        rules=tuple(rules),
        value_years=len(budgets),
        counts_remaining=False,
    )


HARBOUR_TOWN = {"square": (60, 6), "lights": (50, 5), "harbour": (100, 10)}
VALUES = {i: Fraction(value) for i, (_, value) in HARBOUR_TOWN.items()}
BY_VALUE = order_by_score(tuple(HARBOUR_TOWN), VALUES)


def test_going_down_the_scores_takes_the_harbour_and_loses_a_tenth():
    selection = selected_in_order(town([110], **HARBOUR_TOWN), BY_VALUE)
    assert selection.selected == ("harbour",)
    assert (selection.value, selection.costs) == (10, {"euros": 100})


def test_each_starts_in_the_first_year_that_pays_for_it():
    selection = selected_in_order(town([110, 60], **HARBOUR_TOWN), BY_VALUE)
    assert selection.starts == {"square": 1, "harbour": 0}


def test_what_does_not_fit_is_passed_over_or_ends_the_list():
    problem = town([100], a=(60, 9), b=(60, 8), c=(40, 1))
    assert selected_in_order(problem, "abc").selected == ("a", "c")
    assert selected_in_order(problem, "abc", stop_at_first=True).selected == ("a",)


def test_what_must_be_in_comes_first_and_what_must_stay_out_is_passed_over():
    rules = [Must(id="m", measures=("lights",)), Never(id="n", measures=("square",))]
    selection = selected_in_order(town([110], rules, **HARBOUR_TOWN), BY_VALUE)
    assert selection.selected == ("lights",)


def test_by_value_for_money_what_is_free_comes_first_and_equals_in_list_order():
    costs = {"a": Fraction(2), "b": Fraction(1), "free": Fraction(0), "c": Fraction(1)}
    values = {"a": Fraction(2), "b": Fraction(1), "free": Fraction(1), "c": Fraction(3)}
    assert order_by_ratio(tuple(costs), values, costs) == ("free", "c", "a", "b")


def test_a_list_is_gone_down_anew_with_each_budget():
    costs = {i: Fraction(cost) for i, (cost, _) in HARBOUR_TOWN.items()}
    budgets = [Fraction(b) for b in (49, 50, 99, 100, 150, 210)]
    worth = values_down_a_list(BY_VALUE, costs, VALUES, budgets)
    assert worth == (0, 5, 6, 10, 15, 21)


@given(scheduled_problems(kinds=["never"]), st.booleans(), st.randoms())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_list_beats_the_optimum(problem, stop_at_first, random):
    order = random.sample(problem.ids, len(problem.ids))
    selection = selected_in_order(problem, order, stop_at_first=stop_at_first)
    if not selection.broken:
        assert selection.value <= best_schedule(problem, settle_ties=False).value

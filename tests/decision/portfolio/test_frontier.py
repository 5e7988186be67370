import threading
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio import frontier as frontiers
from prioritisation.decision.portfolio import frontier_by_states
from prioritisation.decision.portfolio.frontier import efficient_frontier
from prioritisation.decision.portfolio.membership import membership
from prioritisation.decision.portfolio.prepared import prepare
from prioritisation.decision.portfolio.problem import Limit
from prioritisation.errors import InfeasibleError, InvalidValueError
from tests.decision.portfolio.instances import HARBOUR_TOWN, problem_of, random_problem
from tests.oracles import frontier_by_trying_all
from tests.strategies import one_budget, problems

TOWN = problem_of(HARBOUR_TOWN, None)


def as_rows(frontier):
    return [(point.budget, point.value, point.selected) for point in frontier]


def everything(problem, row):
    return sum((amount for amount in problem.spending[row] if amount > 0), Fraction(0))


def check_against_trying_all(problem, row, budget_to):
    expected = frontier_by_trying_all(problem, row, budget_to)
    resource = problem.resources[row]
    if not expected:
        with pytest.raises(InfeasibleError):
            efficient_frontier(problem, resource=resource, budget_to=budget_to)
        return
    frontier = efficient_frontier(problem, resource=resource, budget_to=budget_to)
    assert as_rows(frontier) == expected
    assert frontier.is_complete


def test_the_harbour_comes_and_goes():
    frontier = efficient_frontier(TOWN)
    assert as_rows(frontier) == [
        (0, 0, ()),
        (50, 5, ("lights",)),
        (60, 6, ("square",)),
        (100, 10, ("harbour",)),
        (110, 11, ("square", "lights")),
        (150, 15, ("lights", "harbour")),
        (160, 16, ("square", "harbour")),
        (210, 21, ("square", "lights", "harbour")),
    ]
    assert frontier.budget_to == 210
    assert frontier.is_complete


def test_each_measure_has_the_budgets_at_which_it_is_in():
    assert membership(efficient_frontier(problem_of(HARBOUR_TOWN | {"harm": (5, -1)}, None))) == {
        "square": ((60, 100), (110, 150), (160, None)),
        "lights": ((50, 60), (110, 160), (210, None)),
        "harbour": ((100, 110), (150, None)),
        "harm": (),
    }


def test_a_budget_between_two_points_buys_what_the_lower_one_does():
    frontier = efficient_frontier(TOWN)
    assert frontier.at(Fraction(109)).selected == ("harbour",)
    assert frontier.at(Fraction(219, 2)).selected == ("harbour",)
    assert frontier.at(Fraction(110)).selected == ("square", "lights")
    assert frontier.at(Fraction(10**30)).value == 21
    assert frontier.at(Fraction(-1)) is None


def test_the_next_euros_buy_the_next_point():
    frontier = efficient_frontier(TOWN)
    assert frontier.next_after(Fraction(100)).budget == 110
    assert frontier.next_after(Fraction(999, 10)).budget == 100
    assert frontier.next_after(Fraction(-3)).budget == 0
    assert frontier.next_after(Fraction(210)) is None


def test_it_ends_at_the_budget_that_is_asked_for():
    frontier = efficient_frontier(TOWN, budget_to=Fraction(219, 2))
    assert [point.budget for point in frontier] == [0, 50, 60, 100]


def test_it_starts_at_the_smallest_budget_that_pays_for_what_must_be():
    frontier = efficient_frontier(replace(TOWN, must=frozenset(["harbour"])))
    assert as_rows(frontier)[0] == (100, 10, ("harbour",))
    assert frontier.at(Fraction(99)) is None


def test_musts_above_the_last_budget_are_refused():
    with pytest.raises(InfeasibleError) as refusal:
        efficient_frontier(replace(TOWN, must=frozenset(["harbour"])), budget_to=Fraction(99))
    assert refusal.value.rule == "budget_too_small"


def test_income_pays_before_there_is_any_budget():
    rows = {"sale": (-50, -1), "square": (60, 6), "lights": (50, 5)}
    assert as_rows(efficient_frontier(problem_of(rows, None))) == [
        (0, 4, ("sale", "lights")),
        (10, 5, ("sale", "square")),
        (60, 10, ("sale", "square", "lights")),
        (110, 11, ("square", "lights")),
    ]


def with_months(rows, months, limit):
    """Rows in euros, and months that are listed before them."""
    problem = problem_of(rows, None)
    return replace(
        problem,
        resources=("months", "euros"),
        spending=(tuple(map(Fraction, months)), *problem.spending),
        budgets=(limit, None),
    )


# At budget 0 the grant pays for either; the quick one takes fewer months.
LEFT_OVER = ({"grant": (-9, 1), "cheap": (1, 3), "quick": (2, 3)}, (0, 5, 4))


def test_income_that_is_left_over_leaves_the_choice_to_the_resource_listed_first():
    frontier = efficient_frontier(with_months(*LEFT_OVER, Fraction(5)), resource="euros")
    assert as_rows(frontier) == [(0, 4, ("grant", "quick"))]
    rows, months = {"grant": (-9, 1), "one": (9, 1), "other": (1, 1), "third": (4, 1)}, (0, 1, 1, 1)
    for limit in (Fraction(2), Fraction(9), None):
        problem = with_months(rows, months, limit)
        frontier = efficient_frontier(problem, resource="euros")
        assert as_rows(frontier) == frontier_by_trying_all(problem, 1, Fraction(14))


def test_what_costs_and_is_worth_nothing_is_in_when_it_saves_another_resource():
    rows = {"work": (1, 1), "swap": (0, 0), "talk": (0, 0)}
    frontier = efficient_frontier(with_months(rows, (2, -1, 0), None), resource="euros")
    assert as_rows(frontier) == [(0, 0, ("swap",)), (1, 1, ("work", "swap"))]


def test_the_first_resource_with_a_budget_is_the_one_that_varies():
    problem = replace(
        TOWN, resources=("months", "euros"), spending=(TOWN.spending[0], TOWN.spending[0]),
        budgets=(None, Fraction(1)),
    )  # fmt: skip
    assert efficient_frontier(problem).resource == "euros"
    assert efficient_frontier(replace(problem, budgets=(None, None))).resource == "months"
    assert efficient_frontier(problem, resource="months").resource == "months"


@pytest.mark.parametrize(
    ("changes", "asked", "rule"),
    [
        ({}, {"resource": "months"}, "unknown_resource"),
        ({}, {"budget_to": Fraction(-1)}, "not_zero_or_more"),
        ({"resources": (), "spending": (), "budgets": ()}, {}, "no_budget"),
    ],
)
def test_a_question_without_sense_is_refused(changes, asked, rule):
    with pytest.raises(InvalidValueError) as refusal:
        efficient_frontier(replace(TOWN, **changes), **asked)
    assert refusal.value.rule == rule


def test_a_problem_without_measures_has_one_point():
    assert as_rows(efficient_frontier(problem_of({}, None))) == [(0, 0, ())]


@given(one_budget(), st.fractions(0, 1, max_denominator=6))
@settings(max_examples=800, deadline=None)
def test_one_budget_gives_every_point_of_enumeration(problem, share):
    check_against_trying_all(problem, 0, everything(problem, 0) * share)


@given(problems(largest=7, limits=(0, 0)), st.data())
@settings(max_examples=400, deadline=None)
def test_resources_that_are_not_limited_decide_ties(problem, data):
    problem = replace(problem, budgets=(None,) * len(problem.resources))
    row = data.draw(st.integers(0, len(problem.resources) - 1))
    check_against_trying_all(problem, row, everything(problem, row))


@given(problems(largest=6), st.data())
@settings(max_examples=300, deadline=None)
def test_several_budgets_and_limits_give_every_point_of_enumeration(problem, data):
    row = data.draw(st.integers(0, len(problem.resources) - 1))
    share = data.draw(st.fractions(0, 1, max_denominator=6))
    check_against_trying_all(problem, row, everything(problem, row) * share)


@given(problems(largest=7, limits=(0, 0)))
@settings(max_examples=200, deadline=None)
def test_one_after_another_gives_what_all_in_one_go_gives(problem):
    problem = replace(problem, budgets=(None,) * len(problem.resources))
    row = len(problem.resources) - 1
    expected = frontier_by_trying_all(problem, row, everything(problem, row))
    assume(expected)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frontier_by_states, "MOST_STATES", -1)
        frontier = efficient_frontier(problem, resource=problem.resources[row])
    assert as_rows(frontier) == expected


@given(one_budget(largest=8))
@settings(max_examples=100, deadline=None)
def test_python_integers_give_what_machine_integers_give(problem):
    resource = problem.resources[0]
    large = replace(
        problem,
        values=tuple(v * 10**20 for v in problem.values),
        spending=tuple(tuple(c * 10**20 for c in row) for row in problem.spending),
    )
    # A number without a common divisor with the others keeps the integers large.
    large = replace(
        large,
        ids=(*large.ids, "odd"),
        values=(*large.values, Fraction(1)),
        spending=((*large.spending[0], Fraction(1)),),
        never=large.never | {"odd"},
    )
    budget_to = everything(problem, 0)
    assume(frontier_by_trying_all(problem, 0, budget_to))
    usual = efficient_frontier(problem, resource=resource, budget_to=budget_to)
    scaled = efficient_frontier(large, resource=resource, budget_to=budget_to * 10**20)
    assert as_rows(scaled) == [(b * 10**20, v * 10**20, s) for b, v, s in as_rows(usual)]
    if any(problem.values):
        assert scaled.steps.values.dtype == object


@given(problems(largest=8, resources=(1, 2), limits=(0, 1)))
@settings(max_examples=200, deadline=None)
def test_at_any_budget_it_says_what_the_optimiser_says(problem):
    resource = problem.resources[0]
    budget_to = everything(problem, 0)
    assume(frontier_by_trying_all(problem, 0, budget_to))
    frontier = efficient_frontier(problem, resource=resource)
    prepared = prepare(problem)
    for k in range(6):
        budget = budget_to * k / 5
        point = frontier.at(budget)
        if point is None:
            with pytest.raises(InfeasibleError):
                prepared.best(budgets={resource: budget})
            continue
        best = prepared.best(budgets={resource: budget})
        assert (point.value, point.selected) == (best.value, best.selected)


@given(problems(largest=8, resources=(1, 2), limits=(0, 1)))
@settings(max_examples=200, deadline=None)
def test_budgets_and_values_rise_and_each_portfolio_is_worth_its_point(problem):
    assume(frontier_by_trying_all(problem, 0, everything(problem, 0)))
    frontier = efficient_frontier(problem, resource=problem.resources[0])
    worth = dict(zip(problem.ids, problem.values, strict=True))
    costs = dict(zip(problem.ids, problem.spending[0], strict=True))
    assert sorted(set(frontier.budgets)) == list(frontier.budgets)
    assert sorted(set(frontier.values)) == list(frontier.values)
    assert [frontier[number] for number in range(len(frontier))] == list(frontier)
    for point in frontier:
        assert sum(worth[i] for i in point.selected) == point.value
        assert sum(costs[i] for i in point.selected) <= point.budget
        assert frontier.at(point.budget) == point


@given(one_budget(largest=8), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_the_order_of_the_list_does_not_change_budgets_and_values(problem, random):
    budget_to = everything(problem, 0)
    assume(frontier_by_trying_all(problem, 0, budget_to))
    order = list(range(len(problem.ids)))
    random.shuffle(order)
    shuffled = replace(
        problem,
        ids=tuple(problem.ids[i] for i in order),
        values=tuple(problem.values[i] for i in order),
        spending=tuple(tuple(row[i] for i in order) for row in problem.spending),
    )
    one, other = efficient_frontier(problem), efficient_frontier(shuffled)
    assert (one.budgets, one.values) == (other.budgets, other.values)


@given(one_budget(largest=8))
@settings(max_examples=200, deadline=None)
def test_a_measure_is_in_at_a_point_exactly_when_an_interval_holds_its_budget(problem):
    assume(frontier_by_trying_all(problem, 0, everything(problem, 0)))
    frontier = efficient_frontier(problem)
    intervals = membership(frontier)
    assert tuple(intervals) == problem.ids
    for point in frontier:
        inside = tuple(
            name
            for name, spans in intervals.items()
            if any(a <= point.budget and (b is None or point.budget < b) for a, b in spans)
        )
        assert inside == point.selected


def test_of_many_full_equals_those_first_in_the_list_are_taken():
    twins = {f"m{i}": (10, 5) for i in range(130)}
    frontier = efficient_frontier(problem_of(twins, None))
    assert len(frontier) == 131
    for number, point in enumerate(frontier):
        assert (point.budget, point.selected) == (10 * number, tuple(twins)[:number])


@pytest.mark.parametrize("correlated", [False, True])
def test_a_hundred_measures_give_what_the_optimiser_gives(correlated):
    problem = random_problem(100, seed=5, correlated=correlated)
    frontier = efficient_frontier(problem)
    prepared = prepare(problem)
    for k in range(1, 8):
        budget = frontier.budget_to * k / 8
        best = prepared.best(budgets={"r0": budget})
        point = frontier.at(budget)
        assert (point.value, point.selected) == (best.value, best.selected)


def test_a_stop_beforehand_leaves_nothing_known():
    stop = threading.Event()
    stop.set()
    frontier = efficient_frontier(TOWN, stop=stop)
    assert (len(frontier), frontier.complete_from, frontier.is_complete) == (0, None, False)
    assert frontier.at(Fraction(100)) is None
    assert frontier.next_after(Fraction(100)) is None
    assert as_rows(frontier) == []
    assert membership(frontier) == {"square": (), "lights": (), "harbour": ()}


def test_a_stop_on_the_way_leaves_the_highest_points():
    limit = Limit(name="two at most", amounts=(Fraction(1),) * 3, at_most=Fraction(2))
    problem = replace(TOWN, limits=(limit,))
    whole = as_rows(efficient_frontier(problem))
    stop = threading.Event()
    shares = []

    def watch(share):
        shares.append(share)
        if len(shares) == 3:
            stop.set()

    frontier = efficient_frontier(problem, stop=stop, progress=watch)
    assert not frontier.is_complete
    assert 0 < len(frontier) < len(whole)
    assert as_rows(frontier) == whole[-len(frontier) :]
    assert frontier.complete_from == frontier[0].budget
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_open_ties_at_the_first_point_leave_it_out(monkeypatch):
    rows, months = LEFT_OVER
    problem = with_months({**rows, "dear": (90, 9)}, (*months, 1), None)
    problem = replace(problem, budgets=(None, Fraction(0)))
    whole = efficient_frontier(problem)
    assert whole.budgets[0] == 0

    def without_ties(asked, **_):
        return prepare(asked).best(settle_ties=False)

    monkeypatch.setattr(frontiers, "best_portfolio", without_ties)
    cut = efficient_frontier(problem)
    assert as_rows(cut) == as_rows(whole)[1:]
    assert cut.complete_from == whole.budgets[1]


def test_selections_are_unpacked_alike_one_by_one_and_all_at_once():
    frontier = efficient_frontier(random_problem(70, seed=8))
    selections = frontier.steps.selections
    one_by_one = [selections.of_step(k) for k in range(len(frontier))]
    assert np.array_equal(one_by_one, selections.of_all())

"""Going down a list and keeping every demand: read off by trying every portfolio."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.scheduling.kept_lists import MOST_WAYS, KeptLists
from prioritisation.decision.portfolio.scheduling.lists import selected_in_order
from prioritisation.decision.programme.groups import Group
from prioritisation.decision.programme.rules import Count, Must, Never, Requires
from prioritisation.errors import InfeasibleError, NoAnswerError
from tests.decision.portfolio.scheduling.towns import measure, town
from tests.scheduled_oracle import all_plans, keeps_all
from tests.scheduled_problems import scheduled_problems

DOWN = ("harbour", "square", "lights")


def kept(problem, order, *, deadline=None, ways=MOST_WAYS):
    return KeptLists(problem, ways=ways).in_order(order, deadline or Deadline())


def taken_by_trying_all(problem, order):
    """Go down the list with every portfolio in hand, and put away those that lack what is taken."""
    left = [starts for starts in all_plans(problem) if keeps_all(problem, starts)]
    must = [
        i
        for i in problem.ids
        if any(isinstance(r, Must) and i in r.measures for r in problem.rules)
    ]
    taken = {}
    for i in dict.fromkeys((*must, *order)):
        for t in problem.by_id[i].starts:
            holding = [starts for starts in left if starts.get(i) == t]
            if holding:
                left, taken[i] = holding, t
                break
    return taken


def test_without_rules_it_is_the_list_that_people_take():
    assert kept(town(), DOWN).starts == {"harbour": 0}
    assert kept(town(budget=160), DOWN).starts == {"square": 0, "harbour": 0}


def test_what_a_rule_asks_for_later_stays_possible():
    # The harbour alone would use the money of the lights.
    lights = Count(id="c", of=Group(measures=("lights",)), at_least=1)
    problem = town(lights, members={"c": ("lights",)})
    assert kept(problem, DOWN).selected == ("square", "lights")


def test_what_is_needed_is_taken_with_what_needs_it():
    needy = town(Requires(id="r", measure="square", needs=("lights",), gap=0))
    assert kept(needy, ("square", "harbour", "lights")).selected == ("square", "lights")


def test_what_the_list_does_not_name_is_taken_only_where_a_demand_asks_for_it():
    assert kept(town(), ("square",)).selected == ("square",)
    needy = town(Requires(id="r", measure="square", needs=("lights",), gap=0))
    assert kept(needy, ("square",)).selected == ("square", "lights")


def test_musts_come_first_and_what_must_stay_out_stays_out():
    rules = Must(id="m", measures=("lights",)), Never(id="n", measures=("square",))
    assert kept(town(*rules), DOWN).selected == ("lights",)


def test_income_of_a_later_choice_pays_for_an_earlier_one():
    income = {"money": (Fraction(60),)}
    candidates = (measure("harbour", 90, 150), measure("land", 0, 0, income=income))
    problem = town(candidates=candidates)
    assert kept(problem, ("harbour", "land")).selected == ("harbour", "land")
    assert kept(problem, ("harbour",)).selected == ("harbour", "land")


def test_where_nothing_keeps_the_demands_there_is_no_list():
    with pytest.raises(InfeasibleError, match="plan_contradicts"):
        kept(town(Must(id="m", measures=("square", "harbour"))), DOWN)


def test_without_time_nothing_is_claimed():
    rule = Count(id="c", of=Group(measures=DOWN), at_least=2)
    with pytest.raises(NoAnswerError, match="time_limit"):
        kept(town(rule, members={"c": DOWN}), DOWN, deadline=Deadline(0.0))


@pytest.mark.parametrize("ways", [1, 5, MOST_WAYS])
@given(scheduled_problems(largest=4), st.randoms())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_each_is_taken_that_some_portfolio_holds_beside_those_before(ways, problem, random):
    order = random.sample(problem.ids, len(problem.ids))
    expected = taken_by_trying_all(problem, order)
    if not any(keeps_all(problem, starts) for starts in all_plans(problem)):
        with pytest.raises(InfeasibleError):
            kept(problem, order, ways=ways)
        return
    chosen = kept(problem, order, ways=ways)
    assert dict(chosen.starts) == expected
    assert keeps_all(problem, chosen.starts)


@given(scheduled_problems(largest=4), st.randoms())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_list_that_breaks_nothing_is_taken_as_people_take_it(problem, random):
    # Nothing brings or saves money, which would pay for what comes before it.
    assume(not any(c.income for c in problem.candidates))
    assume(not problem.joint_effects)
    order = random.sample(problem.ids, random.randint(0, len(problem.ids)))
    people = selected_in_order(problem, order)
    assume(not people.broken)
    assert kept(problem, order).starts == people.starts

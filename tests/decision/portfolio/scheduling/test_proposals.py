"""A proposal beside every plan that takes no more and keeps what it keeps."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.counterproposals import (
    better_for_same_money,
    cheaper_for_same_benefit,
)
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.exchanges import exchanges
from prioritisation.decision.portfolio.scheduling.proposals import proposal_assessment
from prioritisation.decision.programme.rules import Must, Requires
from prioritisation.errors import InvalidValueError
from tests.decision.portfolio.scheduling.towns import measure, town
from tests.scheduled_oracle import (
    _keeps_rule,
    all_plans,
    keeps_all,
    spending_by_year,
    value_of,
)
from tests.scheduled_problems import scheduled_problems


@st.composite
def proposals(draw, **kwargs):
    """A problem, and a list with start years, in the windows or out."""
    problem = draw(scheduled_problems(**kwargs))
    chosen = draw(st.sets(st.sampled_from(problem.ids))) if problem.ids else set()
    return Assessment(
        problem=problem,
        starts={i: draw(st.integers(0, problem.periods - 1)) for i in sorted(chosen)},
    )


def comparable(proposal):
    """Yield all plans that take no more in any year and break no rule that it keeps."""
    problem = proposal.problem
    kept = [r for r in problem.rules if _keeps_rule(problem, proposal.starts, r)]
    most = {r: spending_by_year(problem, proposal.starts, r) for r in problem.resources}
    for starts in [*all_plans(problem), *_outside_windows(proposal)]:
        if all(
            amount <= limit
            for r in problem.resources
            for amount, limit in zip(spending_by_year(problem, starts, r), most[r], strict=True)
        ) and all(_keeps_rule(problem, starts, rule) for rule in kept):
            yield starts


def _outside_windows(proposal):
    """Yield every plan with the proposal's own starts, where they are in no window."""
    odd = {i: t for i, t in proposal.starts.items() if t not in proposal.problem.by_id[i].starts}
    for starts in all_plans(proposal.problem) if odd else ():
        subsets = [{}]
        for i, t in odd.items():
            subsets += [{**subset, i: t} for subset in subsets]
        yield from ({**starts, **subset} for subset in subsets[1:])


@given(proposals(largest=4))
@settings(max_examples=120)
def test_nothing_that_takes_no_more_is_worth_more(proposal):
    problem = proposal.problem
    better = better_for_same_money(proposal)
    values = [value_of(problem, starts) for starts in comparable(proposal)]
    assert better.status is Status.OPTIMAL
    assert better.portfolio.value == better.bound == max(values)
    assert better.portfolio.value >= proposal.value
    assert better.portfolio.starts in list(comparable(proposal))
    assert set(better.portfolio.broken) <= set(proposal.broken) == set(better.dropped)


@given(proposals(largest=4))
@settings(max_examples=120)
def test_nothing_that_is_worth_as_much_takes_less(proposal):
    problem = proposal.problem
    cheaper = cheaper_for_same_benefit(proposal)

    def order(starts):
        totals = [sum(spending_by_year(problem, starts, r)) for r in problem.resources]
        return (*totals, -value_of(problem, starts))

    as_good = [s for s in comparable(proposal) if value_of(problem, s) >= proposal.value]
    assert cheaper.status is Status.OPTIMAL
    assert order(cheaper.portfolio.starts) == min(map(order, as_good))
    assert cheaper.portfolio.starts in as_good
    assert cheaper.bound == cheaper.portfolio.money[problem.resources[0]].total
    assert set(cheaper.portfolio.broken) <= set(proposal.broken)


@given(proposals(largest=4))
@settings(max_examples=60)
def test_with_no_time_the_proposal_stands_with_an_honest_bound(proposal):
    better = better_for_same_money(proposal, time_limit=0.0)
    assert proposal.value <= better.portfolio.value <= better.bound
    assert better.bound >= max(value_of(proposal.problem, s) for s in comparable(proposal))


@given(proposals(largest=4))
@settings(max_examples=120)
def test_a_list_without_years_starts_as_well_as_it_can(proposal):
    problem = proposal.problem
    assessment = proposal_assessment(problem, proposal.selected)
    assert assessment.selected == proposal.selected
    within = [
        starts
        for starts in all_plans(problem)
        if tuple(starts) == proposal.selected and keeps_all(problem, starts)
    ]
    if within:
        assert not assessment.broken
        assert assessment.value == max(value_of(problem, starts) for starts in within)


def test_years_that_are_given_stand_whatever_they_break():
    assessment = proposal_assessment(town(), ["square", "lights"], {"square": 1})
    assert assessment.starts == {"square": 1, "lights": 0}
    assert assessment.broken == (Demand(DemandKind.BUDGET, "money", 1),)


def test_a_must_that_the_list_leaves_out_does_not_make_its_starts_worse():
    late = measure("lights", 40, 40, starts=(0, 1))
    problem = town(
        Must(id="m", measures=("harbour",)),
        Requires(id="r", measure="lights", needs=("square",), gap=1),
        candidates=(measure("square", 60, 60), late, measure("harbour", 90, 100)),
        carry_over=Fraction(1),
    )
    assessment = proposal_assessment(problem, ["square", "lights"])
    assert assessment.starts == {"square": 0, "lights": 1}
    assert assessment.broken == (Demand(DemandKind.RULE, "m"),)


def test_for_the_money_of_the_harbour_the_square_and_the_lights_are_better():
    better = better_for_same_money(proposal_assessment(town(), ["harbour"]))
    assert better.portfolio.selected == ("square", "lights")
    changes = better.changes
    assert [change.measure for change in changes.left] == ["harbour"]
    assert [(c.measure, c.value) for c in changes.entered] == [("square", 60), ("lights", 40)]
    assert (changes.value, changes.joint, changes.spending["money"]) == (10, 0, 0)


def test_what_cannot_be_bettered_is_left_as_it_is():
    proposal = proposal_assessment(town(), ["square", "lights"])
    assert better_for_same_money(proposal).changes.are_none
    assert cheaper_for_same_benefit(proposal).changes.are_none


def test_a_cost_for_good_is_money_too():
    dear = measure("dear", 70, 60, permanent={"money": Fraction(9)})
    problem = town(candidates=(measure("square", 60, 60), dear))
    assert better_for_same_money(proposal_assessment(problem, ["square"])).changes.are_none


def test_a_measure_that_moves_is_told_with_what_its_start_is_worth():
    problem = town(carry_over=Fraction(1))
    one = Assessment(problem=problem, starts={"square": 1})
    other = Assessment(problem=problem, starts={"square": 0})
    changes = exchanges(one, other)
    assert [(c.measure, c.before, c.after) for c in changes.moved] == [("square", 1, 0)]
    assert changes.moved[0].spending["money"] == 0


@given(proposals(largest=4), st.data())
@settings(max_examples=60)
def test_exchanges_add_up_to_the_difference(proposal, data):
    other = Assessment(
        problem=proposal.problem,
        starts=data.draw(st.sampled_from(list(all_plans(proposal.problem)))),
    )
    changes = exchanges(proposal, other)
    parts = [*changes.left, *changes.entered, *changes.moved]
    assert changes.value == sum(c.value for c in parts) + changes.joint
    assert changes.value == other.value - proposal.value
    if not proposal.problem.joint_effects:
        assert changes.joint == 0
        for resource, amount in changes.spending.items():
            assert amount == sum(c.spending[resource] for c in parts)


@pytest.mark.parametrize(
    ("ids", "starts", "rule"),
    [
        (["nobody"], {}, "unknown_id"),
        (["square"], {"lights": 0}, "unknown_id"),
        (["square"], {"square": 2}, "year_not_in_plan"),
    ],
)
def test_a_list_that_is_no_list_of_this_plan_is_refused(ids, starts, rule):
    with pytest.raises(InvalidValueError, match=rule):
        proposal_assessment(town(), ids, starts)


def test_a_start_beyond_the_horizon_has_nothing_to_be_compared_with():
    with pytest.raises(InvalidValueError, match="year_not_in_plan"):
        better_for_same_money(Assessment(problem=town(), starts={"square": 2}))

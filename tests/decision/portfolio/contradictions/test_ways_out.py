"""The single changes that end a contradiction, held to trying every change and every plan."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.contradictions.contradictions import contradictions
from prioritisation.decision.portfolio.contradictions.way_out import (
    Dropped,
    Loosened,
    More,
    Steps,
    TakenOff,
)
from prioritisation.decision.portfolio.contradictions.ways_out import ways_out
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.programme.groups import Group
from prioritisation.decision.programme.rules import (
    Amount,
    Count,
    Must,
    Never,
    Requires,
    Share,
)
from tests.scheduled_problems import scheduled_problems

from .test_contradictions import SLOW, amounts, budget, rule
from .trying_all import demands_of, every_step, mends, one_step_less, step_of

GROUP = Group(measures=("square",))

TOWN = ScheduledProblem(
    periods=1,
    first_year=2027,
    candidates=(
        Candidate(id="square", cost={"money": amounts(60)}, value=Fraction(6)),
        Candidate(id="lights", cost={"money": amounts(50)}, value=Fraction(3)),
        Candidate(id="harbour", cost={"money": amounts(90)}, value=Fraction(7)),
    ),
    limits=(Limits(resource="money", budgets=amounts(100)),),
    value_years=1,
    counts_remaining=False,
)


def town(*rules, of=("square", "lights", "harbour"), **changes):
    members = {r.id: of for r in rules if hasattr(r, "of")}
    return replace(TOWN, rules=rules, members=members, **changes)


def ways(problem, **arguments):
    (demands,) = contradictions(problem)
    found = ways_out(problem, demands, **arguments)
    assert found.unknown == ()
    return list(found.ways)


def loosened(name, limit, before, after):
    return Loosened(demand=rule(name), limit=limit, before=Fraction(before), after=Fraction(after))


def test_a_must_that_the_money_does_not_pay_for():
    problem = town(Must(id="law", measures=("square", "lights")))
    assert ways(problem) == [
        More(demand=budget(0), before=Fraction(100), after=Fraction(110)),
        TakenOff(demand=rule("law"), measure="square"),
        TakenOff(demand=rule("law"), measure="lights"),
        Dropped(demand=rule("law")),
    ]


def test_more_measures_than_the_money_pays_for():
    assert ways(town(Count(id="two", of=GROUP, at_least=2))) == [
        More(demand=budget(0), before=Fraction(100), after=Fraction(110)),
        loosened("two", "at_least", 2, 1),
        Dropped(demand=rule("two")),
    ]


def test_a_number_that_is_asked_for_exactly_moves_to_either_side():
    problem = town(
        Count(id="one", of=GROUP, exactly=1),
        Must(id="law", measures=("square", "lights")),
        limits=(Limits(resource="money"),),
    )
    assert ways(problem) == [
        loosened("one", "exactly", 1, 2),
        TakenOff(demand=rule("law"), measure="square"),
        TakenOff(demand=rule("law"), measure="lights"),
        Dropped(demand=rule("one")),
        Dropped(demand=rule("law")),
    ]


def test_amounts_move_in_whole_steps_of_their_resource():
    asks = Amount(id="much", of=GROUP, what="money", at_least=Decimal(97))
    assert ways(town(asks), steps=Steps(amounts={"money": Fraction(4)})) == [
        More(demand=budget(0), before=Fraction(100), after=Fraction(112)),
        loosened("much", "at_least", 97, 89),
        Dropped(demand=rule("much")),
    ]


def test_values_move_in_the_decimals_that_their_limit_has():
    third = replace(TOWN.candidates[2], value=Fraction(22, 3))
    worth = Amount(id="worth", of=GROUP, what="value", at_least=Decimal("7.5001"))
    problem = town(worth, candidates=(*TOWN.candidates[:2], third))
    assert ways(problem)[1:] == [
        loosened("worth", "at_least", "7.5001", "7.3333"),
        Dropped(demand=rule("worth")),
    ]


def test_a_share_moves_to_the_nearest_that_anything_reaches():
    problem = town(
        Share(id="third", of=GROUP, what="money", at_least=Decimal("0.5")),
        Must(id="law", measures=("square", "lights")),
        of=("lights",),
        limits=(Limits(resource="money"),),
    )
    # 50 of 110, down to the next ten-thousandth.
    assert ways(problem)[0] == loosened("third", "at_least", "0.5", "0.4545")


def test_a_gap_gets_smaller_and_a_need_is_dropped():
    problem = ScheduledProblem(
        periods=3,
        first_year=2027,
        candidates=(
            Candidate(id="square", starts=(0, 1, 2), cost={"money": amounts(60)}),
            Candidate(id="lights", starts=(1, 2), cost={"money": amounts(50)}),
            Candidate(id="plan", starts=(0,), cost={"money": amounts(1)}),
        ),
        limits=(Limits(resource="money", budgets=amounts(70, 70, 70)),),
        rules=(
            Requires(id="first", measure="square", needs=("lights", "plan"), gap=2),
            Must(id="law", measures=("square",)),
        ),
        value_years=3,
        counts_remaining=False,
    )
    assert ways(problem) == [
        loosened("first", "gap", 2, 1),
        TakenOff(demand=rule("first"), measure="lights"),
        Dropped(demand=rule("first")),
        Dropped(demand=rule("law")),
    ]


def test_money_of_an_earlier_year_is_handed_on():
    limits = Limits(resource="money", budgets=amounts(60, 30), carry_over=Fraction(1, 2))
    problem = ScheduledProblem(
        periods=2,
        first_year=2027,
        candidates=(
            Candidate(id="lights", starts=(0,), cost={"money": amounts(50)}),
            Candidate(id="harbour", starts=(1,), cost={"money": amounts(60)}),
        ),
        limits=(limits,),
        rules=(Must(id="light", measures=("lights",)), Must(id="sea", measures=("harbour",))),
        value_years=2,
        counts_remaining=False,
    )
    # 30 + 10/2 of 60 are there in 2028: 25 more then, or 50 more the year before.
    assert ways(problem)[:2] == [
        More(demand=budget(1), before=Fraction(30), after=Fraction(55)),
        More(demand=budget(0), before=Fraction(60), after=Fraction(110)),
    ]


def test_of_two_contradictions_a_way_out_of_one_is_not_enough():
    problem = town(
        Must(id="law", measures=("square", "lights")),
        Must(id="sea", measures=("harbour",)),
        Never(id="no", measures=("harbour",)),
        limits=(Limits(resource="money", budgets=amounts(100), total=Fraction(400)),),
    )
    first, second = contradictions(problem)
    found = ways_out(problem, first, [second]).ways
    assert [type(way) for way in found] == [More, TakenOff, TakenOff, Dropped]
    assert found[0].extra == 10
    assert not any(way.is_enough for way in found)


def test_the_last_budget_takes_the_limit_on_later_years_with_it_where_that_is_the_same():
    limits = Limits(resource="money", budgets=amounts(50), after=Fraction(50))
    costly = Candidate(id="square", cost={"money": amounts(60, 80)})
    problem = town(Must(id="law", measures=("square",)), candidates=(costly,), limits=(limits,))
    # The second year costs 80: that alone keeps the square out, whatever the first may spend.
    after = Demand(DemandKind.AFTER, "money")
    assert list(contradictions(problem)) == [(budget(0), rule("law"))]
    apart = ways_out(problem, (budget(0), rule("law")))
    assert apart.ways == (Dropped(demand=rule("law")),)
    assert ways_out(problem, (after, rule("law"))).ways == apart.ways
    moved = ways_out(problem, (budget(0), rule("law")), steps=Steps(after_last=("money",)))
    assert moved.ways[0] == More(demand=budget(0), before=Fraction(50), after=Fraction(80))


def test_where_no_single_change_is_enough_each_way_is_a_step():
    """No two of the three can hold, so that what mends two of them leaves the third."""
    numbers = [Count(id=f"n{n}", of=GROUP, exactly=n) for n in (1, 2, 3)]
    problem = town(*numbers, limits=(Limits(resource="money"),))
    (demands,) = contradictions(problem)
    found = ways_out(problem, demands)
    assert found.are_steps
    assert [way.is_enough for way in found.ways] == [False] * 4
    assert [type(way) for way in found.ways] == [Loosened, Loosened, Dropped, Dropped]


def test_contradictions_with_a_demand_in_common_may_have_few_ways_out():
    problem = town(
        Never(id="no", measures=("square",)),
        Must(id="law", measures=("square",)),
        Must(id="law2", measures=("square",)),
    )
    (demands,) = contradictions(problem)
    assert [way.demand for way in ways_out(problem, demands).ways] == [rule("no")]


def test_what_is_not_known_in_time_is_said():
    problem = town(Must(id="law", measures=("square", "lights")))
    (demands,) = contradictions(problem)
    found = ways_out(problem, demands, time_limit=0)
    assert found.unknown == demands
    # Without the law nothing need be taken, which takes no time to know.
    assert found.ways == (Dropped(demand=rule("law")),)


def test_each_way_is_told_when_it_is_found():
    problem = town(Must(id="law", measures=("square", "lights")))
    (demands,) = contradictions(problem)
    told = []
    last = ways_out(problem, demands, on_found=told.append)
    assert [len(found.ways) for found in told] == [1, 2, 3, 4]
    assert told[-1].ways == last.ways


KINDS = ["must", "never", "requires", "count", "amount", "share", "together"]


@given(scheduled_problems(largest=4), st.booleans(), st.sampled_from([1, 3, Fraction(1, 10)]))
@settings(deadline=None, max_examples=150, suppress_health_check=SLOW)
def test_each_way_mends_one_step_less_does_not_and_no_other_does(problem, follows, size):
    found = list(contradictions(problem))
    assume(found)
    sizes = {own.resource: Fraction(size) for own in problem.limits}
    last = [own.resource for own in problem.limits if own.budgets and own.budgets[-1] == own.after]
    steps = Steps(amounts=sizes, after_last=last if follows else ())
    for demands in found:
        others = [other for other in found if other is not demands]
        left_out = {demand for other in others for demand in other}
        ways = ways_out(problem, demands, others, steps=steps)
        assert not ways.unknown
        if ways.are_steps:
            # They mend what the contradiction alone demands.
            left_out = set(demands_of(problem)) - set(demands)
        for way in ways.ways:
            assert mends(problem, way, left_out, steps.after_last), way
            assert way.is_enough == mends(problem, way, (), steps.after_last)
            if isinstance(way, More | Loosened):
                less = one_step_less(way, step_of(problem, way, steps))
                assert less is None or not mends(problem, less, left_out, steps.after_last), less


@given(scheduled_problems(largest=3, kinds=KINDS[:-1]))
@settings(deadline=None, max_examples=80, suppress_health_check=SLOW)
def test_every_single_change_that_mends_is_among_them(problem):
    found = list(contradictions(problem))
    assume(len(found) == 1)
    steps = Steps(share=Fraction(1, 20), value=Fraction(1))
    out = ways_out(problem, found[0], steps=steps)
    ways = () if out.are_steps else out.ways
    for demand in found[0]:
        nearest = {}
        for change in every_step(problem, demand, steps, most=25):
            side = (
                type(change),
                getattr(change, "measure", None),
                getattr(change, "limit", None),
                getattr(change, "after", 0) > getattr(change, "before", 0),
            )
            if side not in nearest and mends(problem, change):
                nearest[side] = change
        for change in nearest.values():
            if says_nothing(problem, change):
                assert Dropped(demand=demand) in ways
            else:
                assert change in ways, change


def says_nothing(problem, change):
    """Whether a rule is loosened so far that it might as well be dropped."""
    if not isinstance(change, Loosened) or change.limit != "at_least" or change.after > 0:
        return False
    loosened_rule = next(r for r in problem.rules if r.id == change.demand.name)
    return loosened_rule.at_most is None and getattr(loosened_rule, "exactly", None) is None


@pytest.mark.parametrize("limit", ["at_least", "at_most"])
def test_the_other_limit_of_a_rule_stays(limit):
    both = Amount(id="both", of=GROUP, what="money", at_least=Decimal(97), at_most=Decimal(98))
    found = ways(town(both, limits=(Limits(resource="money"),)))
    after = {"at_least": 90, "at_most": 110}[limit]
    assert loosened("both", limit, getattr(both, limit), after) in found

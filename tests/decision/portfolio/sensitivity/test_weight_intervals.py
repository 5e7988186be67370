"""How far each weight can move: against trying every portfolio, and answers known by heart."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from threading import Event

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.portfolio.sensitivity.weight_interval import NotKnown
from prioritisation.decision.portfolio.sensitivity.weight_intervals import weight_intervals
from prioritisation.decision.programme.groups import Group
from prioritisation.decision.programme.rules import Amount, Must, Never, Together
from prioritisation.decision.scoring.value_parts import ValueParts
from prioritisation.errors import InfeasibleError
from tests.scheduled_oracle import all_plans, keeps_all, sum_of, value_of
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


@st.composite
def ruled_problems(draw):
    """The same with rules on values that one portfolio keeps; others come to keep and break them.

    It need not be the best one without them.
    """
    problem, parts = draw(weighed_problems())
    asked = weighed(problem, parts, parts.weights)
    kept = [starts for starts in all_plans(asked) if starts and keeps_all(asked, starts)]
    assume(kept)
    starts = draw(st.sampled_from(kept))
    rules, members = list(problem.rules), dict(problem.members)
    for k in range(draw(st.integers(1, 2))):
        ids = tuple(sorted(draw(st.sets(st.sampled_from(problem.ids), min_size=1))))
        value = 2 * sum_of(asked, starts, "value", ids, None)
        limits = {"at_least": Decimal(floor(value)) / 2, "at_most": Decimal(ceil(value)) / 2}
        limit = draw(st.sampled_from(list(limits)))
        group = Group(measures=problem.ids)
        rules.append(Amount(id=f"v{k}", of=group, what="value", **{limit: limits[limit]}))
        members[f"v{k}"] = ids
    return replace(problem, rules=tuple(rules), members=members), parts


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


@settings(max_examples=200)
@given(weighed_problems(), st.fractions(0, 12, max_denominator=12), st.sampled_from(CRITERIA))
def test_a_portfolio_is_a_best_one_inside_its_interval_and_nowhere_else(
    instance, anywhere, criterion
):
    is_told_where_it_is_a_best_one(instance, anywhere, criterion)


@settings(max_examples=200)
@given(ruled_problems(), st.fractions(0, 12, max_denominator=12), st.sampled_from(CRITERIA))
def test_with_rules_on_values_it_is_a_best_one_inside_and_not_just_outside(
    instance, anywhere, criterion
):
    is_told_where_it_is_a_best_one(instance, anywhere, criterion)


def is_told_where_it_is_a_best_one(instance, anywhere, criterion):
    problem, parts = instance
    asked, best = answered(problem, parts)
    (interval,) = weight_intervals(asked, best, parts, [criterion])
    low, high = interval.low, interval.high
    assert interval.has(interval.weight)
    assert low.is_proven
    assert high.is_proven
    tried = {anywhere, interval.weight, low.at, low.at / 2, NONE}
    near = Fraction(1, 10**7)
    tried |= {low.at + near, max(low.at - near, NONE)}
    top = Fraction(10**7) if high.at is None else high.at
    tried |= {top, top + near, max(top - near, NONE), 2 * top}
    if any(getattr(rule, "what", "") == "value" for rule in problem.rules):
        # Farther away, whoever beats it may break a rule again.
        tried = {w for w in tried if w >= low.at - near}
        tried = {w for w in tried if high.at is None or w <= high.at + near}
    for weight in sorted(tried):
        weights = {**parts.weights, criterion: weight}
        if any(weights.values()):
            expected = is_best(problem, parts, weights, best.starts)
            assert interval.has(weight) == expected, weight


@given(weighed_problems() | ruled_problems(), st.sampled_from(CRITERIA))
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


# Known by heart: the square is quick, the harbour large, and there is money for one of them.
# With weights i and s they are worth (40·i + 80·s) / (i + s) and (90·i + 10·s) / (i + s): the
# same where 50·i = 70·s.

PARTS = ValueParts(
    weights={"impact": Fraction(1), "speed": Fraction(1)},
    parts={
        "impact": {"square": Fraction(40), "harbour": Fraction(90)},
        "speed": {"square": Fraction(80), "harbour": Fraction(10)},
    },
)


def one_of_two(*rules, members=None):
    return ScheduledProblem(
        periods=1,
        candidates=tuple(
            Candidate(id=i, cost={"money": (Fraction(100),)}) for i in ("square", "harbour")
        ),
        limits=(Limits(resource="money", budgets=(Fraction(100),)),),
        rules=rules,
        members=members or {},
        value_years=1,
        counts_remaining=False,
    )


def intervals(problem, parts=PARTS, **options):
    asked = weighed(problem, parts, parts.weights)
    found = weight_intervals(asked, best_schedule(asked), parts, **options)
    return {interval.criterion: interval for interval in found}


def test_the_square_stays_until_the_weight_of_impact_is_seven_fifths():
    impact = intervals(one_of_two())["impact"]
    assert (impact.low.at, impact.high.at) == (0, Fraction(7, 5))
    assert impact.high.is_within
    assert impact.high.beyond == {"harbour": 0}
    assert impact.low.beyond is None


def test_the_square_stays_at_any_weight_of_speed_from_five_sevenths_on():
    speed = intervals(one_of_two())["speed"]
    assert (speed.low.at, speed.high.at) == (Fraction(5, 7), None)
    assert speed.low.beyond == {"harbour": 0}


def test_a_joint_effect_is_worth_the_same_at_every_weight():
    together = Together(id="both", measures=("square", "harbour"), value=Decimal(20))
    problem = replace(one_of_two(together), limits=(Limits(resource="money"),))
    assert all(interval.is_everything for interval in intervals(problem).values())


def test_a_list_that_is_the_best_whatever_counts_stays_at_every_weight():
    must = Must(id="r", measures=("square",))
    assert all(interval.is_everything for interval in intervals(one_of_two(must)).values())


def test_a_weight_that_makes_no_difference_may_be_anything_and_says_so():
    interval = intervals(one_of_two(), replace(PARTS, idle=("speed",)))["speed"]
    assert not interval.matters
    assert interval.is_everything


def test_the_only_weight_may_be_anything_but_nothing():
    parts = replace(PARTS, weights={"impact": Fraction(3), "speed": NONE})
    interval = intervals(one_of_two(), parts)["impact"]
    assert not interval.matters
    assert (interval.low.at, interval.low.is_within, interval.high.at) == (0, False, None)


def test_where_a_score_is_missing_a_measure_may_be_worth_something_at_no_weight_alone():
    parts = replace(
        PARTS, parts={**PARTS.parts, "speed": {"square": Fraction(80), "harbour": None}}
    )
    speed = intervals(one_of_two(), parts)["speed"]
    assert (speed.low.at, speed.low.is_within) == (0, False)
    assert speed.low.beyond == {"harbour": 0}


def test_a_weight_of_nothing_stays_alone_where_the_smallest_one_turns_the_list():
    parts = replace(
        PARTS,
        weights={"impact": Fraction(1), "speed": NONE},
        parts={**PARTS.parts, "speed": {"square": Fraction(80), "harbour": None}},
    )
    speed = intervals(one_of_two(), parts)["speed"]
    assert (speed.low.at, speed.high.at) == (0, 0)
    assert speed.high.beyond == {"square": 0}


def at_least(value):
    """Return the problem with a rule: what is chosen is worth so much."""
    rule = Amount(
        id="enough", of=Group(measures=("square", "harbour")), what="value", at_least=Decimal(value)
    )
    return one_of_two(rule, members={"enough": ("square", "harbour")})


def test_beyond_an_end_the_list_may_break_a_rule_on_values():
    # The square is worth 57 where 80 + 40·i = 57·(1 + i), before the harbour overtakes it.
    impact = intervals(at_least(57))["impact"]
    assert impact.high.at == Fraction(23, 17)
    assert impact.high.breaks == "enough"
    assert impact.high.is_within


def test_beyond_a_rule_that_the_list_breaks_the_best_that_keeps_it_is_named():
    # The square is worth 62 where 80 + 40·i = 62·(1 + i); it may not be worth more.
    group = Group(measures=("square",))
    modest = Amount(id="modest", of=group, what="value", at_most=Decimal(62))
    impact = intervals(one_of_two(modest, members={"modest": ("square",)}))["impact"]
    assert (impact.low.at, impact.low.breaks) == (Fraction(9, 11), "modest")
    assert impact.low.beyond == {"harbour": 0}
    assert (impact.high.at, impact.high.beyond) == (Fraction(7, 5), {"harbour": 0})


def test_a_rule_on_values_that_never_binds_leaves_the_interval_as_it_is():
    assert intervals(at_least(1)) == intervals(one_of_two())


def test_who_comes_to_keep_a_rule_on_values_takes_the_place_at_once():
    # At impact 3, speed 1 the harbour is worth 70, the square 50. Worth 70 is demanded.
    parts = replace(PARTS, weights={"impact": Fraction(3), "speed": Fraction(1)})
    impact = intervals(at_least(70), parts)["impact"]
    assert (impact.low.at, impact.low.breaks, impact.high.at) == (3, "enough", None)


def test_the_list_need_be_proven():
    asked = weighed(one_of_two(), PARTS, PARTS.weights)
    unproven = replace(best_schedule(asked), bound=Fraction(1000))
    with pytest.raises(ValueError, match="not proven"):
        next(weight_intervals(asked, unproven, PARTS))


def test_without_time_nothing_is_claimed():
    for interval in intervals(two_years(), time_limit=0.0).values():
        assert interval.not_known is NotKnown.TIME


def test_a_weight_of_nothing_is_not_ruled_out_where_time_ends_before_it_is_known():
    # Where impact weighs nothing, the harbour alone is worth something, but it is never taken.
    problem = replace(
        two_years(),
        candidates=(
            Candidate(id="square", starts=(0, 1), cost={"money": (Fraction(100),)}),
            Candidate(id="harbour"),
        ),
        rules=(Must(id="a", measures=("square",)), Never(id="b", measures=("harbour",))),
    )
    parts = ValueParts(
        weights={"impact": Fraction(1), "speed": Fraction(1)},
        parts={
            "impact": {"square": None, "harbour": None},
            "speed": {"square": None, "harbour": Fraction(1)},
        },
    )
    impact = intervals(problem, parts, time_limit=0.0)["impact"]
    assert (impact.low.at, impact.low.is_within) == (0, True)


def two_years():
    return replace(
        one_of_two(),
        periods=2,
        value_years=2,
        limits=(Limits(resource="money", total=Fraction(100)),),
    )


def test_a_stop_leaves_out_those_still_to_come():
    stop = Event()
    asked = weighed(one_of_two(), PARTS, PARTS.weights)
    found = weight_intervals(asked, best_schedule(asked), PARTS, stop=stop)
    assert next(found).criterion == "impact"
    stop.set()
    assert list(found) == []


def test_where_only_rounding_made_it_the_best_nothing_is_claimed():
    asked = weighed(one_of_two(), PARTS, PARTS.weights)
    harbour = best_schedule(
        replace(
            asked,
            candidates=tuple(
                replace(c, value=Fraction(70) if c.id == "harbour" else c.value)
                for c in asked.candidates
            ),
        )
    )
    (impact,) = weight_intervals(asked, harbour, PARTS, ["impact"])
    assert impact.not_known is NotKnown.ROUNDING
    assert impact.has(impact.weight)

"""Plans of several years that hypothesis makes up: small, with every kind of rule mixed."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

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
    Together,
)
from tests.strategies import decimal, huge, signed, third, whole

FIRST_YEAR = 2027


@st.composite
def scheduled_problems(draw, *, largest=5, most_years=3, kinds=None):
    """Problems that often but not always have an answer.

    Parameters
    ----------
    kinds : of the rules to draw from; None = all
    """
    n = draw(st.integers(0, largest))
    periods = draw(st.integers(1, most_years))
    names = draw(st.permutations([f"m{i}" for i in range(n)]))
    resources = ["money", "work"][: draw(st.integers(1, 2))]
    amounts = draw(st.sampled_from([whole, decimal.map(abs), third, huge]))
    values = draw(st.sampled_from([whole, signed, decimal, third, huge]))
    some_years = st.lists(amounts, max_size=3).map(tuple)
    candidates = tuple(
        Candidate(
            id=name,
            starts=tuple(sorted(draw(st.sets(st.integers(0, periods - 1))))),
            value=draw(values),
            months=draw(st.integers(0, 40).map(Fraction) | third.map(lambda m: m * 5)),
            cost={r: draw(some_years) for r in resources if draw(st.booleans())},
            income={r: draw(some_years) for r in resources if draw(st.integers(0, 3)) == 0},
        )
        for name in names
    )
    if n > 1 and draw(st.booleans()):
        # Measures that nothing but their place in the list tells apart.
        alike = draw(st.sampled_from(candidates))
        candidates = tuple(
            replace(alike, id=c.id) if draw(st.booleans()) else c for c in candidates
        )
    limits = tuple(draw(_limits(r, candidates, periods)) for r in resources)
    rules, members = [], {}
    for k in range(draw(st.integers(0, 4)) if n else 0):
        rule = draw(_rule(f"r{k}", names, resources, candidates, periods, kinds))
        rules.append(rule)
        if hasattr(rule, "of"):
            # Groups may be empty, which a list of names may not.
            members[rule.id] = tuple(sorted(draw(st.sets(st.sampled_from(names)))))
    return ScheduledProblem(
        periods=periods,
        first_year=FIRST_YEAR,
        candidates=candidates,
        limits=limits,
        rules=tuple(rules),
        members=members,
        value_years=periods + draw(st.sampled_from([0, 1, 7])),
        counts_remaining=draw(st.booleans()),
    )


@st.composite
def _limits(draw, resource, candidates, periods):
    everything = sum((sum(c.cost.get(resource, ()), Fraction(0)) for c in candidates), Fraction(0))
    share = st.fractions(0, 1, max_denominator=6)
    amount = share.map(lambda part: everything * part)
    has_budget = draw(st.integers(0, 3)) > 0
    return Limits(
        resource=resource,
        budgets=tuple(draw(amount) / 2 for _ in range(periods)) if has_budget else (),
        total=draw(st.none() | amount),
        carry_over=Fraction(draw(st.sampled_from(["0", "1/2", "1", "1/3"]))) if has_budget else 0,
        after=draw(st.none() | st.none() | amount),
    )


@st.composite
def _rule(draw, name, ids, resources, candidates, periods, kinds):
    one = st.sampled_from(ids)
    several = st.lists(one, min_size=1, max_size=2, unique=True).map(tuple)
    # Who is in the group is drawn apart.
    group = Group(measures=(ids[0],))
    number = st.integers(0, 3)
    half = st.decimals(0, 1, places=1)
    choices = kinds or ["must", "never", "requires", "count", "amount", "share", "together"]
    if len(ids) < 2:
        choices = [kind for kind in choices if kind not in ("requires", "together")] or ["count"]
    match draw(st.sampled_from(choices)):
        case "must":
            return Must(id=name, measures=draw(one.map(lambda i: (i,))))
        case "never":
            return Never(id=name, measures=draw(several))
        case "requires":
            pair = draw(st.lists(one, min_size=2, max_size=3, unique=True))
            gap = draw(st.integers(0, 2))
            return Requires(id=name, measure=pair[0], needs=tuple(pair[1:]), gap=gap)
        case "count":
            limit = draw(st.sampled_from(["at_least", "at_most", "exactly"]))
            return Count(id=name, of=group, **{limit: draw(number)})
        case "amount":
            what = draw(st.sampled_from([*resources, "value"]))
            year = draw(st.none() | st.integers(0, periods - 1))
            return Amount(
                id=name,
                of=group,
                what=what,
                year=None if year is None or what == "value" else FIRST_YEAR + year,
                **{draw(st.sampled_from(["at_least", "at_most"])): Decimal(draw(number)) * 4},
            )
        case "share":
            what = draw(st.sampled_from([*resources, "value", "count"]))
            limit = draw(st.sampled_from(["at_least", "at_most"]))
            return Share(id=name, of=group, what=what, **{limit: draw(half)})
        case _:
            pair = tuple(draw(st.lists(one, min_size=2, max_size=3, unique=True)))
            resource = draw(st.sampled_from(resources))
            least = min(c.cost_in(resource, 0) for c in candidates if c.id in pair)
            saving = Decimal(int(least * draw(st.fractions(0, 1))))
            return Together(
                id=name,
                measures=pair,
                value=Decimal(draw(st.integers(-5, 9))),
                saving={resource: saving} if saving else {},
                months_to_effect=draw(st.integers(0, 20)),
            )

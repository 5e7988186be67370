"""Slow and certain: what would bring a measure in, by trying every selection with it.

Each demand is written as what it leaves of room, which follows a cost, a share of costs or a
value in a straight line: so each selection is possible over an interval of them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from tests.scheduled_oracle import all_plans, keeps_all, spending_by_year, sum_of, value_of

Interval = tuple[Fraction | None, Fraction | None]


def rooms(problem: ScheduledProblem, starts) -> list[Fraction]:
    """Return what each demand leaves; a selection keeps it when that is 0 or more."""
    found = []
    for limits in problem.limits:
        years = spending_by_year(problem, starts, limits.resource)
        left = Fraction(0)
        for t, budget in enumerate(limits.budgets):
            left = limits.carry_over * left + budget - years[t]
            found.append(left)
        inside, later = years[: problem.periods], years[problem.periods :]
        if limits.total is not None:
            found.append(limits.total - sum(inside))
        if limits.after is not None:
            found += [limits.after - amount for amount in later]
    for rule in problem.rules:
        found += _rooms_of_rule(problem, starts, rule)
    return found


def _rooms_of_rule(problem, starts, rule) -> Iterator[Fraction]:
    if rule.kind in ("amount", "share"):
        year = getattr(rule, "year", None)
        part = sum_of(problem, starts, rule.what, problem.members[rule.id], year)
        whole = 1
        if rule.kind == "share":
            whole = sum_of(problem, starts, rule.what, [c.id for c in problem.candidates], None)
        if rule.at_least is not None:
            yield part - Fraction(rule.at_least) * whole
        if rule.at_most is not None:
            yield Fraction(rule.at_most) * whole - part
    else:
        alone = replace(problem, rules=(rule,), limits=_unlimited(problem))
        yield Fraction(0 if keeps_all(alone, starts) else -1)


def _unlimited(problem):
    return tuple(
        replace(one, budgets=(), total=None, after=None, carry_over=Fraction(0))
        for one in problem.limits
    )


def intervals(
    problem: ScheduledProblem,
    measure: str,
    changed: Callable[[ScheduledProblem, Fraction], ScheduledProblem],
    probes: tuple[Fraction, Fraction],
    at_least: Fraction,
) -> Iterator[Interval]:
    """Yield for which numbers each selection with the measure is possible and worth so much."""
    low, high = (changed(problem, probe) for probe in probes)
    for starts in all_plans(problem):
        if measure not in starts:
            continue
        pairs = zip(
            [value_of(low, starts) - at_least, *rooms(low, starts)],
            [value_of(high, starts) - at_least, *rooms(high, starts)],
            strict=True,
        )
        least, most, is_empty = [], [], False
        for at_low, at_high in pairs:
            slope = (at_high - at_low) / (probes[1] - probes[0])
            if slope:
                (least if slope > 0 else most).append(probes[0] - at_low / slope)
            elif at_low < 0:
                is_empty = True
        interval = (max(least, default=None), min(most, default=None))
        if not is_empty and (None in interval or interval[0] <= interval[1]):
            yield interval


def highest_whole(found, unit: Fraction, first: Fraction, last: Fraction | None):
    """Return the highest multiple of a unit, from the first to the last, in any; None = none."""
    best = None
    for least, most in found:
        below = first if least is None else max(first, least)
        above = min((limit for limit in (most, last) if limit is not None), default=None)
        assert above is not None
        number = floor(above / unit) * unit
        if number >= ceil(below / unit) * unit and (best is None or number > best):
            best = number
    return best


def with_share(problem: ScheduledProblem, measure: str, share: Fraction) -> ScheduledProblem:
    c = problem.by_id[measure]
    cost = {r: tuple(share * a for a in years) for r, years in c.cost.items()}
    return _with(problem, replace(c, cost=cost))


def with_cost(problem, measure, resource, amount) -> ScheduledProblem:
    c = problem.by_id[measure]
    return _with(problem, replace(c, cost={**c.cost, resource: (amount,)}))


def with_value(problem, measure, value) -> ScheduledProblem:
    return _with(problem, replace(problem.by_id[measure], value=value))


def _with(problem, candidate) -> ScheduledProblem:
    return replace(
        problem,
        candidates=tuple(candidate if c.id == candidate.id else c for c in problem.candidates),
    )


def budget_by_trying_all(problem, measure, limit):
    """Return the smallest budget from which on the measure is in a best one; None = none."""
    loose = replace(limit, budgets=()) if limit.budgets else replace(limit, total=None)
    free = replace(problem, limits=tuple(loose if one == limit else one for one in problem.limits))
    plans = [
        (
            spending_by_year(problem, starts, limit.resource)[0],
            value_of(problem, starts),
            measure in starts,
        )
        for starts in all_plans(free)
        if keeps_all(free, starts)
    ]
    smallest = None
    for budget in sorted({max(spent, Fraction(0)) for spent, _, _ in plans}, reverse=True):
        fitting = [(value, is_in) for spent, value, is_in in plans if spent <= budget]
        best = max(value for value, _ in fitting)
        if (best, True) not in fitting:
            break
        smallest = budget
    return smallest

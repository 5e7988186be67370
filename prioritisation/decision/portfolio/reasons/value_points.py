"""The smallest value at which a left-out measure belongs to a portfolio of the highest value."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil, gcd, lcm

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reasons.change_programs import most_steps
from prioritisation.decision.portfolio.reasons.changes import Change, with_candidate
from prioritisation.decision.portfolio.reasons.entry import NoPoint, Point
from prioritisation.decision.portfolio.reasons.proven_best import proven_best
from prioritisation.decision.portfolio.reasons.sloping import sloping_demands
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.portfolio.scheduling.terms import ONE
from prioritisation.decision.programme.rules import VALUE, Amount, Share


def value_point(
    problem: ScheduledProblem,
    measure: str,
    highest_value: Fraction,
    within: ScheduledPortfolio | None,
    deadline: Deadline,
) -> Point:
    """Return the smallest value, whole and not as far as it counts; its own where any would do.

    Parameters
    ----------
    problem : with the measure in
    highest_value : Z*, of the portfolios without it
    within : the best portfolio with it, proven; None = there is none

    Raises
    ------
    OpenError : time ended before it was known.
    """
    own = problem.by_id[measure].value
    shares = _shares(problem, measure)
    counted = tuple(t for t, share in shares.items() if share)
    follows = _rules_follow(problem, measure)
    belongs = within is not None and within.value >= highest_value
    if belongs and not follows:
        return own
    if follows:
        if belongs and len(counted) < len(shares):
            # Where nothing of its value counts, no rule feels it either.
            uncounted = tuple(t for t, share in shares.items() if not share)
            same = proven_best(_starting(problem, measure, uncounted), deadline)
            if same is not None and same.value >= highest_value:
                return own
        return _by_programs(problem, measure, highest_value, counted, within, deadline)
    if not counted or within is None:
        return NoPoint.NOTHING
    if len(counted) < len(shares):
        problem, within = _starting(problem, measure, counted), None
    return _by_steps(problem, measure, highest_value, within, deadline)


def _shares(problem: ScheduledProblem, measure: str) -> dict[int, Fraction]:
    candidate = problem.by_id[measure]
    return {t: problem.share(t, candidate.months) for t in candidate.starts}


def _rules_follow(problem: ScheduledProblem, measure: str) -> bool:
    """Return whether a rule limits a sum of values in which the measure's own is."""
    return any(
        isinstance(rule, Amount | Share)
        and rule.what == VALUE
        and (isinstance(rule, Share) or measure in problem.members[rule.id])
        for rule in problem.rules
    )


def _starting(problem: ScheduledProblem, measure: str, starts: tuple[int, ...]) -> ScheduledProblem:
    return with_candidate(problem, replace(problem.by_id[measure], starts=starts))


def _valued(problem: ScheduledProblem, measure: str, value: Fraction) -> ScheduledProblem:
    return with_candidate(problem, replace(problem.by_id[measure], value=value))


def _by_steps(
    problem: ScheduledProblem,
    measure: str,
    highest_value: Fraction,
    within: ScheduledPortfolio | None,
    deadline: Deadline,
) -> Point:
    """Return the value by Newton's steps.

    The best with the measure in is the highest of lines in its value, each rising by the share
    that counts from its start: where the line of the best reaches Z*, another may be above it.
    """
    shares = _shares(problem, measure)
    value = problem.by_id[measure].value
    while True:
        best = within or proven_best(_valued(problem, measure, value), deadline)
        if best is None:
            return NoPoint.NOTHING
        if best.value == highest_value:
            return value
        value += (highest_value - best.value) / shares[best.starts[measure]]
        if len(set(shares.values())) == 1:
            return value
        within = None


def _by_programs(
    problem: ScheduledProblem,
    measure: str,
    highest_value: Fraction,
    counted: tuple[int, ...],
    within: ScheduledPortfolio | None,
    deadline: Deadline,
) -> Point:
    """Return the least value of each start, and of all, where rules follow it too."""
    least: Fraction | None = None
    # The best portfolio tells from where on its own start is enough.
    first = None if within is None else within.starts[measure]
    for t in sorted(counted, key=lambda t: t != first):
        change = _change_of_value(_starting(problem, measure, (t,)), measure, highest_value)
        if least is not None and least <= change.first:
            # Of another start only what is less still matters.
            below = ceil(least / -change.step) - 1
            change = replace(change, first=below * -change.step)
        known = within.starts if within is not None and t == first else None
        steps = most_steps(change, highest_value, deadline, known)
        if steps is NoPoint.UNKNOWN:
            return NoPoint.UNKNOWN
        if isinstance(steps, int):
            # Without what is less, this is the least.
            least = change.number(steps)
    return NoPoint.NOTHING if least is None else least


def _change_of_value(problem: ScheduledProblem, measure: str, highest_value: Fraction) -> Change:
    """Return values of a measure with one start, from one that is enough for any selection down.

    Each selection keeps the demands from a least value on that makes one of them hold with
    equality: all of these are whole multiples of what divides the numbers of the demands.
    """
    change = Change(
        measure=measure,
        at=lambda value: _valued(problem, measure, value),
        probes=(Fraction(0), ONE),
        first=Fraction(0),
        step=ONE,
    )
    column = Columns(problem).of_start[measure, problem.by_id[measure].starts[0]]
    divisors, enough = [], []
    for demand in sloping_demands(change, highest_value):
        slope = -demand.growth.get(column, Fraction(0))
        if slope > 0:
            numbers = [demand.at_most, *demand.terms.values()]
            divisors += [number / slope for number in numbers if number]
            most = sum((a for a in demand.terms.values() if a > 0), Fraction(0))
            enough.append((most - demand.at_most) / slope)
    step = _divisor(divisors)
    return replace(change, first=ceil(max(enough) / step) * step, step=-step)


def _divisor(numbers: list[Fraction]) -> Fraction:
    """Return the largest number of which all are whole multiples; 1 of none."""
    if not numbers:
        return ONE
    below = lcm(*(number.denominator for number in numbers))
    return Fraction(gcd(*(int(number * below) for number in numbers)), below)

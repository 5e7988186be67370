"""One number of a left-out measure that may change, with all else as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)

# A share of costs is told to this.
SHARE_STEP = Fraction(1, 10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Amounts first + n·step that a number of one measure may have, n = 0 … most.

    Every demand, and the value, follow the number in a straight line.

    Parameters
    ----------
    measure : id
    at : the problem with the measure in, by the number
    probes : two numbers at which the problem is legal, to see how the demands follow it
    first, step : see above; the step may be negative
    most : None = as many as the demands leave room for
    """

    measure: str
    at: Callable[[Fraction], ScheduledProblem]
    probes: tuple[Fraction, Fraction]
    first: Fraction
    step: Fraction
    most: int | None = None

    def number(self, n: int) -> Fraction:
        """Return the n-th number, n = 0, 1, …."""
        return self.first + n * self.step


def change_of_share(problem: ScheduledProblem, measure: str) -> Change:
    """Return what becomes of a measure at each share of all its costs.

    Shares at which a saving would be larger than its first year's cost are no legal ones.

    Parameters
    ----------
    problem : with the measure in
    """
    candidate = problem.by_id[measure]

    def at(share: Fraction) -> ScheduledProblem:
        cost = {r: tuple(share * a for a in years) for r, years in candidate.cost.items()}
        return with_candidate(problem, replace(candidate, cost=cost))

    least = max(
        (saving / candidate.cost_in(r, 0) for r, saving in _savings(problem, measure)),
        default=Fraction(0),
    )
    steps = ceil(least / SHARE_STEP)
    return Change(
        measure=measure,
        at=at,
        # Twice the cost is always legal; without it, it may not be.
        probes=(Fraction(1), Fraction(2)),
        first=steps * SHARE_STEP,
        step=SHARE_STEP,
        most=int(1 / SHARE_STEP) - steps,
    )


def change_of_cost(problem: ScheduledProblem, measure: str, resource: str) -> Change:
    """Return what becomes of a measure at each whole amount of its first year's cost.

    Parameters
    ----------
    problem : with the measure in
    """
    candidate = problem.by_id[measure]
    own = candidate.cost_in(resource, 0)

    def at(amount: Fraction) -> ScheduledProblem:
        years = (amount, *candidate.cost.get(resource, ())[1:])
        return with_candidate(problem, replace(candidate, cost={**candidate.cost, resource: years}))

    savings = (saving for r, saving in _savings(problem, measure) if r == resource)
    return Change(
        measure=measure,
        at=at,
        probes=(own, own + 1),
        first=Fraction(ceil(max(savings, default=Fraction(0)))),
        step=Fraction(1),
    )


def with_candidate(problem: ScheduledProblem, candidate: Candidate) -> ScheduledProblem:
    """Return the problem with one measure as it is given, in its place in the list."""
    return replace(
        problem,
        candidates=tuple(candidate if c.id == candidate.id else c for c in problem.candidates),
    )


def only_limited(problem: ScheduledProblem) -> Limits | None:
    """Return the budget of a plan of one period that limits one resource; None = it does not."""
    limited = [limit for limit in problem.limits if is_limited(limit)]
    if problem.periods > 1 or len(limited) != 1:
        return None
    limit = limited[0]
    return limit if limit.budgets or limit.total is not None else None


def is_limited(limit: Limits) -> bool:
    """Return whether anything of a resource is limited."""
    rest = (limit.total, limit.after, limit.permanent)
    return bool(limit.budgets or limit.later) or any(most is not None for most in rest)


def _savings(problem: ScheduledProblem, measure: str) -> Iterator[tuple[str, Fraction]]:
    for effect in problem.joint_effects:
        if measure in effect.measures:
            for resource, saving in effect.saving.items():
                if saving:
                    yield resource, Fraction(saving)

"""The next best portfolios by solves: what is known is taken out, and the best of the rest asked.

One solve proves the place of every known selection that is worth as much as its answer or more,
so a good guess of all k needs a single one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prioritisation.decision.portfolio.alternatives.decisions import Decisions
from prioritisation.decision.portfolio.alternatives.pool import Known, Pool
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.scheduling.optimum import (
    Highest,
    ImpossibleError,
    Taken,
    highest,
)

# Told of the known, best first, and of what nothing else is worth more than; None = no others.
OnProven = Callable[[Sequence[Known], int | None], None]


def ranked_by_solves(
    decisions: Decisions, pool: Pool, k: int, limit: int, deadline: Deadline, tell: OnProven
) -> tuple[list[Known], int | None]:
    """Return the k best known, and what no other selection is worth more than.

    Parameters
    ----------
    pool : one selection or more
    limit : what no selection at all is worth more than
    tell : of each step

    Returns
    -------
    known : best first
    limit : of the value of all others; None = there are no others
    """
    most: int | None = limit
    while True:
        pool.widen(k, deadline)
        listed = [pool.settle_starts(known, deadline) for known in pool.first(k)]
        listed = sorted(listed, key=lambda known: -known.value)
        if _are_proven(listed, k, most) or deadline.passed:
            return pool.first(k), most
        try:
            found = best_unlike(decisions, pool, listed, deadline)
        except ImpossibleError:
            # Whatever there is, is listed.
            return listed, None
        if found.taken is None:
            return pool.first(k), min(limit, found.bound)
        is_best = found.value == found.bound
        pool.add(found.taken, is_best=is_best)
        most = min(limit, found.bound)
        tell(pool.first(k), most)
        if not is_best:
            return pool.first(k), most


def best_unlike(
    decisions: Decisions, pool: Pool, listed: Sequence[Known], deadline: Deadline
) -> Highest:
    """Return the highest value of a selection that is none of the listed.

    Raises
    ------
    ImpossibleError : there is no other.
    """
    rows = [*decisions.rows, *(decisions.unlike(known.selection) for known in listed)]
    out = {known.selection.tobytes() for known in listed}
    others = (
        known for known in pool.first(len(listed) + 1) if known.selection.tobytes() not in out
    )
    start = next(others, None)

    def keeps(taken: Taken) -> bool:
        return decisions.keeps(taken, rows)

    return highest(
        decisions.values.amounts,
        rows,
        keeps,
        deadline,
        known=None if start is None else start.taken,
    )


def _are_proven(listed: Sequence[Known], k: int, limit: int | None) -> bool:
    return len(listed) == k and all(is_proven(known, limit) for known in listed)


def is_proven(known: Known, limit: int | None) -> bool:
    """Return whether a known selection is proven to stand before all that is not listed."""
    return known.is_best and (limit is None or known.value >= limit)

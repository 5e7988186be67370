"""How many other selections are as good as the best one within a tolerance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.decision.portfolio.alternatives.decisions import Decisions
from prioritisation.decision.portfolio.alternatives.leaves import Leaves
from prioritisation.decision.portfolio.alternatives.tolerance import least_value
from prioritisation.decision.portfolio.alternatives.within import Within
from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem

# Nobody reads further than this.
MOST = 1000
# Partial selections that our own search looks at before steps and solves take over.
MOST_NODES, MOST_NODES_OF_YEARS = 20_000_000, 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are.

    Parameters
    ----------
    count : so many are known
    is_exact : whether it is proven that there are no more
    """

    count: int
    is_exact: bool


def count_within(
    problem: ScheduledProblem,
    portfolio: ScheduledPortfolio,
    tolerance: Fraction,
    *,
    most: int = MOST,
    time_limit: float | None = None,
    stop: Stop | None = None,
    on_more: Callable[[int], None] | None = None,
) -> Count:
    """Return how many other selections are worth at least best − tolerance·|best|.

    Two portfolios that only start measures in other years are one selection. Each one counted
    is known, and keeps every demand in exact numbers: so many there are at least.

    Parameters
    ----------
    problem : the question
    portfolio : the best one, proven
    tolerance : a share, 0 or more; see `least_value` for best values of 0 and below
    most : where more are found, the count stays there and is not exact
    time_limit : seconds; then the count is of those found, and not exact
    stop : such as a `threading.Event`; when set, the same
    on_more : told now and then how many are found so far

    Raises
    ------
    ValueError : the portfolio is not proven to be the best, or the tolerance is below 0.
    """
    deadline = Deadline(time_limit, stop)
    decisions = Decisions(problem)
    least = decisions.least_worth(least_value(portfolio, tolerance))
    best = decisions.taken(portfolio.starts)
    found = Within(decisions, best, least, most, deadline, on_more)
    most_nodes = MOST_NODES if problem.periods == 1 else MOST_NODES_OF_YEARS
    leaves = Leaves(decisions, least, deadline, most_nodes)
    for _, choices in leaves:
        found.take(choices)
        if found.are_enough:
            break
    if leaves.finished:
        return Count(count=found.others, is_exact=True)
    if not found.are_enough:
        found.walk_from(best)
    is_exact = found.search_by_solves()
    return Count(count=found.others if is_exact else min(found.others, most), is_exact=is_exact)

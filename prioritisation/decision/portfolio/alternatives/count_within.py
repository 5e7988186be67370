"""How many other selections are as good as the best one within a tolerance."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.decision.portfolio.alternatives.by_solves import best_unlike
from prioritisation.decision.portfolio.alternatives.decisions import Decisions
from prioritisation.decision.portfolio.alternatives.leaves import Leaves
from prioritisation.decision.portfolio.alternatives.neighbours import Neighbours
from prioritisation.decision.portfolio.alternatives.pool import Pool
from prioritisation.decision.portfolio.alternatives.tolerance import least_value
from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.scheduling.optimum import ImpossibleError, Taken
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem

# Nobody reads further than this.
MOST = 1000


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

    Raises
    ------
    ValueError : the portfolio is not proven to be the best, or the tolerance is below 0.
    """
    deadline = Deadline(time_limit, stop)
    decisions = Decisions(problem)
    least = decisions.least_worth(least_value(portfolio, tolerance))
    best = decisions.taken(portfolio.starts)
    if problem.periods == 1:
        counted = _counted_by_search(decisions, least, most, deadline)
        if counted is not None:
            return counted
    return _counted_by_steps(decisions, best, least, most, deadline)


def _counted_by_search(
    decisions: Decisions, least: int, most: int, deadline: Deadline
) -> Count | None:
    """Return the count of one period; None where the search gave up before it found so many."""
    # The best one is among them.
    count = -1
    leaves = Leaves(decisions, least, deadline)
    for values, _ in leaves:
        count += len(values)
        if count > most:
            return Count(count=most, is_exact=False)
    return Count(count=count, is_exact=True) if leaves.finished else None


def _counted_by_steps(
    decisions: Decisions, best: Taken, least: int, most: int, deadline: Deadline
) -> Count:
    """Return the count by going from one to the next; where steps find no more, by solves."""
    found = _Found(decisions, best, least, most, deadline)
    found.walk_from(best)
    while not found.are_enough and not deadline.passed:
        # Is there any that no steps led to?
        try:
            other = best_unlike(decisions, found.pool, found.pool.known(), deadline)
        except ImpossibleError:
            return Count(count=found.others, is_exact=True)
        if other.bound < least:
            return Count(count=found.others, is_exact=True)
        if other.taken is None or decisions.value(other.taken) < least:
            break
        found.walk_from(other.taken)
    return Count(count=min(found.others, most), is_exact=False)


class _Found:
    """The selections found so far, of which each is worth the least or more."""

    def __init__(
        self, decisions: Decisions, best: Taken, least: int, most: int, deadline: Deadline
    ) -> None:
        self.pool = Pool(decisions)
        self.pool.add(best)
        self._decisions, self._neighbours = decisions, Neighbours(decisions)
        self._least, self._most, self._deadline = least, most, deadline

    @property
    def others(self) -> int:
        """How many beside the best one."""
        return len(self.pool) - 1

    @property
    def are_enough(self) -> bool:
        """Whether there are more than the most that is counted."""
        return self.others > self._most

    def walk_from(self, taken: Taken) -> None:
        """Go to every neighbour that is good enough, and on from there."""
        self.pool.add(taken)
        ahead = deque([taken])
        while ahead and not self.are_enough and not self._deadline.passed:
            others, values = self._neighbours.of(ahead.popleft())
            for other in others[(values >= self._least).astype(bool)]:
                # Known by other start years, it need not be walked from again.
                if self.pool.has(other) or not self._decisions.keeps(other):
                    continue
                self.pool.add(other)
                ahead.append(other)
                if self.are_enough:
                    break

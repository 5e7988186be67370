"""Why each measure of a plan of several years is in or out, the nearest decisions first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.reasons.known_turns import KnownTurns
from prioritisation.decision.portfolio.reasons.neighbours import Neighbours
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.reasons.turned_bounds import TurnedBound, TurnedBounds
from prioritisation.decision.portfolio.reasons.turned_rows import TurnedRows
from prioritisation.decision.portfolio.reasons.turned_solves import solve_turned
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem


def several_years_reasons(
    problem: ScheduledProblem,
    portfolio: ScheduledPortfolio,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
) -> Iterator[Reason]:
    """Yield a reason for each measure, the smallest loss first, those that cannot be turned last.

    One solve finds the best of all other selections, and so the nearest decisions. The others
    have limits from the linear relaxation on one side and from portfolios nearby on the other;
    what these leave open is solved one by one, the highest limit first, each from the best
    portfolio known. Of portfolios of the same value any is named.

    Parameters
    ----------
    portfolio : the best one, proven
    time_limit : seconds for all of them; what is not proven by then is told with its limits
    stop : such as a `threading.Event`; when set, the reasons still to come are left out
    """
    search = _Search(TurnedRows(problem, portfolio.starts), Deadline(time_limit, stop))
    for reason in search.reasons():
        if stop is not None and stop.is_set():
            return
        yield reason


class _Search:
    """On the way from what is known at sight to what is proven."""

    def __init__(self, plan: TurnedRows, deadline: Deadline) -> None:
        self._plan, self._deadline = plan, deadline
        self._known = KnownTurns(plan)
        self._neighbours = Neighbours(plan, self._known)
        self._bounds = TurnedBounds(plan)
        self._of: dict[str, TurnedBound | None] = {}
        self._seen: set[tuple[tuple[str, int], ...]] = set()
        # Those of which the solver's word is no proof, whatever time there is.
        self._given_up: set[str] = set()

    def reasons(self) -> Iterator[Reason]:
        """Yield all of them, and before the time ends only what no other can come before."""
        yield from self._at_sight()
        while self._known.open and not self._deadline.passed:
            yield from self._known.nearest()
            unsettled = [i for i in self._known.unsettled if i not in self._given_up]
            if not unsettled:
                break
            self._settle(unsettled[0])
        yield from self._known.rest()

    def _at_sight(self) -> Iterator[Reason]:
        """Find what bounds and neighbours tell, and the nearest of all."""
        plan, known, deadline = self._plan, self._known, self._deadline
        for i in plan.problem.ids:
            if self._is_impossible(i):
                known.lower(i, None)
            elif plan.stands_for(i) == i and not deadline.passed:
                self._of[i] = bound = self._bounds.of(i)
                if bound is not None:
                    known.lower(i, bound.ceiling)
        if deadline.passed:
            return
        self._neighbours.look_around(plan.best, deadline, moves=2)
        yield from known.nearest()
        if known.unsettled and not deadline.passed:
            group = [i for i in known.open if plan.stands_for(i) == i]
            solve_turned(plan, known, group, self._bounds.of_all(), deadline)
        yield from known.nearest()
        if not deadline.passed:
            self._neighbours.look_around(plan.best, deadline)

    def _is_impossible(self, measure: str) -> bool:
        """Return whether a demand alone shows that a decision cannot be turned round."""
        plan = self._plan
        free = np.ones(plan.columns.count, dtype=np.bool_)
        free[plan.starts[measure]] = False
        for row in (*plan.demands, plan.turned([measure])):
            own = row.amounts[plan.starts[measure]]
            least = int(np.minimum(row.amounts[free], 0).sum())
            if measure not in plan.best:
                least += int(own.min(initial=0)) if len(own) else 0
            if least > row.capacity:
                return True
        return False

    def _settle(self, measure: str) -> None:
        """Solve for one decision, from the best portfolio nearby."""
        plan, known, deadline = self._plan, self._known, self._deadline
        measure = plan.stands_for(measure)
        while measure in known.shown and not known.is_settled(measure):
            starts = known.shown[measure]
            key = (("", plan.problem.ids.index(measure)), *starts.items())
            if key in self._seen or deadline.passed:
                break
            self._seen.add(key)
            self._neighbours.look_around(starts, deadline, fixed=measure)
        if known.is_settled(measure) or deadline.passed:
            return
        solve_turned(plan, known, [measure], self._of.get(measure), deadline)
        if not known.is_settled(measure) and not deadline.passed:
            # The solver contradicts what is known: then it is asked without any of it.
            solve_turned(plan, known, [measure], None, deadline, plainly=True)
            self._given_up.update(plan.alike[measure])

"""Why each measure of a plan of several years is in or out, the nearest decisions first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.reasons.better_turns import BetterTurns
from prioritisation.decision.portfolio.reasons.known_turns import KnownTurns
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
    portfolio known. Of portfolios of the same value one is named from which nothing can be put
    back as it is in the best; always the same one, as nothing depends on the clock or on which
    thread is faster before the time ends.

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
        self._bounds = TurnedBounds(plan)
        self._better = BetterTurns(plan, self._known, self._bounds, deadline)
        # Those of which the solver's word is no proof, whatever time there is.
        self._given_up: set[str] = set()

    def reasons(self) -> Iterator[Reason]:
        """Yield all of them, and before the time ends only what no other can come before."""
        self._bound_all()
        self._better.around_the_best()
        yield from self._known.nearest()
        self._find_nearest()
        while self._known.open and not self._deadline.passed:
            yield from self._known.nearest()
            unsettled = [i for i in self._known.unsettled if i not in self._given_up]
            if not unsettled:
                break
            self._settle(unsettled[0])
        yield from self._known.rest()

    def _bound_all(self) -> None:
        """Find what bounds tell: of measures that are alike, of one."""
        plan, known = self._plan, self._known
        for i in plan.problem.ids:
            if plan.is_impossible(i):
                known.lower(i, None)
            elif plan.stands_for(i) == i and not self._deadline.passed:
                bound = self._bounds.of(i)
                if bound is not None:
                    known.lower(i, bound.ceiling)

    def _find_nearest(self) -> None:
        """Solve for the best of all selections whose reason is not known."""
        known = self._known
        group = [i for i in known.unsettled if self._plan.stands_for(i) == i]
        # What cannot reach the best that is known of the others is not the nearest.
        reached = max((known.floors[i] for i in group if i in known.floors), default=None)
        if reached is not None:
            group = [i for i in group if (known.ceilings[i] or 0) >= reached]
        if group and not self._deadline.passed:
            whole = self._bounds.of_all()
            self._solve(group, [] if whole is None else [whole])

    def _settle(self, measure: str) -> None:
        """Solve for one decision, from the best portfolio nearby."""
        known, deadline = self._known, self._deadline
        measure = self._plan.stands_for(measure)
        self._better.of(measure)
        if known.is_settled(measure) or deadline.passed:
            return
        group = self._turned_with(measure)
        if len(group) > 1:
            self._solve(group, self._bounds_of(group))
            if any(known.is_settled(i) for i in group) or deadline.passed:
                return
        self._solve([measure], self._bounds_of([measure]))
        if not known.is_settled(measure) and not deadline.passed:
            # The solver contradicts what is known: then it is asked without any of it.
            self._solve([measure], [], plainly=True)
            self._given_up.update(self._plan.alike[measure])

    def _turned_with(self, measure: str) -> list[str]:
        """Return what the best portfolio known turns round together: one proof may do for all."""
        known, is_far = self._known, self._better.is_far
        shown = known.shown.get(measure)
        if shown is None or is_far(measure):
            return [measure]
        others = [i for i in known.unsettled if i not in self._given_up and i != measure]
        with_it = [i for i in others if known.shown.get(i) == shown]
        return [measure, *(i for i in with_it if self._plan.stands_for(i) == i and not is_far(i))]

    def _bounds_of(self, measures: Sequence[str]) -> list[TurnedBound]:
        """Return the bound of each of them; none at all where one has none."""
        bounds = [bound for i in measures if (bound := self._bounds.of(i)) is not None]
        return bounds if len(bounds) == len(measures) else []

    def _solve(
        self, measures: Sequence[str], bounds: Sequence[TurnedBound], *, plainly: bool = False
    ) -> None:
        self._better.iterations += solve_turned(
            self._plan, self._known, measures, bounds, self._deadline, plainly=plainly
        )

"""Why each measure of a plan of several years is in or out, the nearest decisions first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.reasons.dives import dive
from prioritisation.decision.portfolio.reasons.known_turns import KnownTurns
from prioritisation.decision.portfolio.reasons.neighbours import Neighbours
from prioritisation.decision.portfolio.reasons.reason import Reason, Starts
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


# From so many portfolios near the best, better ones are looked for before the first solve; after
# it looking takes at most such a share of the time that solves have taken.
NEAREST, LOOKING = 5, 0.3

# As far above a portfolio as the relaxation usually is: so much more than above the best one.
USUAL = 1.25


class _Search:
    """On the way from what is known at sight to what is proven."""

    def __init__(self, plan: TurnedRows, deadline: Deadline) -> None:
        self._plan, self._deadline = plan, deadline
        self._known = KnownTurns(plan)
        self._neighbours = Neighbours(plan, self._known)
        self._bounds = TurnedBounds(plan)
        self._of: dict[str, TurnedBound | None] = {}
        # How far the relaxation is from the best, and so may be with a decision turned round.
        self._usual_gap = 0
        self._seconds_solving = self._seconds_looking = 0.0
        self._looked_around: set[frozenset[tuple[str, int]]] = set()
        # Those of which the solver's word is no proof, whatever time there is.
        self._given_up: set[str] = set()

    def reasons(self) -> Iterator[Reason]:
        """Yield all of them, and before the time ends only what no other can come before."""
        self._bound_all()
        self._look_around_the_best()
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
        plan, known, deadline = self._plan, self._known, self._deadline
        for i in plan.problem.ids:
            if self._is_impossible(i):
                known.lower(i, None)
            elif plan.stands_for(i) == i and not deadline.passed:
                self._of[i] = bound = self._bounds.of(i)
                if bound is not None:
                    known.lower(i, bound.ceiling)

    def _look_around_the_best(self) -> None:
        """Find portfolios nearby; more of them around the nearest."""
        known = self._known
        if not known.unsettled or self._deadline.passed:
            return
        self._look_around(self._plan.best)
        seen = [i for i in known.unsettled if i in known.floors]
        for i in sorted(seen, key=lambda i: -known.floors[i])[:NEAREST]:
            self._look_around(known.shown[i], fixed=i, moves=2)

    def _look_around(self, starts: Starts, *, fixed: str | None = None, moves: int = 3) -> None:
        began = monotonic()
        self._neighbours.look_around(starts, self._deadline, fixed=fixed, moves=moves)
        self._seconds_looking += monotonic() - began

    @property
    def _may_look(self) -> bool:
        """Whether looking has not had its share: where solves are long, it pays to look long."""
        return self._seconds_looking < LOOKING * self._seconds_solving

    def _solve(
        self,
        measures: Sequence[str],
        bounds: Sequence[TurnedBound],
        *,
        plainly: bool = False,
    ) -> None:
        began = monotonic()
        solve_turned(
            self._plan,
            self._known,
            measures,
            bounds,
            self._deadline,
            plainly=plainly,
        )
        self._seconds_solving += monotonic() - began

    def _find_nearest(self) -> None:
        """Solve for the best of all selections whose reason is not known."""
        plan, known, deadline = self._plan, self._known, self._deadline
        group = [i for i in known.unsettled if plan.stands_for(i) == i]
        if group and not deadline.passed:
            whole = self._bounds.of_all()
            if whole is not None:
                self._usual_gap = whole.ceiling - known.best
            self._solve(group, [] if whole is None else [whole])

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
        self._improve(measure)
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
            self._given_up.update(plan.alike[measure])

    def _bounds_of(self, measures: Sequence[str]) -> list[TurnedBound]:
        """Return the bound of each of them; none at all where one has none."""
        bounds = [bound for i in measures if (bound := self._of.get(i)) is not None]
        return bounds if len(bounds) == len(measures) else []

    def _turned_with(self, measure: str) -> list[str]:
        """Return what the best portfolio known turns round together: one proof may do for all."""
        known = self._known
        shown = known.shown.get(measure)
        if shown is None or self._is_far(measure):
            return [measure]
        others = [i for i in known.unsettled if i not in self._given_up and i != measure]
        with_it = [i for i in others if known.shown.get(i) == shown and not self._is_far(i)]
        return [measure, *(i for i in with_it if self._plan.stands_for(i) == i)]

    def _is_far(self, measure: str) -> bool:
        """Return whether much better portfolios with a decision turned round are likely."""
        bound, floor = self._of.get(measure), self._known.floors.get(measure)
        if floor is None or bound is None:
            return floor is None
        return bound.ceiling - floor > USUAL * self._usual_gap

    def _improve(self, measure: str) -> None:
        """Look for a better portfolio with a decision turned round, in a moment."""
        known, deadline = self._known, self._deadline
        if self._is_far(measure):
            rounded = dive(self._plan, self._bounds, measure, deadline)
            if rounded is not None and known.offer(rounded):
                self._look_around(rounded, fixed=measure)
        moves = 2
        while measure in known.shown and not known.is_settled(measure) and not deadline.passed:
            before = known.floors[measure]
            self._look_around(known.shown[measure], fixed=measure, moves=moves)
            # Three moves cost much more than two: they are tried when two lead nowhere.
            if known.floors[measure] > before:
                moves = 2
            elif moves == 3 or not self._may_look:
                break
            else:
                moves = 3
        self._look_widely(measure)

    def _look_widely(self, measure: str) -> None:
        """Look around other portfolios for this decision, the best first, while there is time."""
        known = self._known
        while self._may_look and not known.is_settled(measure) and not self._deadline.passed:
            others = {frozenset(shown.items()): i for i, shown in known.shown.items()}
            unseen = [i for key, i in others.items() if key not in self._looked_around]
            if not unseen:
                return
            shown = known.shown[max(unseen, key=lambda i: known.floors[i])]
            self._looked_around.add(frozenset(shown.items()))
            self._look_around(shown)

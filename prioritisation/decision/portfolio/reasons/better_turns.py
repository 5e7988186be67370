"""Better portfolios with a decision turned round, looked for before a solve proves the best."""

from __future__ import annotations

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reasons.dives import dive
from prioritisation.decision.portfolio.reasons.known_turns import KnownTurns
from prioritisation.decision.portfolio.reasons.neighbours import Neighbours
from prioritisation.decision.portfolio.reasons.reason import Starts
from prioritisation.decision.portfolio.reasons.turned_bounds import TurnedBounds
from prioritisation.decision.portfolio.reasons.turned_rows import TurnedRows

# From so many portfolios near the best, better ones are looked for before the first solve.
NEAREST = 5

# After it, so many portfolios are looked at for each iteration that the solver has made: that is
# at most a tenth of its time. Counted and not timed, so that it is the same on every machine.
LOOKED_PER_ITERATION = 300

# As far above a portfolio as the relaxation usually is: so much more than above the best one.
USUAL = 1.25


class BetterTurns:
    """Looks around what is known, a while that its gain is worth.

    Parameters
    ----------
    plan : in integers
    known : is told of each portfolio
    bounds : of the decisions

    Attributes
    ----------
    iterations : that the solver has made so far
    """

    def __init__(
        self, plan: TurnedRows, known: KnownTurns, bounds: TurnedBounds, deadline: Deadline
    ) -> None:
        self._plan, self._known, self._bounds = plan, known, bounds
        self._deadline = deadline
        self._neighbours = Neighbours(plan, known)
        self._looked_at = 0
        self._looked_around: set[frozenset[tuple[str, int]]] = set()
        self.iterations = 0

    def around_the_best(self) -> None:
        """Look around the best portfolio, and more around the nearest ones."""
        known = self._known
        if not known.unsettled or self._deadline.passed:
            return
        self._look_around(self._plan.best)
        seen = [i for i in known.unsettled if i in known.floors]
        for i in sorted(seen, key=lambda i: -known.floors[i])[:NEAREST]:
            self._look_around(known.shown[i], fixed=i, moves=2)

    def of(self, measure: str) -> None:
        """Look for a better portfolio with a decision turned round."""
        if self.is_far(measure):
            rounded = dive(self._plan, self._bounds, measure, self._deadline)
            if rounded is not None and self._known.offer(rounded):
                self._look_around(rounded, fixed=measure)
        self._climb(measure)
        self._look_widely(measure)

    def is_far(self, measure: str) -> bool:
        """Return whether much better portfolios with a decision turned round are likely."""
        bound, floor = self._bounds.of(measure), self._known.floors.get(measure)
        if floor is None or bound is None:
            return floor is None
        whole = self._bounds.of_all()
        # How far the relaxation is from the best, and so may be with a decision turned round.
        usual = 0 if whole is None else whole.ceiling - self._known.best
        return bound.ceiling - floor > USUAL * usual

    def _climb(self, measure: str) -> None:
        """Go from the best portfolio known to a better one nearby, and on from there."""
        known, moves = self._known, 2
        while measure in known.shown and not known.is_settled(measure):
            if self._deadline.passed:
                return
            before = known.floors[measure]
            self._look_around(known.shown[measure], fixed=measure, moves=moves)
            # Three moves cost much more than two: they are tried when two lead nowhere.
            if known.floors[measure] > before:
                moves = 2
            elif moves == 3 or not self._may_look:
                return
            else:
                moves = 3

    def _look_widely(self, measure: str) -> None:
        """Look around other portfolios for this decision, the best first, while it pays."""
        known = self._known
        while self._may_look and not known.is_settled(measure) and not self._deadline.passed:
            others = {frozenset(shown.items()): i for i, shown in known.shown.items()}
            unseen = [i for key, i in others.items() if key not in self._looked_around]
            if not unseen:
                return
            shown = known.shown[max(unseen, key=lambda i: known.floors[i])]
            self._looked_around.add(frozenset(shown.items()))
            self._look_around(shown)

    @property
    def _may_look(self) -> bool:
        """Whether looking has not had its share: where solves are long, it pays to look long."""
        return self._looked_at < LOOKED_PER_ITERATION * self.iterations

    def _look_around(self, starts: Starts, *, fixed: str | None = None, moves: int = 3) -> None:
        look = self._neighbours.look_around
        self._looked_at += look(starts, self._deadline, fixed=fixed, moves=moves)

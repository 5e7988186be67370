"""What is known of each decision turned round: the best portfolio seen, and what none exceeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prioritisation.decision.portfolio.reasons.needless_changes import without_needless_changes
from prioritisation.decision.portfolio.reasons.reason import Reason, Starts
from prioritisation.decision.portfolio.reasons.turned_rows import TurnedRows
from prioritisation.decision.portfolio.reduction import keeps


class KnownTurns:
    """Limits of the value with each decision turned round, and the portfolios that show them.

    Parameters
    ----------
    plan : in integers

    Attributes
    ----------
    floors : by id, what the best portfolio seen is worth with this decision turned round
    shown : by id, that portfolio
    ceilings : by id, what none is worth more than; None = there is none at all
    open : ids of those whose reason is not told
    """

    def __init__(self, plan: TurnedRows) -> None:
        self._plan = plan
        self.best = plan.value(plan.columns.taken(plan.best))
        self.floors: dict[str, int] = {}
        self.shown: dict[str, Starts] = {}
        self.ceilings: dict[str, int | None] = dict.fromkeys(plan.problem.ids, self.best)
        self.open = list(plan.problem.ids)
        for group in dict.fromkeys(plan.alike.values()):
            self._exchange(plan.best, group)

    def offer(self, starts: Starts) -> bool:
        """Note a portfolio for whatever it turns round; return whether it is news.

        One that breaks a demand is passed over. Of measures that are alike and of which some
        are turned round and others are not, each may be the one.
        """
        turned = self._plan.turns(starts)
        taken = self._plan.columns.taken(starts)
        value = self._plan.value(taken)
        better = [i for i in turned if i not in self.floors or value > self.floors[i]]
        if not better:
            return False
        if not keeps(self._plan.demands, taken):
            return False
        assessment = self._plan.columns.assessment(taken)
        if assessment.broken or value > self.best:
            return False
        for i in better:
            self.floors[i] = value
            self.shown[i] = assessment.starts
            self._exchange(assessment.starts, self._plan.alike[i])
        return True

    def _exchange(self, starts: Starts, group: tuple[str, ...]) -> None:
        """Note the portfolios with a measure in the place of another that is alike."""
        outside = [i for i in group if i not in starts]
        for one in [i for i in group if i in starts]:
            for other in outside:
                self.offer({**{i: t for i, t in starts.items() if i != one}, other: starts[one]})

    def lower(self, measure: str, ceiling: int | None) -> None:
        """Note that nothing with this decision turned round is worth more; None = there is none."""
        for i in self._plan.alike[measure]:
            floor, known = self.floors.get(i), self.ceilings[i]
            if known is None:
                continue
            if ceiling is None:
                # What is known contradicts it: then it is no proof.
                self.ceilings[i] = known if floor is not None else None
            else:
                self.ceilings[i] = min(known, ceiling if floor is None else max(ceiling, floor))

    def is_settled(self, measure: str) -> bool:
        """Return whether the loss is known, or that there is none."""
        ceiling = self.ceilings[measure]
        return ceiling is None or self.floors.get(measure) == ceiling

    @property
    def unsettled(self) -> list[str]:
        """Ids of those to find out, whatever may be worth the most first."""
        unknown = [i for i in self.open if not self.is_settled(i)]
        return sorted(unknown, key=lambda i: -(self.ceilings[i] or 0))

    def nearest(self) -> Iterator[Reason]:
        """Yield the reasons that no other can come before, the smallest loss first."""
        while self.open:
            # Python sorts stably: of equals, the first in the list.
            i = max(self.open, key=self._most)
            among = [j for j in self.open if self._most(j) == self._most(i)]
            i = next((j for j in among if self.is_settled(j)), i)
            if not self.is_settled(i):
                return
            self.open.remove(i)
            yield self._reason(i)

    def rest(self) -> Iterator[Reason]:
        """Yield what is known of the others, the smallest possible loss first."""
        for i in sorted(self.open, key=self._most, reverse=True):
            self.open.remove(i)
            yield self._reason(i)

    def _most(self, measure: str) -> tuple[bool, int]:
        ceiling = self.ceilings[measure]
        return (ceiling is not None, ceiling or 0)

    def _reason(self, measure: str) -> Reason:
        unit = self._plan.values.unit
        floor, ceiling = self.floors.get(measure), self.ceilings[measure]
        shown = self.shown.get(measure)
        best: Mapping[str, int] = self._plan.best
        if ceiling is None:
            return Reason(measure=measure, best=best, other=None, at_most=None, is_possible=False)
        return Reason(
            measure=measure,
            best=best,
            other=None if shown is None else without_needless_changes(self._plan, shown, measure),
            at_least=max(self.best - ceiling, 0) * unit,
            at_most=None if floor is None else (self.best - floor) * unit,
            is_possible=None if floor is None else True,
        )

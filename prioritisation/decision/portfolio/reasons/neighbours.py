"""Portfolios a few moves away from one that is known, in a moment; they prove nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.knapsack import FloatArray
from prioritisation.decision.portfolio.reasons.known_turns import KnownTurns
from prioritisation.decision.portfolio.reasons.reason import Starts
from prioritisation.decision.portfolio.reasons.turned_rows import TurnedRows

# Of the combinations that keep the rows, so many are looked at, the most valuable first; and so
# many rows, the tightest, are asked before all are.
MOST_TOLD, TIGHTEST = 20, 6


@dataclass(frozen=True, slots=True)
class _Moves:
    """What single measures may do instead: leave, enter, start in another year.

    Parameters
    ----------
    starts : the portfolio that is moved from
    measure, year : by move; year −1 = leaves
    takes : by move and row
    gains : by move, in value
    turns : by move, whether the decision of its measure is turned round after it
    slack : by row
    """

    starts: Starts
    measure: NDArray[np.intp]
    year: NDArray[np.intp]
    takes: FloatArray
    gains: FloatArray
    turns: NDArray[np.bool_]
    slack: FloatArray


class Neighbours:
    """Looks around known portfolios for better ones with decisions turned round.

    A move changes one measure. Rows and values of several moves are added up, which is off only
    where joint effects meet: whatever passes is added up exactly before it is believed.

    Parameters
    ----------
    plan : in integers
    known : is told of each
    """

    def __init__(self, plan: TurnedRows, known: KnownTurns) -> None:
        self._plan, self._known = plan, known
        self._ids = plan.problem.ids
        rows = np.array([row.amounts for row in plan.demands], dtype=np.float64)
        self._rows = rows.reshape(len(plan.demands), plan.columns.count)
        self._capacities = np.array([float(row.capacity) for row in plan.demands])
        self._values: FloatArray = plan.values.amounts.astype(np.float64)

    def look_around(
        self, starts: Starts, deadline: Deadline, *, fixed: str | None = None, moves: int = 3
    ) -> int:
        """Offer what is up to 2 or 3 moves away; return how many portfolios were looked at.

        Parameters
        ----------
        fixed : a measure that does not move
        moves : how many at most
        """
        made = self._moves(starts, fixed)
        if not len(made.gains):
            return 0
        worth = float(self._values[self._plan.columns.taken(starts)].sum())
        # What is turned round already stays so, as a rule: any gain may be news of it.
        turned = [self._known.floors.get(i, -np.inf) for i in self._plan.turns(starts)]
        always = min(turned, default=np.inf) - worth
        needs = self._needs(made, worth)
        fits = np.all(made.takes <= made.slack, axis=1)
        self._tell(made, np.flatnonzero(fits & (made.gains > np.minimum(needs, always)))[:, None])
        one, other = np.triu_indices(len(made.gains), 1)
        apart = made.measure[one] != made.measure[other]
        one, other = one[apart], other[apart]
        gains = made.gains[one] + made.gains[other]
        wanted = np.minimum(np.minimum(needs[one], needs[other]), always)
        pairs = np.flatnonzero(gains > wanted)
        fits = np.all(made.takes[one[pairs]] + made.takes[other[pairs]] <= made.slack, axis=1)
        pairs = pairs[fits]
        best = pairs[np.argsort(-gains[pairs], kind="stable")][: 2 * MOST_TOLD]
        self._tell(made, np.stack([one[best], other[best]], axis=1))
        looked_at = len(made.gains) + len(one)
        if moves > 2:
            looked_at += self._triples(made, worth, always, one, other, deadline)
        return looked_at

    def _triples(
        self,
        made: _Moves,
        worth: float,
        always: float,
        one: NDArray[np.intp],
        other: NDArray[np.intp],
        deadline: Deadline,
    ) -> int:
        """Offer what is three moves away; return how many portfolios were looked at."""
        # The rows that most moves break alone are asked first: few triples are left for the rest.
        tight = np.argsort(-np.sum(made.takes > made.slack, axis=0), kind="stable")[:TIGHTEST]
        takes = made.takes[one][:, tight] + made.takes[other][:, tight]
        gains = made.gains[one] + made.gains[other]
        first = np.searchsorted(one, np.arange(len(made.gains)), side="right")
        needs, is_news, looked_at = self._needs(made, worth), False, 0
        for k in range(len(made.gains)):
            if deadline.passed:
                break
            looked_at += len(one) - int(first[k])
            if is_news:
                needs = self._needs(made, worth)
            later = slice(first[k], None)
            wanted = np.minimum(np.minimum(needs[one[later]], needs[other[later]]), needs[k])
            apart = (made.measure[one[later]] != made.measure[k]) & (
                made.measure[other[later]] != made.measure[k]
            )
            gain = gains[later] + made.gains[k]
            pairs = first[k] + np.flatnonzero(apart & (gain > np.minimum(wanted, always)))
            room = made.slack - made.takes[k]
            pairs = pairs[np.all(takes[pairs] <= room[tight], axis=1)]
            whole = made.takes[one[pairs]] + made.takes[other[pairs]]
            pairs = pairs[np.all(whole <= room, axis=1)]
            best = pairs[np.argsort(-gains[pairs], kind="stable")][:MOST_TOLD]
            same = np.full(len(best), k, dtype=np.intp)
            is_news = self._tell(made, np.stack([same, one[best], other[best]], axis=1))
        return looked_at

    def _moves(self, starts: Starts, fixed: str | None) -> _Moves:
        columns = self._plan.columns
        before = columns.taken(starts)
        measure, year, takes, gains, turns = [], [], [], [], []
        for k, i in enumerate(self._ids):
            for t in (None, *self._plan.problem.by_id[i].starts):
                if i == fixed or t == starts.get(i):
                    continue
                moved = {j: s for j, s in starts.items() if j != i}
                if t is not None:
                    moved[i] = t
                change = columns.taken(moved).astype(np.int8) - before
                touched = np.flatnonzero(change)
                measure.append(k)
                year.append(-1 if t is None else t)
                takes.append(self._rows[:, touched] @ change[touched])
                gains.append(float(self._values[touched] @ change[touched]))
                turns.append((t is not None) != (i in self._plan.best))
        return _Moves(
            starts,
            np.array(measure, dtype=np.intp),
            np.array(year, dtype=np.intp),
            np.array(takes).reshape(len(measure), len(self._capacities)),
            np.array(gains),
            np.array(turns, dtype=np.bool_),
            self._capacities - self._rows[:, before].sum(axis=1),
        )

    def _needs(self, made: _Moves, worth: float) -> FloatArray:
        """Return, by move, above what gain a portfolio with it is news."""
        floors = [float(self._known.floors.get(i, -np.inf)) for i in self._ids]
        return np.where(made.turns, np.array(floors)[made.measure] - worth, np.inf)

    def _tell(self, made: _Moves, combinations: NDArray[np.intp]) -> bool:
        is_news = False
        for combination in combinations:
            moved = dict(made.starts)
            for k in combination:
                measure, year = self._ids[made.measure[k]], int(made.year[k])
                moved.pop(measure, None)
                if year >= 0:
                    moved[measure] = year
            is_news |= self._known.offer(moved)
        return is_news

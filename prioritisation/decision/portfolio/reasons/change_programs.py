"""How far one number of a measure may go for a portfolio with it to be worth so much."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reasons.changes import Change
from prioritisation.decision.portfolio.reasons.entry import NoPoint
from prioritisation.decision.portfolio.reasons.proven_best import OpenError
from prioritisation.decision.portfolio.reasons.reaching import reaching
from prioritisation.decision.portfolio.reasons.sloping import SlopingDemand, sloping_demands
from prioritisation.decision.portfolio.reduction import Row, keeps
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import (
    ImpossibleError,
    Taken,
    binding_rows,
    highest,
)


def most_steps(
    change: Change,
    at_least: Fraction,
    deadline: Deadline,
    known: Mapping[str, int] | None = None,
) -> int | NoPoint:
    """Return the highest n of a change at which some portfolio is worth so much.

    Where but one demand follows the number, and the measure can start in one year alone, what
    leaves that demand the most room is the answer. Elsewhere n is searched for: a question
    whether any portfolio keeps what is asked between two n answers itself quickly far from the
    answer, and what it finds tells exactly how far that portfolio goes.

    Parameters
    ----------
    known : starts of a portfolio that goes far

    Returns
    -------
    NOTHING where there is no such n, UNKNOWN when time ends before it is proven
    """
    try:
        found = _Search(change, at_least, deadline).most(known)
    except ImpossibleError:
        return NoPoint.NOTHING
    except OpenError:
        return NoPoint.UNKNOWN
    return NoPoint.NOTHING if found is None else found


# A part of n that is not worth a question of little effort.
FINE = 64

# Halves in a row that may be put off.
PATIENCE = 4

# Decisions that may differ from what was found, to go further quickly.
FEW_CHANGES = 8


class _Search:
    def __init__(self, change: Change, at_least: Fraction, deadline: Deadline) -> None:
        self._change, self._at_least, self._deadline = change, at_least, deadline
        self._columns = Columns(change.at(change.probes[0]))
        starts = self._columns.problem.by_id[change.measure].starts
        self._starts = [self._columns.of_start[change.measure, t] for t in starts]
        self._demands = sloping_demands(change, at_least)

    def most(self, known: Mapping[str, int] | None) -> int | None:
        """Return the highest n; None = there is none.

        Raises
        ------
        ImpossibleError : there is none.
        OpenError : it is not known.
        """
        if not self._starts:
            raise ImpossibleError
        room = self._room()
        follow = [demand for demand in self._demands if demand.growth]
        if len(self._starts) == 1 and len(follow) == 1 and follow[0].growth[self._starts[0]] > 0:
            return self._roomiest(follow[0], room)
        start = None if known is None else self._furthest(self._columns.taken(known), 0, room)
        further = self._highest_within(0 if start is None else start + 1, room)
        return start if further is None else further

    def _room(self) -> int:
        """Return an n above which some demand cannot be kept."""
        rooms = [] if self._change.most is None else [self._change.most]
        for demand in self._demands:
            if any(demand.growth.get(j, 0) <= 0 for j in self._starts):
                continue
            others = (a for j, a in demand.terms.items() if j not in self._starts and a < 0)
            left = demand.at_most - sum(others, Fraction(0))
            rooms.append(
                max(
                    floor((left - demand.terms.get(j, Fraction(0))) / demand.growth[j])
                    for j in self._starts
                )
            )
        return min(rooms)

    def _roomiest(self, demand: SlopingDemand, room: int) -> int | None:
        rows = binding_rows(
            self._columns.row(d.terms, d.at_most) for d in self._demands if d is not demand
        )
        sums = self._columns.whole(demand.terms)
        found = highest(
            -sums.amounts,
            rows,
            lambda taken: keeps(rows, taken),
            self._deadline,
        )
        if found.taken is None or found.value != found.bound:
            raise OpenError
        left = demand.at_most + found.value * sums.unit
        n = min(room, floor(left / demand.growth[self._starts[0]]))
        if n < 0:
            return None
        if not self._keeps(found.taken, n):
            raise OpenError
        return n

    def _highest_within(self, first: int, last: int) -> int | None:
        """Return the highest n, first … last; None = there is none.

        Between them it is looked for by halves, with little effort: just above the answer a
        proof is long, and one at the lowest n that is still open stands for all above it. So a
        half that does not tell is put off, and before the long question is asked, what is found
        is improved by asking among those that differ little from it.
        """
        best: int | None = None
        # What lies above is put off; what was found last, unless none near it goes further.
        near, around, put_off = first, None, 0
        while first <= last:
            thorough = near - first <= near // FINE
            n = first if thorough else (first + near + 1) // 2
            found = self._reaching(
                n, last, thorough=thorough and around is None, around=around if thorough else None
            )
            if isinstance(found, NoPoint):
                if thorough and around is not None:
                    around = None
                    continue
                if found is NoPoint.NOTHING:
                    last = n - 1
                    put_off = 0
                else:
                    put_off += 1
                near = first if put_off > PATIENCE else min(near, n - 1)
                continue
            furthest = self._furthest(found, n, last)
            if furthest is None:
                # It keeps each demand somewhere between, but not all of them at one n.
                if n == last:
                    raise OpenError
                middle = (n + last + 1) // 2
                above = self._highest_within(middle, last)
                if above is not None:
                    return above
                last = middle - 1
                near, around = min(near, last), None
                continue
            near = last if best is None else max(near, furthest + 1)
            best, first, around, put_off = furthest, furthest + 1, found, 0
        return best

    def _reaching(
        self, first: int, last: int, *, thorough: bool, around: Taken | None = None
    ) -> Taken | NoPoint:
        demands = ((d.loosest(first, last), d.at_most) for d in self._demands)
        worth, *rows = (self._columns.row(terms, at_most) for terms, at_most in demands)
        if around is not None:
            # So many decisions differ at most.
            signs = np.where(around, -1, 1)
            rows.append(Row(signs, FEW_CHANGES - int(around.sum())))
        try:
            return reaching(worth, rows, self._deadline, thorough=thorough)
        except ImpossibleError:
            return NoPoint.NOTHING

    def _furthest(self, taken: Taken, first: int, last: int) -> int | None:
        """Return the highest n at which a selection is what is asked for; None = at none."""
        for demand in self._demands:
            least, most = demand.steps(taken)
            first = first if least is None else max(first, least)
            last = last if most is None else min(last, most)
        return last if first <= last and self._keeps(taken, last) else None

    def _keeps(self, taken: Taken, n: int) -> bool:
        """Return whether a selection is what is asked for, added up from the problem itself."""
        starts = self._columns.assessment(taken).starts
        problem = self._change.at(self._change.number(n))
        assessment = Assessment(problem=problem, starts=starts)
        return not assessment.broken and assessment.value >= self._at_least

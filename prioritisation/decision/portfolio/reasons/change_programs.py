"""How far one number of a measure may go for a portfolio to be worth so much: one program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import integer_row
from prioritisation.decision.portfolio.reasons.changes import Change
from prioritisation.decision.portfolio.reasons.entry import NoPoint
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import ImpossibleError, Taken, highest
from prioritisation.decision.portfolio.scheduling.terms import (
    ONE,
    LinearDemand,
    Terms,
    difference,
    scaled,
    total,
)


@dataclass(frozen=True, slots=True)
class SlopingDemand:
    """Σ (terms_j + n·growth_j) x_j ≤ at_most; only starts of the changed measure grow."""

    terms: Terms
    growth: Terms
    at_most: Fraction


def sloping_demands(change: Change, at_least: Fraction) -> list[SlopingDemand]:
    """Return every demand, and that of a value, as they follow the number of a change."""
    low, high = change.probes
    pairs = zip(
        *(_valued(Columns(change.at(probe)), at_least) for probe in change.probes), strict=True
    )
    demands: dict[tuple[frozenset[tuple[int, Fraction]], ...], SlopingDemand] = {}
    for below, above in pairs:
        slope = scaled(1 / (high - low), difference(above.terms, below.terms))
        made = SlopingDemand(
            terms=total([below.terms, scaled(change.first - low, slope)]),
            growth=scaled(change.step, slope),
            at_most=below.at_most,
        )
        # Of a budget and a total that sum the same, the tighter one is enough.
        key = (frozenset(made.terms.items()), frozenset(made.growth.items()))
        if key not in demands or made.at_most < demands[key].at_most:
            demands[key] = made
    return list(demands.values())


def _valued(columns: Columns, at_least: Fraction) -> list[LinearDemand]:
    worth = LinearDemand(None, scaled(-ONE, columns.values()), -at_least)
    return [*columns.demands(), worth]


def most_steps(change: Change, at_least: Fraction, deadline: Deadline) -> int | NoPoint:
    """Return the highest n of a change at which some portfolio is worth so much.

        max n   s.t.  Σ (terms_j + n·growth_j) x_j ≤ at_most   for each demand
                      n = 0 … most

    The product of n and the start t of the measure is written in bits, n = Σ_t Σ_b 2^b z[t, b]
    with z[t, b] ≤ x[t]. Where but one demand follows the number, and the measure can start in
    one year alone, no bits are needed: what leaves that demand the most room is the answer.

    Returns
    -------
    NOTHING where there is no such n, UNKNOWN when time ends before it is proven
    """
    try:
        return _Program(change, at_least).most(deadline)
    except ImpossibleError:
        return NoPoint.NOTHING


class _Program:
    def __init__(self, change: Change, at_least: Fraction) -> None:
        self._change, self._at_least = change, at_least
        self._columns = Columns(change.at(change.probes[0]))
        starts = self._columns.problem.by_id[change.measure].starts
        self._starts = [self._columns.of_start[change.measure, t] for t in starts]
        self._demands = sloping_demands(change, at_least)

    def most(self, deadline: Deadline) -> int | NoPoint:
        if not self._starts:
            raise ImpossibleError
        room = self._room()
        if room < 0:
            raise ImpossibleError
        follow = [demand for demand in self._demands if demand.growth]
        if len(self._starts) == 1 and len(follow) == 1 and follow[0].growth[self._starts[0]] > 0:
            return self._without_bits(follow[0], room, deadline)
        return self._in_bits(room, deadline)

    def _room(self) -> int:
        """Return an n above which no demand that grows can be kept."""
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

    def _without_bits(self, demand: SlopingDemand, room: int, deadline: Deadline) -> int | NoPoint:
        rows = _binding(
            self._columns.row(d.terms, d.at_most) for d in self._demands if d is not demand
        )
        sums = self._columns.whole(demand.terms)
        found = highest(
            -sums.amounts,
            rows,
            lambda taken: all(int(row.amounts[taken].sum()) <= row.capacity for row in rows),
            deadline,
        )
        if found.taken is None or found.value != found.bound:
            return NoPoint.UNKNOWN
        left = demand.at_most + found.value * sums.unit
        n = min(room, floor(left / demand.growth[self._starts[0]]))
        if n < 0:
            return NoPoint.NOTHING
        return n if self._keeps(found.taken, n) else NoPoint.UNKNOWN

    def _in_bits(self, room: int, deadline: Deadline) -> int | NoPoint:
        powers = [2**b for b in range(room.bit_length())]
        own = {
            (j, b): self._columns.count + k * len(powers) + b
            for k, j in enumerate(self._starts)
            for b in range(len(powers))
        }
        width = self._columns.count + len(own)
        bits = {column: Fraction(powers[b]) for (_, b), column in own.items()}
        demands = [(bits, Fraction(room))]
        for demand in self._demands:
            grown = {
                column: demand.growth[j] * powers[b]
                for (j, b), column in own.items()
                if j in demand.growth
            }
            demands.append(({**demand.terms, **grown}, demand.at_most))
        for (j, _), column in own.items():
            # No start, no part of the number.
            if len(self._starts) > 1:
                demands.append(({column: ONE, j: -ONE}, Fraction(0)))
        rows = _binding(_wide_row(terms, at_most, width) for terms, at_most in demands)
        weights = np.array([0] * self._columns.count + [int(bits[c]) for c in sorted(bits)])

        def number(taken: Taken) -> int:
            return int(weights[taken].sum())

        found = highest(
            weights,
            rows,
            lambda taken: self._keeps(taken[: self._columns.count], number(taken)),
            deadline,
        )
        if found.taken is None or found.value != found.bound:
            return NoPoint.UNKNOWN
        return found.value

    def _keeps(self, taken: NDArray[np.bool_], n: int) -> bool:
        """Return whether a selection is what is asked for, added up from the problem itself."""
        starts = self._columns.assessment(taken).starts
        problem = self._change.at(self._change.number(n))
        assessment = Assessment(problem=problem, starts=starts)
        return not assessment.broken and assessment.value >= self._at_least


def _wide_row(terms: Terms, at_most: Fraction, width: int) -> Row:
    few = integer_row(list(terms.values()))
    amounts = np.zeros(width, dtype=few.amounts.dtype)
    amounts[list(terms)] = few.amounts
    return Row(amounts, few.whole(at_most))


def _binding(rows: Iterable[Row]) -> list[Row]:
    """Return the rows that can bind.

    Raises
    ------
    ImpossibleError : one cannot be kept by any decisions.
    """
    kept = []
    for row in rows:
        if int(np.minimum(row.amounts, 0).sum()) > row.capacity:
            raise ImpossibleError
        if int(np.maximum(row.amounts, 0).sum()) > row.capacity:
            kept.append(row)
    return kept

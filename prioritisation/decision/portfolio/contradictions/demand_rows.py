"""The demands of a plan as integer rows, any of which can be left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reduction import Row, keeps
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.optimum import (
    ImpossibleError,
    Taken,
    binding_rows,
    highest,
)
from prioritisation.decision.portfolio.scheduling.problem import (
    NOTHING,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.portfolio.scheduling.terms import Terms, scaled, total


class LeftOut(Enum):
    """What a year hands on whose budget is left out."""

    HANDS_ON_NOTHING = "nothing"
    HANDS_ON_ALL = "all"


@dataclass(frozen=True, slots=True)
class YearRow:
    """Σ terms ≤ capacity: what is spent until a year, as far as it tells on that year.

    Parameters
    ----------
    year : t
    terms : Σ_{s≤t} c^(t−s)·spending_s over the years that count
    capacity : Σ_{s≤t} c^(t−s)·b_s, and what a year that is left out may bring in at most
    """

    year: int
    terms: Terms
    capacity: Fraction


class DemandRows:
    """A problem's demands, and whether some of them can hold together.

    Parameters
    ----------
    left_out : what a year hands on whose budget is left out. NOTHING is how a conflict is told
        in a file. ALL, its whole budget and the most that the year can bring in, makes leaving
        out a budget a relaxation, as it is of every other demand: whatever kept the demands
        before keeps them after
    ordered : whether measures that are alike are put in order, which is faster, and wrong where
        a rule is looked at in another way than it is stated

    Attributes
    ----------
    columns : the decisions
    every : each demand once, in order
    """

    def __init__(
        self,
        problem: ScheduledProblem,
        left_out: LeftOut = LeftOut.HANDS_ON_ALL,
        *,
        ordered: bool = True,
    ) -> None:
        self.columns = Columns(problem)
        self._left_out = left_out
        self._definitions: list[Row] = []
        self._stated: dict[Demand, list[Row]] = {}
        demands = self.columns.demands() if ordered else self.columns.unordered_demands()
        for linear in demands:
            if linear.demand is None:
                self._definitions.append(self._row(linear.terms, linear.at_most))
                continue
            rows = self._stated.setdefault(linear.demand, [])
            if linear.demand.kind is not DemandKind.BUDGET:
                rows.append(self._row(linear.terms, linear.at_most))
        self.every = tuple(self._stated)
        # The rows of a resource's years, by which of them are kept.
        self._years: dict[tuple[str, tuple[bool, ...]], list[Row]] = {}
        # Decisions that some demands allowed: they may do for others. First, to take nothing.
        self._found: list[Taken] = [np.zeros(self.columns.count, dtype=np.bool_)]

    def is_possible(
        self, kept: Collection[Demand], deadline: Deadline, extra: Iterable[Row] = ()
    ) -> bool | None:
        """Return whether any decisions keep these demands; None = unknown when time ends."""
        try:
            return self.some(kept, deadline, extra) is not None or None
        except ImpossibleError:
            return False

    def some(
        self, kept: Collection[Demand], deadline: Deadline, extra: Iterable[Row] = ()
    ) -> Taken | None:
        """Return decisions that keep these demands, in exact numbers; None = none found in time.

        Parameters
        ----------
        extra : rows beside theirs

        Raises
        ------
        ImpossibleError : no decisions keep them.
        """
        rows = self.binding(kept, extra)
        known = next((taken for taken in self._found if keeps(rows, taken)), None)
        if known is not None:
            return known
        if deadline.passed:
            return None
        nothing = np.zeros(self.columns.count, dtype=np.int64)
        found = highest(nothing, rows, lambda taken: keeps(rows, taken), deadline).taken
        if found is not None:
            self._found.append(found)
        return found

    def least(
        self, terms: Terms, kept: Collection[Demand], deadline: Deadline, extra: Iterable[Row] = ()
    ) -> tuple[Fraction, Taken] | None:
        """Return the least that terms come to with these demands, proven; None = not in time.

        Raises
        ------
        ImpossibleError : no decisions keep them.
        """
        rows = self.binding(kept, extra)
        if deadline.passed:
            return None
        whole = self.columns.whole(terms)
        found = highest(-whole.amounts, rows, lambda taken: keeps(rows, taken), deadline)
        if found.taken is None or found.value != found.bound:
            return None
        self._found.append(found.taken)
        return -found.value * whole.unit, found.taken

    def binding(self, kept: Collection[Demand], extra: Iterable[Row] = ()) -> tuple[Row, ...]:
        """Return the rows of demands that some decisions break.

        Raises
        ------
        ImpossibleError : one of them cannot be kept by any decisions.
        """
        return binding_rows((*self._rows(kept), *extra))

    def rows_of(self, parts: Iterable[tuple[Terms, Fraction]]) -> list[Row]:
        """Return what a rule says, each as Σ terms ≤ number, in integers."""
        return [self._row(terms, at_most) for terms, at_most in parts]

    def year_rows(self, limits: Limits, kept: Collection[Demand]) -> Iterator[YearRow]:
        """Yield what each year says whose budget is among the demands."""
        until: Terms = {}
        handed = Fraction(0)
        carry_over = limits.carry_over
        for t, budget in enumerate(limits.budgets):
            spent = self.columns.spending(limits.resource, t)
            if Demand(DemandKind.BUDGET, limits.resource, t) in kept:
                until = total([scaled(carry_over, until), spent])
                handed = carry_over * handed + budget
                yield YearRow(t, until, handed)
            elif self._left_out is LeftOut.HANDS_ON_NOTHING:
                until, handed = {}, Fraction(0)
            else:
                until = scaled(carry_over, until)
                handed = carry_over * handed + budget + self._brought_in(spent)

    def _rows(self, kept: Collection[Demand]) -> Iterator[Row]:
        yield from self._definitions
        for demand, rows in self._stated.items():
            if demand in kept:
                yield from rows
        for limits in self.columns.problem.limits:
            years = range(len(limits.budgets))
            resource = limits.resource
            key = resource, tuple(Demand(DemandKind.BUDGET, resource, t) in kept for t in years)
            if key not in self._years:
                spent = self.year_rows(limits, kept)
                self._years[key] = [self._row(year.terms, year.capacity) for year in spent]
            yield from self._years[key]

    def _brought_in(self, spent: Terms) -> Fraction:
        """Return the most that a year can bring in: each measure in the start that brings most."""
        most: dict[str, Fraction] = {}
        for (measure, _), j in self.columns.of_start.items():
            most[measure] = max(most.get(measure, NOTHING), -spent.get(j, NOTHING))
        joint = (-spent.get(j, NOTHING) for j in self.columns.of_joint.values())
        return sum(most.values(), NOTHING) + sum(joint, NOTHING)

    def _row(self, terms: Terms, at_most: Fraction) -> Row:
        return self.columns.row(terms, at_most)

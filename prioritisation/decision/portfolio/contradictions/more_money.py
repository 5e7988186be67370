"""The least more of a resource that makes a plan possible."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from prioritisation.decision.portfolio.contradictions.demand_rows import DemandRows
from prioritisation.decision.portfolio.contradictions.way_out import More, Steps, UnknownError
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.optimum import ImpossibleError, Taken
from prioritisation.decision.portfolio.scheduling.problem import NOTHING, Limits
from prioritisation.decision.portfolio.scheduling.terms import ONE, Terms, total


@dataclass(frozen=True, slots=True)
class _Eased:
    """Σ terms ≤ capacity + weight·e, e = what there is more; weight above 0."""

    terms: Terms
    capacity: Fraction
    weight: Fraction

    def needed(self, amount: Fraction) -> Fraction:
        """Return the smallest e with which the terms may come to an amount; may be below 0."""
        return (amount - self.capacity) / self.weight

    def needed_by(self, taken: Taken) -> Fraction:
        """Return the smallest e that decisions need."""
        return self.needed(sum((a for j, a in self.terms.items() if taken[j]), NOTHING))


def more_of(
    demand: Demand, rows: DemandRows, kept: Collection[Demand], steps: Steps, deadline: Deadline
) -> More | None:
    """Return the least more of a resource that makes the demands possible.

    Money added in year t is handed on: of e, the year t' has c^(t' − t)·e.

    Parameters
    ----------
    demand : a budget, a total, or a limit on later years
    kept : the demands in force, which cannot hold together, this one among them
    steps : the extra is a whole number of the resource's

    Returns
    -------
    the way; None = no amount makes them possible

    Raises
    ------
    UnknownError : it was not proven in time.
    """
    limits = next(x for x in rows.columns.problem.limits if x.resource == demand.name)
    freed = set(kept) - {demand}
    hard: list[Row] = []
    after = Demand(DemandKind.AFTER, demand.name)
    match demand.kind:
        case DemandKind.BUDGET:
            year = demand.year or 0
            before: Fraction | None = limits.budgets[year]
            eased = list(_of_years(limits, year, rows, kept))
            if limits.carry_over:
                later = range(year, len(limits.budgets))
                freed -= {Demand(DemandKind.BUDGET, demand.name, t) for t in later}
            is_last = year + 1 == len(limits.budgets)
            if is_last and demand.name in steps.after_last and after in kept:
                eased += _of_later(limits, rows)
                hard = rows.rows_of(_beside_after(limits, rows))
                freed.discard(after)
        case DemandKind.TOTAL:
            before = limits.total
            periods = range(rows.columns.problem.periods)
            spent = total(rows.columns.spending(demand.name, t) for t in periods)
            eased = [_Eased(spent, before or NOTHING, ONE)]
        case _:
            before = limits.after
            eased = list(_of_later(limits, rows))
            hard = rows.rows_of(_beside_after(limits, rows))
    if before is None or not eased:
        return None
    search = _Search(rows, freed, hard, eased, steps.of(demand.name), deadline)
    extra = search.least()
    return None if extra is None else More(demand=demand, before=before, after=before + extra)


def _of_years(
    limits: Limits, year: int, rows: DemandRows, kept: Collection[Demand]
) -> Iterator[_Eased]:
    """Yield what the year and those after it say, as far as they get any of what it has more."""
    for row in rows.year_rows(limits, kept):
        if row.year >= year:
            weight = limits.carry_over ** (row.year - year)
            if weight:
                yield _Eased(row.terms, row.capacity, weight)


def _of_later(limits: Limits, rows: DemandRows) -> Iterator[_Eased]:
    """Yield what the years beyond the horizon may cost by the limit that is for all of them."""
    problem = rows.columns.problem
    if limits.after is None:
        return
    for year in range(problem.last_commitment(limits.resource)):
        spent = rows.columns.spending(limits.resource, problem.periods + year)
        yield _Eased(spent, limits.after, ONE)


def _beside_after(limits: Limits, rows: DemandRows) -> Iterator[tuple[Terms, Fraction]]:
    """Yield what else is demanded of those years, which stays as it is."""
    problem = rows.columns.problem
    years = range(problem.last_commitment(limits.resource))
    for year, most in zip(years, limits.later, strict=False):
        yield rows.columns.spending(limits.resource, problem.periods + year), most
    if limits.permanent is not None:
        yield rows.columns.permanent(limits.resource), limits.permanent


@dataclass(frozen=True, slots=True)
class _Search:
    """The least e with which decisions keep demands and eased rows.

    Each eased row alone gives a bound: e is at least what the decisions need that need least
    for it. Mostly some need no more for all the rows together, which one solve tells. Where
    none do, e lies between the bound and what the decisions found so far need, and halving
    finds it: what is not enough is proven not to be, and what is enough is tightened to what
    the decisions really need.
    """

    rows: DemandRows
    freed: Collection[Demand]
    hard: Sequence[Row]
    eased: Sequence[_Eased]
    step: Fraction
    deadline: Deadline

    def least(self) -> Fraction | None:
        """Return e; None = there is none."""
        bounds, enough = [], []
        try:
            for row in self.eased:
                least = self.rows.least(row.terms, self.freed, self.deadline, self.hard)
                if least is None:
                    raise UnknownError
                bounds.append(row.needed(least[0]))
                enough.append(self._needed_by(least[1]))
        except ImpossibleError:
            return None
        below, above = self._up(max(bounds)) - self.step, min(enough)
        # First just above the bound, which is mostly the answer.
        tried = below + self.step
        while above - below > self.step:
            found = self._some(tried)
            if found is None:
                below = tried
            else:
                above = min(tried, self._needed_by(found))
            tried = below + self.step * max(1, (above - below) / self.step // 2)
        return max(above, NOTHING)

    def _some(self, extra: Fraction) -> Taken | None:
        """Return decisions for which an extra is enough; None = there are none."""
        parts = [(row.terms, row.capacity + row.weight * extra) for row in self.eased]
        try:
            extra_rows = [*self.hard, *self.rows.rows_of(parts)]
            found = self.rows.some(self.freed, self.deadline, extra_rows)
        except ImpossibleError:
            return None
        if found is None:
            raise UnknownError
        return found

    def _needed_by(self, taken: Taken) -> Fraction:
        return self._up(max(row.needed_by(taken) for row in self.eased))

    def _up(self, amount: Fraction) -> Fraction:
        return ceil(amount / self.step) * self.step

"""The least by which a rule is loosened so that a plan becomes possible."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import singledispatchmethod
from math import ceil
from typing import Any

from prioritisation.decision.portfolio.contradictions.changed_rules import changed_rule, with_rule
from prioritisation.decision.portfolio.contradictions.demand_rows import DemandRows
from prioritisation.decision.portfolio.contradictions.way_out import (
    Loosened,
    Steps,
    TakenOff,
    UnknownError,
    WayOut,
)
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.optimum import ImpossibleError
from prioritisation.decision.portfolio.scheduling.terms import (
    ONE,
    Terms,
    difference,
    scaled,
)
from prioritisation.decision.programme.rules import (
    VALUE,
    Amount,
    Count,
    Must,
    Never,
    Requires,
    Rule,
    Share,
    Together,
)

_LIMITS = ("at_least", "at_most", "exactly")


@dataclass(frozen=True, slots=True)
class Loosening:
    """Looks for the changes of a rule, short of dropping it, that make the demands possible.

    Each method yields the ways of one kind of rule, and raises `UnknownError` where time ends
    before they are proven.

    Parameters
    ----------
    rows : of the problem
    kept : the demands in force, which cannot hold together, the rule's among them
    steps : in which limits are moved
    """

    rows: DemandRows
    kept: Collection[Demand]
    steps: Steps
    deadline: Deadline

    @singledispatchmethod
    def ways(self, rule: Rule) -> Iterator[WayOut]:
        """Yield the ways of a rule."""
        raise NotImplementedError(rule)

    @ways.register(Must)
    @ways.register(Never)
    def _(self, rule: Must | Never) -> Iterator[WayOut]:
        # One measure off the list; of a list of one the rule would be gone.
        if len(rule.measures) > 1:
            yield from self._without_each(rule, rule.measures)

    @ways.register
    def _(self, rule: Requires) -> Iterator[WayOut]:
        demand = Demand(DemandKind.RULE, rule.id)
        # The largest gap that is possible: a smaller one never makes less possible.
        fits, too_large = -1, rule.gap
        while too_large - fits > 1:
            # Without any gap first: mostly it is not the gap that is in the way.
            tried = 0 if fits < 0 else (fits + too_large) // 2
            if self._is_possible(replace(rule, gap=tried)):
                fits = tried
            elif tried == 0:
                break
            else:
                too_large = tried
        if fits >= 0:
            yield Loosened(
                demand=demand, limit="gap", before=Fraction(rule.gap), after=Fraction(fits)
            )
        if len(rule.needs) > 1:
            yield from self._without_each(rule, rule.needs)

    @ways.register
    def _(self, rule: Count) -> Iterator[WayOut]:
        number = self.rows.columns.chosen(self.rows.columns.problem.members[rule.id])
        for limit in _stated(rule):
            yield from self._moved(rule, limit, number, ONE)

    @ways.register
    def _(self, rule: Amount) -> Iterator[WayOut]:
        problem = self.rows.columns.problem
        year = None if rule.year is None else rule.year - problem.first_year
        amount = self.rows.columns.sum_of(rule.what, problem.members[rule.id], year)
        for limit in _stated(rule):
            is_value = rule.what == VALUE
            stated = getattr(rule, limit)
            step = self.steps.of_value(stated) if is_value else self.steps.of(rule.what)
            yield from self._moved(rule, limit, amount, step)

    @ways.register
    def _(self, rule: Share) -> Iterator[WayOut]:
        for limit in _stated(rule):
            yield from self._moved_share(rule, limit)

    @ways.register
    def _(self, rule: Together) -> Iterator[WayOut]:
        # It demands nothing that could be loosened.
        yield from ()

    def _without_each(self, rule: Rule, measures: Collection[str]) -> Iterator[WayOut]:
        for measure in measures:
            way = TakenOff(demand=Demand(DemandKind.RULE, rule.id), measure=measure)
            if self._is_possible(changed_rule(rule, way)):
                yield way

    def _is_possible(self, rule: Rule) -> bool:
        """Return whether the demands are possible with a rule as it would be."""
        # Measures that were alike to the rule as it is may not be alike to it as it would be.
        rows = DemandRows(with_rule(self.rows.columns.problem, rule))
        possible = rows.is_possible(self.kept, self.deadline)
        if possible is None:
            raise UnknownError
        return possible

    def _others(self, rule: Rule) -> set[Demand]:
        return set(self.kept) - {Demand(DemandKind.RULE, rule.id)}

    def _rest(self, rule: Count | Amount | Share, limit: str, rows: DemandRows) -> list[Row]:
        """Return what a rule says beside one of its limits."""
        if len(_stated(rule)) == 1:
            return []
        without: dict[str, Any] = {limit: None}
        return rows.rows_of(rows.columns.of_rule(replace(rule, **without)))

    def _moved(
        self, rule: Count | Amount, limit: str, terms: Terms, step: Fraction
    ) -> Iterator[Loosened]:
        """Yield a limit on a sum at the nearest number, on either side, that is possible."""
        stated = Fraction(getattr(rule, limit))
        rest = self._rest(rule, limit, self.rows)
        negative = scaled(-ONE, terms)
        if limit != "at_least":
            # From above: the least sum there is that is not below.
            beyond = self.rows.rows_of([(negative, -stated - step)] if limit == "exactly" else [])
            least = self._least(terms, rule, [*rest, *beyond])
            if least is not None:
                yield self._loosened(rule, limit, stated + _up(least - stated, step))
        if limit != "at_most":
            below = self.rows.rows_of([(terms, stated - step)] if limit == "exactly" else [])
            least = self._least(negative, rule, [*rest, *below])
            if least is not None:
                after = stated - _up(stated + least, step)
                is_nothing = limit == "at_least" and not rest and _says_nothing(terms, after)
                if not is_nothing:
                    yield self._loosened(rule, limit, after)

    def _least(self, terms: Terms, rule: Rule, extra: list[Row]) -> Fraction | None:
        try:
            found = self.rows.least(terms, self._others(rule), self.deadline, extra)
        except ImpossibleError:
            return None
        if found is None:
            raise UnknownError
        return found[0]

    def _moved_share(self, rule: Share, limit: str) -> Iterator[Loosened]:
        """Yield a limit on a share at the nearest one that is possible.

        For a share s, part ≥ s·whole is asked as max part − s·whole ≥ 0. Who reaches a share
        nearest to the stated one is asked again a step nearer, until nobody is (Dinkelbach
        1967). At a looser share nothing is lost: whoever keeps it has a whole above 0.
        """
        rows = DemandRows(self.rows.columns.problem, ordered=False)
        columns = rows.columns
        part = columns.sum_of(rule.what, columns.problem.members[rule.id], None)
        whole = columns.sum_of(rule.what, columns.problem.ids, None)
        rest = self._rest(rule, limit, rows)
        sign = ONE if limit == "at_least" else -ONE
        stated = Fraction(getattr(rule, limit))
        step = self.steps.of_share(getattr(rule, limit))
        tried = Fraction(0) if limit == "at_least" else ONE
        reached: Fraction | None = None
        while tried != stated:
            # By how much the part misses the share: below it, or above it.
            miss = scaled(sign, difference(scaled(tried, whole), part))
            try:
                found = rows.least(miss, self._others(rule), self.deadline, rest)
            except ImpossibleError:
                return
            if found is None:
                raise UnknownError
            least, taken = found
            if least > 0:
                break
            of_part, of_whole = (
                sum((a for j, a in terms.items() if taken[j]), Fraction(0))
                for terms in (part, whole)
            )
            away = _up(sign * (stated - of_part / of_whole), step)
            reached = min(max(stated - sign * away, Fraction(0)), ONE)
            tried = stated - sign * (away - step)
        if reached is None or (limit == "at_least" and not rest and _says_nothing(part, reached)):
            return
        yield self._loosened(rule, limit, reached)

    def _loosened(self, rule: Rule, limit: str, after: Fraction) -> Loosened:
        return Loosened(
            demand=Demand(DemandKind.RULE, rule.id),
            limit=limit,
            before=Fraction(getattr(rule, limit)),
            after=after,
        )


def _stated(rule: Count | Amount | Share) -> tuple[str, ...]:
    """Return the limits that a rule states."""
    return tuple(name for name in _LIMITS if getattr(rule, name, None) is not None)


def _says_nothing(terms: Terms, at_least: Fraction) -> bool:
    """Return whether every sum is at least so much, so that the rule might as well be dropped."""
    return at_least <= sum((min(a, Fraction(0)) for a in terms.values()), Fraction(0))


def _up(amount: Fraction, step: Fraction) -> Fraction:
    return ceil(amount / step) * step

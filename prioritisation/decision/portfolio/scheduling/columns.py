"""A plan of several years as an integer program: what each demand says of the decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import singledispatchmethod

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerRow, integer_row
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.alike import order_of_alike
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.problem import NOTHING, Limits, ScheduledProblem
from prioritisation.decision.portfolio.scheduling.terms import (
    ONE,
    LinearDemand,
    Terms,
    between,
    difference,
    scaled,
    total,
)
from prioritisation.decision.programme.rules import (
    COUNT,
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


@dataclass(frozen=True, slots=True)
class Columns:
    """The decisions of a scheduled problem, each 0 or 1, and its demands as rows over them.

        x[i, t] = 1 when measure i starts in year t of its window
        y[k, t] = 1 when the last measure of joint effect k starts in year t

    Attributes
    ----------
    of_start : column by measure id and t
    of_joint : column by rule id and t
    count : number of columns
    """

    problem: ScheduledProblem
    of_start: dict[tuple[str, int], int] = field(init=False)
    of_joint: dict[tuple[str, int], int] = field(init=False)

    def __post_init__(self) -> None:
        problem = self.problem
        starts = [(c.id, t) for c in problem.candidates for t in c.starts]
        joint = [(rule.id, t) for rule in problem.joint_effects for t in range(problem.periods)]
        object.__setattr__(self, "of_start", {key: j for j, key in enumerate(starts)})
        object.__setattr__(self, "of_joint", {key: len(starts) + j for j, key in enumerate(joint)})

    @property
    def count(self) -> int:
        """How many decisions there are."""
        return len(self.of_start) + len(self.of_joint)

    def assessment(self, taken: NDArray[np.bool_]) -> Assessment:
        """Return what decisions come to, added up exactly."""
        starts = {i: t for (i, t), j in self.of_start.items() if taken[j]}
        return Assessment(problem=self.problem, starts=starts)

    def taken(self, starts: Mapping[str, int]) -> NDArray[np.bool_]:
        """Return the decisions that make a selection with start years."""
        taken = np.zeros(self.count, dtype=np.bool_)
        for i, t in starts.items():
            taken[self.of_start[i, t]] = True
        for rule in self.problem.joint_effects:
            if all(i in starts for i in rule.measures):
                taken[self.of_joint[rule.id, max(starts[i] for i in rule.measures)]] = True
        return taken

    def values(self) -> Terms:
        """Return what is summed: each value as far as it counts."""
        problem = self.problem
        terms = {
            j: problem.by_id[i].value * problem.share(t, problem.by_id[i].months)
            for (i, t), j in self.of_start.items()
        }
        for rule in problem.joint_effects:
            for t in range(problem.periods):
                share = problem.share(t, Fraction(rule.months_to_effect))
                terms[self.of_joint[rule.id, t]] = Fraction(rule.value) * share
        return terms

    def spending(self, resource: str, year: int) -> Terms:
        """Return cost − income − savings of a resource in a year; years beyond the horizon too."""
        problem = self.problem
        terms: Terms = {}
        for (i, t), j in self.of_start.items():
            if amount := problem.by_id[i].net(resource, year - t):
                terms[j] = amount
        for rule in problem.joint_effects if year < problem.periods else ():
            if saving := Fraction(rule.saving.get(resource, 0)):
                terms[self.of_joint[rule.id, year]] = -saving
        return terms

    def total_spending(self, resource: str) -> Terms:
        """Return spending with commitments: what ties look at."""
        years = self.problem.periods + self.problem.last_commitment(resource)
        return total(self.spending(resource, year) for year in range(years))

    def permanent(self, resource: str) -> Terms:
        """Return what every later year costs for good."""
        amounts = {c.id: c.permanent.get(resource) for c in self.problem.candidates}
        return {j: amount for (i, _), j in self.of_start.items() if (amount := amounts[i])}

    def start_years(self) -> Terms:
        """Return Σ t of the starts."""
        return {j: Fraction(t) for (_, t), j in self.of_start.items() if t}

    def chosen(self, ids: Iterable[str], until: int | None = None) -> Terms:
        """Return how many of the measures are started, by a year or at all."""
        return {
            self.of_start[i, t]: ONE
            for i in dict.fromkeys(ids)
            for t in self.problem.by_id[i].starts
            if until is None or t <= until
        }

    def demands(self) -> Iterator[LinearDemand]:
        """Yield every demand as rows, with an order among measures that nothing tells apart."""
        stated = list(self._stated())
        yield from self._definitions()
        yield from stated
        yield from order_of_alike(self, stated)

    def unordered_demands(self) -> Iterator[LinearDemand]:
        """Yield every demand as rows: those that any selection that keeps them keeps."""
        yield from self._definitions()
        yield from self._stated()

    def _definitions(self) -> Iterator[LinearDemand]:
        """Yield what makes decisions a selection with start years and joint effects."""
        for c in self.problem.candidates:
            # A measure starts once, if at all.
            if len(c.starts) > 1:
                yield LinearDemand(None, self.chosen([c.id]), ONE)
        for effect in self.problem.joint_effects:
            yield from self._joint(effect)

    def _stated(self) -> Iterator[LinearDemand]:
        """Yield what limits and rules say."""
        for limits in self.problem.limits:
            yield from self._limits(limits)
        for rule in self.problem.rules:
            demand = Demand(DemandKind.RULE, rule.id)
            for terms, at_most in self.of_rule(rule):
                yield LinearDemand(demand, terms, at_most)

    def _joint(self, rule: Together) -> Iterator[LinearDemand]:
        """Yield what makes y[k, t] follow the starts.

        Joint effect k is there by year t exactly when all its measures are started by then:
        Σ_{s≤t} y[k, s] ≤ Σ_{s≤t} x[i, s] for each of them, and ≥ Σ_i Σ_{s≤t} x[i, s] − (n − 1).
        """
        effect: Terms = {}
        for t in range(self.problem.periods):
            effect = {**effect, self.of_joint[rule.id, t]: ONE}
            for i in rule.measures:
                yield LinearDemand(None, difference(effect, self.chosen([i], t)), Fraction(0))
            all_started = self.chosen(rule.measures, t)
            yield LinearDemand(
                None, difference(all_started, effect), Fraction(len(rule.measures) - 1)
            )

    def _limits(self, limits: Limits) -> Iterator[LinearDemand]:
        """Yield what a resource's limits say.

        A year may spend its budget and what it is handed: a share c of what the year before
        leaves. Written out, Σ_{s≤t} c^(t−s)·(spending_s − b_s) ≤ 0 in every year t.
        """
        periods = self.problem.periods
        resource = limits.resource
        until: Terms = {}
        budget = Fraction(0)
        for t in range(periods if limits.budgets else 0):
            until = total([scaled(limits.carry_over, until), self.spending(resource, t)])
            budget = limits.carry_over * budget + limits.budgets[t]
            yield LinearDemand(Demand(DemandKind.BUDGET, resource, t), until, budget)
        if limits.total is not None:
            terms = total(self.spending(resource, t) for t in range(periods))
            yield LinearDemand(Demand(DemandKind.TOTAL, resource), terms, limits.total)
        after = Demand(DemandKind.AFTER, resource)
        for year in range(self.problem.last_commitment(resource)):
            most = limits.of_later(year)
            if most is not None:
                yield LinearDemand(after, self.spending(resource, periods + year), most)
        if limits.permanent is not None:
            yield LinearDemand(after, self.permanent(resource), limits.permanent)

    @singledispatchmethod
    def of_rule(self, rule: Rule) -> Iterator[tuple[Terms, Fraction]]:
        """Yield what a rule says, each as Σ terms ≤ number."""
        raise NotImplementedError(rule)

    @of_rule.register
    def _(self, rule: Must) -> Iterator[tuple[Terms, Fraction]]:
        # Each of them starts in some year.
        for i in rule.measures:
            yield scaled(-ONE, self.chosen([i])), -ONE

    @of_rule.register
    def _(self, rule: Never) -> Iterator[tuple[Terms, Fraction]]:
        # None of them starts in any year.
        yield self.chosen(rule.measures), Fraction(0)

    @of_rule.register
    def _(self, rule: Requires) -> Iterator[tuple[Terms, Fraction]]:
        # Whoever is started by a year finds what it needs started the gap before.
        for needed in rule.needs:
            for t in range(self.problem.periods):
                started = self.chosen([rule.measure], t)
                if started:
                    yield difference(started, self.chosen([needed], t - rule.gap)), Fraction(0)

    @of_rule.register
    def _(self, rule: Count) -> Iterator[tuple[Terms, Fraction]]:
        # So many of the group start.
        number = self.chosen(self.problem.members[rule.id])
        yield from between(number, rule.at_least, rule.at_most)
        yield from between(number, rule.exactly, rule.exactly)

    @of_rule.register
    def _(self, rule: Amount) -> Iterator[tuple[Terms, Fraction]]:
        # What the group takes, or is worth, lies between the limits.
        year = None if rule.year is None else rule.year - self.problem.first_year
        members = self.problem.members[rule.id]
        yield from between(self.sum_of(rule.what, members, year), rule.at_least, rule.at_most)

    @of_rule.register
    def _(self, rule: Share) -> Iterator[tuple[Terms, Fraction]]:
        # The group's part of the whole: part − share·whole is not below, not above 0.
        part = self.sum_of(rule.what, self.problem.members[rule.id], None)
        whole = self.sum_of(rule.what, self.problem.ids, None)
        if rule.at_least is not None:
            yield difference(scaled(Fraction(rule.at_least), whole), part), Fraction(0)
        if rule.at_most is not None:
            yield difference(part, scaled(Fraction(rule.at_most), whole)), Fraction(0)

    @of_rule.register
    def _(self, rule: Together) -> Iterator[tuple[Terms, Fraction]]:
        # It demands nothing: it adds to what is summed, and saves.
        yield from ()

    def sum_of(self, what: str, ids: Iterable[str], year: int | None) -> Terms:
        """Return what the measures come to, as `Assessment.sum_of` adds it up."""
        if what == COUNT:
            return self.chosen(ids)
        years = range(self.problem.periods) if year is None else [year]
        terms: Terms = {}
        for i in dict.fromkeys(ids):
            measure = self.problem.by_id[i]
            for t in measure.starts:
                j = self.of_start[i, t]
                if what == VALUE:
                    terms[j] = measure.value * self.problem.share(t, measure.months)
                else:
                    falls_in = (measure.cost_in(what, year - t) for year in years)
                    terms[j] = sum((cost for cost in falls_in if cost), NOTHING)
        return terms

    def whole(self, terms: Terms) -> IntegerRow:
        """Return a coefficient for each column, in the smallest integers."""
        # There are about as many demands as columns, and most touch but a few of them.
        few = integer_row(list(terms.values()))
        amounts = np.zeros(self.count, dtype=few.amounts.dtype)
        amounts[list(terms)] = few.amounts
        return IntegerRow(amounts, few.unit)

    def row(self, terms: Terms, at_most: Fraction) -> Row:
        """Return Σ terms ≤ at_most in the smallest integers."""
        whole = self.whole(terms)
        return Row(whole.amounts, whole.whole(at_most))

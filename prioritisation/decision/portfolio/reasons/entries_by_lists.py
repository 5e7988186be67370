"""What would bring in each measure that is left out, where one row limits: out of lists."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reasons.asked import asked_of
from prioritisation.decision.portfolio.reasons.changes import SHARE_STEP, is_limited
from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint, Point
from prioritisation.decision.portfolio.reasons.entry_budget import entry_budget
from prioritisation.decision.portfolio.reasons.one_row import Amounts, OneRow, one_row
from prioritisation.decision.portfolio.reasons.others import ListsOfOthers, Others
from prioritisation.decision.portfolio.scheduling.flattening import flat_problem
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.programme.rules import Count, Must, Never, Requires

# Rules that ask only who is in: no cost and no value makes one of them bind.
ABOUT_SELECTION = (Must, Never, Count, Requires)


@dataclass(frozen=True, slots=True)
class EntriesByLists:
    """Entries of a plan of one period in which one row limits.

    Of a measure i that is left out, with a_i of the row and v_i: it belongs to some portfolio
    of the highest value V exactly when v_i + V_{-i}(u − a_i) ≥ V, where V_{-i} is of all others.

    Parameters
    ----------
    problem : the plan
    asked : the same as one row
    resource : whose row it is; None = nothing limits
    lists : of the others for each measure
    highest : V in units of the values
    """

    problem: ScheduledProblem
    asked: OneRow
    resource: str | None
    lists: ListsOfOthers
    highest: int

    @classmethod
    def of(
        cls, problem: ScheduledProblem, portfolio: ScheduledPortfolio, deadline: Deadline
    ) -> EntriesByLists | None:
        """Return them; None where something else could bind, or the lists grow too long.

        Parameters
        ----------
        portfolio : the best one
        """
        flat = flat_problem(problem)
        if flat is None or not _limits_one_year(problem):
            return None
        rows = {m.resource: _amounts(problem, m.resource) for m in problem.limits if is_limited(m)}
        # One cost may rise until its row binds, even where it does not as things are.
        asked = one_row(flat, always=next(iter(rows.values())) if len(rows) == 1 else None)
        if asked is None:
            return None
        # A change of one must not be a change of two: what else looks the same is not.
        same = [limit.name for limit in flat.limits if limit.amounts == asked.amounts]
        of_row = [resource for resource, amounts in rows.items() if amounts == asked.amounts]
        is_one = len({*same, *of_row}) < 2
        lists = ListsOfOthers.of(asked.flips(), deadline) if is_one else None
        if lists is None:
            return None
        highest = portfolio.value / asked.scaled.values.unit
        return cls(problem, asked, next(iter(of_row), None), lists, int(highest))

    def entry(self, measure: str, deadline: Deadline) -> Entry:
        """Return from where on a measure that is left out would belong to a best portfolio."""
        asks = asked_of(self.problem, measure)
        if measure in self.asked.problem.never:
            return asks.without_number(NoPoint.NOTHING)
        if deadline.passed:
            return asks.without_number(NoPoint.UNKNOWN)
        candidate = self.problem.by_id[measure]
        i = self.problem.ids.index(measure)
        cost, value = int(self.asked.row.amounts[i]), int(self.asked.scaled.values.amounts[i])
        others = self.lists.without(i, cost, value)
        most = self._most(candidate, others, value)
        none, limits = NoPoint.NOT_ASKED, asks.limits
        return Entry(
            measure=measure,
            cost=_whole(most) if asks.cost else none,
            share=self._share(candidate, most) if asks.share else none,
            value=self._value(candidate, others, cost),
            budget=none if limits is None else self._budget(limits, i, deadline),
        )

    def _most(self, candidate: Candidate, others: Others, value: int) -> Fraction | None:
        """Return what it may cost of the row, before income; None = not even nothing.

        Where the row is no resource's: what it may take of it.
        """
        least = others.least_budget(self.highest - value)
        if least is None:
            return None
        most = self.asked.at_most - least * self.asked.row.unit
        if self.resource is None:
            return most
        most += candidate.cost_in(self.resource, 0) - candidate.net(self.resource, 0)
        return most if most >= 0 else None

    def _share(self, candidate: Candidate, most: Fraction | None) -> Point:
        if most is None:
            return NoPoint.NOTHING
        if self.resource is None:
            # What it takes of the row is no cost: it takes as much at any share.
            takes = self.asked.amounts[self.problem.ids.index(candidate.id)]
            return Fraction(1) if takes <= most else NoPoint.NOTHING
        cost = candidate.cost_in(self.resource, 0)
        if cost <= most:
            return Fraction(1)
        return floor(most / cost / SHARE_STEP) * SHARE_STEP

    def _value(self, candidate: Candidate, others: Others, cost: int) -> Point:
        """Return V − V_{-i}(u − a_i), as a whole value of which a share counts."""
        with_it = others.highest(self.asked.capacity - cost)
        if with_it is None:
            return NoPoint.NOTHING
        counted = (self.highest - with_it) * self.asked.scaled.values.unit
        share = self.problem.share(0, candidate.months)
        if share:
            return counted / share
        # None of its value counts: it belongs to one at any value, its own too, or at none.
        return candidate.value if counted <= 0 else NoPoint.NOTHING

    def _budget(self, limits: Limits, measure: int, deadline: Deadline) -> Point:
        # Whatever the budget of the year, the limit over the horizon stays as it is.
        most = None
        if limits.budgets and limits.total is not None:
            most = self.asked.row.whole(limits.total)
        found = entry_budget(self.asked, self.lists, measure, most, deadline)
        return found if isinstance(found, NoPoint) else found * self.asked.row.unit


def _whole(most: Fraction | None) -> Point:
    return NoPoint.NOTHING if most is None else Fraction(floor(most))


def _amounts(problem: ScheduledProblem, resource: str) -> Amounts:
    """Return what each measure takes of a resource in the one year."""
    return tuple(c.net(resource, 0) if c.starts else Fraction(0) for c in problem.candidates)


def _limits_one_year(problem: ScheduledProblem) -> bool:
    """Return whether no more than the one year is limited, and rules ask only who is in."""
    return all(isinstance(rule, ABOUT_SELECTION) for rule in problem.rules) and not any(
        limits.permanent is not None
        or ((limits.later or limits.after is not None) and problem.last_commitment(limits.resource))
        for limits in problem.limits
    )

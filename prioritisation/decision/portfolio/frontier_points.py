"""The answer for every budget: the points at which more of it buys more value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.frontier_steps import Steps
from prioritisation.decision.portfolio.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierPoint:
    """A budget at which the highest value rises.

    Parameters
    ----------
    budget : the smallest at which the value is reached, in the unit of the resource; 0 or more
    value : the highest value of this budget, and of all up to the next point's
    selected : ids in list order, of the first of the portfolios of that value at this budget
    """

    budget: Fraction
    value: Fraction
    selected: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontier:
    """The points at which more of one resource buys more value, the smallest budget first.

        V(b) = max  Σ v_i x_i   s.t.  Σ c_i x_i ≤ b,  every other demand of the problem

    V is a staircase; its points are where it steps up. Budgets and values both rise strictly
    from point to point. The first point stands at the smallest feasible budget of 0 or more.
    There may be tens of thousands of points: a selection is worked out when it is asked for.

    Parameters
    ----------
    problem : the question; its own budget of the resource does not count
    resource : whose budget the frontier runs over
    budget_to : where it ends
    steps : the points in integers
    budget_unit, value_unit : what 1 stands for in the budgets and values of the steps
    complete_from : from this budget on, up to `budget_to`, every point is known; 0 = the whole
        frontier is; None = nothing is known, because time ended before
    seconds : wall time
    """

    problem: Problem = field(repr=False)
    resource: str
    budget_to: Fraction
    steps: Steps = field(repr=False, compare=False)
    budget_unit: Fraction
    value_unit: Fraction
    complete_from: Fraction | None
    seconds: float = field(default=0.0, compare=False)

    @property
    def is_complete(self) -> bool:
        """Whether every point is known."""
        return self.complete_from == 0

    @property
    def budgets(self) -> tuple[Fraction, ...]:
        """Budgets of all the points."""
        return tuple(int(budget) * self.budget_unit for budget in self.steps.budgets)

    @property
    def values(self) -> tuple[Fraction, ...]:
        """Values of all the points."""
        return tuple(int(value) * self.value_unit for value in self.steps.values)

    @property
    def points(self) -> tuple[FrontierPoint, ...]:
        """All the points with their selections."""
        rows = zip(self.budgets, self.values, self.steps.selections.of_all(), strict=True)
        return tuple(
            FrontierPoint(budget=budget, value=value, selected=self._names(taken))
            for budget, value, taken in rows
        )

    def __len__(self) -> int:
        """Return how many points are known."""
        return len(self.steps.budgets)

    def __iter__(self) -> Iterator[FrontierPoint]:
        """Yield the points, the smallest budget first."""
        return iter(self.points)

    def __getitem__(self, number: int) -> FrontierPoint:
        """Return one point by its number from 0, without working out the others."""
        number = range(len(self))[number]
        return FrontierPoint(
            budget=int(self.steps.budgets[number]) * self.budget_unit,
            value=int(self.steps.values[number]) * self.value_unit,
            selected=self._names(self.steps.selections.of_step(number)),
        )

    def at(self, budget: Fraction) -> FrontierPoint | None:
        """Return the point in effect at a budget: the last one up to it; None below the first.

        Between two points its value is still the highest, and its selection still the first in
        the total order if ties look at no other resource before this one.
        """
        number = self._points_up_to(budget)
        return self[number - 1] if number else None

    def next_after(self, budget: Fraction) -> FrontierPoint | None:
        """Return what the next euros would buy: the first point above a budget; None at the end."""
        number = self._points_up_to(budget)
        return self[number] if number < len(self) else None

    def _points_up_to(self, budget: Fraction) -> int:
        ratio = budget / self.budget_unit
        return bisect_right(self.steps.budgets, ratio.numerator // ratio.denominator)

    def _names(self, taken: NDArray[np.bool_]) -> tuple[str, ...]:
        return tuple(self.problem.ids[i] for i in np.flatnonzero(taken))

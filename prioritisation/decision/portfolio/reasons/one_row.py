"""A choice of measures in which one row limits and nothing else can: the case for lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from prioritisation.decision.portfolio.exact import IntegerRow, integer_row, total
from prioritisation.decision.portfolio.flips import Flips
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.reduction import ScaledProblem, is_gain, scaled_problem
from prioritisation.decision.portfolio.single_budget import scores_of_ties

Amounts = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class OneRow:
    """Which measures to select where one row limits.

        max  Σ v_i x_i   s.t.  Σ a_i x_i ≤ u,   x_i = 1 in must,  x_i = 0 in never

    Parameters
    ----------
    scaled : the problem, with v_i in integers
    amounts : a_i, exact
    at_most : u, exact

    Attributes
    ----------
    row : a_i in integers
    """

    scaled: ScaledProblem
    amounts: Amounts
    at_most: Fraction
    row: IntegerRow = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "row", integer_row(self.amounts))

    @property
    def problem(self) -> Problem:
        """The question."""
        return self.scaled.problem

    @property
    def capacity(self) -> int:
        """How many whole units of the row there are."""
        return self.row.whole(self.at_most)

    @property
    def is_first_of_ties(self) -> bool:
        """Whether ties look at what the row limits before anything else."""
        spending = self.problem.spending
        return self.amounts == next((amounts for amounts in spending if any(amounts)), None)

    def flips(self) -> Flips:
        """Return the measures whose place the row decides."""
        spending = [row.amounts for row in self.scaled.spending if row.amounts.any()]
        return Flips.of(
            self.problem,
            self.row.amounts,
            self.scaled.values.amounts,
            is_gain(self.scaled),
            spending[1:] if self.is_first_of_ties else spending,
        )

    def flips_in_order(self) -> Flips:
        """Return the same, worth what puts any two selections into the total order.

        Of two of equal value a list keeps the one that takes less of the row: the first of the
        total order where ties look at the row first. Elsewhere all that they look at becomes a
        part of what a measure is worth, value before all.
        """
        if self.is_first_of_ties:
            return self.flips()
        n = len(self.problem.ids)
        ones = np.ones(n, dtype=np.int64)
        scores = scores_of_ties([row.amounts for row in self.scaled.spending], ones)
        more = 2 * sum(map(abs, scores)) + 1
        keys = zip(map(int, self.scaled.values.amounts), scores, strict=True)
        worth = [((v * more + s) << n) + (1 << n - 1 - i) for i, (v, s) in enumerate(keys)]
        return Flips.of(
            self.problem,
            self.row.amounts,
            np.array(worth, dtype=object),
            np.array([amount > 0 for amount in worth], dtype=np.bool_),
            [],
        )


def one_row(problem: Problem, always: Amounts | None = None) -> OneRow | None:
    """Return the problem with the one row that limits it; None where several can.

    Parameters
    ----------
    always : amounts of a row that counts even where no selection breaks it
    """
    rows: dict[Amounts, Fraction] = {}
    for amounts, at_most in _rows(problem):
        if amounts == always or _may_bind(problem, amounts, at_most):
            rows[amounts] = min(at_most, rows.get(amounts, at_most))
    if len(rows) > 1:
        return None
    nothing = (Fraction(0),) * len(problem.ids)
    amounts, at_most = next(iter(rows.items()), (nothing, Fraction(0)))
    return OneRow(scaled_problem(problem), amounts, at_most)


def _rows(problem: Problem) -> Iterator[tuple[Amounts, Fraction]]:
    for amounts, budget in zip(problem.spending, problem.budgets, strict=True):
        if budget is not None:
            yield amounts, budget
    for limit in problem.limits:
        yield limit.amounts, limit.at_most


def _may_bind(problem: Problem, amounts: Amounts, at_most: Fraction) -> bool:
    """Return whether any selection breaks a row."""
    most = total(
        amount
        for name, amount in zip(problem.ids, amounts, strict=True)
        if name in problem.must or (amount > 0 and name not in problem.never)
    )
    return most > at_most

"""A problem without what is settled at sight: rules, rows that never bind, plain choices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerArray, IntegerRow, integer_row
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.errors import InfeasibleError

FREE, OUT, IN = -1, 0, 1


@dataclass(frozen=True, slots=True)
class ScaledProblem:
    """A problem with each of its rows as integers."""

    problem: Problem
    values: IntegerRow
    spending: tuple[IntegerRow, ...]
    limits: tuple[IntegerRow, ...]


def scaled_problem(problem: Problem) -> ScaledProblem:
    """Return the problem with each of its rows scaled to integers."""
    return ScaledProblem(
        problem,
        integer_row(problem.values),
        tuple(integer_row(row) for row in problem.spending),
        tuple(integer_row(limit.amounts) for limit in problem.limits),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """Σ amounts_i x_i ≤ capacity, in integers."""

    amounts: IntegerArray
    capacity: int

    @property
    def least(self) -> int:
        """The least that any decisions take."""
        return int(np.minimum(self.amounts, 0).sum())

    @property
    def most(self) -> int:
        """The most that any decisions take."""
        return int(np.maximum(self.amounts, 0).sum())


def keeps(rows: Iterable[Row], taken: NDArray[np.bool_]) -> bool:
    """Return whether decisions keep every row, in exact numbers."""
    return all(int(row.amounts[taken].sum()) <= row.capacity for row in rows)


@dataclass(frozen=True, slots=True)
class ReducedProblem:
    """What is left to decide, in integers.

        max  Σ v_i x_i   s.t.  Σ a_ki x_i ≤ u_k for each row k,   x_i ∈ {0, 1}

    over the free measures. The winner of the total order is never lost.

    Parameters
    ----------
    free : indices of the measures still to decide, in list order
    chosen : indices of the measures that are in
    values : v_i of the free, in units of `ScaledProblem.values`
    rows : the budgets and limits that can bind
    spending : per resource, amounts of the free; what ties look at
    """

    free: NDArray[np.intp]
    chosen: NDArray[np.intp]
    values: IntegerArray
    rows: tuple[Row, ...]
    spending: tuple[IntegerArray, ...]


@dataclass(frozen=True, slots=True)
class _Demand:
    """A row with what an error says of it."""

    row: IntegerRow
    capacity: int
    rule: str
    details: dict[str, Any]


def reduced(scaled: ScaledProblem) -> ReducedProblem:
    """Return the problem without the measures and rows that are settled at sight.

    A measure goes out when nothing pays for it, or when it is no gain and takes of every row;
    it comes in when nothing can hold without it, or when it is a gain and takes of no row.
    "Gain" is meant in the total order: value, then spending resource by resource, then count.

    Raises
    ------
    InfeasibleError : `must_and_never`, a measure is demanded and forbidden;
        `budget_too_small`, `limit_too_small`, what is demanded takes more than there is;
        `demands_contradict`, the same after conclusions from several rows.
    """
    problem = scaled.problem
    clash = [name for name in problem.ids if name in problem.must and name in problem.never]
    if clash:
        raise InfeasibleError("must_and_never", value=", ".join(clash), measures=tuple(clash))
    decided = np.array(
        [IN if i in problem.must else OUT if i in problem.never else FREE for i in problem.ids],
        dtype=np.int8,
    )
    gain = is_gain(scaled)
    demands = _demands(scaled)
    while True:
        before = np.count_nonzero(decided)
        open_before = np.count_nonzero(decided == FREE)
        demands = [demand for demand in demands if _can_bind(demand, decided, scaled)]
        free = decided == FREE
        takes = [demand.row.amounts for demand in demands]
        decided[free & ~gain & _everywhere((row >= 0 for row in takes), free)] = OUT
        decided[free & gain & _everywhere((row <= 0 for row in takes), free)] = IN
        if before == np.count_nonzero(decided) and open_before == np.count_nonzero(decided == FREE):
            break
    free_indices = np.flatnonzero(decided == FREE)
    chosen = np.flatnonzero(decided == IN)
    return ReducedProblem(
        free=free_indices,
        chosen=chosen,
        values=scaled.values.amounts[free_indices],
        rows=tuple(
            Row(d.row.amounts[free_indices], d.capacity - int(d.row.amounts[chosen].sum()))
            for d in demands
        ),
        spending=tuple(row.amounts[free_indices] for row in scaled.spending),
    )


def _demands(scaled: ScaledProblem) -> list[_Demand]:
    problem = scaled.problem
    budgets = [
        _Demand(row, row.whole(budget), "budget_too_small", {"resource": name, "budget": budget})
        for name, row, budget in zip(
            problem.resources, scaled.spending, problem.budgets, strict=True
        )
        if budget is not None
    ]
    limits = [
        _Demand(
            row,
            row.whole(limit.at_most),
            "limit_too_small",
            {"limit": limit.name, "at_most": limit.at_most},
        )
        for limit, row in zip(problem.limits, scaled.limits, strict=True)
    ]
    return budgets + limits


def is_gain(scaled: ScaledProblem) -> NDArray[np.bool_]:
    """Return whether the measure, if it took of nothing, would stand in the winner."""
    signs = _signs(scaled.values.amounts)
    for row in scaled.spending:
        signs = np.where(signs == 0, -_signs(row.amounts), signs)
    # A measure that changes nothing only makes the portfolio longer.
    return np.asarray(signs > 0)


def _signs(amounts: IntegerArray) -> NDArray[np.int8]:
    return np.asarray(amounts > 0, dtype=np.int8) - np.asarray(amounts < 0, dtype=np.int8)


def _everywhere(
    conditions: Iterable[NDArray[np.bool_]], like: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    result = np.ones_like(like)
    for condition in conditions:
        result &= condition.astype(bool)
    return result


def _can_bind(demand: _Demand, decided: NDArray[np.int8], scaled: ScaledProblem) -> bool:
    """Return whether some selection breaks the row; decide what the row alone decides."""
    amounts = demand.row.amounts
    rest = demand.capacity - int(amounts[decided == IN].sum())
    free = decided == FREE
    undecided = np.where(free, amounts, 0)
    least = int(np.minimum(undecided, 0).sum())
    if least > rest:
        raise _infeasible(demand, decided, demand.capacity - rest + least, scaled)
    if int(np.maximum(undecided, 0).sum()) <= rest:
        return False
    decided[free & (undecided > rest - least)] = OUT
    decided[free & (undecided < least - rest)] = IN
    return True


def _infeasible(
    demand: _Demand, decided: NDArray[np.int8], least: int, scaled: ScaledProblem
) -> InfeasibleError:
    problem = scaled.problem
    must = tuple(name for name in problem.ids if name in problem.must)
    forced_in = {problem.ids[i] for i in np.flatnonzero(decided == IN)}
    rule = demand.rule if forced_in <= problem.must else "demands_contradict"
    needs: Fraction = least * demand.row.unit
    return InfeasibleError(rule, must=must, needs=needs, **demand.details)

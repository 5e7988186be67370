"""What turning each measure round loses at least, by prices on the rows: all from one solve."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.multipliers import RelaxedProgram
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.reasons.reason import Starts
from prioritisation.decision.portfolio.reduction import scaled_problem

# Prices are counted in so many parts of one: integers, with which limits are exact.
PARTS = 2**60


def least_losses(problem: Problem, best: Starts, value: Fraction) -> list[Fraction]:
    """Return for each measure a limit that its loss is not below, 0 or more.

    With any prices λ ≥ 0 no portfolio is worth more than

        Σ λ_k u_k + Σ_must net_i + Σ_free max(0, net_i),   net_i = v_i − Σ_k λ_k a_ki

    and none with a free measure turned round more than the same with its own part as it then
    is: net_i where it comes in, nothing where it goes out.

    Parameters
    ----------
    best, value : starts of the best portfolio and what it is worth
    """
    scaled = scaled_problem(problem)
    rows = [
        (row.amounts, row.whole(most))
        for row, most in (
            *zip(scaled.spending, problem.budgets, strict=True),
            *zip(scaled.limits, (limit.at_most for limit in problem.limits), strict=True),
        )
        if most is not None
    ]
    must = np.array([i in problem.must for i in problem.ids], dtype=np.bool_)
    free = ~must & np.array([i not in problem.never for i in problem.ids], dtype=np.bool_)
    net = scaled.values.amounts.astype(object) * PARTS
    bound = 0
    prices = _prices(scaled.values.amounts, rows, must, free)
    for price, (amounts, most) in zip(prices, rows, strict=True):
        net = net - amounts.astype(object) * price
        bound += most * price
    bound += int(net[must].sum()) + sum(part for part in net[free] if part > 0)
    # What is lost is a whole multiple of the unit of the values.
    unit = scaled.values.unit
    highest = int(value / unit) * PARTS
    limits = []
    for i, name in enumerate(problem.ids):
        turned = bound - max(net[i], 0) + (0 if name in best else net[i])
        limits.append(max(0, -((turned - highest) // PARTS)) * unit if free[i] else Fraction(0))
    return limits


def _prices(
    values: IntegerArray,
    rows: list[tuple[IntegerArray, int]],
    must: NDArray[np.bool_],
    free: NDArray[np.bool_],
) -> list[int]:
    """Return what a unit of each row is worth, in parts; none where the solver has no answer."""
    if not rows:
        return []
    amounts = np.array([row.astype(np.float64) for row, _ in rows])
    left = np.array([float(most - int(row[must].sum())) for row, most in rows])
    prices = RelaxedProgram(values.astype(np.float64), amounts).prices(left, free)
    return [0] * len(rows) if prices is None else [int(price * PARTS) for price in prices]

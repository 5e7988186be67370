"""Slow and certain: answers by trying everything."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import groupby, product

from prioritisation.decision.portfolio.problem import Problem


def feasible_selections(problem: Problem) -> Iterator[tuple[int, ...]]:
    """Yield every selection that keeps all demands, as a 0 or 1 a measure; up to 12 measures."""
    rows = [
        (row, budget)
        for row, budget in zip(problem.spending, problem.budgets, strict=True)
        if budget is not None
    ] + [(limit.amounts, limit.at_most) for limit in problem.limits]
    choices = [
        [taken for taken in (0, 1) if not (taken and name in problem.never)
         and not (not taken and name in problem.must)]
        for name in problem.ids
    ]  # fmt: skip
    for x in product(*choices):
        if all(_sum(row, x) <= most for row, most in rows):
            yield x


def total_order(problem: Problem, x: tuple[int, ...]) -> tuple:
    """Return a key: the smaller, the better. Value, spending by resource, count, list."""
    return (
        -_sum(problem.values, x),
        *(_sum(row, x) for row in problem.spending),
        sum(x),
        tuple(1 - taken for taken in x),
    )


def best_by_trying_all(problem: Problem) -> tuple[str, ...] | None:
    """Return the ids of the first portfolio in the total order; None when none is feasible."""
    best = min(feasible_selections(problem), key=lambda x: total_order(problem, x), default=None)
    if best is None:
        return None
    return tuple(name for name, taken in zip(problem.ids, best, strict=True) if taken)


def frontier_by_trying_all(problem: Problem, row: int, budget_to: Fraction) -> list[tuple]:
    """Return (budget, value, ids) wherever the highest value rises, the smallest budget first.

    Empty when nothing is feasible. A budget is never below 0.
    """
    budgets = tuple(None if k == row else b for k, b in enumerate(problem.budgets))
    selections = feasible_selections(replace(problem, budgets=budgets))

    def needs(x):
        return max(_sum(problem.spending[row], x), Fraction(0))

    points, best = [], None
    for budget, group in groupby(sorted(selections, key=needs), key=needs):
        if budget > budget_to:
            break
        first = min(group, key=lambda x: total_order(problem, x))
        if best is None or total_order(problem, first) < total_order(problem, best):
            rises = best is None or _sum(problem.values, first) > _sum(problem.values, best)
            best = first
            if rises:
                ids = tuple(i for i, taken in zip(problem.ids, best, strict=True) if taken)
                points.append((budget, _sum(problem.values, best), ids))
    return points


def _sum(row: tuple[Fraction, ...], x: tuple[int, ...]) -> Fraction:
    return sum((amount for amount, taken in zip(row, x, strict=True) if taken), Fraction(0))

"""Slow and certain: answers by trying everything."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

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


def _sum(row: tuple[Fraction, ...], x: tuple[int, ...]) -> Fraction:
    return sum((amount for amount, taken in zip(row, x, strict=True) if taken), Fraction(0))

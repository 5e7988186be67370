"""Several budgets and limits: the highest value, and the first of equals."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.expanding_core import Found
from prioritisation.decision.portfolio.general_search import GeneralSearch
from prioritisation.decision.portfolio.integer_program import (
    LARGEST_SOLVER_NUMBER,
    IntegerProgram,
    Solved,
    Verdict,
    coarse_values,
    safe_floor,
)
from prioritisation.decision.portfolio.reduction import ReducedProblem, Row, keeps

# Partial selections that our own search looks at before HiGHS takes over.
MOST_NODES = 200_000_000
MOST_NODES_FOR_TIES = 20_000_000

# The same where no selection is known: then bounds hardly help, and HiGHS is better at finding.
MOST_NODES_IN_THE_DARK = 500_000

# How many selections are looked at one by one where the solver cannot tell them apart.
MOST_EXCLUDED = 40

# Binaries in one solve of the last tie: their weights 1, 2, 4, … stay small numbers.
BLOCK = 20


def best_of_general(reduced: ReducedProblem, deadline: Deadline) -> Found | None:
    """Return the free measures to take for the highest value; None when none is known in time.

    A good selection first; then our own exact search; where that takes too long, the integer
    program with every measure fixed on which the prices leave no doubt.

    Raises
    ------
    NothingPossibleError : no selection keeps the rows.
    """
    search = GeneralSearch(reduced, deadline)
    known = search.candidate()
    if known is not None and known.value == known.bound:
        return known
    found, finished = search.best(known, deadline, MOST_NODES if known else MOST_NODES_IN_THE_DARK)
    if finished and found is None:
        raise NothingPossibleError
    if finished or deadline.passed:
        return found
    return best_by_solver(reduced, search, deadline, found)


def best_by_solver(
    reduced: ReducedProblem, search: GeneralSearch, deadline: Deadline, known: Found | None
) -> Found | None:
    """Return the best selection by HiGHS; None when none is known in time.

    The solver maximises values that it can tell apart, q_i = v_i / d rounded. A selection of
    higher value than the best one known, z, has Σ q_i x_i ≥ (z + 1)/d − n/2: so selections are
    taken out one by one until the solver proves that no other comes so high. Mostly d = 1, and
    the first one is the answer.

    Raises
    ------
    NothingPossibleError : no selection keeps the rows.
    """
    lowest = known.value + 1 if known else -int(np.abs(reduced.values).sum())
    smaller = search.smaller(lowest)
    base = int(reduced.values[smaller.chosen].sum())
    values = reduced.values[smaller.free]
    coarse, unit = coarse_values(values)
    best, bound = known, known.bound if known else search.bound
    excluded: list[NDArray[np.bool_]] = []
    while len(excluded) < MOST_EXCLUDED and not deadline.passed:
        solved = IntegerProgram(values=coarse, rows=smaller.rows, excluded=excluded).solve(deadline)
        if solved.taken is not None and keeps(smaller.rows, solved.taken):
            value = base + int(values[solved.taken].sum())
            if best is None or value > best.value:
                best = Found(smaller.whole(solved.taken), value, max(value, bound))
        if solved.verdict is Verdict.IMPOSSIBLE:
            if best is None:
                raise NothingPossibleError
            return replace(best, bound=best.value)
        # What is taken out already, or fixed, is worth no more than the best.
        limit = base + _limit(solved, coarse, unit)
        bound = min(bound, max(limit, best.value) if best else limit)
        if solved.verdict is Verdict.STOPPED or solved.taken is None:
            break
        if best and limit <= best.value:
            break
        excluded.append(solved.taken)
    return replace(best, bound=max(bound, best.value)) if best else None


class NothingPossibleError(Exception):
    """No selection keeps the rows; the caller knows the names to say it with."""


def _limit(solved: Solved, coarse: list[int], unit: int) -> int:
    """Return what no selection still allowed is worth more than."""
    if solved.verdict is Verdict.PROVEN and solved.taken is not None:
        highest = sum(q for q, taken in zip(coarse, solved.taken, strict=True) if taken)
    elif solved.bound is not None:
        highest = safe_floor(solved.bound)
    else:
        highest = sum(q for q in coarse if q > 0)
    return highest if unit == 1 else unit * highest + unit * len(coarse) // 2


def first_of_general(
    reduced: ReducedProblem, found: Found, deadline: Deadline
) -> NDArray[np.bool_] | None:
    """Return the first of the portfolios of the highest value; None when time ends."""
    first = GeneralSearch(reduced, deadline).first(
        found, lambda equals: _first(reduced, equals), deadline, MOST_NODES_FOR_TIES
    )
    if first is None and not deadline.passed:
        return first_by_solver(reduced, found, deadline)
    return first


def _first(reduced: ReducedProblem, equals: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the first in the total order of selections of equal value, S × n."""
    for row in [*reduced.spending, np.ones(equals.shape[1], dtype=np.int64)]:
        totals = equals.astype(row.dtype) @ row
        equals = equals[totals == totals.min()]
    # Read as binary numbers, the first measure first, the highest takes the first difference.
    numbers = [line.tobytes() for line in np.packbits(equals, axis=1)]
    return np.asarray(equals[max(range(len(numbers)), key=numbers.__getitem__)])


def first_by_solver(
    reduced: ReducedProblem, found: Found, deadline: Deadline
) -> NDArray[np.bool_] | None:
    """Return the first of the portfolios of the highest value by HiGHS; None when not proven.

    One tie after another, each by a solve with everything before it held: never by one
    objective that mixes them.
    """
    n = len(reduced.values)
    rows = [*reduced.rows, Row(-reduced.values, -found.value)]
    taken = found.taken
    for row in [*reduced.spending, np.ones(n, dtype=np.int64)]:
        best = _least(row, rows, taken, deadline)
        if best is None:
            return None
        taken = best
        rows.append(Row(row, int(row[taken].sum())))
    # The list: take what stands first, a block at a time.
    for start in range(0, n, BLOCK):
        block = np.arange(start, min(start + BLOCK, n))
        weights = np.zeros(n, dtype=np.int64)
        weights[block] = -(2 ** np.arange(len(block))[::-1])
        best = _least(weights, rows, taken, deadline)
        if best is None:
            return None
        taken = best
        rows.append(Row(weights, int(weights[taken].sum())))
    return taken


def _least(
    amounts: IntegerArray, rows: list[Row], taken: NDArray[np.bool_], deadline: Deadline
) -> NDArray[np.bool_] | None:
    """Return a selection with the least Σ amounts_i x_i; None when that is not proven."""
    if not amounts.any():
        return taken
    largest = [sum(abs(int(a)) for a in row.amounts) for row in rows]
    if max(*largest, sum(abs(int(a)) for a in amounts)) > LARGEST_SOLVER_NUMBER:
        return None
    excluded: list[NDArray[np.bool_]] = []
    while len(excluded) < MOST_EXCLUDED and not deadline.passed:
        program = IntegerProgram(values=(-amounts).tolist(), rows=rows, excluded=excluded)
        solved = program.solve(deadline)
        if solved.verdict is not Verdict.PROVEN or solved.taken is None:
            return None
        if keeps(rows, solved.taken):
            return solved.taken
        excluded.append(solved.taken)
    return None

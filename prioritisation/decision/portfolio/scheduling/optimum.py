"""The best plan of several years: solved to proof by HiGHS, in exact numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.integer_program import (
    LARGEST_SOLVER_NUMBER,
    IntegerProgram,
    OnFound,
    Solved,
    Verdict,
    safe_floor,
)
from prioritisation.decision.portfolio.reduction import Row, keeps
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.racing import raced
from prioritisation.decision.portfolio.scheduling.terms import LinearDemand

Taken = NDArray[np.bool_]
Solve = Callable[[IntegerProgram, OnFound | None, Taken | None], Solved]
Solver = Callable[[IntegerProgram, Deadline, OnFound | None, Taken | None], Solved]

# How many selections are looked at one by one where the solver cannot tell them apart.
MOST_EXCLUDED = 40


class ImpossibleError(Exception):
    """No decisions keep the rows."""


@dataclass(frozen=True, slots=True)
class Highest:
    """Decisions (None = none known), their objective, and what no others come above."""

    taken: Taken | None
    value: int
    bound: int


def rows_of(columns: Columns, demands: Iterable[LinearDemand] | None = None) -> tuple[Row, ...]:
    """Return the demands that can bind, as integer rows.

    Parameters
    ----------
    demands : of the columns; None = all

    Raises
    ------
    ImpossibleError : a demand cannot be kept by any decisions.
    """
    stated = columns.demands() if demands is None else demands
    return binding_rows(columns.row(demand.terms, demand.at_most) for demand in stated)


def binding_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows that some decisions break.

    Raises
    ------
    ImpossibleError : one of them cannot be kept by any decisions.
    """
    binding = []
    for row in rows:
        if row.least > row.capacity:
            raise ImpossibleError
        if row.most > row.capacity:
            binding.append(row)
    return tuple(binding)


def keeps_rows(taken: Taken, columns: Columns, rows: Sequence[Row]) -> bool:
    """Return whether decisions keep rows, and the demands of the problem, in exact numbers."""
    return keeps(rows, taken) and not columns.assessment(taken).broken


def highest(
    amounts: IntegerArray,
    rows: Sequence[Row],
    keeps_all: Callable[[Taken], bool],
    deadline: Deadline,
    *,
    on_found: Callable[[Taken, int | None], None] | None = None,
    known: Taken | None = None,
    solver: Solver = raced,
) -> Highest:
    """Return the decisions with the highest Σ amounts_j x_j.

    HiGHS tells objectives apart only while they are small. Larger amounts are split,
    a_j = d·q_j + r_j with 0 ≤ r_j < d: the optimum Q of Σ q_j x_j comes first; as Σ r_j x_j is
    below n·d, the best has Σ q_j x_j = Q − w with 0 ≤ w ≤ n, and max Σ r_j x_j − d·w finds it,
    in small numbers again.

    Parameters
    ----------
    amounts : of n decisions, integers
    rows : that the decisions keep
    keeps_all : whether decisions keep everything in exact numbers
    on_found : told of each better selection and of the bound, None = unknown
    known : decisions that keep everything; nothing worse is returned
    solver : of each integer program

    Raises
    ------
    ImpossibleError : no decisions keep the rows.
    """
    if not rows:
        # Nothing binds: whatever is a gain is taken, and it costs no solve.
        taken = np.asarray(amounts > 0, dtype=np.bool_)
        value = int(amounts[taken].sum())
        return Highest(taken, value, value)

    def solved(program: IntegerProgram, on_found: OnFound | None, known: Taken | None) -> Solved:
        return solver(program, deadline, on_found, known)

    size = sum(abs(int(a)) for a in amounts)
    unit = -(-size // LARGEST_SOLVER_NUMBER)
    if unit <= 1:
        return _highest(amounts, rows, keeps_all, solved, on_found, known)
    n = len(amounts)
    quotients, remainders = amounts // unit, amounts % unit
    first = _highest(
        quotients,
        rows,
        keeps_all,
        solved,
        on_found and (lambda taken, q: on_found(taken, None if q is None else (q + n) * unit)),
        known,
    )
    if first.taken is None:
        return Highest(None, 0, (first.bound + n) * unit)
    value = int(amounts[first.taken].sum())
    if known is not None and int(amounts[known].sum()) > value:
        # The quotients may be equal where the amounts are not.
        value = int(amounts[known].sum())
        first = replace(first, taken=known)
    bound = max(value, (first.bound + n) * unit)
    if first.value != first.bound:
        return Highest(first.taken, value, bound)
    bits = n.bit_length()
    powers = 2 ** np.arange(bits, dtype=np.int64)
    binding = [
        Row(np.append(sign * quotients, sign * powers), sign * first.value) for sign in (1, -1)
    ]
    wider = [Row(np.append(row.amounts, 0 * powers), row.capacity) for row in rows]
    try:
        second = highest(
            np.append(remainders, -unit * powers),
            [*wider, *binding],
            lambda taken: keeps_all(taken[:n]),
            deadline,
            solver=solver,
        )
    except ImpossibleError:
        # What is known contradicts the solver, whose word is then no proof.
        return Highest(first.taken, value, bound)
    if second.taken is None:
        return Highest(first.taken, value, bound)
    taken = second.taken[:n]
    found = int(amounts[taken].sum())
    best = taken if found >= value else first.taken
    value = max(found, value)
    return Highest(best, value, max(value, min(bound, unit * first.value + second.bound)))


def _highest(
    amounts: IntegerArray,
    rows: Sequence[Row],
    keeps_all: Callable[[Taken], bool],
    solve: Solve,
    on_found: Callable[[Taken, int | None], None] | None,
    known: Taken | None,
) -> Highest:
    """Return the same for amounts that the solver can tell apart."""
    best, value = known, 0 if known is None else int(amounts[known].sum())
    bound = int(np.maximum(amounts, 0).sum())
    if best is not None and value == bound:
        return Highest(best, value, bound)
    excluded: list[Taken] = []

    def tell(taken: Taken, limit: float | None) -> None:
        if on_found is not None and keeps_all(taken):
            on_found(taken, None if limit is None else safe_floor(limit))

    while len(excluded) <= MOST_EXCLUDED:
        program = IntegerProgram(values=amounts.tolist(), rows=rows, excluded=excluded)
        solved = solve(program, tell if on_found else None, known)
        if solved.verdict is Verdict.IMPOSSIBLE:
            if best is None:
                raise ImpossibleError
            # What is known contradicts the solver, whose word is then no proof.
            return Highest(best, value, bound if best is known else value)
        is_as_good = False
        if solved.taken is not None and keeps_all(solved.taken):
            found = int(amounts[solved.taken].sum())
            is_as_good = best is None or found >= value
            if best is None or found > value:
                best, value = solved.taken, found
        if solved.bound is not None:
            bound = min(bound, safe_floor(solved.bound))
        if solved.verdict is Verdict.STOPPED or solved.taken is None:
            break
        if best is not None and (is_as_good or bound <= value):
            return Highest(best, value, value)
        excluded.append(solved.taken)
    return Highest(best, value, max(bound, value))

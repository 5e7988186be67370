"""The first of equally good plans of several years, one tie after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray, exact_array
from prioritisation.decision.portfolio.integer_program import IntegerProgram, Verdict
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import (
    Highest,
    Taken,
    highest,
    keeps_rows,
)
from prioritisation.decision.portfolio.scheduling.racing import raced

# Measures in one solve of a list: their weights 1, 2, 4, … stay small numbers.
BLOCK = 20


def first_of_equals(
    columns: Columns, best: Highest, values: IntegerArray, rows: Sequence[Row], deadline: Deadline
) -> Taken | None:
    """Return the first of the plans as good as the best one; None when time ends.

    Each tie is a solve with everything before it held: never one objective that mixes them.

    Parameters
    ----------
    best : decisions of the highest value, proven
    values : of the decisions, integers
    rows : that decisions keep
    """
    taken = best.taken
    if taken is None:
        return None
    held = [*rows, Row(-values, -best.value)]
    for amounts, ask_first in _ties(columns):
        if not amounts.any():
            continue
        if ask_first:
            is_alone = _is_alone(taken, held, deadline)
            if is_alone is None:
                return None
            if is_alone:
                return taken
        # From what ties before have left: a sixth to a third less work than from nothing.
        found = highest(
            -amounts, held, lambda t: keeps_rows(t, columns, held), deadline, known=taken
        )
        if found.taken is None or found.value != found.bound:
            return None
        taken = found.taken
        held.append(Row(amounts, -found.value))
    return taken


def _is_alone(taken: Taken, held: Sequence[Row], deadline: Deadline) -> bool | None:
    """Return whether no other decisions keep the rows; None when time ends."""
    program = IntegerProgram(values=[0] * len(taken), rows=held, excluded=[taken])
    solved = raced(program, deadline)
    return None if solved.verdict is Verdict.STOPPED else solved.verdict is Verdict.IMPOSSIBLE


def _ties(columns: Columns) -> Iterator[tuple[IntegerArray, bool]]:
    """Yield, for each tie in order, amounts of which the least sum comes first.

    With it goes whether to ask before whether anything is left to compare: at the outset, and
    before the list is gone down.
    """
    problem = columns.problem
    totals = [columns.total_spending(resource) for resource in problem.resources]
    for number, terms in enumerate([*totals, columns.start_years(), columns.chosen(problem.ids)]):
        yield columns.row(terms, Fraction(0)).amounts, number in (0, len(totals))
    # The list: what stands first is taken; then, of the same measures, what stands first
    # starts first.
    for start in range(0, len(problem.ids), BLOCK):
        weights = np.zeros(columns.count, dtype=np.int64)
        block = problem.ids[start : start + BLOCK]
        for place, i in enumerate(block):
            for t in problem.by_id[i].starts:
                weights[columns.of_start[i, t]] = -(2 ** (len(block) - 1 - place))
        yield weights, start == 0
    periods = problem.periods
    size = max(1, int(BLOCK / periods.bit_length()))
    for start in range(0, len(problem.ids) if periods > 1 else 0, size):
        amounts = [0] * columns.count
        block = problem.ids[start : start + size]
        for place, i in enumerate(block):
            for t in problem.by_id[i].starts:
                amounts[columns.of_start[i, t]] = t * periods ** (len(block) - 1 - place)
        yield exact_array(amounts), start == 0

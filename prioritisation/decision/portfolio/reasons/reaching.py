"""Whether any decisions reach a value: a question that needs no best ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.integer_program import (
    LARGEST_SOLVER_NUMBER,
    IntegerProgram,
    Verdict,
    safe_floor,
)
from prioritisation.decision.portfolio.reasons.entry import NoPoint
from prioritisation.decision.portfolio.reasons.proven_best import OpenError
from prioritisation.decision.portfolio.reduction import Row, keeps
from prioritisation.decision.portfolio.scheduling.optimum import (
    MOST_EXCLUDED,
    Taken,
    binding_rows,
)
from prioritisation.decision.portfolio.scheduling.racing import WAYS

# Seconds after which a question of little effort is left open.
LITTLE = 0.3


def reaching(
    worth: Row, demands: Iterable[Row], deadline: Deadline, *, thorough: bool
) -> Taken | NoPoint:
    """Return decisions that keep the rows and reach the value; NOTHING where there are none.

    Parameters
    ----------
    worth : Σ −value_j x_j ≤ −(the value to reach)
    thorough : whether it is asked to the end; else UNKNOWN is returned when it takes long

    Raises
    ------
    ImpossibleError : a row cannot be kept.
    OpenError : it is not known.
    """
    rows = binding_rows(demands)
    binding_rows([worth])
    values, least = -worth.amounts, -worth.capacity
    asked: Sequence[Row] = rows
    options: dict[str, Any] = {**WAYS[0]}
    if sum(abs(int(v)) for v in values) <= LARGEST_SOLVER_NUMBER and abs(least) < 10**9:
        # Whoever finds one stops, and what cannot reach it is not looked at.
        options |= {"objective_target": -float(least), "objective_bound": 0.5 - least}
    else:
        values, asked = np.zeros_like(values), [*rows, worth]
    if thorough:
        return _asked(values, asked, [*rows, worth], least, options, deadline)
    left = deadline.seconds_left
    little = Deadline(LITTLE if left is None else min(left, LITTLE), deadline.stop)
    try:
        return _asked(values, asked, [*rows, worth], least, options, little)
    except OpenError:
        return NoPoint.UNKNOWN


def _asked(
    values: Any,
    asked: Sequence[Row],
    rows: Sequence[Row],
    least: int,
    options: Mapping[str, Any],
    deadline: Deadline,
) -> Taken | NoPoint:
    excluded: list[Taken] = []
    while len(excluded) <= MOST_EXCLUDED and not deadline.passed:
        program = IntegerProgram(values=values.tolist(), rows=asked, excluded=excluded)
        solved = program.solve(deadline, options=options)
        taken = solved.taken
        if taken is not None and keeps(rows, taken):
            return taken
        if solved.verdict is Verdict.IMPOSSIBLE:
            return NoPoint.NOTHING
        claims = taken is not None and int(values[taken].sum()) >= least
        if taken is not None and (claims or len(asked) == len(rows)):
            # The solver sees no difference: this one is looked at, and not it.
            excluded.append(taken)
        elif solved.verdict is Verdict.PROVEN:
            if solved.bound is not None and safe_floor(solved.bound) >= least:
                break
            return NoPoint.NOTHING
        else:
            break
    raise OpenError

"""Whether anything keeps the demands."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import (
    ImpossibleError,
    highest,
    rows_of,
)
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.errors import InvalidValueError


def is_possible(
    problem: ScheduledProblem, *, time_limit: float | None = None, stop: Stop | None = None
) -> bool | None:
    """Return whether any portfolio keeps the demands; None = unknown when time ends."""
    columns = Columns(problem)
    nothing = np.zeros(columns.count, dtype=np.int64)
    try:
        found = highest(
            nothing,
            rows_of(columns),
            lambda taken: not columns.assessment(taken).broken,
            Deadline(time_limit, stop),
        )
    except ImpossibleError:
        return False
    return None if found.taken is None else True


def without_rule(problem: ScheduledProblem, rule: str) -> ScheduledProblem:
    """Return the problem without one of its rules.

    Raises
    ------
    InvalidValueError : no such rule is in force.
    """
    known = [r.id for r in problem.rules]
    if rule not in known:
        raise InvalidValueError("unknown_id", field="rules", value=rule, known=", ".join(known))
    return replace(
        problem,
        rules=tuple(r for r in problem.rules if r.id != rule),
        members={i: members for i, members in problem.members.items() if i != rule},
    )

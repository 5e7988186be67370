"""Whether anything keeps the demands, and which rule alone is in the way."""

from __future__ import annotations

from collections.abc import Iterator
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


def possible_without(
    problem: ScheduledProblem,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
) -> Iterator[tuple[str, bool | None]]:
    """Yield, of an infeasible plan, for each rule whether dropping it alone makes it possible.

    Parameters
    ----------
    time_limit : seconds for each rule; where they do not tell, None is yielded
    stop : when set, the rules still to come are left out
    """
    for rule in problem.rules:
        if Deadline(None, stop).passed:
            return
        freed = without_rule(problem, rule.id)
        yield rule.id, is_possible(freed, time_limit=time_limit, stop=stop)


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

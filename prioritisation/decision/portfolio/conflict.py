"""Why no selection keeps the demands of a problem: some that cannot hold together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, TypeVar

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.prepared import best_portfolio
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.errors import InfeasibleError, NoAnswerError

_T = TypeVar("_T")


class AskedKind(StrEnum):
    """What may be demanded of a selection."""

    BUDGET = "budget"
    LIMIT = "limit"
    MUST = "must"
    NEVER = "never"


class Asked(NamedTuple):
    """A demand: its kind, and the resource, limit or measure that it names."""

    kind: AskedKind
    name: str


def conflict(problem: Problem, *, time_limit: float | None = None) -> tuple[Asked, ...] | None:
    """Return demands that cannot hold together, none of which can be spared.

    With these demands alone nothing is possible; without any one of them something is. There
    may be other such sets.

    Deletion search (Chinneck 2008, Feasibility and Infeasibility in Optimization): each demand
    is left out in turn, measures before budgets, and stays out where it is not missed.

    Parameters
    ----------
    problem : that no selection keeps
    time_limit : seconds; then nothing is known

    Returns
    -------
    demands, budgets first, then limits and measures, each in order; None = unknown

    Raises
    ------
    ValueError : some selection keeps the demands.
    """
    deadline = Deadline(time_limit)
    problem = _without_mere_takers(problem)
    every = tuple(_demands(problem))
    kept = set(every)
    possible = _is_possible(problem, kept, deadline)
    if possible:
        raise ValueError("problem: something keeps its demands")
    if possible is None:
        return None
    for demand in reversed(every):
        possible = _is_possible(problem, kept - {demand}, deadline)
        if possible is None:
            return None
        if not possible:
            kept.remove(demand)
    return tuple(demand for demand in every if demand in kept)


def _without_mere_takers(problem: Problem) -> Problem:
    """Return the problem without what is not demanded and frees nothing of any budget or limit.

    Whatever selection is possible is so without them, so that none of them can be missed.
    """
    rows = [*problem.spending, *(limit.amounts for limit in problem.limits)]
    places = [
        place
        for place, i in enumerate(problem.ids)
        if i in problem.must or any(row[place] < 0 for row in rows)
    ]

    def left(row: Sequence[_T]) -> tuple[_T, ...]:
        return tuple(row[place] for place in places)

    ids = left(problem.ids)
    return replace(
        problem,
        ids=ids,
        values=left(problem.values),
        spending=tuple(map(left, problem.spending)),
        limits=tuple(replace(limit, amounts=left(limit.amounts)) for limit in problem.limits),
        never=problem.never.intersection(ids),
    )


def _demands(problem: Problem) -> Iterator[Asked]:
    for resource, budget in zip(problem.resources, problem.budgets, strict=True):
        if budget is not None:
            yield Asked(AskedKind.BUDGET, resource)
    for limit in problem.limits:
        yield Asked(AskedKind.LIMIT, limit.name)
    for kind, named in ((AskedKind.MUST, problem.must), (AskedKind.NEVER, problem.never)):
        yield from (Asked(kind, i) for i in problem.ids if i in named)


def _is_possible(problem: Problem, kept: Collection[Asked], deadline: Deadline) -> bool | None:
    """Return whether any selection keeps these demands; None = unknown when time ends."""
    if deadline.passed:
        return None
    budgets = zip(problem.resources, problem.budgets, strict=True)
    left = replace(
        problem,
        # Any selection will do: none is worth more than another.
        values=(Fraction(0),) * len(problem.ids),
        budgets=tuple(b if Asked(AskedKind.BUDGET, name) in kept else None for name, b in budgets),
        limits=tuple(li for li in problem.limits if Asked(AskedKind.LIMIT, li.name) in kept),
        must=frozenset(i for i in problem.must if Asked(AskedKind.MUST, i) in kept),
        never=frozenset(i for i in problem.never if Asked(AskedKind.NEVER, i) in kept),
    )
    try:
        best_portfolio(left, time_limit=deadline.seconds_left, settle_ties=False)
    except InfeasibleError:
        return False
    except NoAnswerError:
        return None
    return True

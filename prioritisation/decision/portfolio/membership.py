"""At which budgets each measure belongs to the portfolio: where it enters, where it drops out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.frontier_points import Frontier

# From this budget on, up to but not including the other; None = to the end of the frontier.
Interval: TypeAlias = tuple[Fraction, Fraction | None]


def membership(frontier: Frontier) -> Mapping[str, tuple[Interval, ...]]:
    """Return for each measure, in list order, the budgets at which it is selected.

    A measure with more than one interval, or whose last one ends, drops out again when there is
    more money: something larger takes its place. One that is never selected has no interval.
    """
    taken = frontier.steps.selections.of_all().astype(np.int8)
    changes = np.diff(taken, axis=0, prepend=0)
    budgets = np.array(frontier.budgets, dtype=object)
    return {
        name: _intervals(budgets, changes[:, column])
        for column, name in enumerate(frontier.problem.ids)
    }


def _intervals(budgets: NDArray[np.object_], changes: NDArray[np.int8]) -> tuple[Interval, ...]:
    enters = budgets[changes > 0].tolist()
    leaves = budgets[changes < 0].tolist()
    return tuple(zip(enters, [*leaves, None][: len(enters)], strict=True))

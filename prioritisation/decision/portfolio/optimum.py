"""Which way solves what is left: nothing, one limiting row, or several."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.expanding_core import Found
from prioritisation.decision.portfolio.general import (
    best_by_solver,
    best_of_general,
    first_by_solver,
    first_of_general,
)
from prioritisation.decision.portfolio.general_search import GeneralSearch
from prioritisation.decision.portfolio.reduction import ReducedProblem
from prioritisation.decision.portfolio.single_budget import (
    best_of_single_budget,
    first_of_single_budget,
)


def optimum(reduced: ReducedProblem, deadline: Deadline) -> Found | None:
    """Return the free measures to take for the highest value; None when none is known in time.

    Raises
    ------
    NothingPossibleError : no selection keeps the rows.
    """
    if len(reduced.free) == 0:
        return Found(np.zeros(0, dtype=np.bool_), 0, 0)
    if len(reduced.rows) > 1:
        return best_of_general(reduced, deadline)
    found = best_of_single_budget(reduced, deadline)
    if found.value < found.bound and not deadline.passed:
        # The list of partial selections grew too long: the solver goes on from what it proved.
        return best_by_solver(reduced, GeneralSearch(reduced, deadline), deadline, found)
    return found


def first_of_equals(
    reduced: ReducedProblem, found: Found, deadline: Deadline
) -> NDArray[np.bool_] | None:
    """Return the first of the selections of the highest value; None when time ends before."""
    if len(reduced.free) == 0:
        return found.taken
    if len(reduced.rows) > 1:
        return first_of_general(reduced, found, deadline)
    first = first_of_single_budget(reduced, found, deadline)
    if first is None and not deadline.passed:
        return first_by_solver(reduced, found, deadline)
    return first

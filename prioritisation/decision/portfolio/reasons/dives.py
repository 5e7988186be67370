"""A portfolio with one decision turned round, by rounding the linear relaxation step by step."""

from __future__ import annotations

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reasons.reason import Starts
from prioritisation.decision.portfolio.reasons.turned_bounds import TurnedBounds
from prioritisation.decision.portfolio.reasons.turned_rows import TurnedRows

# A share so near to 0 or 1 is whole.
WHOLE = 1e-6


def dive(plan: TurnedRows, bounds: TurnedBounds, measure: str, deadline: Deadline) -> Starts | None:
    """Return a selection near the relaxed one; None where rounding comes to no end.

    The largest share is rounded up and the relaxation solved again, until all are whole; what
    then cannot be is rounded down instead. Whether it keeps the demands is for others to see.
    """
    question = bounds.question(measure)
    if question is None:
        return None
    capacities, undecided = question
    taken = np.zeros(len(undecided), dtype=np.bool_)
    shares = bounds.shares(capacities, undecided)
    while shares is not None and not deadline.passed:
        broken = np.flatnonzero((shares > WHOLE) & (shares < 1 - WHOLE) & undecided)
        if not len(broken):
            taken |= undecided & (shares > 0.5)
            return plan.columns.assessment(taken).starts
        j = int(broken[np.argmax(shares[broken])])
        undecided = undecided.copy()
        undecided[j] = False
        up = capacities - bounds.takes(j)
        shares = bounds.shares(up, undecided)
        if shares is None:
            shares = bounds.shares(capacities, undecided)
        else:
            capacities = up
            taken[j] = True
    return None

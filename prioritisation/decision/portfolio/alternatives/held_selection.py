"""The best decisions of a selection that is held: only when its measures start is open."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prioritisation.decision.portfolio.alternatives.at_sight import settled_at_sight
from prioritisation.decision.portfolio.alternatives.decisions import Decisions
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.optimum import Taken, highest


def best_of_selection(
    decisions: Decisions,
    taken: Taken,
    amounts: IntegerArray,
    deadline: Deadline,
    further: Sequence[Row] = (),
) -> tuple[Taken, bool]:
    """Return decisions of a selection with the highest Σ_j a_j x_j, and whether that is proven.

    max  Σ_j a_j x_j   s.t.  the demands and further rows
                             Σ_t x[i, t] = 1   for each measure i of the selection
                             Σ_t x[i, t] = 0   for the others

    Parameters
    ----------
    taken : decisions of the selection that keep the rows; where time ends, they may be the answer
    amounts : a_j
    further : rows that they keep besides the demands
    """
    held = [*further]
    for measure, is_chosen in enumerate(decisions.selection(taken)):
        here = (decisions.measure_of == measure).astype(np.int64)
        held.append(Row(-here, -1) if is_chosen else Row(here, 0))
    rest = settled_at_sight(amounts, [*decisions.rows, *held])

    def whole(inner: Taken) -> Taken:
        every = np.zeros(decisions.columns.count, dtype=np.bool_)
        every[rest.chosen] = True
        every[rest.free] = inner
        return every

    found = highest(
        rest.values,
        rest.rows,
        lambda inner: decisions.keeps(whole(inner), held),
        deadline,
        known=taken[rest.free],
    )
    if found.taken is None:
        return taken, False
    return whole(found.taken), found.value == found.bound

"""Several aims, one after another: each is the least that those before it leave possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import Taken, highest, keeps_rows
from prioritisation.decision.portfolio.scheduling.terms import Terms


@dataclass(frozen=True, slots=True)
class Least:
    """Decisions, what no others come below in the first aim, and whether all is proven."""

    taken: Taken
    bound: Fraction
    is_proven: bool


def least_in_turn(
    aims: Sequence[Terms],
    columns: Columns,
    rows: Sequence[Row],
    known: Taken,
    deadline: Deadline,
) -> Least:
    """Return the decisions with the least of the first aim; of those, of the second; and so on.

    Each is a solve with everything before it held: never one objective that mixes them.

    Parameters
    ----------
    aims : linear expressions, one or more
    rows : that the decisions keep, beside the demands of the problem
    known : decisions that keep them; where time ends, what has been improved of them
    """
    taken, held, bounds = known, list(rows), []
    for terms in aims:
        aim = columns.whole(terms)
        found = highest(
            -aim.amounts,
            held,
            lambda decisions: keeps_rows(decisions, columns, held),
            deadline,
            known=taken,
        )
        assert found.taken is not None, "what is known keeps the rows"
        taken = found.taken
        bounds.append(-found.bound * aim.unit)
        if found.value != found.bound:
            return Least(taken, bounds[0], False)
        held.append(Row(aim.amounts, -found.value))
    return Least(taken, bounds[0], True)

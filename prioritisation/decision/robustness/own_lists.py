"""The best portfolio by each participant's own scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.prepared import prepare
from prioritisation.decision.portfolio.question import portfolio_problem
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.robustness.room import Room
from prioritisation.decision.scoring.values import item_values

# Told how many of how many are worked out; what it raises ends the work.
Progress = Callable[[int, int], None]

# A list whose optimum is not proven by then is passed over, and counted.
_SECONDS_A_LIST = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLists:
    """On how many participants' own lists each measure is; nobody's own list.

    Parameters
    ----------
    lists : how many were worked out
    on : by measure id, on how many of them it is
    unproven : how many were passed over, since their optimum was not proven in time
    in_portfolio : ids of the measures on the list of everybody together
    """

    lists: int
    on: Mapping[str, int]
    unproven: int
    in_portfolio: frozenset[str]


def own_lists(
    room: Room, plan: Plan, resources: Sequence[str], progress: Progress | None = None
) -> OwnLists:
    """Return on how many participants' own lists each measure is.

    A participant's own list is the best portfolio of the plan by their own scores: the same
    objective, weights, budgets and rules. Where they gave no number, the group's stands. Of equally
    good lists the first in the total order counts.

    Parameters
    ----------
    resources : ids, in the order in which ties look at spending

    Raises
    ------
    InvalidValueError : as `portfolio_problem` and `item_values`.
    InfeasibleError : the rules cannot hold within the budgets.
    """
    measures = [item for item in room.items if isinstance(item, Measure)]
    values = item_values(measures, room.table, room.board, plan)
    prepared = prepare(portfolio_problem(measures, resources, values.values, plan))
    everybody = prepared.best(time_limit=_SECONDS_A_LIST)
    on: Counter[str] = Counter()
    tables = room.own_tables()
    unproven = 0
    for number, table in enumerate(tables.values(), start=1):
        own = item_values(measures, table, room.board, plan)
        found = prepared.best(values=own.values, time_limit=_SECONDS_A_LIST)
        if found.status is Status.OPTIMAL:
            on.update(found.selected)
        else:
            unproven += 1
        if progress is not None:
            progress(number, len(tables))
    return OwnLists(
        lists=len(tables) - unproven,
        on={measure.id: on[measure.id] for measure in measures},
        unproven=unproven,
        in_portfolio=frozenset(everybody.selected),
    )

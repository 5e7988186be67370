"""Keep what a what-if copy tried: all of it as one action, or its plan as a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Any

from prioritisation.actions.desk import Desk
from prioritisation.actions.scenarios import save_plan
from prioritisation.actions.what_if.changes import (
    Changed,
    CostChange,
    ScoreChange,
    WeightChange,
    WhatIf,
)
from prioritisation.actions.what_if.copying import (
    agreed_scores,
    changed_plan,
    changed_programme,
)
from prioritisation.actions.what_if.limits import (
    AfterChange,
    BudgetChange,
    CarryOverChange,
    LimitChange,
    TotalChange,
)
from prioritisation.errors import RevisionConflictError
from prioritisation.store import Change, Store

# How the log says that nothing limits.
_OPEN = "open"
_PARTS: Mapping[str, type | UnionType] = {
    "what_if_costs": CostChange,
    "what_if_scores": ScoreChange,
    "what_if_weights": WeightChange,
    "what_if_budgets": LimitChange,
}


def keep_what_if(store: Store, seen: Desk, what_if: WhatIf, *, reason: str, who: str) -> None:
    """Keep costs, weights and budgets in the programme, and scores as agreed ones.

    It is one action, undone as a whole. Where others have written meanwhile nothing is kept:
    what was shown would not be what comes of it.

    Parameters
    ----------
    seen : what the changes were tried on
    reason : of the agreed scores

    Raises
    ------
    RevisionConflictError : somebody else has changed something since.
    InvalidValueError : a change does not fit the programme.
    """
    if not what_if.changes:
        return
    if store.version(seen.programme.id) != seen.version:
        raise RevisionConflictError("what_if_changed_meanwhile")
    programme = changed_programme(seen.programme, what_if)
    store.write(
        seen.programme.id,
        Change(
            programme=None if programme == seen.programme else programme,
            agreed=agreed_scores(seen.programme, what_if, reason=reason.strip(), who=who),
        ),
        based_on=seen.revision,
        who=who,
        kind="what_if_kept",
        details=_details(what_if),
    )


def keep_as_scenario(store: Store, seen: Desk, what_if: WhatIf, name: str, *, who: str) -> None:
    """Keep the plan with the changed weights and budgets as a scenario; costs and scores stay.

    Raises
    ------
    InvalidValueError : the name is empty, or a change does not fit the programme.
    RevisionConflictError : somebody else has changed the programme since.
    """
    save_plan(store, seen, changed_plan(seen.programme, what_if), name, who=who)


def _details(what_if: WhatIf) -> dict[str, Any]:
    """Return what the log says: which parts change, and each change as plain data."""
    return {
        "what": [
            part
            for part, kind in _PARTS.items()
            if any(isinstance(change, kind) for change in what_if.changes)
        ],
        "changes": [[*change.key, _value(change)] for change in what_if.changes],
    }


def _value(change: Changed) -> str:
    match change:
        case CostChange(percent=None):
            return "; ".join(map(str, change.amounts))
        case CostChange():
            return f"{change.percent} %"
        case ScoreChange():
            return str(change.score)
        case WeightChange():
            return str(change.weight)
        case BudgetChange() | TotalChange():
            return _OPEN if change.amount is None else str(change.amount)
        case CarryOverChange():
            return f"{change.percent} %"
        case AfterChange():
            return _OPEN if change.after is None else str(change.after)

"""Write a workshop as it becomes, with what else of the programme changes with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.workshops import Workshop
from prioritisation.store import Change, KeptWorkshop, Store, WorkshopChange

FACILITATOR = "facilitator"


def write(
    store: Store,
    kept: KeptWorkshop,
    changed: Workshop,
    kind: str,
    *,
    who: str = FACILITATOR,
    programme: Programme | None = None,
    based_on: int | None = None,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Keep a workshop in place of what was seen, as one action that can be undone.

    Raises
    ------
    RevisionConflictError : somebody else has changed it, or the programme, since.
    """
    if changed == kept.workshop and programme is None:
        return
    store.write(
        kept.programme_id,
        Change(programme=programme, workshop=WorkshopChange(before=kept.workshop, after=changed)),
        based_on=based_on,
        who=who,
        kind=kind,
        details={"workshop": changed.title} | dict(details or {}),
    )

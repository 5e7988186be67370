"""Change a part of the programme: what others wrote elsewhere meanwhile stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from prioritisation.actions.desk import Desk, desk_of
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import RevisionConflictError
from prioritisation.store import Change, Event, Store

# How often a change is tried anew when others write at the same moment.
_TRIES = 20


def change_part(
    store: Store,
    seen: Desk,
    part: Callable[[Programme], object],
    change: Callable[[Programme], Programme],
    *,
    who: str,
    kind: str,
    details: Mapping[str, Any] | None = None,
) -> Event | None:
    """Keep a change of one part of the programme; return None where it changes nothing.

    Parameters
    ----------
    seen : what the one who changes it has seen
    part : what of the programme they have seen and change, comparable
    change : the programme as it becomes; made of the latest one, so that it leaves all else as
        it is
    kind, details : what was done, for the log

    Raises
    ------
    RevisionConflictError : somebody else has changed this part meanwhile; nothing is kept.
    InvalidValueError : the programme cannot be so.
    """
    expected = part(seen.programme)
    for _ in range(_TRIES):
        now = desk_of(store, seen.programme.id)
        if part(now.programme) != expected:
            break
        changed = change(now.programme)
        if changed == now.programme:
            return None
        try:
            return store.write(
                now.programme.id,
                Change(programme=changed),
                based_on=now.revision,
                who=who,
                kind=kind,
                details=details,
            )
        except RevisionConflictError:
            continue
    raise RevisionConflictError("part_changed_meanwhile")

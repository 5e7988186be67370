"""Take the latest action back, or do it again; document and scores together."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from prioritisation.errors import InvalidValueError, RevisionConflictError
from prioritisation.store import events, revisions, scores, workshops
from prioritisation.store.events import Standing
from prioritisation.store.keys import Key
from prioritisation.store.score_changes import ScoreChange
from prioritisation.store.values import Event, Undone, WorkshopChange

UNDO = "undo"
REDO = "redo"


def undo(connection: Connection, programme_id: str, *, event: int | None, who: str) -> Undone:
    """Take back the latest action that is done.

    What follows it has been taken back already, so the revision before its own is the
    programme as it found it.
    """
    revisions.claim(connection, programme_id)
    action = _expected(events.next_to_undo(connection, programme_id), event, "nothing_to_undo")
    restored = None if action.revision is None else action.revision - 1
    changes = [change.reversed() for change in events.scores_of(connection, action)]
    workshop = _workshop_change(connection, action)
    back = None if workshop is None else workshop.reversed()
    events.set_standing(connection, action, Standing.UNDONE)
    return _write(connection, action, restored, changes, back, kind=UNDO, who=who)


def redo(connection: Connection, programme_id: str, *, event: int | None, who: str) -> Undone:
    """Do again the action that was taken back last."""
    revisions.claim(connection, programme_id)
    action = _expected(events.next_to_redo(connection, programme_id), event, "nothing_to_redo")
    changes = events.scores_of(connection, action)
    workshop = _workshop_change(connection, action)
    events.set_standing(connection, action, Standing.DONE)
    return _write(connection, action, action.revision, changes, workshop, kind=REDO, who=who)


def _workshop_change(connection: Connection, action: Event) -> WorkshopChange | None:
    plain = events.workshop_of(connection, action)
    return None if plain is None else workshops.change_of(plain)


def _expected(action: Event | None, event: int | None, rule: str) -> Event:
    if event is not None and (action is None or action.id != event):
        raise RevisionConflictError("undo_conflict", value=event)
    if action is None:
        raise InvalidValueError(rule)
    return action


def _write(
    connection: Connection,
    action: Event,
    restored: int | None,
    changes: Iterable[ScoreChange],
    workshop: WorkshopChange | None,
    *,
    kind: str,
    who: str,
) -> Undone:
    """Write the document of a revision anew, and what nobody has changed since of the rest."""
    programme_id = action.programme_id
    number = None if restored is None else revisions.add_again(connection, programme_id, restored)

    made, kept = _split(connection, programme_id, changes)
    scores.overwrite(connection, programme_id, {change.key: change.after for change in made})
    left = workshop is not None and not workshops.is_as_before(connection, programme_id, workshop)
    if workshop is not None and not left:
        workshops.put(connection, programme_id, workshop)

    entry = events.add(
        connection,
        programme_id,
        who=who,
        kind=kind,
        details={"kind": action.kind, "details": action.details, "kept": len(kept) + left},
        revision=number,
        scores=made,
        of_event=action.id,
    )
    return Undone(event=entry, of=action, kept=kept, workshop_kept=left)


def _split(
    connection: Connection, programme_id: str, changes: Iterable[ScoreChange]
) -> tuple[list[ScoreChange], tuple[Key, ...]]:
    """Return the changes whose scores are as they were left, and the keys of the others."""
    by_key = {change.key: change for change in changes}
    current = scores.present(connection, programme_id, by_key)
    kept = tuple(key for key, change in by_key.items() if current.get(key) != change.before)
    return [change for key, change in by_key.items() if key not in kept], kept

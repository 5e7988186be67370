"""Keep what one action changes: the programme, scores, and its entry in the audit trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from prioritisation.errors import InvalidValueError, RevisionConflictError
from prioritisation.store import events, revisions, scores, workshops
from prioritisation.store.events import Standing
from prioritisation.store.keys import Key, Score, key_of
from prioritisation.store.values import Change, Event


def write(
    connection: Connection,
    programme_id: str,
    change: Change,
    *,
    based_on: int | None,
    who: str,
    kind: str,
    details: Mapping[str, Any],
) -> Event:
    """Write a change on top of the revision it is based on, and return its entry."""
    latest = revisions.claim(connection, programme_id)
    if based_on is not None and based_on != latest:
        raise RevisionConflictError(
            "revision_conflict",
            value=based_on,
            latest=latest,
            who=events.of_revision(connection, programme_id, latest).who,
        )
    number = None
    if change.programme is not None:
        if change.programme.id != programme_id:
            raise InvalidValueError(
                "other_programme", field="id", value=change.programme.id, programme=programme_id
            )
        number = revisions.add(connection, change.programme, based_on=latest)
    changes = scores.put(connection, programme_id, _wanted(change))
    workshop = change.workshop
    if workshop is not None and not workshops.put(connection, programme_id, workshop):
        workshop = None

    # Nothing lies before the first revision, so it is not undone.
    undoable = latest > 0 and bool(number or changes or workshop)
    if undoable:
        events.drop_undone(connection, programme_id)
    return events.add(
        connection,
        programme_id,
        who=who,
        kind=kind,
        details=details,
        revision=number,
        scores=changes,
        workshop=None if workshop is None else workshops.plain_of(workshop),
        standing=Standing.DONE if undoable else None,
    )


def _wanted(change: Change) -> dict[Key, Score | None]:
    wanted: dict[Key, Score | None] = {}
    wanted.update(dict.fromkeys((*change.removed_answers, *change.removed_agreed)))
    given: tuple[Score, ...] = (*change.answers, *change.agreed)
    wanted.update({key_of(score): score for score in given})
    return wanted

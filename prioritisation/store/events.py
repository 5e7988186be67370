"""The audit trail, and which action is the next to undo or redo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from prioritisation.store.lowered_costs import LOWERED, lowered_costs
from prioritisation.store.score_changes import ScoreChange, changes_of, plain_of
from prioritisation.store.tables import events
from prioritisation.store.values import Event

# The columns of an event: all but the scores, which may be many.
_COLUMNS = [events.c[name] for name in Event.__dataclass_fields__]


class Standing(StrEnum):
    """Where an action stands between undo and redo.

    Actions form a stack. Undo takes the latest that is DONE, redo the earliest that is UNDONE;
    a new action ends what could be redone: it is DROPPED. Whatever changed nothing, or is
    itself an undo, has no standing.
    """

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


def add(
    connection: Connection,
    programme_id: str,
    *,
    who: str,
    kind: str,
    details: Mapping[str, Any],
    revision: int | None,
    scores: Iterable[ScoreChange] = (),
    workshop: Mapping[str, Any] | None = None,
    standing: Standing | None = None,
    of_event: int | None = None,
) -> Event:
    """Write an entry of the audit trail, and return it.

    What it names it tells of costs too that its revision lowers after an explanation.
    """
    lowered = [] if revision is None else lowered_costs(connection, programme_id, revision)
    told = {**details, LOWERED: lowered} if lowered else dict(details)
    at = datetime.now(UTC)
    result = connection.execute(
        insert(events).values(
            programme_id=programme_id,
            revision=revision,
            who=who,
            at=at,
            kind=kind,
            details=told,
            scores=plain_of(scores),
            workshop=workshop,
            standing=standing,
            of_event=of_event,
        )
    )
    (event_id,) = result.inserted_primary_key or (0,)
    return Event(
        id=event_id,
        programme_id=programme_id,
        revision=revision,
        who=who,
        at=at,
        kind=kind,
        details=told,
        of_event=of_event,
    )


def read(
    connection: Connection, programme_id: str, limit: int, *, with_revision: bool = False
) -> tuple[Event, ...]:
    """Return the latest entries, newest first; of those that wrote a revision only, if asked."""
    query = select(*_COLUMNS).where(events.c.programme_id == programme_id)
    if with_revision:
        query = query.where(events.c.revision.is_not(None))
    rows = connection.execute(query.order_by(events.c.id.desc()).limit(limit))
    return tuple(_event(row) for row in rows)


def of_revision(connection: Connection, programme_id: str, number: int) -> Event:
    """Return the entry of the action that wrote a revision."""
    query = select(*_COLUMNS).where(
        events.c.programme_id == programme_id, events.c.revision == number
    )
    return _event(connection.execute(query).one())


def next_to_undo(connection: Connection, programme_id: str) -> Event | None:
    """Return the latest action that is done."""
    return _at_end(connection, programme_id, Standing.DONE, func.max(events.c.id))


def next_to_redo(connection: Connection, programme_id: str) -> Event | None:
    """Return the earliest action that is undone."""
    return _at_end(connection, programme_id, Standing.UNDONE, func.min(events.c.id))


def scores_of(connection: Connection, event: Event) -> tuple[ScoreChange, ...]:
    """Return what an action changed of scores."""
    return changes_of(
        connection.scalar(select(events.c.scores).where(events.c.id == event.id)) or ()
    )


def workshop_of(connection: Connection, event: Event) -> Mapping[str, Any] | None:
    """Return what an action changed of a workshop, as plain data; None = nothing."""
    found: Mapping[str, Any] | None = connection.scalar(
        select(events.c.workshop).where(events.c.id == event.id)
    )
    return found


def set_standing(connection: Connection, event: Event, standing: Standing) -> None:
    """Mark an action as done or undone."""
    connection.execute(update(events).where(events.c.id == event.id).values(standing=standing))


def drop_undone(connection: Connection, programme_id: str) -> None:
    """End what could be redone."""
    connection.execute(
        update(events)
        .where(events.c.programme_id == programme_id, events.c.standing == Standing.UNDONE)
        .values(standing=Standing.DROPPED)
    )


def _at_end(
    connection: Connection, programme_id: str, standing: Standing, end: Any
) -> Event | None:
    its_id = (
        select(end)
        .where(events.c.programme_id == programme_id, events.c.standing == standing)
        .scalar_subquery()
    )
    row = connection.execute(select(*_COLUMNS).where(events.c.id == its_id)).one_or_none()
    return None if row is None else _event(row)


def _event(row: Row[Any]) -> Event:
    return Event(**row._mapping)

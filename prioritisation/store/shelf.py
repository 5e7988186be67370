"""What becomes of whole programmes: hidden, deleted and brought back, gone for good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from prioritisation.store import events, revisions, tables
from prioritisation.store.engine import Database
from prioritisation.store.tables import (
    metadata,
    participants,
    programmes,
    workshops,
    workspace,
)
from prioritisation.store.values import Event, KeptProgramme


class ProgrammeShelf:
    """The part of the store for programmes as wholes; each method is one transaction.

    A programme that is deleted answers no question of any other part of the store: its pages,
    walls and phones find nothing. All of it is kept until it is removed for good.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[KeptProgramme, ...]:
        """Return every programme that is kept, hidden and deleted ones too, by id."""
        with self._database.reading() as connection:
            return tuple(sorted(_kept(connection), key=lambda kept: kept.summary.id))

    def ids(self) -> frozenset[str]:
        """Return the ids that are taken, by deleted programmes too."""
        with self._database.reading() as connection:
            return frozenset(connection.scalars(select(programmes.c.id)))

    def archive(self, programme_id: str, *, who: str) -> Event:
        """Hide a programme.

        Raises
        ------
        InvalidValueError : there is no such programme.
        """
        now = datetime.now(UTC)
        return self._mark(programme_id, {"archived_at": now}, "programme_archived", who)

    def bring_back(self, programme_id: str, *, who: str) -> Event:
        """Show a hidden programme again.

        Raises
        ------
        InvalidValueError : there is no such programme.
        """
        return self._mark(programme_id, {"archived_at": None}, "programme_brought_back", who)

    def delete(self, programme_id: str, *, who: str) -> Event:
        """Delete a programme, so that it can be taken back; nobody joins its workshops by then.

        Raises
        ------
        InvalidValueError : there is no such programme.
        """
        now = datetime.now(UTC)
        return self._mark(programme_id, {"deleted_at": now}, "programme_deleted", who)

    def take_back(self, programme_id: str, *, who: str) -> Event:
        """Take the deletion of a programme back; one that is not deleted stays as it is.

        Raises
        ------
        InvalidValueError : there is no such programme, or it is gone for good.
        """
        with self._database.writing() as connection:
            its_row = programmes.c.id == programme_id
            connection.execute(update(programmes).where(its_row).values(deleted_at=None))
            return _logged(connection, programme_id, "programme_taken_back", who)

    def remove_for_good(self, before: datetime) -> tuple[str, ...]:
        """Remove all that is kept of the programmes deleted before a moment; return their ids."""
        with self._database.writing() as connection:
            due = select(programmes.c.id, programmes.c.version).where(
                programmes.c.deleted_at.is_not(None), programmes.c.deleted_at < before
            )
            found = connection.execute(due).all()
            for row in found:
                _remove(connection, row.id)
            if found:
                _spend(connection, max(row.version for row in found))
            return tuple(row.id for row in found)

    def _mark(self, programme_id: str, values: Mapping[str, Any], kind: str, who: str) -> Event:
        with self._database.writing() as connection:
            event = _logged(connection, programme_id, kind, who)
            its_row = programmes.c.id == programme_id
            connection.execute(update(programmes).where(its_row).values(values))
            if values.get("deleted_at"):
                # Its codes are free for others, and no wall shows a way in that leads nowhere.
                connection.execute(
                    update(workshops)
                    .where(workshops.c.programme_id == programme_id)
                    .values(code=None, key=None, code_until=None)
                )
            return event


def _logged(connection: Connection, programme_id: str, kind: str, who: str) -> Event:
    """Count a new version of a programme that is there, and write what was done with it."""
    revisions.claim(connection, programme_id)
    return events.add(connection, programme_id, who=who, kind=kind, details={}, revision=None)


def _kept(connection: Connection) -> list[KeptProgramme]:
    entries, held = tables.events.c, workshops.c
    changed = select(entries.programme_id, func.max(entries.at)).group_by(entries.programme_id)
    counted = select(held.programme_id, func.count()).group_by(held.programme_id)
    moments: dict[str, datetime] = {row[0]: row[1] for row in connection.execute(changed)}
    numbers: dict[str, int] = {row[0]: row[1] for row in connection.execute(counted)}
    rows = connection.execute(
        select(programmes, tables.revisions.c.document).join(
            tables.revisions,
            (tables.revisions.c.programme_id == programmes.c.id)
            & (tables.revisions.c.number == programmes.c.revision),
        )
    )
    return [
        KeptProgramme(
            summary=revisions.summary_of(row),
            measures=len(row.document.get("measures", ())),
            workshops=numbers.get(row.id, 0),
            changed_at=moments[row.id],
        )
        for row in rows
    ]


def _remove(connection: Connection, programme_id: str) -> None:
    """Delete the rows of a programme: those that name others before the others."""
    theirs = select(participants.c.id).where(participants.c.programme_id == programme_id)
    for table in reversed(metadata.sorted_tables):
        if table is programmes:
            connection.execute(delete(table).where(table.c.id == programme_id))
        elif "programme_id" in table.c:
            connection.execute(delete(table).where(table.c.programme_id == programme_id))
        elif "participant" in table.c:
            connection.execute(delete(table).where(table.c.participant.in_(theirs)))


def _spend(connection: Connection, version: int) -> None:
    name = workspace.c.name == revisions.VERSIONS_SPENT
    spent = connection.scalar(select(workspace.c.value).where(name))
    connection.execute(delete(workspace).where(name))
    connection.execute(
        insert(workspace).values(name=revisions.VERSIONS_SPENT, value=max(version, spent or 0))
    )

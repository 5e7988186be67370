"""Programmes, every revision of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from prioritisation.decision.programme.document import document_of, programme_of
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, RevisionConflictError
from prioritisation.store import events
from prioritisation.store.tables import programmes, revisions, workspace
from prioritisation.store.values import ProgrammeSummary, Revision

# The highest version of the programmes that are gone for good. A new one counts on from there: what
# was made of a version of one is never taken for what belongs to another of the same id.
VERSIONS_SPENT = "versions_spent"

# A programme that is deleted is as if it were none, until that is taken back.
is_there = programmes.c.deleted_at.is_(None)


def summaries(connection: Connection) -> tuple[ProgrammeSummary, ...]:
    """Return the programmes that there are, archived ones too but no deleted ones, by id."""
    rows = connection.execute(select(programmes).where(is_there))
    return tuple(sorted(map(summary_of, rows), key=lambda programme: programme.id))


def summary_of(row: Any) -> ProgrammeSummary:
    """Return the line of a row that has the columns of `programmes`."""
    return ProgrammeSummary(
        id=row.id,
        title=Text.of(row.title),
        revision=row.revision,
        archived_at=row.archived_at,
        deleted_at=row.deleted_at,
    )


def create(connection: Connection, programme: Programme) -> None:
    """Make room for a new programme, as yet without a revision.

    Raises
    ------
    RevisionConflictError : there is one of that id.
    """
    spent = connection.scalar(select(workspace.c.value).where(workspace.c.name == VERSIONS_SPENT))
    row = {"id": programme.id, "title": "", "revision": 0, "version": spent or 0}
    try:
        connection.execute(insert(programmes).values(row))
    except IntegrityError as error:
        raise RevisionConflictError("programme_exists", field="id", value=programme.id) from error


def claim(connection: Connection, programme_id: str) -> int:
    """Return the number of the latest revision, and count a new version.

    Every write begins with this. It holds the programme's row until the transaction ends, so
    that writers of one programme take turns in every database.

    Raises
    ------
    InvalidValueError : the store has no such programme.
    """
    its_row = programmes.c.id == programme_id
    connection.execute(update(programmes).where(its_row).values(version=programmes.c.version + 1))
    return latest(connection, programme_id)


def latest(connection: Connection, programme_id: str) -> int:
    """Return the number of the latest revision.

    Raises
    ------
    InvalidValueError : the store has no such programme.
    """
    query = select(programmes.c.revision).where(programmes.c.id == programme_id, is_there)
    return _known(programme_id, connection.scalar(query))


def version(connection: Connection, programme_id: str) -> int:
    """Return a number that changes with every write.

    Raises
    ------
    InvalidValueError : the store has no such programme.
    """
    query = select(programmes.c.version).where(programmes.c.id == programme_id, is_there)
    return _known(programme_id, connection.scalar(query))


def read(connection: Connection, programme_id: str, number: int | None = None) -> Revision:
    """Return a revision; None = the latest.

    Raises
    ------
    InvalidValueError : the store has no such programme or revision.
    """
    last = latest(connection, programme_id)
    number = last if number is None else number
    document = _document(connection, programme_id, number)
    if document is None:
        raise InvalidValueError("unknown_revision", field="revision", value=number, latest=last)
    return Revision(
        number=number,
        programme=programme_of(document),
        event=events.of_revision(connection, programme_id, number),
    )


def add(connection: Connection, programme: Programme, *, based_on: int) -> int | None:
    """Write the revision that follows the latest; return its number, None = it says the same."""
    document = document_of(programme)
    if document == _document(connection, programme.id, based_on):
        return None
    return _add(connection, programme.id, document, based_on + 1)


def add_again(connection: Connection, programme_id: str, restored: int) -> int:
    """Write the document of an earlier revision as the latest; return the new number."""
    document = _document(connection, programme_id, restored)
    return _add(connection, programme_id, document, latest(connection, programme_id) + 1)


def _known(programme_id: str, number: int | None) -> int:
    if number is None:
        raise InvalidValueError("unknown_programme", field="programme", value=programme_id)
    return number


def _document(connection: Connection, programme_id: str, number: int) -> Any:
    """Return the document of a revision; None = there is no such revision."""
    return connection.scalar(
        select(revisions.c.document).where(
            revisions.c.programme_id == programme_id, revisions.c.number == number
        )
    )


def _add(connection: Connection, programme_id: str, document: Any, number: int) -> int:
    connection.execute(
        insert(revisions).values(programme_id=programme_id, number=number, document=document)
    )
    connection.execute(
        update(programmes)
        .where(programmes.c.id == programme_id)
        .values(revision=number, title=document["title"])
    )
    return number

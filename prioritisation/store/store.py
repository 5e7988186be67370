"""The store: the one door to what is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection

from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.programme import Programme
from prioritisation.store import (
    events,
    participants,
    revisions,
    schema,
    scores,
    undoing,
    workshops,
    writing,
)
from prioritisation.store.engine import Database, database_at
from prioritisation.store.explained_costs import ExplainedCostStore
from prioritisation.store.keys import AnswerKey, key_of
from prioritisation.store.owner_links import OwnerLinkStore
from prioritisation.store.shelf import ProgrammeShelf
from prioritisation.store.values import (
    Change,
    Event,
    ProgrammeSummary,
    Revision,
    Scorers,
    Snapshot,
    Undone,
)
from prioritisation.store.workshop_store import WorkshopStore
from prioritisation.store.workspace_store import WorkspaceStore


def open_store(url: str) -> Store:
    """Return the store at a SQLAlchemy URL, its tables created where there are none.

    Raises
    ------
    InvalidValueError : the URL cannot be read, its driver is missing, or the database was
        written by a newer Prioritisation.
    StoreUnavailableError : the database cannot be reached, or is none.
    """
    database = database_at(url)
    try:
        with database.writing() as connection:
            schema.prepare(connection)
    except BaseException:
        database.close()
        raise
    return Store(database)


class Store:
    """Programmes with every revision, answers, agreed scores, workshops and the audit trail.

    Safe to share between threads. Each method is one transaction: when it returns, what it
    wrote is kept for good; when it raises, nothing of it is. Every method that takes a
    programme's id raises InvalidValueError when there is no such programme, and every method
    raises StoreUnavailableError when the database does not answer.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workshops = WorkshopStore(database)
        self.workspace = WorkspaceStore(database)
        self.owner_links = OwnerLinkStore(database)
        self.explained_costs = ExplainedCostStore(database)
        self.shelf = ProgrammeShelf(database)

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def programmes(self) -> tuple[ProgrammeSummary, ...]:
        """Return the programmes that there are, archived ones too but no deleted ones, by id."""
        with self._database.reading() as connection:
            return revisions.summaries(connection)

    def create(
        self,
        programme: Programme,
        *,
        who: str,
        kind: str = "programme_created",
        details: Mapping[str, Any] | None = None,
        answers: tuple[Answer, ...] = (),
        agreed: tuple[AgreedScore, ...] = (),
    ) -> Event:
        """Keep a new programme, with its scores, as revision 1; that cannot be undone.

        Raises
        ------
        RevisionConflictError : there is one of that id.
        """
        change = Change(programme=programme, answers=answers, agreed=agreed)
        with self._database.writing() as connection:
            revisions.create(connection, programme)
            return writing.write(
                connection,
                programme.id,
                change,
                based_on=0,
                who=who,
                kind=kind,
                details=details or {},
            )

    def write(
        self,
        programme_id: str,
        change: Change,
        *,
        based_on: int | None = None,
        who: str,
        kind: str,
        details: Mapping[str, Any] | None = None,
    ) -> Event:
        """Keep what one action changes: all of it, or nothing.

        A programme that says the same as the latest revision makes no new one. What changes
        nothing is logged, but there is nothing in it to undo.

        Parameters
        ----------
        based_on : number of the revision that was changed; must be the latest. None, for a
            change of scores alone: it overwrites nobody's edit of the programme.
        who : role of the one who did it
        kind, details : what was done, for the audit trail: key of its sentence, and what that
            names, as plain data

        Raises
        ------
        RevisionConflictError : somebody else has changed the programme since `based_on`.
        """
        if change.programme is not None and based_on is None:
            raise TypeError("a change of the programme says which revision it is based on")
        with self._database.writing() as connection:
            return writing.write(
                connection,
                programme_id,
                change,
                based_on=based_on,
                who=who,
                kind=kind,
                details=details or {},
            )

    def latest(self, programme_id: str) -> Revision:
        """Return the latest revision of a programme."""
        with self._database.reading() as connection:
            return revisions.read(connection, programme_id)

    def revision(self, programme_id: str, number: int) -> Revision:
        """Return a revision.

        Raises
        ------
        InvalidValueError : the programme has no revision of that number.
        """
        with self._database.reading() as connection:
            return revisions.read(connection, programme_id, number)

    def snapshot(self, programme_id: str) -> Snapshot:
        """Return what is kept of a programme now and counts, fitting together."""
        with self._database.reading() as connection:
            revision = revisions.read(connection, programme_id)
            counted = revision.programme.counted.values()
            return Snapshot(
                version=revisions.version(connection, programme_id),
                revision=revision,
                answers=scores.read_counting(
                    connection, programme_id, [(c.workshop, c.round) for c in counted]
                ),
                agreed=scores.read_agreed(connection, programme_id),
                scorers={
                    c.workshop: Scorers(
                        workshop=workshops.read(connection, programme_id, c.workshop).workshop,
                        participants=participants.of_workshop(connection, programme_id, c.workshop),
                    )
                    for c in counted
                },
            )

    def version(self, programme_id: str) -> int:
        """Return a number that changes with every write, of scores too; cheap to ask for."""
        with self._database.reading() as connection:
            return revisions.version(connection, programme_id)

    def undoable(self, programme_id: str) -> Event | None:
        """Return the action that `undo` would take back; None = there is none."""
        with self._reading(programme_id) as connection:
            return events.next_to_undo(connection, programme_id)

    def redoable(self, programme_id: str) -> Event | None:
        """Return the action that `redo` would do again; None = there is none."""
        with self._reading(programme_id) as connection:
            return events.next_to_redo(connection, programme_id)

    def undo(self, programme_id: str, *, event: int | None = None, who: str) -> Undone:
        """Take back the latest action: the earlier document as a new revision, earlier scores.

        Called again it takes back the action before that one. A score or a workshop that
        somebody has changed since is left as it is, and reported. What participants `give` is no
        action here.

        Parameters
        ----------
        event : id of the action that is to be taken back; None = whichever is the latest

        Raises
        ------
        InvalidValueError : there is nothing to take back.
        RevisionConflictError : `event` is not, or no longer, the latest.
        """
        with self._database.writing() as connection:
            return undoing.undo(connection, programme_id, event=event, who=who)

    def redo(self, programme_id: str, *, event: int | None = None, who: str) -> Undone:
        """Do again the action that was taken back last, unless a new one came after it.

        Parameters and errors are those of `undo`.
        """
        with self._database.writing() as connection:
            return undoing.redo(connection, programme_id, event=event, who=who)

    def answers(self, programme_id: str, workshop: str | None = None) -> tuple[Answer, ...]:
        """Return the answers to a programme, or those of one workshop, ordered by key."""
        with self._reading(programme_id) as connection:
            return scores.read_answers(connection, programme_id, workshop)

    def agreed(self, programme_id: str) -> tuple[AgreedScore, ...]:
        """Return the agreed scores of a programme, ordered by key."""
        with self._reading(programme_id) as connection:
            return scores.read_agreed(connection, programme_id)

    def give(self, programme_id: str, *answers: Answer) -> None:
        """Keep a participant's answers; each replaces the one with its key, the last one counts.

        Neither logged one by one nor undone: each is its giver's own, who gives it anew.
        """
        with self._database.writing() as connection:
            revisions.claim(connection, programme_id)
            scores.overwrite(connection, programme_id, {key_of(a): a for a in answers})

    def take_back(self, programme_id: str, *keys: AnswerKey) -> None:
        """Take a participant's answers away."""
        with self._database.writing() as connection:
            revisions.claim(connection, programme_id)
            scores.overwrite(connection, programme_id, dict.fromkeys(keys))

    def events(self, programme_id: str, limit: int = 100) -> tuple[Event, ...]:
        """Return the latest entries of the audit trail, newest first."""
        with self._reading(programme_id) as connection:
            return events.read(connection, programme_id, limit)

    def history(self, programme_id: str, limit: int = 100) -> tuple[Event, ...]:
        """Return the latest entries that wrote a revision of the programme, newest first."""
        with self._reading(programme_id) as connection:
            return events.read(connection, programme_id, limit, with_revision=True)

    @contextmanager
    def _reading(self, programme_id: str) -> Iterator[Connection]:
        with self._database.reading() as connection:
            revisions.version(connection, programme_id)
            yield connection

"""What goes into the store, and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.store.keys import AgreedKey, AnswerKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one action changes: kept as a whole, undone as a whole.

    Parameters
    ----------
    programme : in place of the latest revision; None = it stays as it is
    answers, agreed : scores given; each replaces the one with its key
    removed_answers, removed_agreed : keys of the scores that are taken away
    """

    programme: Programme | None = None
    answers: tuple[Answer, ...] = ()
    removed_answers: tuple[AnswerKey, ...] = ()
    agreed: tuple[AgreedScore, ...] = ()
    removed_agreed: tuple[AgreedKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of the audit trail.

    Parameters
    ----------
    id : rises with time
    revision : number of the revision that it wrote; None = the programme stayed as it was
    who : role of the one who did it
    at : UTC
    kind : key of the sentence that says what was done
    details : what the sentence names, as plain data
    of_event : id of the event that this one undid or redid
    """

    id: int
    programme_id: str
    revision: int | None
    who: str
    at: datetime
    kind: str
    details: Mapping[str, Any] = field(default_factory=dict)
    of_event: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A programme as it was from one change to the next.

    Parameters
    ----------
    number : 1, 2, …
    event : who wrote it, when and why
    """

    number: int
    programme: Programme
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All that is kept of a programme at one moment, read together so that it fits together.

    Parameters
    ----------
    version : changes with every write
    """

    version: int
    revision: Revision
    answers: tuple[Answer, ...]
    agreed: tuple[AgreedScore, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSummary:
    """A line in the list of programmes."""

    id: str
    title: Text
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What an undo (or a redo) did.

    Parameters
    ----------
    event : its own entry in the audit trail
    of : the action that it took back (or did again)
    kept : keys of the scores left as they are, because somebody has changed them since
    """

    event: Event
    of: Event
    kept: tuple[AnswerKey | AgreedKey, ...] = ()

"""What goes into the store, and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.participants import Participant
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.decision.programme.workshops import Wall, Workshop
from prioritisation.store.keys import AgreedKey, AnswerKey


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopChange:
    """A workshop before and after an action; None = there was none."""

    before: Workshop | None
    after: Workshop | None

    @property
    def id(self) -> str:
        """Which workshop it is."""
        known = self.after or self.before
        if known is None:
            raise TypeError("a change of a workshop names one")
        return known.id

    def reversed(self) -> WorkshopChange:
        """Return the change that takes this one back."""
        return WorkshopChange(before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one action changes: kept as a whole, undone as a whole.

    Parameters
    ----------
    programme : in place of the latest revision; None = it stays as it is
    answers, agreed : scores given; each replaces the one with its key
    removed_answers, removed_agreed : keys of the scores that are taken away
    workshop : a workshop in place of what it was; refused when it is something else by now
    """

    programme: Programme | None = None
    answers: tuple[Answer, ...] = ()
    removed_answers: tuple[AnswerKey, ...] = ()
    agreed: tuple[AgreedScore, ...] = ()
    removed_agreed: tuple[AgreedKey, ...] = ()
    workshop: WorkshopChange | None = None


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
class Scorers:
    """A workshop and everybody who has joined it."""

    workshop: Workshop
    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWorkshop:
    """A workshop as it is kept.

    Parameters
    ----------
    version : changes with the workshop's document, wall and way in
    tick : changes with every write to it, of answers too
    wall : what the facilitator has put on it
    code, key : what lets people in until `code_until` (UTC); empty = nobody can join
    programme_version : the programme's at the same moment
    """

    programme_id: str
    workshop: Workshop
    version: int
    tick: int
    wall: Wall
    code: str = ""
    key: str = ""
    code_until: datetime | None = None
    programme_version: int = 0

    def lets_in(self, now: datetime) -> bool:
        """Return whether people can join at a moment."""
        return self.code_until is not None and now < self.code_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A participant, and the workshop as it is at the same moment."""

    kept: KeptWorkshop
    participant: Participant
    finished: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a participant sends at once.

    Parameters
    ----------
    round : number of the round it belongs to
    answers : scores by item and criterion; None = don't know
    comments : texts by item; an empty one takes the earlier away
    sequences : by item and criterion (of a comment, the empty text), a number that rises with
        each change on that phone: what comes late is passed over; what lacks one is of the
        moment in which it arrives
    """

    round: int
    answers: Mapping[tuple[str, str], Decimal | None]
    comments: Mapping[str, str]
    sequences: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of what a participant sent.

    Parameters
    ----------
    late : by item and criterion, what came too late to count
    seat : whose it is, with the workshop as it was when it was kept
    """

    late: frozenset[tuple[str, str]]
    seat: Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What is kept of a programme at one moment, read together so that it fits together.

    Parameters
    ----------
    version : changes with every write, but for what participants of a workshop give
    answers : the desk's own, and those of the rounds that count on a board
    scorers : by id of a workshop with a round that counts, the workshop and who has joined it
    """

    version: int
    revision: Revision
    answers: tuple[Answer, ...]
    agreed: tuple[AgreedScore, ...]
    scorers: Mapping[str, Scorers] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSummary:
    """A line in the list of programmes.

    Parameters
    ----------
    archived_at : since when it is hidden, UTC; None = it is not
    deleted_at : since when it is deleted, UTC; None = it is not
    """

    id: str
    title: Text
    revision: int
    archived_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptProgramme:
    """A programme as the shelf tells of it, deleted or not.

    Parameters
    ----------
    measures, workshops : how many it has
    changed_at : when it was changed last, UTC
    """

    summary: ProgrammeSummary
    measures: int
    workshops: int
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What an undo (or a redo) did.

    Parameters
    ----------
    event : its own entry in the audit trail
    of : the action that it took back (or did again)
    kept : keys of the scores left as they are, because somebody has changed them since
    workshop_kept : whether the workshop is left as it is, for the same reason
    """

    event: Event
    of: Event
    kept: tuple[AnswerKey | AgreedKey, ...] = ()
    workshop_kept: bool = False

"""A scoring event: what is asked, of whom, in which rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.parts import Part
from prioritisation.errors import InvalidValueError

LONGEST_TITLE = 120
LONGEST_NOTE = 2_000


class RoundState(StrEnum):
    """How far a round is; who may do what follows from it."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    REVEALED = "revealed"


class Weighting(StrEnum):
    """Whose answers count how much in the group's score."""

    PERSON = "person"  # one person, one vote
    GROUP = "group"  # each group the same


class Outcome(StrEnum):
    """What became of a participant's proposal."""

    ACCEPTED = "accepted"
    MERGED = "merged"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What became of a proposal, and the item that it became or was merged with."""

    outcome: Outcome
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One pass of scoring.

    Parameters
    ----------
    number : part of the key of its answers; a workshop never uses one twice
    state : as it was set; a round whose time is up counts as closed, see `state_at`
    items, criteria : ids of what is asked
    opened_at : UTC
    ends_at : UTC; None = until it is closed by hand
    paused_at : UTC; while it is paused its time stands still
    """

    number: int
    state: RoundState = RoundState.OPEN
    items: tuple[str, ...]
    criteria: tuple[str, ...]
    opened_at: datetime
    ends_at: datetime | None = None
    paused_at: datetime | None = None

    def state_at(self, now: datetime) -> RoundState:
        """Return how far the round is at a moment: open until its time is up."""
        is_over = self.ends_at is not None and now >= self.ends_at
        return RoundState.CLOSED if self.state is RoundState.OPEN and is_over else self.state

    @property
    def is_revealed(self) -> bool:
        """Whether its results may be seen."""
        return self.state is RoundState.REVEALED


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """A scoring event on one board.

    Parameters
    ----------
    id : unique in its programme
    title : as its participants read it
    board : which list is scored
    items, criteria : ids of what the next round asks
    groups : those that a participant may choose from; empty = nobody is asked
    is_anonymous : names are neither asked nor shown
    shows_costs : participants see what measures cost
    takes_proposals : participants may propose further items
    asks_weights : participants weigh the criteria by swing weights
    reveals_by_itself : a round is revealed when everybody has finished
    items_each : how many items each participant is given; None = all of them
    late_items : those that came in when people had joined: asked of everybody
    least_answers : results of a group are shown from this many answers on
    weighting : whose answers count how much
    days_kept : names, comments and tokens are deleted so many days after the end
    rounds : those that count, in their order; the last one is the current
    rounds_begun : how many numbers of rounds are used up
    removed : ids of participants whose answers do not count
    notes : what was said and agreed, by item id
    settled : what became of proposals, by their ids
    ended_at : UTC; None = it goes on

    Raises
    ------
    InvalidValueError : a part is outside its range, or an id is doubled.
    """

    id: str
    title: str
    board: BoardId
    items: tuple[str, ...]
    criteria: tuple[str, ...]
    groups: tuple[Part, ...] = ()
    is_anonymous: bool = True
    shows_costs: bool = False
    takes_proposals: bool = True
    asks_weights: bool = False
    reveals_by_itself: bool = False
    items_each: int | None = None
    late_items: tuple[str, ...] = ()
    least_answers: int = 3
    weighting: Weighting = Weighting.PERSON
    days_kept: int = 90
    rounds: tuple[Round, ...] = ()
    rounds_begun: int = 0
    removed: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    settled: Mapping[str, Settlement] = field(default_factory=dict)
    ended_at: datetime | None = None

    def __post_init__(self) -> None:
        checked_id(self.id)
        if not self.title.strip():
            raise InvalidValueError("name_missing", field="title")
        if len(self.title) > LONGEST_TITLE:
            raise InvalidValueError(
                "field_too_long", field="title", value=self.title, longest=LONGEST_TITLE
            )
        groups = [group.id for group in self.groups]
        for name, ids in (
            ("items", self.items),
            ("criteria", self.criteria),
            ("groups", groups),
        ):
            doubled = next((i for i in ids if ids.count(i) > 1), None)
            if doubled is not None:
                raise InvalidValueError("id_doubled", field=name, value=doubled)
        for name in ("items", "criteria"):
            if not getattr(self, name):
                raise InvalidValueError("nothing_to_score", field=name)
        if self.items_each is not None and not 1 <= self.items_each <= len(self.items):
            raise InvalidValueError(
                "items_each_outside",
                field="items_each",
                value=self.items_each,
                most=len(self.items),
            )
        if self.least_answers < 1:
            raise InvalidValueError(
                "not_one_or_more", field="least_answers", value=self.least_answers
            )
        if self.days_kept < 0:
            raise InvalidValueError("not_zero_or_more", field="days_kept", value=self.days_kept)
        for text in self.notes.values():
            if len(text) > LONGEST_NOTE:
                raise InvalidValueError(
                    "field_too_long", field="notes", value=text, longest=LONGEST_NOTE
                )

    @property
    def current(self) -> Round | None:
        """The round that goes on or was the last; None before the first."""
        return self.rounds[-1] if self.rounds else None

    def round(self, number: int) -> Round:
        """Return a round that counts, by its number.

        Raises
        ------
        InvalidValueError : none of that number counts.
        """
        for candidate in self.rounds:
            if candidate.number == number:
                return candidate
        raise InvalidValueError("unknown_round", field="round", value=number)

    def position(self, number: int) -> int:
        """Return which round a number is for people: 1 is the first that counts.

        Raises
        ------
        InvalidValueError : none of that number counts.
        """
        return self.rounds.index(self.round(number)) + 1

    def round_before(self, number: int) -> Round | None:
        """Return the round before one that counts; None before the first."""
        position = self.position(number)
        return self.rounds[position - 2] if position > 1 else None

    def with_round(self, changed: Round) -> Workshop:
        """Return the workshop with a round in place of the one with its number."""
        rounds = tuple(changed if r.number == changed.number else r for r in self.rounds)
        return replace(self, rounds=rounds)


class WallView(StrEnum):
    """What the wall of a workshop shows."""

    JOIN = "join"
    PROGRESS = "progress"
    MATRIX = "matrix"
    ITEM = "item"
    MOVEMENT = "movement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """What the facilitator has put on the wall.

    `item` is the one that ITEM shows, and the one whose answers MATRIX shows; empty = none.
    """

    view: WallView = WallView.JOIN
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRound:
    """A round whose answers are the scores of a board; they stand in place of the desk's own."""

    workshop: str
    round: int

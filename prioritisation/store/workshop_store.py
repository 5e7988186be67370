"""Workshops in the store: what their facilitator sets, and what their participants give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection

from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.participants import (
    Comment,
    Participant,
    Proposal,
    SwingWeights,
)
from prioritisation.decision.programme.workshops import Wall
from prioritisation.errors import NotAllowedError
from prioritisation.store import participants, scores, seats, workshops
from prioritisation.store.engine import Database
from prioritisation.store.keys import AnswerKey
from prioritisation.store.values import Given, KeptWorkshop, Seat, Taken

# What is kept of a token.
TokenHash = str
# Refuses, by raising, what somebody may not do; called inside the transaction that does it.
May = Callable[[Seat], None]
# Makes a participant of the workshop and of how many others each item has been given to.
Make = Callable[[KeptWorkshop, Mapping[str, int]], Participant]


class WorkshopStore:
    """The part of the store that workshops are kept in; each method is one transaction.

    Documents of workshops are changed through `Store.write`, so that they are logged and undone;
    what participants give is their own, and is neither.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, programme_id: str) -> tuple[KeptWorkshop, ...]:
        """Return the workshops of a programme, by id."""
        with self._database.reading() as connection:
            return workshops.read_all(connection, programme_id)

    def everywhere(self) -> tuple[KeptWorkshop, ...]:
        """Return the workshops of all programmes, of deleted ones too."""
        with self._database.reading() as connection:
            return workshops.read_everywhere(connection)

    def kept(self, programme_id: str, workshop_id: str) -> KeptWorkshop:
        """Return a workshop as it is kept now.

        Raises
        ------
        InvalidValueError : the programme has no such workshop.
        """
        with self._database.reading() as connection:
            return workshops.read(connection, programme_id, workshop_id)

    def with_way_in(self, *, code: str = "", key: str = "") -> KeptWorkshop | None:
        """Return the workshop that a code or a key was made for last; None = there is none."""
        with self._database.reading() as connection:
            return workshops.with_way_in(connection, code=code, key=key)

    def set_wall(self, programme_id: str, workshop_id: str, wall: Wall) -> None:
        """Keep what is on the wall."""
        with self._database.writing() as connection:
            workshops.set_wall(connection, programme_id, workshop_id, wall)

    def set_way_in(
        self,
        programme_id: str,
        workshop_id: str,
        *,
        code: str | None,
        key: str | None,
        until: datetime | None,
    ) -> None:
        """Keep what lets people in, and until when; None = nobody can join."""
        with self._database.writing() as connection:
            workshops.set_way_in(
                connection, programme_id, workshop_id, code=code, key=key, until=until
            )

    def join(
        self,
        programme_id: str,
        workshop_id: str,
        token_hash: str,
        make: Make,
    ) -> Participant:
        """Keep a new participant and return them.

        Parameters
        ----------
        token_hash : of what their browser shows again
        make : makes the participant from the workshop and from how many others each item has
            been given to, or refuses by raising; two who join at once take turns
        """
        with self._database.writing() as connection:
            participant = _joined(connection, programme_id, workshop_id, token_hash, make)
            workshops.count_answers(connection, programme_id, workshop_id)
        return participant

    def take_paper_form(
        self, programme_id: str, workshop_id: str, make: Make, given: Given, *, may: May
    ) -> Participant:
        """Keep a new participant with all that stands on their paper form; they are done then.

        Parameters
        ----------
        make : as for `join`
        may : as for `give`
        """
        with self._database.writing() as connection:
            participant = _joined(connection, programme_id, workshop_id, None, make)
            seat = seats.with_id(connection, programme_id, workshop_id, participant.id)
            may(seat)
            _give(connection, seat, given)
            participants.set_finished(connection, participant.id, given.round, is_finished=True)
            workshops.count_answers(connection, programme_id, workshop_id)
        return participant

    def participants(self, programme_id: str, workshop_id: str) -> tuple[Participant, ...]:
        """Return everybody who has joined, in the order in which they did."""
        with self._database.reading() as connection:
            return participants.of_workshop(connection, programme_id, workshop_id)

    def finished(self, programme_id: str, workshop_id: str) -> Mapping[str, frozenset[int]]:
        """Return the rounds that participants are done with, by id of those who are with any."""
        with self._database.reading() as connection:
            everybody = participants.of_workshop(connection, programme_id, workshop_id)
            return participants.finished_in(connection, [p.id for p in everybody])

    def seat(self, token_hash: str) -> Seat | None:
        """Return whose token it is; None = nobody's."""
        with self._database.reading() as connection:
            return seats.with_token(connection, token_hash)

    def seat_of(self, programme_id: str, workshop_id: str, participant_id: str) -> Seat:
        """Return the seat of a participant by id.

        Raises
        ------
        InvalidValueError : the workshop has no such participant.
        """
        with self._database.reading() as connection:
            return seats.with_id(connection, programme_id, workshop_id, participant_id)

    def give(self, whose: Seat | TokenHash, given: Given, *, may: May) -> Taken:
        """Keep what a participant sends, all of it or nothing; return what became of it.

        An answer or a comment is too late when one with a higher number is kept already, of the
        same item and criterion: it arrived twice, or in the wrong order.

        Parameters
        ----------
        whose : the seat, or what is kept of its token
        may : is shown the seat as it is when the answers are kept, and refuses by raising

        Raises
        ------
        NotAllowedError : nobody has the token.
        """
        with self._writing(whose, may) as (connection, now):
            late = _give(connection, now, given)
            workshops.count_answers(connection, now.kept.programme_id, now.kept.workshop.id)
        return Taken(late=late, seat=now)

    def set_finished(self, seat: Seat, round_number: int, *, is_finished: bool, may: May) -> None:
        """Keep whether a participant is done with a round."""
        with self._writing(seat, may) as (connection, now):
            participants.set_finished(
                connection, now.participant.id, round_number, is_finished=is_finished
            )
            workshops.count_answers(connection, now.kept.programme_id, now.kept.workshop.id)

    def set_person(self, seat: Seat, *, name: str, group: str, language: str, may: May) -> None:
        """Keep what a participant says of themselves."""
        with self._writing(seat, may) as (connection, now):
            participants.change(
                connection, now.participant.id, name=name, group=group, language=language
            )
            workshops.count_answers(connection, now.kept.programme_id, now.kept.workshop.id)

    def propose(self, seat: Seat, proposal: Proposal, *, may: May) -> None:
        """Keep a participant's proposal."""
        with self._writing(seat, may) as (connection, now):
            participants.add_proposal(connection, proposal)
            workshops.count_answers(connection, now.kept.programme_id, now.kept.workshop.id)

    def weigh(self, seat: Seat, weights: SwingWeights, *, may: May) -> None:
        """Keep a participant's swing weights."""
        with self._writing(seat, may) as (connection, now):
            participants.put_weights(connection, weights)
            workshops.count_answers(connection, now.kept.programme_id, now.kept.workshop.id)

    def last_sequence(self, seat: Seat) -> int:
        """Return the highest number of what a participant has sent; 0 = nothing yet."""
        with self._database.reading() as connection:
            return max(
                scores.last_sequence(connection, seat.kept.programme_id, seat.participant.id),
                participants.last_sequence(connection, seat.participant.id),
            )

    def answers_of(self, seat: Seat) -> tuple[Answer, ...]:
        """Return a participant's own answers in every round."""
        with self._database.reading() as connection:
            return scores.read_answers(
                connection,
                seat.kept.programme_id,
                seat.kept.workshop.id,
                participant=seat.participant.id,
            )

    def answers(self, programme_id: str, workshop_id: str, round_number: int) -> tuple[Answer, ...]:
        """Return everybody's answers in a round, ordered by key."""
        with self._database.reading() as connection:
            return scores.read_answers(
                connection, programme_id, workshop_id, round_number=round_number
            )

    def comments(
        self, programme_id: str, workshop_id: str, participant_id: str | None = None
    ) -> tuple[Comment, ...]:
        """Return what was written in a workshop, or by one participant, in the order of time."""
        with self._database.reading() as connection:
            return participants.comments_of(connection, programme_id, workshop_id, participant_id)

    def proposals(self, programme_id: str, workshop_id: str) -> tuple[Proposal, ...]:
        """Return what was proposed in a workshop, in the order of time."""
        with self._database.reading() as connection:
            return participants.proposals_of(connection, programme_id, workshop_id)

    def given_by_item(
        self, programme_id: str, workshop_id: str, round_number: int
    ) -> Mapping[str, Mapping[str, int]]:
        """Return how many answers a round has, by participant and item."""
        with self._database.reading() as connection:
            return scores.numbers_given(connection, programme_id, workshop_id, round_number)

    def number_of_answers(
        self,
        programme_id: str,
        workshop_id: str,
        round_number: int,
        *,
        items: Collection[str] | None = None,
        criteria: Collection[str] | None = None,
    ) -> int:
        """Return how many answers a round has; only those to some items or on some criteria."""
        with self._database.reading() as connection:
            return scores.number_of_answers(
                connection,
                programme_id,
                workshop_id,
                round_number,
                items=items,
                criteria=criteria,
            )

    def weights(
        self, programme_id: str, workshop_id: str, participant_id: str | None = None
    ) -> tuple[SwingWeights, ...]:
        """Return everybody's swing weights, or those of one participant, by participant."""
        with self._database.reading() as connection:
            return participants.weights_of(connection, programme_id, workshop_id, participant_id)

    def forget(self, workshop_ids: Iterable[tuple[str, str]]) -> None:
        """Delete what tells who somebody was, of workshops named by programme and id."""
        with self._database.writing() as connection:
            for programme_id, workshop_id in workshop_ids:
                participants.forget(connection, programme_id, workshop_id)
                workshops.count_answers(connection, programme_id, workshop_id)

    @contextmanager
    def _writing(self, whose: Seat | TokenHash, may: May) -> Iterator[tuple[Connection, Seat]]:
        """Yield a transaction, and the seat as it is in it, once it may write.

        Raises
        ------
        NotAllowedError : nobody has the token.
        """
        with self._database.writing() as connection:
            if isinstance(whose, Seat):
                kept = whose.kept
                now = seats.with_id(
                    connection, kept.programme_id, kept.workshop.id, whose.participant.id
                )
            else:
                found = seats.with_token(connection, whose)
                if found is None:
                    raise NotAllowedError("no_participant")
                now = found
            may(now)
            yield connection, now


def _joined(
    connection: Connection,
    programme_id: str,
    workshop_id: str,
    token_hash: TokenHash | None,
    make: Make,
) -> Participant:
    kept = workshops.read(connection, programme_id, workshop_id)
    others = participants.of_workshop(connection, programme_id, workshop_id)
    participant = make(kept, Counter(item for other in others for item in other.items))
    participants.add(connection, programme_id, workshop_id, participant, token_hash)
    return participant


def _give(connection: Connection, seat: Seat, given: Given) -> frozenset[tuple[str, str]]:
    """Keep what a participant gives; return what came too late."""
    workshop, person = seat.kept.workshop.id, seat.participant.id
    answers = {
        AnswerKey(workshop, given.round, person, *cell): (
            Answer(
                workshop=workshop,
                round=given.round,
                participant=person,
                item=cell[0],
                criterion=cell[1],
                score=score,
            ),
            given.sequences.get(cell),
        )
        for cell, score in given.answers.items()
    }
    passed_over = scores.give(connection, seat.kept.programme_id, answers)
    late = {(key.item, key.criterion) for key in passed_over}
    for item, text in given.comments.items():
        comment = Comment(round=given.round, participant=person, item=item, text=text)
        if not participants.put_comment(connection, comment, given.sequences.get((item, ""))):
            late.add((item, ""))
    return frozenset(late)

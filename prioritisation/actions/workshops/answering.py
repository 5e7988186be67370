"""Give answers as a participant, or for one who wrote on paper."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from prioritisation.actions.desk import desk_at
from prioritisation.actions.workshops.joining import check_person, hash_of, paper_participant
from prioritisation.actions.workshops.rounds import reveal_round
from prioritisation.decision.programme.participants import Participant, Proposal, SwingWeights
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.workshops import Round, RoundState
from prioritisation.errors import InvalidValueError, NotAllowedError, RevisionConflictError
from prioritisation.store import Given, KeptWorkshop, Seat, Store, Taken

MOST_PROPOSALS_EACH = 10

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a phone sends at once, for the round that it shows.

    Parameters
    ----------
    answers : scores by item and criterion; None = don't know
    comments : texts by item
    sequences : by item and criterion, or item and the empty text for a comment: rises with
        each change on the phone; what lacks one is of this moment
    """

    round: int
    answers: Mapping[Cell, Decimal | None]
    comments: Mapping[str, str]
    sequences: Mapping[Cell, int]


def give_answers(store: Store, whose: Seat | str, sent: Sent, now: datetime) -> Taken:
    """Keep what a participant sends, all of it or nothing; return what became of it.

    Parameters
    ----------
    whose : the seat, or the token of its phone

    Raises
    ------
    NotAllowedError : the participant has been removed, or nobody has the token.
    InvalidValueError : the round is not, or no longer, open, or asks for no such item or
        criterion, or a score is no level of its scale.
    """

    def may(current_seat: Seat) -> None:
        asked = _open_round(current_seat, sent.round, now)
        _check_asked(_programme(store, current_seat), current_seat.kept, asked, sent)

    known = hash_of(whose) if isinstance(whose, str) else whose
    return store.workshops.give(known, _given(sent), may=may)


def keep_paper_form(
    store: Store, kept: KeptWorkshop, sent: Sent, now: datetime, *, name: str = "", group: str = ""
) -> Participant:
    """Keep what somebody wrote on paper, all of it or nothing: a participant of their own, done.

    Raises
    ------
    InvalidValueError : nothing is typed, the workshop has ended, the round is revealed or no
        longer the one that goes on, it asks for no such item or criterion, a score is no level
        of its scale, the group is none of the workshop's, or the name is too long.
    """
    if not sent.answers:
        raise InvalidValueError("paper_form_empty", field="paper_form")

    def may(seat: Seat) -> None:
        asked = _current_round(seat, sent.round)
        if asked.is_revealed:
            raise InvalidValueError("round_is_revealed", field="round")
        _check_asked(_programme(store, seat), seat.kept, asked, sent)

    return store.workshops.take_paper_form(
        kept.programme_id,
        kept.workshop.id,
        lambda seen, given: paper_participant(seen.workshop, given, now, name=name, group=group),
        _given(sent),
        may=may,
    )


def set_done(store: Store, seat: Seat, round_number: int, now: datetime, *, is_done: bool) -> None:
    """Keep that a participant is done with the round that is open, or is not yet.

    Where the workshop says so, the round is revealed once everybody is done.

    Raises
    ------
    NotAllowedError : the participant has been removed.
    InvalidValueError : the round is not, or no longer, open.
    """

    def may(current_seat: Seat) -> None:
        _open_round(current_seat, round_number, now)

    store.workshops.set_finished(seat, round_number, is_finished=is_done, may=may)
    if is_done:
        _reveal_when_all_are_done(store, seat.kept, round_number, now)


def set_person(store: Store, seat: Seat, *, name: str, group: str, language: str) -> None:
    """Keep what a participant says of themselves; the group stays once it is chosen.

    Raises
    ------
    InvalidValueError : the group is none of the workshop's, or the name is too long.
    """

    def may(current_seat: Seat) -> None:
        check_person(current_seat.kept.workshop, group)

    store.workshops.set_person(
        seat,
        name="" if seat.kept.workshop.is_anonymous else name.strip(),
        group=seat.participant.group or group,
        language=language,
        may=may,
    )


def propose_item(store: Store, seat: Seat, *, name: str, reason: str) -> None:
    """Keep an item that a participant proposes; the facilitator settles what becomes of it.

    Raises
    ------
    NotAllowedError : the participant has been removed.
    InvalidValueError : the workshop takes no proposals or has ended, the name is missing or too
        long, or the participant has proposed as much as one may.
    """
    workshop = seat.kept.workshop
    mine = [
        proposal
        for proposal in store.workshops.proposals(seat.kept.programme_id, workshop.id)
        if proposal.participant == seat.participant.id
    ]
    if len(mine) >= MOST_PROPOSALS_EACH:
        raise InvalidValueError("too_many_proposals", field="name", most=MOST_PROPOSALS_EACH)
    proposal = Proposal(
        id=secrets.token_hex(8),
        participant=seat.participant.id,
        name=name.strip(),
        reason=reason.strip(),
    )

    def may(current_seat: Seat) -> None:
        _check_takes_part(current_seat)
        if not current_seat.kept.workshop.takes_proposals:
            raise InvalidValueError("no_proposals", field="name")

    store.workshops.propose(seat, proposal, may=may)


def weigh_criteria(store: Store, seat: Seat, importance: Mapping[str, Decimal]) -> None:
    """Keep how much the steps from worst to best matter to a participant.

    Raises
    ------
    NotAllowedError : the participant has been removed.
    InvalidValueError : the workshop asks for no weights or has ended, a criterion is none of
        it, a number is outside 0 … 100, or none is 100.
    """
    weights = SwingWeights(participant=seat.participant.id, importance=importance)

    def may(current_seat: Seat) -> None:
        _check_takes_part(current_seat)
        if not current_seat.kept.workshop.asks_weights:
            raise InvalidValueError("no_weights_asked", field="importance")
        for criterion in importance:
            if criterion not in current_seat.kept.workshop.criteria:
                raise InvalidValueError("unknown_criterion", field="criterion", value=criterion)

    store.workshops.weigh(seat, weights, may=may)


def _programme(store: Store, seat: Seat) -> Programme:
    return desk_at(store, seat.kept.programme_id, seat.kept.programme_version).programme


def _given(sent: Sent) -> Given:
    return Given(
        round=sent.round,
        answers=sent.answers,
        comments={item: text.strip() for item, text in sent.comments.items()},
        sequences=sent.sequences,
    )


def _check_takes_part(seat: Seat) -> None:
    if seat.participant.id in seat.kept.workshop.removed:
        raise NotAllowedError("participant_was_removed", field="participant")
    if seat.kept.workshop.ended_at is not None:
        raise InvalidValueError("workshop_ended", field="workshop", value=seat.kept.workshop.title)


def _current_round(seat: Seat, number: int) -> Round:
    """Return the round that goes on, when it is the one of that number."""
    _check_takes_part(seat)
    current = seat.kept.workshop.current
    if current is None or current.number != number:
        raise InvalidValueError("other_round", field="round", value=number)
    return current


def _open_round(seat: Seat, number: int, now: datetime) -> Round:
    current = _current_round(seat, number)
    state = current.state_at(now)
    if state is not RoundState.OPEN:
        raise InvalidValueError(f"round_is_{state}", field="round")
    return current


def _check_asked(programme: Programme, kept: KeptWorkshop, asked: Round, sent: Sent) -> None:
    board = programme.board(kept.workshop.board)
    for (item, criterion_id), score in sent.answers.items():
        if item not in asked.items:
            raise InvalidValueError("unknown_id", field="item", value=item)
        if criterion_id not in asked.criteria:
            raise InvalidValueError("unknown_criterion", field="criterion", value=criterion_id)
        if score is None:
            continue
        criterion = board.criterion(criterion_id)
        if criterion.checked_score(score) != score.to_integral_value():
            raise InvalidValueError("score_no_level", field=criterion_id, value=score)
    for item in sent.comments:
        if item not in asked.items:
            raise InvalidValueError("unknown_id", field="item", value=item)


def _reveal_when_all_are_done(
    store: Store, kept: KeptWorkshop, round_number: int, now: datetime
) -> None:
    now_kept = store.workshops.kept(kept.programme_id, kept.workshop.id)
    workshop = now_kept.workshop
    current = workshop.current
    if not workshop.reveals_by_itself or current is None or current.number != round_number:
        return
    if current.is_revealed:
        return
    done = store.workshops.finished(kept.programme_id, workshop.id)
    people = store.workshops.participants(kept.programme_id, workshop.id)
    counting = [p.id for p in people if p.id not in workshop.removed]
    if len(counting) < workshop.least_answers:
        return
    if all(round_number in done.get(i, ()) for i in counting):
        try:
            reveal_round(store, now_kept, now, who="workshop")
        except RevisionConflictError:
            # The facilitator, or the last but one, was faster; what they did stands.
            return

"""What a round says: for nobody before it is revealed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from prioritisation.actions.counting import voices
from prioritisation.actions.desk import Desk, desk_at
from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.participants import Comment, Participant
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.workshops import Workshop
from prioritisation.decision.scoring.countable import countable_answers
from prioritisation.decision.scoring.movement import Movement, movements
from prioritisation.decision.scoring.round_results import RoundResults, round_results
from prioritisation.decision.scoring.score_table import ScoreTable, score_table
from prioritisation.decision.scoring.swing_weights import GroupWeights, group_weights
from prioritisation.errors import InvalidValueError, NotAllowedError
from prioritisation.store import KeptWorkshop, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedRound:
    """A revealed round, read together so that it fits together.

    Parameters
    ----------
    results : what may be shown of it
    table : the same as the scores of the board, for a matrix; agreed scores stand in place
    """

    workshop: Workshop
    number: int
    results: RoundResults
    table: ScoreTable


def revealed_round(store: Store, kept: KeptWorkshop, number: int) -> RevealedRound:
    """Return what a round says, worked out once for each state of the workshop.

    Raises
    ------
    NotAllowedError : it is not revealed.
    InvalidValueError : the workshop has no such round.
    """
    check_revealed(kept.workshop, number)
    return _revealed(*occasion(store, kept, number))


def occasion(
    store: Store, kept: KeptWorkshop, number: int
) -> tuple[Store, str, str, int, int, int]:
    """Return what a result of a revealed round is worked out for, once.

    The store; the ids of programme and workshop; the round; the versions of the workshop and of
    the programme. Answers of a revealed round change only with the workshop: it must be reopened
    for that.
    """
    version = store.version(kept.programme_id)
    return store, kept.programme_id, kept.workshop.id, number, kept.version, version


def programme_of(store: Store, kept: KeptWorkshop) -> Programme:
    """Return the programme that a workshop belongs to, as it is now."""
    return desk_at(store, kept.programme_id, store.version(kept.programme_id)).programme


def movement_in(store: Store, kept: KeptWorkshop, number: int) -> tuple[Movement, ...]:
    """Return what moved from the round before to this one, the farthest first.

    Raises
    ------
    NotAllowedError : one of the two is not revealed.
    InvalidValueError : there is no round before.
    """
    before = kept.workshop.round_before(number)
    if before is None:
        raise InvalidValueError("no_round_before", field="round")
    programme = programme_of(store, kept)
    return movements(
        revealed_round(store, kept, before.number).results,
        revealed_round(store, kept, number).results,
        programme.board(kept.workshop.board),
    )


def comments_on(
    store: Store, kept: KeptWorkshop, number: int, item_id: str
) -> tuple[tuple[str, str], ...]:
    """Return what was written of an item in a revealed round: text, and its writer's name.

    Names are empty where the workshop is anonymous, or nothing was told.

    Raises
    ------
    NotAllowedError, InvalidValueError : as `revealed_round`.
    """
    check_revealed(kept.workshop, number)
    names = {
        person.id: "" if kept.workshop.is_anonymous else person.name
        for person in counting_participants(store, kept)
    }
    return tuple(
        (comment.text, names[comment.participant])
        for comment in _comments(store, kept)
        if comment.round == number and comment.item == item_id and comment.participant in names
    )


def weights_in(store: Store, kept: KeptWorkshop) -> GroupWeights | None:
    """Return the group's weights of the criteria; None = fewer have weighed than may be shown.

    They are shown once a round is revealed, so that nobody's weights steer another's.

    Raises
    ------
    NotAllowedError : no round is revealed yet.
    """
    if not any(each.is_revealed for each in kept.workshop.rounds):
        raise NotAllowedError("not_revealed", field="weights")
    counting = {person.id for person in counting_participants(store, kept)}
    everybody = [
        weights
        for weights in store.workshops.weights(kept.programme_id, kept.workshop.id)
        if weights.participant in counting
    ]
    if len(everybody) < kept.workshop.least_answers:
        return None
    return group_weights(everybody, kept.workshop.criteria)


def counting_participants(store: Store, kept: KeptWorkshop) -> tuple[Participant, ...]:
    """Return the participants whose answers count: all but those who were removed."""
    everybody = store.workshops.participants(kept.programme_id, kept.workshop.id)
    return tuple(person for person in everybody if person.id not in kept.workshop.removed)


def answers_of(
    store: Store, kept: KeptWorkshop, number: int, people: Iterable[Participant]
) -> tuple[Answer, ...]:
    """Return the answers that these participants gave in a round."""
    ids = {person.id for person in people}
    everybodys = store.workshops.answers(kept.programme_id, kept.workshop.id, number)
    return tuple(answer for answer in everybodys if answer.participant in ids)


def check_revealed(workshop: Workshop, number: int) -> None:
    """Refuse to tell of a round whose results nobody may see yet.

    Raises
    ------
    NotAllowedError : it is not revealed.
    InvalidValueError : the workshop has no such round.
    """
    if not workshop.round(number).is_revealed:
        raise NotAllowedError("not_revealed", field="round", value=workshop.position(number))


def _comments(store: Store, kept: KeptWorkshop) -> tuple[Comment, ...]:
    return store.workshops.comments(kept.programme_id, kept.workshop.id)


@lru_cache(maxsize=32)
def _revealed(
    store: Store,
    programme_id: str,
    workshop_id: str,
    number: int,
    workshop_version: int,
    version: int,
) -> RevealedRound:
    del workshop_version
    kept = store.workshops.kept(programme_id, workshop_id)
    workshop = kept.workshop
    check_revealed(workshop, number)
    desk: Desk = desk_at(store, programme_id, version)
    programme = desk.programme
    asked = workshop.round(number)
    counting = counting_participants(store, kept)
    answers = answers_of(store, kept, number, counting)
    board = programme.board(workshop.board)
    known = {criterion.id for criterion in board.criteria}
    results = round_results(
        answers,
        counting,
        items=asked.items,
        criteria=[criterion for criterion in asked.criteria if criterion in known],
        board=board,
        groups=[group.id for group in workshop.groups],
        weighting=workshop.weighting,
        least_answers=workshop.least_answers,
        group_score_kind=programme.scoring.group_score,
    )
    table = score_table(
        programme.items_on(workshop.board),
        board,
        countable_answers(answers, workshop.least_answers),
        desk.agreed,
        programme.scoring,
        groups=voices(workshop, counting),
    )
    return RevealedRound(workshop=workshop, number=number, results=results, table=table)

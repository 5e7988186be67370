"""The round of a workshop whose answers are the scores of a board."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritisation.actions.desk import Desk
from prioritisation.decision.programme.answers import Answer
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.participants import Participant
from prioritisation.decision.programme.workshops import Weighting, Workshop
from prioritisation.decision.scoring.countable import countable_answers

# A score is asked for by item and criterion.
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A round that counts on a board.

    Parameters
    ----------
    participants : those whose answers count
    answers : theirs, of items and criteria that enough of them answered
    asked : what the round asked
    groups : the group of each scorer, by workshop and participant, where each group weighs the
        same; None = one person, one vote
    """

    workshop: Workshop
    number: int
    participants: tuple[Participant, ...]
    answers: tuple[Answer, ...]
    asked: frozenset[Cell]
    groups: Mapping[tuple[str, str], str] | None


def counted_round(desk: Desk, board_id: BoardId) -> Counted | None:
    """Return the round that counts on a board; None = the desk's own scores do."""
    counted = desk.programme.counted.get(board_id)
    if counted is None:
        return None
    scorers = desk.scorers[counted.workshop]
    workshop = scorers.workshop
    of_number = [each for each in workshop.rounds if each.number == counted.round]
    # An undo can bring back a programme from before the round was taken out of use.
    if not of_number or not of_number[0].is_revealed:
        return None
    counting = tuple(p for p in scorers.participants if p.id not in workshop.removed)
    ids = {person.id for person in counting}
    answers = [
        answer
        for answer in desk.answers
        if (answer.workshop, answer.round) == (workshop.id, counted.round)
        and answer.participant in ids
    ]
    return Counted(
        workshop=workshop,
        number=counted.round,
        participants=counting,
        answers=countable_answers(answers, workshop.least_answers),
        asked=frozenset((i, c) for i in of_number[0].items for c in of_number[0].criteria),
        groups=voices(workshop, counting),
    )


def voices(
    workshop: Workshop, participants: tuple[Participant, ...]
) -> Mapping[tuple[str, str], str] | None:
    """Return the group of each scorer, where each group weighs the same; else None."""
    if workshop.weighting is Weighting.PERSON:
        return None
    return {(workshop.id, person.id): person.group for person in participants}

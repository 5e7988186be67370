"""What a score is the only one for."""

from __future__ import annotations

from typing import NamedTuple

from prioritisation.decision.programme.answers import AgreedScore, Answer


class AnswerKey(NamedTuple):
    """What an answer is the only one for."""

    workshop: str
    round: int
    participant: str
    item: str
    criterion: str


class AgreedKey(NamedTuple):
    """What an agreed score is the only one for."""

    item: str
    criterion: str


Key = AnswerKey | AgreedKey
Score = Answer | AgreedScore


def key_of(score: Score) -> Key:
    """Return the key of an answer or of an agreed score."""
    if isinstance(score, Answer):
        return AnswerKey(
            score.workshop, score.round, score.participant, score.item, score.criterion
        )
    return AgreedKey(score.item, score.criterion)

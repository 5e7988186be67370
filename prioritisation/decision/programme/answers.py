"""Scores that people gave: answers of participants, and what the room agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

# The desk: scoring alone in the app, without a workshop. One seat, one round.
DESK_WORKSHOP = "desk"
DESK_PARTICIPANT = "desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One score given by one participant; a later one for the same key replaces it.

    Parameters
    ----------
    workshop, round, participant, item, criterion : the key
    score : on the criterion's scale; None = "don't know", which is an answer and no number
    """

    item: str
    criterion: str
    score: Decimal | None
    workshop: str = DESK_WORKSHOP
    round: int = 1
    participant: str = DESK_PARTICIPANT


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedScore:
    """What the room decided for an item and criterion; stands in place of the group's score.

    Parameters
    ----------
    item, criterion : the key
    score : on the criterion's scale
    reason : why, in the room's words
    who : role of the one who wrote it down
    when : UTC
    """

    item: str
    criterion: str
    score: Decimal
    reason: str = ""
    who: str = ""
    when: datetime = datetime(1970, 1, 1, tzinfo=UTC)

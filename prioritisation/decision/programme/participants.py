"""Who scores in a workshop, and what they give beside their scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from prioritisation.decision.programme.workshops import LONGEST_TITLE
from prioritisation.errors import InvalidValueError

LONGEST_PERSON = 60
LONGEST_COMMENT = 500

# What the importance of the most important criterion's step is written as.
MOST_IMPORTANT = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One scorer of a workshop.

    Parameters
    ----------
    id : unique in the store, says nothing of the person
    name : as the person wrote it; empty = not told
    group : id of one of the workshop's groups; empty = not told
    language : code of the language in which they score
    is_paper : their answers were typed in from a paper form
    items : ids of the items given to them; empty = all
    seed : what their own order of the items is made from
    joined_at : UTC
    """

    id: str
    name: str = ""
    group: str = ""
    language: str = ""
    is_paper: bool = False
    items: tuple[str, ...] = ()
    seed: int = 0
    joined_at: datetime

    def __post_init__(self) -> None:
        if len(self.name) > LONGEST_PERSON:
            raise InvalidValueError(
                "field_too_long", field="name", value=self.name, longest=LONGEST_PERSON
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a participant wrote beside the scores of an item, in a round."""

    round: int
    participant: str
    item: str
    text: str

    def __post_init__(self) -> None:
        if len(self.text) > LONGEST_COMMENT:
            raise InvalidValueError(
                "field_too_long", field="comment", value=self.text, longest=LONGEST_COMMENT
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An item that a participant proposes.

    Parameters
    ----------
    id : unique in the store
    name, reason : in the participant's words
    """

    id: str
    participant: str
    name: str
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidValueError("name_missing", field="name")
        for name, text, longest in (
            ("name", self.name, LONGEST_TITLE),
            ("reason", self.reason, LONGEST_COMMENT),
        ):
            if len(text) > longest:
                raise InvalidValueError("field_too_long", field=name, value=text, longest=longest)


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingWeights:
    """How much the step from worst to best matters to a participant, criterion by criterion.

    Parameters
    ----------
    importance : by criterion id, 0 … 100; the step that matters most has 100

    Raises
    ------
    InvalidValueError : a number is outside 0 … 100, or none is 100.
    """

    participant: str
    importance: Mapping[str, Decimal]

    def __post_init__(self) -> None:
        for criterion, points in self.importance.items():
            if not points.is_finite() or not 0 <= points <= MOST_IMPORTANT:
                raise InvalidValueError("importance_outside", field=criterion, value=points)
        if MOST_IMPORTANT not in self.importance.values():
            raise InvalidValueError("most_important_missing", field="importance")

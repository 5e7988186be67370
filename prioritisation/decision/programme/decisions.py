"""What was decided, kept as it was decided, whatever changes later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.items import LONGEST_FIELD, Amounts
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.text import LONGEST_TEXT, Text
from prioritisation.errors import InvalidValueError


class Stage(StrEnum):
    """How far a decision has come."""

    DRAFT = "draft"
    LEADERSHIP = "leadership"
    BOARD = "board"
    COUNCIL = "council"
    AMENDED = "amended"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedMeasure:
    """A measure of a decided portfolio: its name, start year (None = no calendar) and value."""

    id: str
    name: Text
    start: int | None = None
    value: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A portfolio as it was decided.

    Parameters
    ----------
    id : short name, unique in its programme
    plan : the question as it stood; its name is the scenario's
    stage : who has decided so far
    on : ISO date of the decision
    section, by, note : of the minutes, who decided, and a remark
    kept_at : when this was kept
    revision : number of the programme's revision that it was worked out from
    selected : the measures, in list order
    value, bound : value of the portfolio and proven limit, rounded to nine decimals
    is_optimal : whether the value was proven the highest
    spending : by resource, one amount a year
    commitments, permanent : by resource, what falls after the horizon, and what it costs for good

    Raises
    ------
    InvalidValueError : the date is none, or a text is too long.
    """

    id: str
    plan: Plan
    stage: Stage = Stage.DRAFT
    on: str
    section: str = ""
    by: str = ""
    note: str = ""
    kept_at: datetime
    revision: int
    selected: tuple[DecidedMeasure, ...]
    value: Decimal
    bound: Decimal
    is_optimal: bool
    spending: Mapping[str, Amounts] = field(default_factory=dict)
    commitments: Mapping[str, Decimal] = field(default_factory=dict)
    permanent: Mapping[str, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        checked_id(self.id)
        try:
            date.fromisoformat(self.on)
        except ValueError:
            raise InvalidValueError("not_a_date", field="on", value=self.on) from None
        for name, longest in (("section", LONGEST_FIELD), ("by", LONGEST_FIELD)):
            if len(getattr(self, name)) > longest:
                raise InvalidValueError(
                    "field_too_long", field=name, value=getattr(self, name), longest=longest
                )
        if len(self.note) > LONGEST_TEXT:
            raise InvalidValueError("text_too_long", value=self.note, longest=LONGEST_TEXT)

"""How far a measure is, as its owner tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.items import LONGEST_FIELD, checked_amount
from prioritisation.decision.programme.text import LONGEST_TEXT
from prioritisation.errors import InvalidValueError


class ProgressState(StrEnum):
    """How far a measure is."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressReport:
    """What was told of a measure at one moment.

    Parameters
    ----------
    measure : id
    at : when it was told
    used : by resource, what has been used so far, since the start
    note : what was done, what stands in the way
    by : who told it

    Raises
    ------
    InvalidValueError : an amount is below 0, money is not in whole euros, or a text is too long.
    """

    measure: str
    state: ProgressState
    at: datetime
    used: Mapping[str, Decimal] = field(default_factory=dict)
    note: str = ""
    by: str = ""

    def __post_init__(self) -> None:
        checked_id(self.measure, "measure")
        for resource, amount in self.used.items():
            checked_amount(amount, resource, field=f"used:{resource}")
        if len(self.by) > LONGEST_FIELD:
            raise InvalidValueError(
                "field_too_long", field="by", value=self.by, longest=LONGEST_FIELD
            )
        if len(self.note) > LONGEST_TEXT:
            raise InvalidValueError("text_too_long", value=self.note, longest=LONGEST_TEXT)

"""What trends do to factors and measures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.text import Text


class TrendEffect(StrEnum):
    """Whether a trend helps or harms."""

    HELPS = "helps"
    HARMS = "harms"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendLink:
    """A trend helps or harms a factor or a measure.

    It informs; it never enters a measure's value.

    Parameters
    ----------
    trend, item : ids
    reason : why
    illustrative : a sample, nobody's own judgement
    """

    trend: str
    item: str
    effect: TrendEffect
    reason: Text = Text()
    illustrative: bool = False

    def __post_init__(self) -> None:
        checked_id(self.trend, "trend")
        checked_id(self.item, "item")

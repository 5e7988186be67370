"""What would bring a measure in that is left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias


class NoPoint(StrEnum):
    """Why there is no number.

    NOTHING : nothing of this kind would bring it in
    NOT_ASKED : it does not apply to such a plan, such as one cost where there are several
    UNKNOWN : time ended before it was known
    """

    NOTHING = "nothing"
    NOT_ASKED = "not_asked"
    UNKNOWN = "unknown"


Point: TypeAlias = Fraction | NoPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """From where on a measure that is left out belongs to some portfolio of the highest value.

    Each is a change of one thing alone, with all else as it is.

    Parameters
    ----------
    measure : id
    cost : one limited resource, one year, a cost in that year alone: the highest whole amount of
        its cost, 0 or more, before income
    share : the highest share of all its costs, 0 … 1, rounded down to 0.0001
    value : the smallest value of it
    budget : one limited resource, one year: the smallest budget from which on it belongs to one
    """

    measure: str
    cost: Point = NoPoint.NOT_ASKED
    share: Point = NoPoint.NOT_ASKED
    value: Point = NoPoint.NOT_ASKED
    budget: Point = NoPoint.NOT_ASKED

"""How far one weight can move, with the others as they are, and what comes beyond."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

# t of its start by id of each selected measure, in list order.
Starts = Mapping[str, int]


class NotKnown(StrEnum):
    """Why an interval is not known.

    ROUNDING : values are rounded in the ninth decimal, and without that another is the best
    TIME : time ended, or a stop was asked for
    """

    ROUNDING = "rounding"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class End:
    """One end of an interval.

    Parameters
    ----------
    at : the weight; None = none: any larger one
    is_within : whether the portfolio is still a best one at the end itself
    is_proven : False = all that is known is that the interval goes no further
    beyond : starts of a portfolio that is the best just beyond; None = there is no beyond, or
        none is known
    breaks : id of the rule on values that the portfolio breaks beyond; empty = none
    shown : where the end is not proven, how far the portfolio is shown to stay a best one; None =
        at the weight itself alone
    """

    at: Fraction | None
    is_within: bool = True
    is_proven: bool = True
    beyond: Starts | None = field(default=None, repr=False)
    breaks: str = ""
    shown: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightInterval:
    """The weights of one criterion at which a portfolio is a best one, the others as they are.

    Parameters
    ----------
    criterion : id
    weight : as it is stated, 0 or more
    low, high : ends of the interval, with the weight in it; None where it is not known
    matters : False = the weight makes no difference, whatever it is
    not_known : why it is not known; None = it is, as far as its ends are proven
    """

    criterion: str
    weight: Fraction
    low: End | None
    high: End | None
    matters: bool = True
    not_known: NotKnown | None = None

    @property
    def is_everything(self) -> bool:
        """Whether the portfolio is a best one at every weight that makes a question."""
        low, high = self.low, self.high
        if low is None or high is None or not (low.is_proven and high.is_proven):
            return False
        return low.at == 0 and low.is_within and high.at is None

    def has(self, weight: Fraction) -> bool:
        """Return whether the interval, as far as it is known, has a weight in it."""
        low, high = self.low, self.high
        if low is None or high is None or low.at is None:
            return weight == self.weight
        is_above = weight > low.at or (weight == low.at and low.is_within)
        if high.at is None:
            return is_above
        return is_above and (weight < high.at or (weight == high.at and high.is_within))

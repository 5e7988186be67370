"""A low, a likely and a high amount."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Self


@dataclass(frozen=True, slots=True)
class Bounds:
    """A low, a likely and a high amount, in this order; adding adds each to its like.

    The sum of lows is lower than a total is likely to be: not all goes badly at once.
    """

    low: Decimal = Decimal(0)
    likely: Decimal = Decimal(0)
    high: Decimal = Decimal(0)

    @classmethod
    def exactly(cls, amount: Decimal) -> Self:
        """Return an amount that is certain."""
        return cls(amount, amount, amount)

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(self.low + other.low, self.likely + other.likely, self.high + other.high)

    def __sub__(self, other: Bounds) -> Bounds:
        return Bounds(self.low - other.high, self.likely - other.likely, self.high - other.low)

    def times(self, factor: Decimal) -> Bounds:
        """Return the amounts by a factor; one below 0 makes the high one the low one."""
        ends = (self.low * factor, self.high * factor)
        return Bounds(min(ends), self.likely * factor, max(ends))

    def over(self, divisor: Decimal) -> Bounds:
        """Return the amounts divided by one above 0."""
        return Bounds(self.low / divisor, self.likely / divisor, self.high / divisor)


def summed(bounds: tuple[Bounds, ...]) -> Bounds:
    """Return the sum."""
    return sum(bounds, Bounds())

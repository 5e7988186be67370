"""A stretch of shares, with or without its ends: where a linear expression has a sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from math import floor

from prioritisation.decision.portfolio.sensitivity.share_line import Line

_NONE, _ALL = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The shares from `low` to `high`; an end belongs to it where it says so."""

    low: Fraction = _NONE
    high: Fraction = _ALL
    has_low: bool = True
    has_high: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether no share is in it."""
        if self.low == self.high:
            return not (self.has_low and self.has_high)
        return self.low > self.high

    def within(self, other: Stretch) -> Stretch:
        """Return what two stretches share."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Stretch(
            low,
            high,
            all(s.has_low for s in (self, other) if s.low == low),
            all(s.has_high for s in (self, other) if s.high == high),
        )


_EMPTY = Stretch(_ALL, _NONE)


def where_positive(line: Line) -> Stretch:
    """Return the shares at which a line is above 0."""
    if line.at_none > 0 and line.at_all > 0:
        return Stretch()
    if line.at_none <= 0 and line.at_all <= 0:
        return _EMPTY
    zero = line.at_none / (line.at_none - line.at_all)
    return (
        Stretch(low=zero, has_low=False) if line.at_all > 0 else Stretch(high=zero, has_high=False)
    )


def where_not_positive(line: Line) -> Stretch:
    """Return the shares at which a line is 0 or below."""
    if line.at_none <= 0 and line.at_all <= 0:
        return Stretch()
    if line.at_none > 0 and line.at_all > 0:
        return _EMPTY
    zero = line.at_none / (line.at_none - line.at_all)
    return Stretch(high=zero) if line.at_all > 0 else Stretch(low=zero)


def between(conditions: Sequence[Line], gain: Line) -> Fraction | None:
    """Return a share between two stretches that have none in common; None = there is none.

    Parameters
    ----------
    conditions : each is to be 0 or below
    gain : to be above 0
    """
    stretches = [where_positive(gain), *map(where_not_positive, conditions)]
    for one, other in permutations((s for s in stretches if not s.is_empty), 2):
        if one.high < other.low:
            return _simplest(one.high, other.low)
    return None


def middle(one: Fraction, other: Fraction) -> Fraction | None:
    """Return a share in the middle third between two; None = they are the same."""
    low, third = min(one, other), abs(one - other) / 3
    return _simplest(low + third, low + 2 * third) if third else None


def _simplest(low: Fraction, high: Fraction) -> Fraction:
    """Return a share inside of few decimals: numbers made with it stay small."""
    unit = 1
    while (inside := Fraction(floor(low * unit) + 1, unit)) >= high:
        unit *= 10
    return inside

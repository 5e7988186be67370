"""One item on the matrix: its quadrant, and whether it stands near the border."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

# A change of this much in one score is within what people could have said otherwise.
BORDER = Fraction(1, 4)


class Quadrant(StrEnum):
    """The four parts of the matrix, as they are on a board scored on speed and output/input."""

    FRUIT = "fruit"  # fast and large: the low-hanging-fruit region
    FAST_SMALL = "fast_small"
    SLOW_SMALL = "slow_small"
    GROWING = "growing"  # slow and large


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where an item stands on the matrix.

    Parameters
    ----------
    id : of the item
    x, y : scores in effect on the two axes
    quadrant : at or above a threshold counts as large, as fast
    is_low_hanging : in the low-hanging-fruit region of a board that has one, of at least the
        least impact where one is asked for, and no consequence of other things
    is_borderline : a change of 0.25 in one of its two scores would take it into the quadrant
        FRUIT, or out of it; never a consequence, which no score makes a low-hanging fruit
    impact : score in effect on impact; None where there is none
    group_position : where the group's own scores place it, when an agreed score moved it
        from there
    """

    id: str
    x: Fraction
    y: Fraction
    quadrant: Quadrant
    is_low_hanging: bool
    is_borderline: bool
    impact: Fraction | None = None
    group_position: tuple[Fraction, Fraction] | None = None

    @property
    def is_in_region(self) -> bool:
        """Whether both scores are at or above the thresholds."""
        return self.quadrant is Quadrant.FRUIT


class NoScore(StrEnum):
    """Why an item has no number on an axis."""

    NOT_SCORED = "not_scored"  # nobody has answered
    UNCERTAIN = "uncertain"  # those who answered do not know
    NO_IMPACT_SCORE = "no_impact_score"  # the score is computed from one that is missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """An item that the matrix cannot show.

    Parameters
    ----------
    id : of the item
    missing : the axes that lack a number, as pairs of criterion id and why
    """

    id: str
    missing: tuple[tuple[str, NoScore], ...]


def quadrant_of(x: Fraction, y: Fraction, x_at: Fraction, y_at: Fraction) -> Quadrant:
    """Return the quadrant of a point; at or above a threshold is inside."""
    if y >= y_at:
        return Quadrant.FRUIT if x >= x_at else Quadrant.FAST_SMALL
    return Quadrant.GROWING if x >= x_at else Quadrant.SLOW_SMALL


def is_borderline(
    point: tuple[Fraction, Fraction],
    at: tuple[Fraction, Fraction],
    lowest: tuple[Fraction, Fraction],
) -> bool:
    """Return whether a change of 0.25 in one score turns the point's side of the region.

    Parameters
    ----------
    point : scores on the two axes
    at : thresholds on the two axes
    lowest : the lowest levels of the two scales; no score can fall below them
    """
    inside = [score >= limit for score, limit in zip(point, at, strict=True)]
    if all(inside):
        lowered = (max(score - BORDER, low) for score, low in zip(point, lowest, strict=True))
        return any(score < limit for score, limit in zip(lowered, at, strict=True))
    # From outside, one change is enough only when the other score is inside already.
    raised = [score + BORDER >= limit for score, limit in zip(point, at, strict=True)]
    return (inside[0] and raised[1]) or (inside[1] and raised[0])

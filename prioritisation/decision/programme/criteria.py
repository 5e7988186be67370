"""What items are scored on: anchored scales, and what a level of them is worth."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.text import Text, checked_name
from prioritisation.errors import InvalidValueError

IMPACT = "impact"
SPEED = "speed"
OUTPUT_INPUT = "output_input"
DIRECTION = "direction"


class Unknown(StrEnum):
    """What an answer that is no number is called."""

    DONT_KNOW = "dont_know"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A property of items that people score on an anchored scale.

    Parameters
    ----------
    id : short name, unique on its board; heads its column in files
    name : title as people read it
    low, high : the lowest and the highest level, whole numbers
    low_end, high_end : the ends of the scale in words ("slow", "fast")
    question : what the scorer is asked
    anchors : each level in words, lowest first; empty, or one a level
    points : worth of each level, 0 … 100, lowest level first, not falling; empty = linear
        from 0 to 100 (DESIGN: the lowest level is as good as doing nothing)
    weight : how much it counts in the priority score, 0 or more; shares are made of weights
    unknown : what an answer that is no number is called

    Raises
    ------
    InvalidValueError : a part is outside its range, or anchors or points do not fit the levels.
    """

    id: str
    name: Text
    low: int = 1
    high: int = 5
    low_end: Text = Text()
    high_end: Text = Text()
    question: Text = Text()
    anchors: tuple[Text, ...] = ()
    points: tuple[Decimal, ...] = ()
    weight: Decimal = Decimal(1)
    unknown: Unknown = Unknown.DONT_KNOW

    def __post_init__(self) -> None:
        checked_id(self.id)
        checked_name(self.name)
        if type(self.low) is not int or type(self.high) is not int or self.high <= self.low:
            raise InvalidValueError("bad_scale", field="high", value=self.high, low=self.low)
        if self.high - self.low > 100:
            raise InvalidValueError("scale_too_long", field="high", value=self.high, low=self.low)
        levels = self.high - self.low + 1
        if self.anchors and len(self.anchors) != levels:
            raise InvalidValueError(
                "one_a_level", field="anchors", value=len(self.anchors), levels=levels
            )
        if not self.weight.is_finite() or self.weight < 0:
            raise InvalidValueError("not_zero_or_more", field="weight", value=self.weight)
        if self.points:
            _check_points(self.points, levels)

    @property
    def levels(self) -> range:
        """The whole levels of the scale, lowest first."""
        return range(self.low, self.high + 1)

    def checked_score(self, score: Decimal) -> Decimal:
        """Return a score as it is.

        Raises
        ------
        InvalidValueError : it is not a number from `low` to `high`.
        """
        if not score.is_finite() or not self.low <= score <= self.high:
            raise InvalidValueError(
                "score_outside_scale", field=self.id, value=score, low=self.low, high=self.high
            )
        return score

    def points_of(self, score: Decimal | Fraction) -> Fraction:
        """Return what a score is worth, 0 … 100 points; linear between levels."""
        x = Fraction(score) - self.low
        if not self.points:
            return 100 * x / (self.high - self.low)
        level = min(int(x), self.high - self.low - 1)
        below, above = Fraction(self.points[level]), Fraction(self.points[level + 1])
        return below + (above - below) * (x - level)


def _check_points(points: Sequence[Decimal], levels: int) -> None:
    if len(points) != levels:
        raise InvalidValueError("one_a_level", field="points", value=len(points), levels=levels)
    for point in points:
        if not point.is_finite() or not 0 <= point <= 100:
            raise InvalidValueError("points_outside", field="points", value=point)
    if any(later < earlier for earlier, later in itertools.pairwise(points)):
        raise InvalidValueError("points_fall", field="points", value=points[0])

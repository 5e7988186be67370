"""A list of items with the criteria they are scored on and the two axes of its matrix."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from prioritisation.decision.programme.criteria import OUTPUT_INPUT, SPEED, Criterion
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError


class BoardId(StrEnum):
    """The three boards of a programme."""

    MEASURES = "measures"
    FACTORS = "factors"
    TRENDS = "trends"


class ThresholdKind(StrEnum):
    """How the border of the low-hanging-fruit region is set on an axis."""

    DEFAULT = "default"
    TYPED = "typed"
    MIDDLE = "middle"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """Where large begins on an axis; `at` is read when the kind is TYPED only."""

    kind: ThresholdKind = ThresholdKind.DEFAULT
    at: Decimal | None = None

    def __post_init__(self) -> None:
        if self.kind is ThresholdKind.TYPED and (self.at is None or not self.at.is_finite()):
            raise InvalidValueError("threshold_missing", field="at", value=self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Orientation:
    """Which way round a picture of the matrix runs; as it stands, large right and at the top.

    Parameters
    ----------
    x_reversed : the horizontal axis falls from left to right
    y_reversed : the vertical axis falls from bottom to top
    """

    x_reversed: bool = False
    y_reversed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Criteria and axes of one list of items.

    Parameters
    ----------
    id : which list
    title : what the slide of its matrix is called
    criteria : what its items are scored on; ids unique
    x, y : criterion ids of the horizontal and the vertical axis
    x_threshold, y_threshold : where the region begins
    least_impact : least score on impact for a low-hanging fruit; None = any
    slide : which way round the slide of its matrix runs

    Raises
    ------
    InvalidValueError : a criterion is doubled, or an axis names an unknown one.
    """

    id: BoardId
    title: Text = Text()
    criteria: tuple[Criterion, ...]
    x: str
    y: str
    x_threshold: Threshold = Threshold()
    y_threshold: Threshold = Threshold()
    least_impact: Decimal | None = None
    slide: Orientation = Orientation()

    def __post_init__(self) -> None:
        ids = [criterion.id for criterion in self.criteria]
        for criterion in ids:
            if ids.count(criterion) > 1:
                raise InvalidValueError("id_doubled", field="criteria", value=criterion)
        for axis, criterion in (("x", self.x), ("y", self.y)):
            if criterion not in ids:
                raise InvalidValueError("unknown_criterion", field=axis, value=criterion)

    @property
    def has_low_hanging_fruit(self) -> bool:
        """Whether its matrix is the one with the region: speed of effect over output/input."""
        return (self.x, self.y) == (OUTPUT_INPUT, SPEED)

    def criterion(self, criterion_id: str) -> Criterion:
        """Return a criterion by its id.

        Raises
        ------
        InvalidValueError : the board has none of that id.
        """
        for criterion in self.criteria:
            if criterion.id == criterion_id:
                return criterion
        raise InvalidValueError("unknown_criterion", field="criterion", value=criterion_id)

    def has(self, criterion_id: str) -> bool:
        """Return whether the board has a criterion of that id."""
        return any(criterion.id == criterion_id for criterion in self.criteria)

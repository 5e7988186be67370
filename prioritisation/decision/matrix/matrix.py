"""The items of a board on its two axes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.decision.matrix.positions import (
    NoScore,
    Position,
    Quadrant,
    Unplaced,
    is_borderline,
    quadrant_of,
)
from prioritisation.decision.matrix.thresholds import (
    ThresholdValue,
    checked_threshold,
    threshold_value,
)
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.criteria import IMPACT
from prioritisation.decision.programme.items import Item
from prioritisation.decision.scoring.score import Score, ScoreSource
from prioritisation.decision.scoring.score_table import ScoreTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The items of a board on its two axes; both are "more is better".

    Parameters
    ----------
    board : which list
    x, y : criterion ids of the horizontal and the vertical axis
    x_threshold, y_threshold : where the low-hanging-fruit region begins
    least_impact : least score on impact of a low-hanging fruit; None = any
    positions : the items that have a number on both axes, in list order
    unplaced : the other items, in list order, each with why
    """

    board: BoardId
    x: str
    y: str
    x_threshold: ThresholdValue
    y_threshold: ThresholdValue
    least_impact: Fraction | None
    positions: tuple[Position, ...]
    unplaced: tuple[Unplaced, ...]

    @property
    def low_hanging(self) -> tuple[str, ...]:
        """Ids of the low-hanging fruit, in list order."""
        return tuple(position.id for position in self.positions if position.is_low_hanging)

    @property
    def borderline(self) -> tuple[str, ...]:
        """Ids of the items near the border of the region, in list order."""
        return tuple(position.id for position in self.positions if position.is_borderline)

    @property
    def counts(self) -> Mapping[Quadrant, int]:
        """How many items stand in each quadrant."""
        counted = Counter(position.quadrant for position in self.positions)
        return {quadrant: counted[quadrant] for quadrant in Quadrant}


def build_matrix(items: Iterable[Item], table: ScoreTable, board: Board) -> Matrix:
    """Return the matrix of a board.

    Parameters
    ----------
    items : the whole list, since a median threshold looks at all of it; filters come after
    table : scores of at least these items
    board : its axes, thresholds and least impact

    A low-hanging fruit stands in the region of a board that has one, has at least the least
    impact, and is something that the town can do: no consequence of other things.

    Raises
    ------
    InvalidValueError : a typed threshold or the least impact lies outside its scale, the
        board asks for a least impact without a criterion of it, or the table lacks an item.
    """
    items = tuple(items)
    x, y = board.criterion(board.x), board.criterion(board.y)
    rows = [(item, table.score(item.id, x.id), table.score(item.id, y.id)) for item in items]
    x_threshold = threshold_value(
        board.x_threshold, x, [sx.value for _, sx, _ in rows if sx.value is not None]
    )
    y_threshold = threshold_value(
        board.y_threshold, y, [sy.value for _, _, sy in rows if sy.value is not None]
    )
    least_impact = _least_impact(board)
    at = (x_threshold.at, y_threshold.at)
    lowest = (Fraction(x.low), Fraction(y.low))
    has_impact = board.has(IMPACT)

    positions: list[Position] = []
    unplaced: list[Unplaced] = []
    for item, sx, sy in rows:
        if sx.value is None or sy.value is None:
            missing = ((axis.id, score) for axis, score in ((x, sx), (y, sy)))
            reasons = tuple((c, _reason(s)) for c, s in missing if s.value is None)
            unplaced.append(Unplaced(id=item.id, missing=reasons))
            continue
        quadrant = quadrant_of(sx.value, sy.value, *at)
        in_region = board.has_low_hanging_fruit and quadrant is Quadrant.FRUIT
        impact = table.value(item.id, IMPACT) if has_impact else None
        large_enough = least_impact is None or (impact is not None and impact >= least_impact)
        is_lever = not item.is_consequence
        is_near = is_borderline((sx.value, sy.value), at, lowest)
        positions.append(
            Position(
                id=item.id,
                x=sx.value,
                y=sy.value,
                quadrant=quadrant,
                is_low_hanging=is_lever and large_enough and in_region,
                is_borderline=is_lever and is_near,
                impact=impact,
                group_position=_group_position(sx, sy),
            )
        )
    return Matrix(
        board=board.id,
        x=x.id,
        y=y.id,
        x_threshold=x_threshold,
        y_threshold=y_threshold,
        least_impact=least_impact,
        positions=tuple(positions),
        unplaced=tuple(unplaced),
    )


def _least_impact(board: Board) -> Fraction | None:
    if board.least_impact is None:
        return None
    checked = checked_threshold(board.least_impact, board.criterion(IMPACT), field="least_impact")
    return Fraction(checked)


def _reason(score: Score) -> NoScore:
    if score.source is ScoreSource.COMPUTED:
        return NoScore.NO_IMPACT_SCORE
    return NoScore.UNCERTAIN if score.dont_knows else NoScore.NOT_SCORED


def _group_position(x: Score, y: Score) -> tuple[Fraction, Fraction] | None:
    """Return the place that the group's own scores give, when an agreed score moved the item."""
    group_x, group_y = (s.group if s.source is ScoreSource.AGREED else s.value for s in (x, y))
    if group_x is None or group_y is None or (group_x, group_y) == (x.value, y.value):
        return None
    return group_x, group_y

"""The words around the impact matrix: axes, quadrants, the finding and how it is measured."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from typing import NamedTuple

from prioritisation.decision.matrix.matrix import Matrix
from prioritisation.decision.matrix.positions import Position, Quadrant
from prioritisation.decision.matrix.thresholds import ThresholdValue
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.criteria import DIRECTION, SPEED, Criterion
from prioritisation.decision.programme.workshops import Weighting
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.wording.wording import Wording

_MOST_TICKS = 7


class Tick(NamedTuple):
    """A score on an axis, and what it means in words (may be empty)."""

    at: float
    number: str
    anchor: str


class Axis(NamedTuple):
    """A scale, where large begins on it, and whether it runs the other way: large first."""

    name: str
    low: float
    high: float
    ticks: tuple[Tick, ...]
    threshold: float
    reversed: bool = False


class QuadrantName(NamedTuple):
    """What a quadrant is called, and what to do with the items in it (may be empty)."""

    quadrant: Quadrant
    name: str
    action: str


def axis_of(
    criterion: Criterion, threshold: ThresholdValue, wording: Wording, *, is_reversed: bool
) -> Axis:
    """Return the axis of a criterion: a tick at every level, or at round ones of a long scale."""
    levels = list(criterion.levels)
    step = next(
        s for s in (1, 2, 5, 10, 20, 25, 50, 100) if len(levels) <= _MOST_TICKS * s or s == 100
    )
    return Axis(
        name=wording.text(criterion.name),
        low=float(criterion.low),
        high=float(criterion.high),
        ticks=tuple(
            Tick(float(level), wording.number(level), anchor_of(criterion, level, wording))
            for level in levels[::step]
        ),
        threshold=float(threshold.at),
        reversed=is_reversed,
    )


def anchor_of(criterion: Criterion, level: int, wording: Wording) -> str:
    """Return a level in words: its anchor, or the words for an end of the scale."""
    if criterion.anchors:
        return wording.text(criterion.anchors[level - criterion.low])
    ends = {criterion.low: criterion.low_end, criterion.high: criterion.high_end}
    return wording.text(ends[level]) if level in ends else ""


def quadrant_names(board: Board, matrix: Matrix, wording: Wording) -> tuple[QuadrantName, ...]:
    """Return the names of the quadrants on the axes of a board."""
    if board.has_low_hanging_fruit:
        return tuple(
            QuadrantName(q, wording(f"chart.quadrant.{q}"), wording(f"chart.action.{q}"))
            for q in Quadrant
        )
    if _parts_positive(board, matrix):
        return tuple(QuadrantName(q, wording(f"chart.trend.{q}"), "") for q in Quadrant)
    return tuple(_neutral(board, matrix, q, wording) for q in Quadrant)


def _neutral(board: Board, matrix: Matrix, quadrant: Quadrant, wording: Wording) -> QuadrantName:
    """Return a name that says no more than where the quadrant is: ``Impact ≥ 3.5``."""
    sides = (
        (matrix.x, matrix.x_threshold, quadrant in (Quadrant.FRUIT, Quadrant.GROWING)),
        (matrix.y, matrix.y_threshold, quadrant in (Quadrant.FRUIT, Quadrant.FAST_SMALL)),
    )
    x, y = (
        f"{wording.text(board.criterion(i).name)} {'≥' if is_large else '<'} "
        f"{wording.number(threshold.at, 2)}"
        for i, threshold, is_large in sides
    )
    return QuadrantName(quadrant, x, y)


def _parts_positive(board: Board, matrix: Matrix) -> bool:
    """Return whether the picture parts positive trends from the others, and fast from slow.

    A threshold elsewhere than halfway to the first positive level would make that untrue.
    """
    if (board.id, board.x, board.y) != (BoardId.TRENDS, DIRECTION, SPEED):
        return False
    scale = board.criterion(DIRECTION)
    return matrix.x_threshold.at == Fraction(scale.low + scale.high + 1, 2)


def headline(
    board: Board, matrix: Matrix, positions: Collection[Position], total: int, wording: Wording
) -> str:
    """Return the finding: how many of the items shown stand where it matters.

    Without any there is no finding: what the picture is of.
    """
    if not positions:
        return wording.text(board.title) or wording(f"board.{board.id}")
    if board.has_low_hanging_fruit:
        n = sum(position.is_low_hanging for position in positions)
        return wording(f"matrix.title_{board.id}", n=n, total=total)
    n = sum(position.quadrant is Quadrant.FRUIT for position in positions)
    if _parts_positive(board, matrix):
        return wording("matrix.title_trends", n=n, total=total)
    return wording("chart.headline", n=n, total=total)


def empty_note(count: int, listed: int, wording: Wording) -> str:
    """Return why there is nothing to show.

    Parameters
    ----------
    count : how many items the board has
    listed : how many of them a filter lets through
    """
    if not count:
        return wording("chart.no_items")
    return wording("chart.no_scores" if listed else "chart.nothing_shown")


def subtitle(
    board: Board, matrix: Matrix, table: ScoreTable, wording: Wording, *, of_workshop: bool = False
) -> str:
    """Return how it is measured: whose scores, and where the thresholds are.

    Parameters
    ----------
    of_workshop : say so, too, where each person has one vote
    """
    group = f"matrix.group_{table.group_score}"
    if table.weighting is Weighting.GROUP:
        group = f"matrix.group_{table.group_score}_by_group"
    elif of_workshop:
        group = f"discussion.group_{table.group_score}_by_person"
    return wording(
        "matrix.subtitle" if board.has_low_hanging_fruit else "chart.subtitle",
        group=wording(group),
        x_name=wording.text(board.criterion(matrix.x).name),
        x=wording.number(matrix.x_threshold.at, 2),
        y_name=wording.text(board.criterion(matrix.y).name),
        y=wording.number(matrix.y_threshold.at, 2),
    )

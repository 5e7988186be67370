"""What moved on the impact matrix from one round to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from fractions import Fraction

from prioritisation.decision.matrix.matrix import Matrix
from prioritisation.decision.matrix.positions import BORDER, Position, Quadrant, quadrant_of
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.scoring.movement import Movement
from prioritisation.wording.wording import Wording


def moved_positions(matrix: Matrix, movement: Collection[Movement]) -> tuple[Position, ...]:
    """Return where the later round's own scores place the items.

    Those that moved have the place of the round before as `group_position`; an item has moved
    that moved by a quarter of a level or more, or over the border of the region. With means
    nearly everything moves a little.
    """
    moves = {move.item: move for move in movement}
    at = matrix.x_threshold.at, matrix.y_threshold.at
    return tuple(_moved(position, moves.get(position.id), at) for position in matrix.positions)


def moved_headline(
    board: Board, matrix: Matrix, movement: Iterable[Movement], wording: Wording
) -> str:
    """Return the finding: how many moved, and how many of them into the region or out of it."""
    at = matrix.x_threshold.at, matrix.y_threshold.at
    moves = [move for move in movement if _has_moved(move, at)]
    if not moves:
        return wording("discussion.nothing_moved")
    entered = sum(_is_inside(m.after, at) and not _is_inside(m.before, at) for m in moves)
    left = sum(_is_inside(m.before, at) and not _is_inside(m.after, at) for m in moves)
    if not board.has_low_hanging_fruit:
        entered = left = 0
    kind = "_both" if entered and left else "_in" if entered else "_out" if left else ""
    return wording(f"discussion.moved_{board.id}{kind}", n=len(moves), entered=entered, left=left)


def _moved(position: Position, move: Movement | None, at: tuple[Fraction, Fraction]) -> Position:
    if move is None:
        return replace(position, group_position=None, is_borderline=False)
    quadrant = quadrant_of(*move.after, *at)
    return replace(
        position,
        x=move.after[0],
        y=move.after[1],
        quadrant=quadrant,
        is_low_hanging=position.is_low_hanging and quadrant is Quadrant.FRUIT,
        is_borderline=False,
        group_position=move.before if _has_moved(move, at) else None,
    )


def _has_moved(move: Movement, at: tuple[Fraction, Fraction]) -> bool:
    crossed = _is_inside(move.before, at) != _is_inside(move.after, at)
    return crossed or move.squared_length >= BORDER**2


def _is_inside(place: tuple[Fraction, Fraction], at: tuple[Fraction, Fraction]) -> bool:
    return quadrant_of(*place, *at) is Quadrant.FRUIT

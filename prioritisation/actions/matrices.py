"""The matrix of a board as the desk stands."""

from __future__ import annotations

from dataclasses import replace

from prioritisation.actions.desk import Desk
from prioritisation.decision.matrix.matrix import Matrix, build_matrix
from prioritisation.decision.programme.boards import Board, BoardId, Threshold
from prioritisation.decision.programme.criteria import OUTPUT_INPUT, SPEED
from prioritisation.decision.scoring.score_table import ScoreTable


def matrix_on(desk: Desk, board_id: BoardId, scores: ScoreTable, board: Board) -> Matrix:
    """Return the matrix of a board's items on the axes of `board`."""
    return build_matrix(desk.programme.items_on(board_id), scores, board)


def low_hanging_fruit(desk: Desk, scores: ScoreTable, board: Board) -> tuple[str, ...]:
    """Return the low-hanging fruit of a board, on whichever axes its matrix is shown.

    They are a matter of output/input and speed; a board without these criteria has none.
    """
    if not (board.has(OUTPUT_INPUT) and board.has(SPEED)):
        return ()
    return matrix_on(desk, board.id, scores, board_on_axes(board, OUTPUT_INPUT, SPEED)).low_hanging


def board_on_axes(board: Board, x: str, y: str) -> Board:
    """Return the board on two axes; an axis that is not its own has the standard threshold."""
    return replace(
        board,
        x=x,
        y=y,
        x_threshold=_threshold(board, x),
        y_threshold=_threshold(board, y),
    )


def _threshold(board: Board, criterion: str) -> Threshold:
    own = {board.x: board.x_threshold, board.y: board.y_threshold}
    return own.get(criterion, Threshold())

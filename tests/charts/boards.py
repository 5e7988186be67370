"""The boards of the sample programme as they are shown, on their own axes or on others."""

from dataclasses import replace
from functools import cache

from prioritisation.actions.matrices import board_on_axes
from prioritisation.actions.sample import sample_programme
from prioritisation.charts.matrix_info import MatrixInfo, matrix_info
from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.programme.boards import BoardId, Threshold
from prioritisation.decision.scoring.score_table import score_table
from prioritisation.wording.wording import Wording

sample = cache(sample_programme)


def sample_info(
    board_id: BoardId,
    wording: Wording,
    *,
    axes: tuple[str, str] | None = None,
    x_threshold: Threshold | None = None,
    **options: object,
) -> MatrixInfo:
    """Return what the matrix of a board of the sample shows."""
    programme, answers = sample()
    board = programme.board(board_id)
    board = board_on_axes(board, *(axes or (board.x, board.y)))
    if x_threshold is not None:
        board = replace(board, x_threshold=x_threshold)
    items = programme.items_on(board_id)
    table = score_table(items, board, answers, (), programme.scoring)
    matrix = build_matrix(items, table, board)
    return matrix_info(programme, matrix, table, wording, board=board, **options)

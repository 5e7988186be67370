"""What the desk takes away as files."""

from __future__ import annotations

from decimal import Decimal

from prioritisation.actions.desk import Desk
from prioritisation.actions.importing import written_score
from prioritisation.actions.scoring import Cell
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.exchange.board_csv import written_board


def board_file(desk: Desk, board_id: BoardId, scores: ScoreTable) -> bytes:
    """Return a board as a CSV file: its items with the scores in effect, ``?`` where unknown."""
    cells: dict[Cell, Decimal | None] = {}
    for item in scores.items:
        for criterion in scores.criteria:
            score = scores.score(item, criterion)
            if score.judged is not None:
                cells[item, criterion] = written_score(score.judged)
            elif score.dont_knows:
                cells[item, criterion] = None
    items = desk.programme.items_on(board_id)
    return written_board(items, cells, desk.programme.board(board_id))

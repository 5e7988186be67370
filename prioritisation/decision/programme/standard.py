"""The boards that a file of measures alone is read with: criteria named by their ids."""

from __future__ import annotations

from decimal import Decimal

from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.criteria import (
    DIRECTION,
    IMPACT,
    OUTPUT_INPUT,
    SPEED,
    Criterion,
    Unknown,
)
from prioritisation.decision.programme.text import Text


def standard_board(board_id: BoardId) -> Board:
    """Return a board with the standard criteria on their standard scales, without words."""
    if board_id is BoardId.TRENDS:
        direction = Criterion(
            id=DIRECTION, name=Text.of(DIRECTION), low=-2, high=2, unknown=Unknown.UNCERTAIN
        )
        speed = Criterion(id=SPEED, name=Text.of(SPEED))
        return Board(
            id=board_id,
            criteria=(direction, speed),
            x=DIRECTION,
            y=SPEED,
        )
    weights = {IMPACT: 3, SPEED: 1, OUTPUT_INPUT: 2}
    criteria = tuple(
        Criterion(id=name, name=Text.of(name), weight=Decimal(weight))
        for name, weight in weights.items()
    )
    return Board(id=board_id, criteria=criteria, x=OUTPUT_INPUT, y=SPEED)

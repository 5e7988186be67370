"""How far the answers on the two axes reach."""

from __future__ import annotations

from typing import NamedTuple

from prioritisation.decision.programme.boards import Board
from prioritisation.decision.scoring.score import Score
from prioritisation.decision.scoring.score_table import ScoreTable

# Lowest and highest answer, and the middle half of them.
Reach = tuple[float, float, float, float]


class Spread(NamedTuple):
    """The answers on an item: lowest, lower quartile, upper quartile, highest on each axis.

    `x`, `y` is the group's own place, at which they cross.
    """

    x: float
    y: float
    x_reach: Reach | None
    y_reach: Reach | None


def spread_on(board: Board, table: ScoreTable, item_id: str) -> Spread | None:
    """Return how far the answers on an item reach; None below two answers on both axes."""
    x, y = table.score(item_id, board.x), table.score(item_id, board.y)
    reaches = _reach(x), _reach(y)
    if not any(reaches):
        return None
    at = [s.value if s.group is None else s.group for s in (x, y)]
    if at[0] is None or at[1] is None:
        return None
    return Spread(float(at[0]), float(at[1]), *reaches)


def _reach(score: Score) -> Reach | None:
    numbers = (score.lowest, score.lower_quartile, score.upper_quartile, score.highest)
    if score.count < 2 or None in numbers:
        return None
    low, lower, upper, high = (float(number) for number in numbers if number is not None)
    return low, lower, upper, high

"""The items of a board in order of their priority score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.programme.boards import Board
from prioritisation.decision.scoring.points import item_points, priority_points
from prioritisation.decision.scoring.ranks import competition_ranks
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.decision.scoring.weights import priority_shares


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedItem:
    """An item with its place.

    Parameters
    ----------
    id : of the item
    rank : 1 = the most points, ties share a rank (1, 2, 2, 4); None = a score is missing
    points : priority score, 0 … 100; None = a score is missing
    """

    id: str
    rank: int | None = None
    points: Fraction | None = None


def priority_ranking(
    table: ScoreTable, board: Board, weights: Mapping[str, Decimal]
) -> tuple[RankedItem, ...]:
    """Return the items by priority score, the most points first.

    Ties, and the items that lack a score, which come last without a rank, stand in list order.

    Parameters
    ----------
    weights : by criterion id, 0 or more; empty = those of the criteria

    Raises
    ------
    InvalidValueError : a weight is for an unknown criterion, or none is above 0.
    """
    shares = priority_shares(board, weights)
    needed = [criterion for criterion in board.criteria if shares[criterion.id]]
    points: dict[str, Fraction] = {}
    unscored: list[RankedItem] = []
    for item in table.items:
        by_criterion = item_points(item, table, needed)
        if by_criterion is None:
            unscored.append(RankedItem(id=item))
        else:
            points[item] = priority_points(by_criterion, shares)
    ranks = competition_ranks(points)
    ranked = (RankedItem(id=i, rank=rank, points=points[i]) for i, rank in ranks.items())
    return (*ranked, *unscored)

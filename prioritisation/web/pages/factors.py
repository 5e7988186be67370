"""The matrix of the vitality factors."""

from __future__ import annotations

from prioritisation.decision.programme.boards import BoardId
from prioritisation.web.matrix_views import board


def render() -> None:
    """Show how soon what the town puts in shows in each factor, and how much it yields."""
    board.show(BoardId.FACTORS)

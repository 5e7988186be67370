"""The impact matrix of the measures."""

from __future__ import annotations

from prioritisation.decision.programme.boards import BoardId
from prioritisation.web.matrix_views import board


def render() -> None:
    """Show where the measures stand by output/input and speed."""
    board.show(BoardId.MEASURES)

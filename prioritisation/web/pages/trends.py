"""The matrix of the trends."""

from __future__ import annotations

from prioritisation.decision.programme.boards import BoardId
from prioritisation.web.matrix_views import board


def render() -> None:
    """Show which trends help or harm the town, and how fast they come."""
    board.show(BoardId.TRENDS)

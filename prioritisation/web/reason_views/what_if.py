"""To be filled."""

from __future__ import annotations

from prioritisation.actions.desk import Desk
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.wording.wording import Wording


def show(desk: Desk, planned: PlannedPortfolio, say: Wording) -> None:
    """Show it."""
    del desk, planned, say

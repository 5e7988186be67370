"""Refuse changes of the programme that would take the meaning from answers of a workshop."""

from __future__ import annotations

from collections.abc import Collection

from prioritisation.actions.workshops.setting_up import check_nothing_lost
from prioritisation.decision.programme.boards import BoardId
from prioritisation.store import Store


def check_workshops(
    store: Store,
    programme_id: str,
    board_id: BoardId,
    *,
    items: Collection[str] = (),
    criteria: Collection[str] = (),
) -> None:
    """Refuse to change items or criteria for which a workshop that goes on has answers.

    Raises
    ------
    InvalidValueError : one has; the error names it, and how many answers would be lost.
    """
    for kept in store.workshops.all(programme_id):
        if kept.workshop.board is board_id and kept.workshop.ended_at is None:
            check_nothing_lost(store, kept, items=items, criteria=criteria)

"""Put something on the wall of a workshop."""

from __future__ import annotations

from datetime import datetime

from prioritisation.actions.workshops.joining import let_people_in
from prioritisation.decision.programme.workshops import Wall, WallView
from prioritisation.errors import InvalidValueError, NotAllowedError
from prioritisation.store import KeptWorkshop, Store

_NEEDS_RESULTS = {WallView.MATRIX, WallView.ITEM, WallView.MOVEMENT}


def show_on_wall(store: Store, kept: KeptWorkshop, wall: Wall, now: datetime) -> None:
    """Let every wall of the workshop show something.

    With the way in shown and its code past its time, a new one is made.

    Raises
    ------
    NotAllowedError : it would show results before they are revealed.
    InvalidValueError : the round does not ask for that item, or there is no round before.
    """
    current = kept.workshop.current
    if wall.view in _NEEDS_RESULTS and (current is None or not current.is_revealed):
        raise NotAllowedError("not_revealed", field="wall", value=len(kept.workshop.rounds))
    if wall.view is WallView.ITEM and current is not None and wall.item not in current.items:
        raise InvalidValueError("unknown_id", field="item", value=wall.item)
    if wall.view is WallView.MOVEMENT and len(kept.workshop.rounds) < 2:
        raise InvalidValueError("no_round_before", field="round")
    if wall.view is WallView.JOIN and kept.workshop.ended_at is None and not kept.lets_in(now):
        let_people_in(store, kept, now)
    store.workshops.set_wall(kept.programme_id, kept.workshop.id, wall)


def wall_now(kept: KeptWorkshop) -> Wall:
    """Return what the wall shows: as it was put there, unless its results are out of sight again.

    A round that was reopened, or a new one, takes the results of the earlier off the wall.
    """
    current = kept.workshop.current
    if kept.wall.view in _NEEDS_RESULTS and (current is None or not current.is_revealed):
        return Wall(view=WallView.PROGRESS)
    if kept.wall.view is WallView.MOVEMENT and len(kept.workshop.rounds) < 2:
        return Wall(view=WallView.MATRIX)
    if (
        current is not None
        and kept.wall.view is WallView.ITEM
        and kept.wall.item not in current.items
    ):
        return Wall(view=WallView.MATRIX)
    return kept.wall

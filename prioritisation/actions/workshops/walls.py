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
    NotAllowedError, InvalidValueError : as `checked_wall`.
    """
    checked_wall(kept, wall)
    if wall.view is WallView.JOIN and kept.workshop.ended_at is None and not kept.lets_in(now):
        let_people_in(store, kept, now)
    store.workshops.set_wall(kept.programme_id, kept.workshop.id, wall)


def checked_wall(kept: KeptWorkshop, wall: Wall) -> Wall:
    """Return what a wall is to show, if it may be shown.

    Raises
    ------
    NotAllowedError : it would show results before they are revealed.
    InvalidValueError : the round does not ask for that item, or there is no round before.
    """
    current = kept.workshop.current
    if wall.view in _NEEDS_RESULTS and (current is None or not current.is_revealed):
        raise NotAllowedError("not_revealed", field="wall", value=len(kept.workshop.rounds))
    is_of_item = wall.view is WallView.ITEM or (wall.view is WallView.MATRIX and wall.item)
    if is_of_item and current is not None and wall.item not in current.items:
        raise InvalidValueError("unknown_id", field="item", value=wall.item)
    if wall.view is WallView.MOVEMENT and len(kept.workshop.rounds) < 2:
        raise InvalidValueError("no_round_before", field="round")
    return wall


def wall_now(kept: KeptWorkshop) -> Wall:
    """Return what the wall shows: as it was put there, unless that may not be shown any more.

    A round that was reopened, or a new one, takes the results of the earlier off the wall.
    """
    try:
        return checked_wall(kept, kept.wall)
    except NotAllowedError:
        return Wall(view=WallView.PROGRESS)
    except InvalidValueError:
        return Wall(view=WallView.MATRIX)

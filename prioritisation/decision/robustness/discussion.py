"""What discussion can change first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from prioritisation.decision.matrix.matrix import build_matrix
from prioritisation.decision.robustness.own_lists import OwnLists
from prioritisation.decision.robustness.room import Room


class Order(StrEnum):
    """In which order a room talks about its items."""

    CHANGES_FIRST = "changes_first"
    WIDEST_FIRST = "widest_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """An item, and how much its discussion may change.

    Parameters
    ----------
    in_region, in_portfolio : where the room puts it; None of a portfolio that was not asked for
    scorers : how many participants have own scores that place it
    other_region : how many of them would put it on the other side of the region
    lists : how many own lists there are
    other_portfolio : on how many of them it is in where the room leaves it out, or the reverse
    spread : the widest of its criteria, levels; None below two answers
    """

    id: str
    in_region: bool
    in_portfolio: bool | None
    scorers: int
    other_region: int
    lists: int
    other_portfolio: int
    spread: Decimal | None

    @property
    def changes(self) -> int:
        """How many participants see it on another side than the room."""
        return max(self.other_region, self.other_portfolio)


def topics(room: Room, lists: OwnLists | None = None) -> tuple[Topic, ...]:
    """Return the items that the room has placed, in list order, with what discussion may change.

    Parameters
    ----------
    lists : of the same room; None = the portfolio is not asked for
    """
    matrix = build_matrix(room.items, room.table, room.board)
    at_home = {p.id: p.is_in_region for p in matrix.positions}
    axes = (matrix.x, matrix.y)
    numbers = {
        (a.participant, a.item)
        for a in room.counting
        if a.score is not None and a.criterion in axes
    }
    scorers: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    limits = matrix.x_threshold.at, matrix.y_threshold.at
    for person, table in room.own_tables().items():
        for item, is_home in at_home.items():
            if (person, item) not in numbers:
                continue
            scorers[item] += 1
            places = (table.value(item, axis) for axis in axes)
            is_there = all(p is not None and p >= at for p, at in zip(places, limits, strict=True))
            elsewhere[item] += is_there != is_home
    return tuple(
        Topic(
            id=item,
            in_region=is_home,
            in_portfolio=None if lists is None else item in lists.in_portfolio,
            scorers=scorers[item],
            other_region=elsewhere[item] if scorers[item] >= room.least else 0,
            lists=0 if lists is None else lists.lists,
            other_portfolio=0 if lists is None else _on_the_other_side(lists, item),
            spread=max(
                (s.spread for s in room.table.scores[item].values() if s.spread is not None),
                default=None,
            ),
        )
        for item, is_home in at_home.items()
    )


def discussion_order(found: tuple[Topic, ...], order: Order) -> tuple[Topic, ...]:
    """Return topics with the one first that is to be talked about first; ties in list order."""
    if order is Order.WIDEST_FIRST:
        return tuple(sorted(found, key=lambda topic: -(topic.spread or Decimal(0))))
    return tuple(sorted(found, key=lambda topic: (-topic.changes, -(topic.spread or Decimal(0)))))


def _on_the_other_side(lists: OwnLists, item: str) -> int:
    n = lists.on.get(item, 0)
    return lists.lists - n if item in lists.in_portfolio else n

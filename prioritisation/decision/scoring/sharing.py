"""Whose turn each item is: a participant's own order, and the work shared between many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256


def own_order(items: Sequence[str], seed: int) -> tuple[str, ...]:
    """Return items in an order of somebody's own, so that the last ones are not always the same.

    Sorted by a hash of seed and id: the same on every machine and in every version of Python, and
    an item that joins later leaves the order of the others as it was.
    """
    return tuple(sorted(items, key=lambda item: _place(item, seed)))


def items_for_next(
    items: Sequence[str], items_each: int, given: Mapping[str, int], seed: int
) -> tuple[str, ...]:
    """Return the items for the next participant: those that were given to the fewest so far.

    So no item is ever given to two participants more than another one that was there from the
    start.

    Parameters
    ----------
    items_each : how many; all of them where there are no more
    given : to how many participants each item has been given; none where it is missing
    seed : settles which of those that were given equally often
    """
    fewest_first = sorted(items, key=lambda item: (given.get(item, 0), _place(item, seed)))
    chosen = set(fewest_first[:items_each])
    return tuple(item for item in items if item in chosen)


def least_answers_an_item(participants: int, items: int, items_each: int | None) -> int:
    """Return how many participants each item is given to at least."""
    if items_each is None:
        return participants
    return participants * min(items_each, items) // items


def _place(item: str, seed: int) -> bytes:
    return sha256(f"{seed}\0{item}".encode()).digest()

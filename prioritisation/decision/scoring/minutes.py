"""How long a round takes its participants."""

from __future__ import annotations

# A level chosen among five that are written out, with a look at the item's name: 40 items on three
# criteria are half an hour.
SECONDS_AN_ANSWER = 15


def minutes_to_expect(items: int, criteria: int, items_each: int | None = None) -> int:
    """Return the whole minutes that a participant needs, rounded up.

    Parameters
    ----------
    items_each : how many of the items each participant is given; None = all
    """
    answers = (items if items_each is None else min(items_each, items)) * criteria
    return -(-answers * SECONDS_AN_ANSWER // 60)

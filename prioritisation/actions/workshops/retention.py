"""Delete what tells who somebody was, once its time is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from prioritisation.store import Store


def forget_people(store: Store, now: datetime) -> int:
    """Delete names, comments and tokens of workshops that ended long enough ago.

    Scores stay, without any sign of who gave them. Returns how many workshops were due; to do it
    again does no harm.
    """
    due = [
        (kept.programme_id, kept.workshop.id)
        for kept in store.workshops.everywhere()
        if kept.workshop.ended_at is not None
        and now >= kept.workshop.ended_at + timedelta(days=kept.workshop.days_kept)
    ]
    store.workshops.forget(due)
    return len(due)

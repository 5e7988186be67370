"""Take the last action back."""

from __future__ import annotations

from prioritisation.store import Store, Undone


def undo_last(store: Store, programme_id: str, event: int, *, who: str) -> Undone:
    """Take back the last action that has not been taken back; the earlier state is written anew.

    Parameters
    ----------
    event : id of the action that the button named

    Raises
    ------
    InvalidValueError : there is nothing to take back.
    RevisionConflictError : something else has been done, or undone, since.
    """
    return store.undo(programme_id, event=event, who=who)

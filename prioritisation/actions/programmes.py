"""Hide, delete and bring back whole programmes."""

from __future__ import annotations

from datetime import datetime, timedelta

from prioritisation.actions.desk import SAMPLE_ID, forget_loaded
from prioritisation.actions.sample import note_sample_removed
from prioritisation.store import KeptProgramme, Store

# How long a deletion can be taken back.
DAYS_KEPT = 30


def listed_programmes(store: Store) -> tuple[KeptProgramme, ...]:
    """Return every programme of the workspace, hidden and deleted ones too, by id."""
    return store.shelf.all()


def archive_programme(store: Store, programme_id: str, *, who: str) -> None:
    """Hide a programme from those that can be opened; its phones and walls still answer.

    Raises
    ------
    InvalidValueError : there is no such programme.
    """
    store.shelf.archive(programme_id, who=who)


def bring_back_programme(store: Store, programme_id: str, *, who: str) -> None:
    """Let a hidden programme be opened again.

    Raises
    ------
    InvalidValueError : there is no such programme.
    """
    store.shelf.bring_back(programme_id, who=who)


def delete_programme(store: Store, programme_id: str, *, who: str) -> None:
    """Delete a programme with all that belongs to it; for `DAYS_KEPT` days it can be taken back.

    Meanwhile neither its phones nor its walls answer.

    Raises
    ------
    InvalidValueError : there is no such programme.
    """
    store.shelf.delete(programme_id, who=who)


def take_back_deletion(store: Store, programme_id: str, *, who: str) -> None:
    """Bring a deleted programme back as it was, but for the ways into its workshops.

    Raises
    ------
    InvalidValueError : there is no such programme, or it is gone for good.
    """
    store.shelf.take_back(programme_id, who=who)


def gone_for_good_at(kept: KeptProgramme) -> datetime | None:
    """Return when nothing is left of a deleted programme; None = it is not deleted."""
    deleted_at = kept.summary.deleted_at
    return None if deleted_at is None else deleted_at + timedelta(days=DAYS_KEPT)


def forget_programmes(store: Store, now: datetime) -> int:
    """Remove for good what was deleted long enough ago; return how many programmes.

    To do it again does no harm.
    """
    removed = store.shelf.remove_for_good(now - timedelta(days=DAYS_KEPT))
    if removed:
        forget_loaded()
    if SAMPLE_ID in removed:
        note_sample_removed(store)
    return len(removed)

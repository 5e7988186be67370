"""Which programmes can be opened, and which one opens where nobody says."""

from __future__ import annotations

from prioritisation.actions.desk import SAMPLE_ID
from prioritisation.errors import InvalidValueError
from prioritisation.store import ProgrammeSummary, Store

# What the workspace remembers: the programme that was opened last on it.
_LAST = "programme_opened_last"


def programmes_to_open(store: Store) -> tuple[ProgrammeSummary, ...]:
    """Return the programmes that can be opened, by id."""
    return tuple(programme for programme in store.programmes() if programme.archived_at is None)


def usual_programme(store: Store) -> str:
    """Return the id of the programme that opens where nobody says which.

    The one opened last, where it can be opened still; else the sample, else the first.

    Raises
    ------
    InvalidValueError : there is none to open.
    """
    ids = [programme.id for programme in programmes_to_open(store)]
    for wanted in (store.workspace.get(_LAST), SAMPLE_ID, *ids):
        if wanted in ids:
            return str(wanted)
    raise InvalidValueError("no_programme_to_open", field="programme")


def note_opened(store: Store, programme_id: str) -> None:
    """Remember a programme as the one opened last.

    Raises
    ------
    InvalidValueError : it cannot be opened.
    """
    if programme_id not in {programme.id for programme in programmes_to_open(store)}:
        raise InvalidValueError("programme_gone", field="programme", value=programme_id)
    if store.workspace.get(_LAST) != programme_id:
        store.workspace.put(_LAST, programme_id)

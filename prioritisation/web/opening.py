"""Which programme a session has open: the one its address names, else its own, else the usual."""

from __future__ import annotations

from prioritisation.actions.opening import note_opened, programmes_to_open
from prioritisation.errors import InvalidValueError, PrioritisationError
from prioritisation.web import cached, session

# Under this the session keeps that a programme was opened just now, and its first page is due.
JUST_OPENED = "programme_just_opened"


def settle() -> PrioritisationError | None:
    """Open what the address asks for; return why it could not be, None = all is well.

    With several programmes the address names the one that is open, so that a link to it and a
    reload show the same.
    """
    there = [programme.id for programme in programmes_to_open(cached.store())]
    asked, had = session.asked_programme(), session.open_programme()
    if asked and asked in there:
        if asked != had:
            open_programme(asked)
        return None
    if had not in there:
        session.set_open_programme("")
    try:
        # What is open as usual is settled here, once.
        usual = cached.programme_id()
    except PrioritisationError as error:
        return error
    wanted = asked or had
    if wanted and wanted not in there:
        return InvalidValueError("programme_gone", field="programme", value=wanted)
    if len(there) > 1:
        session.name_in_address(usual)
    return None


def leave(programme_id: str) -> None:
    """Leave a programme that cannot be opened any more, if it is the one that is open."""
    if session.open_programme() == programme_id:
        session.forget_programme()
        session.set_open_programme("")
        session.leave_address()


def is_just_opened() -> bool:
    """Return once whether a programme was opened just now."""
    is_just = bool(session.get(JUST_OPENED))
    session.drop(JUST_OPENED)
    return is_just


def has_several() -> bool:
    """Return whether there are several programmes to choose from."""
    return len(programmes_to_open(cached.store())) > 1


def open_programme(programme_id: str) -> None:
    """Open a programme in this session, and forget what belongs to the former one.

    Raises
    ------
    InvalidValueError : it cannot be opened.
    """
    note_opened(cached.store(), programme_id)
    if session.open_programme() not in ("", programme_id):
        session.forget_programme()
    session.set_open_programme(programme_id)
    session.name_in_address(programme_id)

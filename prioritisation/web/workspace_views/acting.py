"""Do something with a programme, and tell what came of it."""

from __future__ import annotations

from collections.abc import Callable

from prioritisation.errors import PrioritisationError
from prioritisation.web import opening, session
from prioritisation.wording.wording import Wording


def act(do: Callable[[], object], done: str, say: Wording) -> None:
    """Do something, and keep a message of what came of it."""
    is_done(do, done, say)


def is_done(do: Callable[[], object], done: str, say: Wording) -> bool:
    """Do something, keep a message of what came of it, and return whether it was done."""
    try:
        do()
    except PrioritisationError as error:
        session.notify(say.error(error))
        return False
    session.notify(done)
    return True


def open_and_go(programme_id: str, say: Wording) -> None:
    """Open a programme, and go to its first page."""
    try:
        opening.open_programme(programme_id)
    except PrioritisationError as error:
        session.notify(say.error(error))
        return
    session.keep(opening.JUST_OPENED, True)

"""The what-if copy of this session: its changes, which belong to one reader and one programme."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from prioritisation.actions.what_if.changes import WhatIf
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.wording.wording import Wording

# Editions of the fields in which a new value is typed.
EDITOR = "what_if"
_PROBLEM = "what_if_problem"


def tried() -> WhatIf:
    """Return what this session tries; nothing of it is kept."""
    what_if: WhatIf = session.get(_key(), WhatIf())
    return what_if


def set_tried(what_if: WhatIf) -> None:
    """Let the session try other changes."""
    session.keep(_key(), what_if)
    session.drop(_PROBLEM)


def forget_tried() -> None:
    """Try nothing any more."""
    session.drop(_key())
    session.drop(_PROBLEM)
    session.new_edition(EDITOR)


def problem() -> str:
    """Return what was wrong with the last thing that was asked for, as a sentence."""
    sentence, _ = session.get(_PROBLEM, ("", ""))
    return str(sentence)


def turn_to(field: str) -> None:
    """Drop what was wrong with what was typed into another field than is shown now."""
    _, place = session.get(_PROBLEM, ("", ""))
    if place and place != field:
        session.drop(_PROBLEM)


@contextmanager
def told(say: Wording, field: str = "") -> Iterator[None]:
    """Tell what goes wrong below the form, in which all that was typed stays.

    Parameters
    ----------
    field : key of what is typed into; empty = it is about no field
    """
    try:
        yield
    except PrioritisationError as error:
        session.keep(_PROBLEM, (say.error(error), field))
    else:
        session.drop(_PROBLEM)


def _key() -> str:
    return f"tried_{cached.programme_id()}"

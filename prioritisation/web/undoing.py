"""Take the last action back from any place of a page."""

from __future__ import annotations

from prioritisation.actions.undoing import undo_last
from prioritisation.errors import PrioritisationError
from prioritisation.store import Event
from prioritisation.web import cached, session
from prioritisation.wording.events import event_sentence
from prioritisation.wording.wording import Wording


def undo(event: Event, say: Wording) -> None:
    """Take back the action that a reader saw named, and keep a message that says so."""
    undo_seen(event.id, event_sentence(event, say), say)


def undo_seen(event: int, what: str, say: Wording) -> None:
    """Take an action back if it is the last one still; else a message says that it is not.

    Parameters
    ----------
    event : id of the action that the reader saw
    what : the same in words
    """
    try:
        undone = undo_last(cached.store(), cached.programme_id(), event, who=session.WHO)
    except PrioritisationError as error:
        session.notify(say.error(error))
        return
    for editor in session.EDITORS:
        session.new_edition(editor)
    if undone.kept:
        session.notify(say("app.undone_partly", what=what, n=len(undone.kept)))
    else:
        session.notify(say("app.undone", what=what))

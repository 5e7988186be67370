"""Take the last action back from any place of a page."""

from __future__ import annotations

from prioritisation.actions.undoing import undo_last
from prioritisation.errors import PrioritisationError
from prioritisation.store import Event
from prioritisation.web import cached, session
from prioritisation.wording.events import event_sentence
from prioritisation.wording.wording import Wording


def undo(event: Event, say: Wording) -> None:
    """Take an action back, the last one, and keep a message that says so."""
    what = event_sentence(event, say)
    try:
        undone = undo_last(cached.store(), cached.programme_id(), event.id, who=session.WHO)
    except PrioritisationError as error:
        session.notify(say.error(error))
        return
    for editor in session.EDITORS:
        session.new_edition(editor)
    if undone.kept:
        session.notify(say("app.undone_partly", what=what, n=len(undone.kept)))
    else:
        session.notify(say("app.undone", what=what))

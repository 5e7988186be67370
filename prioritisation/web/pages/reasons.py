"""The defence of the list: why each measure is in or out, what else there is, what if."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.web import choices, session
from prioritisation.web.portfolio_views import answering
from prioritisation.web.portfolio_views.top import begun
from prioritisation.web.reason_views import alternatives, presentation, what_if, why
from prioritisation.wording.wording import Wording

_WHY = "why"
_VIEWS: Mapping[str, Callable[[Desk, PlannedPortfolio, Wording], None]] = {
    "alternatives": alternatives.show,
    "what_if": what_if.show,
}

# Under which the session keeps which of them is looked at.
_VIEW = "reasons_view"


def render() -> None:
    """Show the answer's reasons, its alternatives, and what another question would change."""
    top = begun("reasons")
    if top is None:
        return
    desk, say = top.desk, top.say
    if session.is_presented():
        planned = top.answer(lambda: answering.answer(desk, say))
        if planned is not None:
            _present(desk, planned, say)
        return
    place = st.empty()
    with place.container():
        view = choices.choose_view(
            say("planner.view"), (_WHY, *_VIEWS), lambda name: say(f"reasons.view_{name}"), _VIEW
        )
    planned = top.answer(lambda: answering.answer(desk, say))
    if planned is None:
        # There is nothing to choose among.
        place.empty()
    elif view == _WHY:
        why.show(desk, planned, say, top.header)
    else:
        top.title()
        _VIEWS[view](desk, planned, say)


def _present(desk: Desk, planned: PlannedPortfolio, say: Wording) -> None:
    """Show a room the view that was last looked at, as far as it is laid out for one."""
    if session.get(_VIEW) == "alternatives":
        st.title(say("reasons.view_alternatives"))
        alternatives.show(desk, planned, say)
    else:
        presentation.show(planned, say)

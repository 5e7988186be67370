"""The defence of the list: why each measure is in or out, what else there is, what if."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritisation.actions.desk import Desk
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.decision.programme.boards import BoardId
from prioritisation.errors import InfeasibleError, PrioritisationError
from prioritisation.web import cached, choices, html, session
from prioritisation.web.portfolio_views import answering, conflict_view
from prioritisation.web.reason_views import alternatives, what_if, why
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
    say = session.wording()
    desk = cached.desk()
    header = st.container(gap="small")
    if not desk.programme.measures:
        with header:
            st.title(say("page.reasons"))
            choices.is_told_empty(desk.programme, BoardId.MEASURES, say)
        return
    if session.is_presented():
        planned = _planned(desk, header, say)
        if planned is not None:
            _present(desk, planned, say)
        return
    place = st.empty()
    with place.container():
        view = choices.choose_view(
            say("planner.view"), (_WHY, *_VIEWS), lambda name: say(f"reasons.view_{name}"), _VIEW
        )
    planned = _planned(desk, header, say)
    if planned is None:
        # There is nothing to choose among.
        place.empty()
    elif view == _WHY:
        why.show(desk, planned, say, header)
    else:
        with header:
            st.title(say("page.reasons"))
        _VIEWS[view](desk, planned, say)


def _present(desk: Desk, planned: PlannedPortfolio, say: Wording) -> None:
    """Show a room the view that was last looked at, as far as it is laid out for one."""
    if session.get(_VIEW) == "alternatives":
        st.title(say("reasons.view_alternatives"))
        alternatives.show(desk, planned, say)
    else:
        why.present(planned, say)


def _planned(desk: Desk, header: DeltaGenerator, say: Wording) -> PlannedPortfolio | None:
    """Return the answer; where there is none, the head tells why."""
    try:
        return answering.answer(desk, say)
    except PrioritisationError as error:
        with header:
            st.title(say("page.reasons"))
            if isinstance(error, InfeasibleError):
                html.show(html.tags([html.tag(say("portfolio.infeasible_title"), "bad")]))
                conflict_view.show(desk, say)
            else:
                answering.show_why_none(error, say)
    return None

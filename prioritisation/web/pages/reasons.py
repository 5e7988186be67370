"""The defence of the list: why each measure is in or out, what else there is, what if."""

from __future__ import annotations

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

_WHY, _ALTERNATIVES, _WHAT_IF = "why", "alternatives", "what_if"

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
        _present(desk, header, say)
        return
    place = st.empty()
    with place.container():
        views = (_WHY, _ALTERNATIVES, _WHAT_IF)
        view = choices.choose_view(
            say("planner.view"), views, lambda name: say(f"reasons.view_{name}"), _VIEW
        )
    try:
        planned = _planned(desk, header, say)
    except InfeasibleError:
        _show_without_list(desk, view, header, say)
        return
    if planned is None:
        # There is nothing to choose among.
        place.empty()
    elif view == _WHY:
        why.show(desk, planned, say, header)
    else:
        with header:
            st.title(say("page.reasons"))
        show = alternatives.show if view == _ALTERNATIVES else what_if.show
        show(desk, planned, say)


def _present(desk: Desk, header: DeltaGenerator, say: Wording) -> None:
    """Show a room the view that was last looked at, as far as it is laid out for one."""
    try:
        planned = _planned(desk, header, say)
    except InfeasibleError:
        _show_without_list(desk, _WHY, header, say)
        return
    if planned is None:
        return
    if session.get(_VIEW) == _ALTERNATIVES:
        st.title(say("reasons.view_alternatives"))
        alternatives.show(desk, planned, say)
    else:
        why.present(planned, say)


def _planned(desk: Desk, header: DeltaGenerator, say: Wording) -> PlannedPortfolio | None:
    """Return the answer; where none is known, the head tells why.

    Raises
    ------
    InfeasibleError : nothing keeps the plan.
    """
    try:
        return answering.answer(desk, say)
    except InfeasibleError:
        raise
    except PrioritisationError as error:
        with header:
            st.title(say("page.reasons"))
            answering.show_why_none(error, say)
    return None


def _show_without_list(desk: Desk, view: str, header: DeltaGenerator, say: Wording) -> None:
    """Show why nothing keeps the plan; or what a change of it would make possible."""
    with header:
        st.title(say("page.reasons"))
        html.show(html.tags([html.tag(say("portfolio.infeasible_title"), "bad")]))
    if view == _WHY:
        conflict_view.show(desk, say)
        return
    st.text(say("reasons.plan_impossible"))
    st.button(
        say("reasons.to_contradiction"),
        key="reasons_to_contradiction",
        icon=":material/arrow_back:",
        on_click=session.keep,
        args=(_VIEW, _WHY),
    )
    if view == _WHAT_IF:
        what_if.show(desk, None, say)

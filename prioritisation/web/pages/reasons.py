"""The defence of the list: why each measure is in or out, what else there is, what if."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.errors import InfeasibleError
from prioritisation.web import choices, session
from prioritisation.web.portfolio_views import answering, conflict_view
from prioritisation.web.portfolio_views.top import Top, begun
from prioritisation.web.reason_views import alternatives, presentation, what_if, why

_WHY, _ALTERNATIVES, _WHAT_IF = "why", "alternatives", "what_if"

# Under which the session keeps which of them is looked at.
_VIEW = "reasons_view"


def render() -> None:
    """Show the answer's reasons, its alternatives, and what another question would change."""
    top = begun("reasons")
    if top is None:
        return
    if session.is_presented():
        _present(top)
        return
    place = st.empty()
    with place.container():
        views = (_WHY, _ALTERNATIVES, _WHAT_IF)
        view = choices.choose_view(
            top.say("planner.view"), views, lambda name: top.say(f"reasons.view_{name}"), _VIEW
        )
    try:
        planned = top.possible_answer(lambda: answering.answer(top.desk, top.say))
    except InfeasibleError:
        _show_without_list(top, view)
        return
    if planned is None:
        # There is nothing to choose among.
        place.empty()
    else:
        _show(top, view, planned)


def _show(top: Top, view: str, planned: PlannedPortfolio) -> None:
    if view == _WHY:
        why.show(top.desk, planned, top.say, top.header)
        return
    top.title()
    show = alternatives.show if view == _ALTERNATIVES else what_if.show
    show(top.desk, planned, top.say)


def _present(top: Top) -> None:
    """Show a room the view that was last looked at, as far as it is laid out for one."""
    planned = top.answer(lambda: answering.answer(top.desk, top.say))
    if planned is None:
        return
    if session.get(_VIEW) == _ALTERNATIVES:
        st.title(top.say("reasons.view_alternatives"))
        alternatives.show(top.desk, planned, top.say)
    else:
        presentation.show(planned, top.say)


def _show_without_list(top: Top, view: str) -> None:
    """Show why nothing keeps the plan; or what a change of it would make possible."""
    top.impossible()
    if view == _WHY:
        conflict_view.show(top.desk, top.say)
        return
    st.text(top.say("reasons.plan_impossible"))
    st.button(
        top.say("reasons.to_contradiction"),
        key="reasons_to_contradiction",
        icon=":material/arrow_back:",
        on_click=session.keep,
        args=(_VIEW, _WHY),
    )
    if view == _WHAT_IF:
        what_if.show(top.desk, None, top.say)

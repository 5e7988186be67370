"""The planner's desk: what a plan funds at best, and everything beside that answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritisation.actions.desk import Desk
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.web import choices, session
from prioritisation.web.portfolio_views import (
    answer_view,
    answering,
    frontier_view,
    headline,
    plan_form,
    presentation,
    proposal_view,
    rules_view,
    scenarios_view,
    timeline_view,
    years_form,
)
from prioritisation.web.portfolio_views.top import begun
from prioritisation.wording.wording import Wording

VIEWS = ("answer", "years", "rules", "frontier", "proposal", "timeline", "scenarios")

# What is typed is taken before the answer is waited for, so that no click is lost to the wait.
# Each returns where the rest of its view goes.
_FORMS: Mapping[str, Callable[[Desk, Wording], DeltaGenerator]] = {
    "answer": plan_form.show,
    "years": years_form.show,
    "rules": rules_view.forms,
    "proposal": proposal_view.forms,
    "timeline": timeline_view.forms,
    "scenarios": scenarios_view.forms,
}
_REST: Mapping[str, Callable[[Desk, PlannedPortfolio, Wording], None]] = {
    "answer": answer_view.show,
    "frontier": frontier_view.show,
    "timeline": timeline_view.show,
}
_REST_WITHOUT_ANSWER: Mapping[str, Callable[[Desk, PlannedPortfolio | None, Wording], None]] = {
    "rules": rules_view.show,
    "proposal": proposal_view.show,
    "scenarios": scenarios_view.show,
}


def render() -> None:
    """Let the planner set the question, and show the answer with its proof."""
    top = begun("portfolio")
    if top is None:
        return
    desk, say = top.desk, top.say
    if session.is_presented():
        planned = top.answer(lambda: answering.answer(desk, say))
        if planned is not None:
            presentation.show(planned, say)
        return
    view = _view(say)
    progress = st.container()
    rest = _FORMS[view](desk, say) if view in _FORMS else st.container()
    with progress:
        planned = top.answer(lambda: answering.answer(desk, say))
    if planned is not None:
        with top.header:
            headline.show(planned, say)
    with rest:
        if view in _REST_WITHOUT_ANSWER:
            _REST_WITHOUT_ANSWER[view](desk, planned, say)
        elif view in _REST and planned is not None:
            _REST[view](desk, planned, say)


def _view(say: Wording) -> str:
    """Return which part of the desk is shown, as the planner chose."""
    return choices.choose_view(
        say("planner.view"), VIEWS, lambda name: say(f"planner.view_{name}"), "portfolio_view"
    )

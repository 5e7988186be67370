"""The portfolio: what a budget buys at best, beside what people choose without this tool."""

from __future__ import annotations

from typing import Any

import streamlit as st

from prioritisation.actions.exporting import portfolio_file
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import InfeasibleError
from prioritisation.web import cached, html, session
from prioritisation.web.plain import show_error
from prioritisation.web.portfolio_views import (
    figures,
    fruits,
    headline,
    lists,
    notes,
    plan_form,
    presentation,
    tables,
)
from prioritisation.wording.wording import Wording

# The version of the store for which this session has had the ties settled.
_SETTLED_FOR = "ties_settled_for"


def render() -> None:
    """Let the planner set the question, and show the answer with its proof."""
    say = session.wording()
    desk = cached.desk()
    header = st.container(gap="small")
    if not desk.programme.measures:
        with header:
            st.title(say("page.portfolio"))
            st.info(say("portfolio.no_measures"))
        return
    if not session.is_presented():
        plan_form.show(desk, say)
    try:
        with st.spinner(say("app.working")):
            planned = _planned(desk.version)
    except InfeasibleError as error:
        with header:
            st.title(say("page.portfolio"))
            html.show(html.tags([html.tag(say("portfolio.infeasible_title"), "bad")]))
        show_error(_named(error, desk.programme, say), say, ":material/block:")
        return
    if session.is_presented():
        presentation.show(planned, say)
    else:
        with header:
            headline.show(planned, say)
        _answer(planned, say)
    _settle_ties(planned, desk.version, say)


def _named(error: InfeasibleError, programme: Programme, say: Wording) -> InfeasibleError:
    """Return the same error with the names of measures and resources for their ids."""
    names = {measure.id: say.text(measure.name) for measure in programme.measures}
    names |= {resource.id: say.text(resource.name) for resource in programme.resources}

    def named(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(named, value))
        return names.get(value, value) if isinstance(value, str) else value

    details = {key: named(value) for key, value in error.details.items()}
    return InfeasibleError(error.rule, field=error.field, value=error.value, **details)


def _answer(planned: PlannedPortfolio, say: Wording) -> None:
    figures.metrics(planned, say)
    notes.show(planned, say)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        (lists if session.is_phone() else tables).show(planned, say)
        fruits.show(planned, say)
    with right:
        figures.comparison(planned, say)
        figures.variants(planned, say)
        figures.by_spearhead(planned, say)
        figures.spending(planned, say)
    st.download_button(
        say("portfolio.export"),
        data=lambda: portfolio_file(planned, say),
        file_name=f"{planned.programme.id}-portfolio.csv",
        mime="text/csv",
        icon=":material/download:",
        help=say("portfolio.export_help"),
        on_click="ignore",
    )


def _planned(version: int) -> PlannedPortfolio:
    is_settled = session.get(_SETTLED_FOR) == version
    return cached.settled_portfolio() if is_settled else cached.portfolio()


def _settle_ties(planned: PlannedPortfolio, version: int, say: Wording) -> None:
    """Settle the ties behind the answer, which is on the screen, and show what comes of it."""
    portfolio = planned.portfolio
    is_asked = session.get(_SETTLED_FOR) == version
    if is_asked or portfolio.status is not Status.OPTIMAL or portfolio.ties is Ties.SETTLED:
        return
    with st.spinner(say("portfolio.settling")):
        cached.settled_portfolio()
    session.keep(_SETTLED_FOR, version)
    st.rerun()

"""The answer: its figures, what is in and out, how it compares, and what can be taken away."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.exporting import portfolio_file
from prioritisation.actions.plan_exchange import plan_file_text
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.errors import PrioritisationError
from prioritisation.web import session
from prioritisation.web.portfolio_views import as_good, figures, fruits, lists, notes, tables
from prioritisation.web.written_model.page import written_model_html
from prioritisation.wording.wording import Wording
from prioritisation.wording.written_model.model import written_model


def show(desk: Desk, planned: PlannedPortfolio, say: Wording) -> None:
    """Show the answer of the plan."""
    figures.metrics(planned, say)
    as_good.show(planned, say, with_link=True)
    notes.show(planned, say)
    left, right = st.columns([5, 3], gap="medium")
    with left:
        (lists if session.is_phone() else tables).show(planned, say)
        fruits.show(planned, say)
    with right:
        figures.comparison(planned, say)
        figures.variants(planned, say)
        figures.by_spearhead(planned, say)
        figures.spending(planned, say)
    with st.container(horizontal=True, gap="small"):
        _downloads(desk, planned, say)


def _downloads(desk: Desk, planned: PlannedPortfolio, say: Wording) -> None:
    """Show what can be taken away: the list as CSV, and the plan as a written model."""
    st.download_button(
        say("portfolio.export"),
        data=lambda: portfolio_file(planned, say),
        file_name=f"{planned.programme.id}-portfolio.csv",
        mime="text/csv",
        icon=":material/download:",
        help=say("portfolio.export_help"),
        on_click="ignore",
    )
    st.download_button(
        say("planner.model"),
        data=lambda: _model(desk, planned, say),
        file_name=f"{planned.programme.id}-{say('planner.model_file')}.html",
        mime="text/html",
        icon=":material/print:",
        help=say("planner.model_help"),
        on_click="ignore",
    )
    st.download_button(
        say("planner.plan_file"),
        data=lambda: _plan_file(desk, say),
        file_name=f"{planned.programme.id}-plan.toml",
        mime="application/toml",
        icon=":material/data_object:",
        help=say("planner.plan_file_help"),
        on_click="ignore",
    )


def _plan_file(desk: Desk, say: Wording) -> bytes:
    """Return the plan as a file; what keeps it from being one is said in its place."""
    try:
        return plan_file_text(desk).encode()
    except PrioritisationError as error:
        return f"# {say.error(error)}\n".encode()


def _model(desk: Desk, planned: PlannedPortfolio, say: Wording) -> bytes:
    posed = planned.posed
    model = written_model(
        posed.programme,
        posed.plan,
        posed.values,
        posed.problem,
        planned.portfolio,
        say,
        on=datetime.now(UTC).date(),
        revision=desk.revision,
    )
    return written_model_html(model).encode()

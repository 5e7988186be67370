"""The answer: its figures, what is in and out, how it compares, and what can be taken away."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.exporting import portfolio_file
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.web import session
from prioritisation.web.portfolio_views import figures, fruits, lists, notes, tables
from prioritisation.wording.wording import Wording


def show(desk: Desk, planned: PlannedPortfolio, say: Wording) -> None:
    """Show the answer of the plan."""
    del desk
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

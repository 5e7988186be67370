"""The portfolio for a room: the finding, the figures, what is in and out, and the charts."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.web.portfolio_views import as_good, figures, fruits, headline, lists, notes
from prioritisation.wording.wording import Wording


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Show what is read, and nothing that is set."""
    left, right = st.columns([8, 5], gap="large")
    with left:
        headline.show(planned, say)
        figures.metrics(planned, say)
        as_good.show(planned, say, with_link=False)
        lists.show(planned, say)
    with right:
        figures.comparison(planned, say)
        figures.by_spearhead(planned, say)
        figures.spending(planned, say)
    fruits.show(planned, say)
    notes.show(planned, say)

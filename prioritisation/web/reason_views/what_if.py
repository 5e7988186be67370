"""What if: changes tried on a copy of the plan, and how far each weight can move."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.web import html
from prioritisation.web.plain import as_text
from prioritisation.web.reason_views import (
    changes_view,
    outcome_view,
    tried,
    trying_form,
    weights_view,
)
from prioritisation.wording.wording import Wording


def show(desk: Desk, planned: PlannedPortfolio | None, say: Wording) -> None:
    """Show the form that adds a change, the changes with what becomes of the list, the weights.

    Parameters
    ----------
    planned : None = nothing keeps the plan as it is
    """
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader(say("what_if.title"))
        st.caption(say("what_if.explained"))
        trying_form.show(desk, say)
        if sentence := tried.problem():
            st.error(as_text(sentence), icon=":material/error:")
        if tried.tried().changes:
            html.show(html.tags([html.tag(say("what_if.badge"), "warn")]))
            changes_view.show(desk, say)
            outcome_view.show(desk, planned, say)
    with right:
        st.subheader(say("what_if.intervals"))
        if planned is None:
            st.caption(say("what_if.intervals_need_list"))
        else:
            weights_view.show(planned, say)

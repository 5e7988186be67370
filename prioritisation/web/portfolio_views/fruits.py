"""Which low-hanging fruit is in, which is not, and why."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.web.portfolio_views.losses import losses
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.reasons import reason_text
from prioritisation.wording.wording import Wording


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Tell in sentences."""
    if not planned.fruits:
        st.caption(say("portfolio.fruits_none"))
        return
    inside = len(planned.fruits) - len(planned.fruits_out)
    st.subheader(say("portfolio.fruits_title", inside=inside, n=len(planned.fruits)))
    if not planned.fruits_out:
        st.caption(say("portfolio.fruits_all"))
    names = PlanNames.of(planned.programme, planned.plan, say)
    reasons = losses(planned)
    for fruit in planned.fruits_out:
        if fruit in reasons:
            st.text(reason_text(reasons[fruit], planned.portfolio, names, say))
        else:
            st.text(say("portfolio.fruit_not_asked", name=names.measure(fruit, say)))

"""A plan that nothing can keep: which of its demands cannot hold together."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.solving import conflict_job
from prioritisation.web import cached, html
from prioritisation.web.portfolio_views.following import follow
from prioritisation.wording.demands import demand_text
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording

_PATIENCE = 0.5


def show(desk: Desk, say: Wording) -> None:
    """Name a smallest set of demands that contradict each other, as soon as it is found."""
    posed = cached.posed(desk.version)
    job = conflict_job(posed)
    if not job.wait(_PATIENCE):
        follow(
            [job],
            lambda: say("planner.conflict_working", seconds=int(job.seconds)),
            is_shown=False,
            key="stop_conflict",
        )
        return
    demands = job.outcome()
    if not demands:
        st.caption(say("planner.conflict_unknown"))
        return
    names = PlanNames.of(posed.programme, posed.plan, say)
    st.text(say("planner.conflict"))
    html.show(html.bullets((demand_text(demand, names, say) for demand in demands), "pr-list"))

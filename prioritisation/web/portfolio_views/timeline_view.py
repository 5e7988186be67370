"""The plan in time: what starts when, what it takes in each year, when the effect shows."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritisation.actions.desk import Desk
from prioritisation.actions.plan_editing import set_plan, with_start
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import as_text, show_error, told
from prioritisation.web.portfolio_views import money_tables, pictures
from prioritisation.wording.wording import Wording

_EDITOR = "plan"


def forms(desk: Desk, say: Wording) -> DeltaGenerator:
    """Show where a start is pinned, under the picture; return where the rest goes."""
    rest = st.container()
    if desk.programme.plan.years:
        _pins(desk, say)
    return rest


def show(desk: Desk, planned: PlannedPortfolio, say: Wording) -> None:
    """Show the timeline, and money by year."""
    del desk
    if planned.plan.years:
        # Side by side where both have the width that their names and figures need.
        with st.container(horizontal=True, gap="large"):
            with st.container(key="timeline_beside"):
                pictures.timeline(planned, say)
            with st.container(key="money_beside"):
                pictures.money_by_year(planned, say)
    else:
        st.info(say("planner.no_years"))
    money_tables.show(planned, say)


def _pins(desk: Desk, say: Wording) -> None:
    plan = desk.programme.plan
    names = {m.id: say.text(m.name) for m in desk.programme.measures}
    st.subheader(say("planner.pins"))
    with (
        st.form(f"pin_{desk.version}"),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        measure = st.selectbox(
            say("planner.pin_measure"), list(names), format_func=lambda i: names[i], width=320
        )
        year = st.selectbox(
            say("planner.pin_year"),
            [None, *plan.years],
            format_func=lambda y: say("planner.pin_any") if y is None else str(y),
            width=170,
        )
        if st.form_submit_button(say("planner.pin"), icon=":material/keep:"):
            try:
                set_plan(
                    cached.store(),
                    desk,
                    with_start(plan, measure, year),
                    what="start",
                    who=session.WHO,
                )
            except PrioritisationError as error:
                show_error(error, say)
            else:
                st.rerun()
    for pinned, start in plan.starts.items():
        st.button(
            as_text(say("planner.unpin", name=names[pinned], year=str(start))),
            key=f"unpin_{pinned}",
            icon=":material/keep_off:",
            type="tertiary",
            on_click=_unpin,
            args=(pinned,),
        )


def _unpin(measure: str) -> None:
    with told(session.wording(), _EDITOR):
        desk = cached.desk()
        plan = with_start(desk.programme.plan, measure, None)
        set_plan(cached.store(), desk, plan, what="start", who=session.WHO)

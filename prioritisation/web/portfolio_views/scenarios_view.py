"""Plans saved under a name, side by side, and what was decided."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prioritisation.actions.desk import Desk
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.scenarios import (
    delete_scenario,
    open_scenario,
    save_scenario,
)
from prioritisation.actions.solving import best_job
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.plain import TOLD, as_text, label_of, show_error, told
from prioritisation.web.portfolio_views import decisions_view, scenario_tables
from prioritisation.web.portfolio_views.following import follow
from prioritisation.wording.wording import Wording

_EDITOR = "plan"


# The page waits so long for each scenario that is quick to answer.
_PATIENCE = 0.2


def forms(desk: Desk, say: Wording) -> DeltaGenerator:
    """Show saving and deciding, and the decisions; return where the comparison goes."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _saving(desk, say)
        decisions_view.decisions(desk, say)
    with right:
        decisions_view.deciding(desk, say)
    return st.container()


def show(desk: Desk, planned: PlannedPortfolio | None, say: Wording) -> None:
    """Show the scenarios side by side.

    Parameters
    ----------
    planned : the answer to the plan at work; None = there is none
    """
    _comparison(desk, planned, say)


def _saving(desk: Desk, say: Wording) -> None:
    st.subheader(say("planner.scenarios"))
    with (
        st.form(f"scenario_{desk.version}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        name = st.text_input(
            say("planner.scenario_name"), desk.programme.plan.name, max_chars=200, width=320
        )
        if st.form_submit_button(say("planner.scenario_save"), icon=":material/bookmark_add:"):
            try:
                save_scenario(cached.store(), desk, name, who=session.WHO)
            except PrioritisationError as error:
                show_error(error, say)
            else:
                st.rerun()
    if not desk.programme.scenarios:
        st.caption(say("planner.no_scenarios"))
    for plan in desk.programme.scenarios:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text(plan.name, width=320)
            st.button(
                label_of(say("planner.scenario_open"), plan.name),
                key=f"{TOLD}open_{plan.name}",
                on_click=_open,
                args=(plan.name,),
            )
            st.button(
                label_of(say("planner.scenario_delete"), plan.name),
                key=f"{TOLD}delete_{plan.name}",
                icon=":material/delete:",
                type="tertiary",
                on_click=_delete,
                args=(plan.name,),
            )


def _open(name: str) -> None:
    with told(session.wording(), _EDITOR):
        open_scenario(cached.store(), cached.desk(), name, who=session.WHO)


def _delete(name: str) -> None:
    with told(session.wording(), _EDITOR):
        delete_scenario(cached.store(), cached.desk(), name, who=session.WHO)


def _comparison(desk: Desk, planned: PlannedPortfolio | None, say: Wording) -> None:
    names = [plan.name for plan in desk.programme.scenarios]
    if not names:
        return
    st.subheader(say("planner.side_by_side"))
    chosen = st.multiselect(
        say("planner.compared"),
        names,
        names[:4],
        key=f"compared_{'|'.join(names)}",
        placeholder=say("planner.choose"),
    )
    answers: dict[str, PlannedPortfolio] = {}
    waiting = []
    if planned is not None:
        answers[say("planner.at_work")] = planned
    for name in chosen:
        try:
            posed = cached.scenario_posed(desk.version, name)
            job = best_job(posed)
            is_done = job.wait(_PATIENCE)
            portfolio = job.outcome() or job.found
        except PrioritisationError as error:
            st.error(as_text(f"{name}: {say.error(error)}"), icon=":material/block:")
            continue
        if not is_done:
            waiting.append(job)
        if portfolio is not None:
            answers[name] = cached.answer_to(posed, portfolio)
    follow(
        waiting,
        lambda: say("planner.scenarios_working", n=sum(not j.is_done for j in waiting)),
        is_shown=not waiting,
        key="stop_scenarios",
    )
    if answers:
        scenario_tables.show(answers, say, has_plan=planned is not None)

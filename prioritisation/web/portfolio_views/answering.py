"""The answer to the plan at work: at once where it is quick, else while it is worked out."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.jobs import Job
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.solving import best_job
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.web import cached
from prioritisation.wording.wording import Wording

# A page waits so long for a first answer before it shows that it is being worked out.
_PATIENCE = 0.8


def answer(desk: Desk, say: Wording) -> PlannedPortfolio | None:
    """Return the best portfolio known now; None = none yet, and the page tells so.

    A plan without years is answered at once. One of several years is worked out behind the
    page, which shows the best found so far with its gap, and follows it.

    Raises
    ------
    PrioritisationError : the plan cannot be answered, and why.
    """
    posed = cached.posed(desk.version)
    job = best_job(posed)
    job.wait(_PATIENCE)
    portfolio = job.outcome() or job.found
    if not job.is_done:
        _follow(job, say)
    if portfolio is None:
        return None
    return cached.answer_to(posed, portfolio)


def _follow(job: Job[ScheduledPortfolio], say: Wording) -> None:
    """Show how far the work is, with a button to stop it; run the page again when more is known."""
    shown = _state(job)

    @st.fragment(run_every=0.5)
    def follow() -> None:
        if job.is_done or _state(job) != shown:
            st.rerun()
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(say("planner.working", seconds=int(job.seconds)))
            st.button(
                say("planner.stop"), key="stop_solving", icon=":material/stop:", on_click=job.stop.set
            )

    follow()


def _state(job: Job[ScheduledPortfolio]) -> object:
    found: ScheduledPortfolio | None = job.found
    if found is None:
        return None
    # A proof matters more than the next small step of the gap.
    return found.value, found.status is Status.OPTIMAL

"""How far each weight can move before another list is the best, worked out behind the page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prioritisation.actions.jobs import the_jobs
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.what_if.answering import intervals_job
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.sensitivity.weight_interval import WeightInterval
from prioritisation.decision.programme.plans import Objective
from prioritisation.web import html
from prioritisation.web.portfolio_views.following import follow
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.weight_intervals import interval_sentences, range_text
from prioritisation.wording.wording import Wording

# The page waits so long for intervals that are quick to find.
_PATIENCE = 0.8


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Show the interval of each weight, as far as they are known."""
    plan = planned.plan
    if plan.objective in (Objective.MONEY, Objective.VALUE):
        st.info(say("what_if.no_weights", objective=say(f"what_if.objective_{plan.objective}")))
        return
    st.caption(say("what_if.intervals_explained"))
    if planned.portfolio.status is not Status.OPTIMAL:
        st.caption(say("what_if.intervals_need_proof"))
        return
    job = intervals_job(planned.posed, planned.portfolio)
    is_done = job.wait(_PATIENCE)
    found: tuple[WeightInterval, ...] = job.outcome() or job.found or ()
    total = sum(1 for _ in _criteria(planned))
    follow(
        [job],
        lambda: say(
            "what_if.intervals_working",
            done=len(job.found or ()),
            total=total,
            seconds=int(job.seconds),
        ),
        is_shown=is_done,
        has_more=lambda: len(job.found or ()) > len(found),
        key="stop_intervals",
    )
    if found:
        _intervals(planned, found, say)
    if is_done and len(found) < total:
        st.caption(say("what_if.intervals_stopped"))
        st.button(
            say("what_if.intervals_again"),
            key="intervals_again",
            on_click=the_jobs().forget,
            args=(job.key,),
        )


def _criteria(planned: PlannedPortfolio) -> Sequence[str]:
    """Return the criteria whose weights the objective reads."""
    return tuple(planned.values.shares)


def _intervals(
    planned: PlannedPortfolio, intervals: Sequence[WeightInterval], say: Wording
) -> None:
    criteria = {c.id: say.text(c.name) for c in planned.posed.board.criteria}
    head = ["", say("what_if.column_weight"), say("what_if.column_range")]
    rows = [[criteria[i.criterion], say.number(i.weight, 6), range_text(i, say)] for i in intervals]
    html.show(html.table(head, rows))
    names = PlanNames.of(planned.programme, planned.plan, say)
    starts = planned.portfolio.starts
    sentences = [
        sentence
        for i in intervals
        for sentence in interval_sentences(i, starts, criteria[i.criterion], names, say)
    ]
    if sentences:
        html.show(html.bullets(sentences, "pr-list"))

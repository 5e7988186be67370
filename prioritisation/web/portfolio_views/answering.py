"""The answer to the plan at work: at once where it is quick, else while it is worked out."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.jobs import Job
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.solving import best_job
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.errors import NoAnswerError, PrioritisationError
from prioritisation.web import cached
from prioritisation.web.plain import show_error
from prioritisation.web.portfolio_views.following import follow
from prioritisation.wording.wording import Wording

# A page waits so long for an answer before it shows that one is being worked out.
_PATIENCE = 0.8


def answer(desk: Desk, say: Wording) -> PlannedPortfolio | None:
    """Return the best portfolio known now; None = none yet, and the page tells so.

    It is worked out behind the page, which shows the best found so far with its gap, and
    follows it until it is proven and its ties are settled.

    Raises
    ------
    PrioritisationError : the plan cannot be answered, and why.
    """
    posed = cached.posed(desk.version)
    job = best_job(posed)
    is_done = job.wait(_PATIENCE)
    portfolio: ScheduledPortfolio | None = job.outcome() or job.found
    _follow(job, portfolio, say, is_done=is_done)
    if is_done and portfolio is None:
        st.info(say("planner.stopped"))
    return None if portfolio is None else cached.answer_to(posed, portfolio)


def answer_at_hand(desk: Desk) -> PlannedPortfolio:
    """Return what is known now of the plan's answer, for whoever decides on it.

    Raises
    ------
    PrioritisationError : the plan cannot be answered, or nothing is known of it yet.
    """
    posed = cached.posed(desk.version)
    job = best_job(posed)
    portfolio: ScheduledPortfolio | None = job.outcome() or job.found
    if portfolio is None:
        raise NoAnswerError("no_answer_yet")
    return cached.answer_to(posed, portfolio)


def _follow(
    job: Job[ScheduledPortfolio], shown: ScheduledPortfolio | None, say: Wording, *, is_done: bool
) -> None:
    """Show how far the work is; run the page again when a better portfolio is known."""
    if shown is None:
        key = "planner.working_first"
    else:
        key = "planner.settling" if _is_proven(shown) else "planner.working"
    follow(
        [job],
        lambda: say(key, seconds=int(job.seconds)),
        is_shown=is_done,
        has_more=lambda: _has_more(job.found, shown),
        key="stop_solving",
    )


def _is_proven(portfolio: ScheduledPortfolio) -> bool:
    return portfolio.status is Status.OPTIMAL


def _has_more(now: ScheduledPortfolio | None, shown: ScheduledPortfolio | None) -> bool:
    """Return whether something better is known than what is shown, or its proof."""
    if now is None or shown is None:
        return now is not shown
    return now.value > shown.value or _is_proven(now) != _is_proven(shown)


def show_why_none(error: PrioritisationError, say: Wording) -> None:
    """Show why a plan has no answer; a new programme has no budget yet, and nothing went wrong."""
    if error.rule == "no_budget":
        st.info(say("empty.budget", view=say("planner.view_years")))
    else:
        show_error(error, say)

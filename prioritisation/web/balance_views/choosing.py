"""Which portfolio is looked at: the plan's answer, the proposed list, or one that was decided."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from prioritisation.actions.balancing import Weighed, proposal_job
from prioritisation.actions.desk import Desk
from prioritisation.web import cached, session
from prioritisation.web.portfolio_views import answering
from prioritisation.web.portfolio_views.following import follow
from prioritisation.wording.decisions import decision_title
from prioritisation.wording.wording import Wording

PLAN, PROPOSAL = "plan", "proposal"
_KEY = "balance_of"
_PATIENCE = 0.8


def choose(desk: Desk, say: Wording) -> str:
    """Show which portfolio is looked at, and return it: PLAN, PROPOSAL or a decision's id."""
    names = _names(desk, say)
    if session.get(_KEY) not in names:
        session.drop(_KEY)
    chosen = st.selectbox(
        say("balance.portfolio"),
        list(names),
        format_func=lambda source: names[source],
        key=_KEY,
        persist_state="session",
        width=360,
    )
    return str(chosen or PLAN)


def chosen_before(desk: Desk, say: Wording) -> str:
    """Return which portfolio was chosen, where nothing can be chosen."""
    chosen = session.get(_KEY)
    return str(chosen) if chosen in _names(desk, say) else PLAN


def weighed(source: str, desk: Desk, say: Wording) -> Weighed | None:
    """Return the portfolio with what it answers; None = none is known yet, and the page tells so.

    Raises
    ------
    PrioritisationError : there is none, and why.
    """
    if source == PLAN:
        planned = answering.answer(desk, say)
        if planned is None:
            return None
        portfolio = planned.portfolio
        return Weighed(posed=planned.posed, assessment=portfolio.assessment, gap=portfolio.gap)
    if source == PROPOSAL:
        return _proposed(desk, say)
    return cached.decided_portfolio(desk.version, _id(source))


def is_decision(source: str) -> bool:
    """Return whether a portfolio that was decided is looked at."""
    return source not in (PLAN, PROPOSAL)


def _proposed(desk: Desk, say: Wording) -> Weighed | None:
    posed = cached.posed(desk.version)
    job = proposal_job(posed, desk.programme.proposal)
    is_done = job.wait(_PATIENCE)
    follow(
        [job],
        lambda: say("planner.proposal_working", seconds=int(job.seconds)),
        is_shown=is_done,
        key="stop_proposed",
    )
    assessment = job.outcome()
    if assessment is None:
        return None
    return Weighed(posed=posed, assessment=assessment)


def _names(desk: Desk, say: Wording) -> dict[str, str]:
    programme = desk.programme
    names = {PLAN: say("balance.portfolio_plan")}
    titles = {
        decision.id: decision_title(decision, say) for decision in reversed(programme.decisions)
    }
    times = Counter(titles.values())
    for i, title in titles.items():
        # A list tells what was chosen by its text alone.
        names[f"decision:{i}"] = f"{title} ({i})" if times[title] > 1 else title
    if programme.proposal.measures:
        name = programme.proposal.name
        key = "balance.portfolio_proposal_of" if name else "balance.portfolio_proposal"
        names[PROPOSAL] = say(key, name=name)
    return names


def _id(source: str) -> str:
    return source.partition(":")[2]

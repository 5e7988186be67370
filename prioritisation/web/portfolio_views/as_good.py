"""How many other lists are as good as the best one, beside it and among the alternatives."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from html import escape

import streamlit as st

from prioritisation.actions.alternatives import count_job
from prioritisation.actions.jobs import Job, the_jobs
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.decision.portfolio.alternatives.count_within import Count
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.web import html, session
from prioritisation.web.elsewhere import page_at
from prioritisation.web.portfolio_views.following import follow
from prioritisation.wording.alternatives import as_good_sentence
from prioritisation.wording.wording import Wording

# In per cent, as it is typed on the page of reasons; what is said here follows it.
TOLERANCE_KEY, FIRST_TOLERANCE = "alternatives_tolerance", 2.0

# What is counted so soon is shown at once.
_PATIENCE = 0.1


def tolerance() -> Fraction:
    """Return the tolerance that this reader typed, as a share."""
    typed = session.get(TOLERANCE_KEY)
    return Fraction(Decimal(str(FIRST_TOLERANCE if typed is None else typed))) / 100


def show(planned: PlannedPortfolio, say: Wording, *, with_link: bool) -> None:
    """Show how many other lists are as good; the line keeps its place while they are counted.

    Parameters
    ----------
    with_link : whether a link leads to them
    """
    with st.container(key="as_good", horizontal=True, vertical_alignment="center", gap="small"):
        if planned.portfolio.status is not Status.OPTIMAL:
            html.show('<div class="pr-idle"></div>')
            return
        job = count_job(planned.posed, planned.portfolio, tolerance())
        job.wait(_PATIENCE)
        if job.is_done:
            _finding(job, say)
            _again(job, say)
        else:
            _follow(job, say)
        if with_link and not session.is_presented():
            _link(say)


def _finding(job: Job[Count], say: Wording) -> None:
    counted = job.outcome() or Count(count=0, is_exact=False)
    sentence = as_good_sentence(counted, tolerance(), say)
    # As wide as it is, so that what leads to them stands beside it.
    st.html(f'<div class="pr pr-finding">{escape(sentence)}</div>', width="content")


def _again(job: Job[Count], say: Wording) -> None:
    """Let a count that somebody stopped be made anew."""
    if job.stop.is_set() and not session.is_presented():
        st.button(
            say("alternatives.count_again"),
            key="count_again",
            icon=":material/refresh:",
            type="tertiary",
            on_click=the_jobs().forget,
            args=(job.key,),
        )


def _follow(job: Job[Count], say: Wording) -> None:
    within = say.percent(tolerance(), 2)

    def told() -> str:
        counting = say("alternatives.counting", within=within)
        return f"{counting} {say('alternatives.counted', n=job.found)}" if job.found else counting

    # As wide as it is, as what is told in its place: what leads to them stays beside it.
    follow([job], told, is_shown=False, key="stop_as_good", width="content")


def _link(say: Wording) -> None:
    if st.button(
        say("reasons.view_alternatives"),
        key="to_alternatives",
        icon=":material/compare_arrows:",
        type="tertiary",
        on_click=session.keep,
        args=("reasons_view", "alternatives"),
    ):
        st.switch_page(page_at("reasons"))

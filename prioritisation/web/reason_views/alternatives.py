"""What else there is: the next best lists or the most different ones, and how many are as good."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from prioritisation.actions.alternatives import Order, alternatives_job, keep_alternative
from prioritisation.actions.desk import Desk
from prioritisation.actions.jobs import Job, the_jobs
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.decision.portfolio.alternatives.alternative import Alternatives
from prioritisation.decision.portfolio.alternatives.tolerance import least_value
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.web import cached, choices, html, session
from prioritisation.web.elsewhere import page_at
from prioritisation.web.plain import TOLD, as_text, label_of, told
from prioritisation.web.portfolio_views import as_good
from prioritisation.web.portfolio_views.amounts import basis, value_text
from prioritisation.web.portfolio_views.following import follow
from prioritisation.web.reason_views.alternatives_grid import grid_html, list_names
from prioritisation.wording.alternatives import list_name, shared_sentence
from prioritisation.wording.wording import Wording

_ORDER, _HOW_MANY, _KEPT = "alternatives_order", "alternatives_k", "alternatives_kept"
_FIRST, _MOST = 5, 20

# The page waits so long for lists that are quick to find.
_PATIENCE = 0.8


def show(desk: Desk, planned: PlannedPortfolio, say: Wording) -> None:
    """Show how many other lists are as good, and some of them beside the best one."""
    if not session.is_presented():
        _settings(say)
    if planned.portfolio.status is not Status.OPTIMAL:
        st.info(say("alternatives.not_proven"))
        return
    as_good.show(planned, say, with_link=False)
    least = least_value(planned.portfolio, as_good.tolerance())
    texts = {
        "least": value_text(least, planned, say),
        "best": value_text(planned.portfolio.value, planned, say),
    }
    st.caption(as_text(say("alternatives.from_value", **texts)))
    order, k = _order(), int(session.get(_HOW_MANY) or _FIRST)
    job = alternatives_job(planned.posed, planned.portfolio, order, k, as_good.tolerance())
    is_done = job.wait(_PATIENCE)
    alternatives = job.outcome() or job.found
    follow(
        [job],
        lambda: say(
            f"alternatives.working_{order}",
            n=round((job.progress or 0) * k),
            k=k,
            seconds=int(job.seconds),
        ),
        is_shown=is_done,
        has_more=lambda: job.found is not alternatives,
        key="stop_alternatives",
    )
    if is_done and (alternatives is None or not alternatives.is_complete):
        _told_open(job, say)
    if alternatives is not None:
        # While more come, only what stays where it is.
        shown = alternatives if is_done else alternatives.proven
        _found(desk, planned, shown, order, k, texts["least"], say)


def _settings(say: Wording) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        choices.choose_view(
            say("alternatives.order"), Order, lambda o: say(f"alternatives.order_{o}"), _ORDER
        )
        st.number_input(
            say("alternatives.how_many"),
            2,
            _MOST,
            _FIRST,
            key=_HOW_MANY,
            persist_state="session",
            width=240,
        )
        st.number_input(
            say("alternatives.tolerance"),
            0.0,
            100.0,
            as_good.FIRST_TOLERANCE,
            step=0.5,
            format="%g",
            key=as_good.TOLERANCE_KEY,
            persist_state="session",
            help=say("alternatives.tolerance_help"),
            width=240,
        )


def _order() -> Order:
    return Order(session.get(_ORDER) or Order.NEXT_BEST)


def _told_open(job: Job[Alternatives], say: Wording) -> None:
    """Tell that not all is proven, with a way to ask again."""
    st.warning(say("alternatives.ended"), icon=":material/hourglass_top:")
    if not session.is_presented():
        st.button(
            say("alternatives.go_on"),
            key="search_again",
            icon=":material/refresh:",
            on_click=the_jobs().forget,
            args=(job.key,),
        )


def _found(
    desk: Desk,
    planned: PlannedPortfolio,
    alternatives: Alternatives,
    order: Order,
    k: int,
    least: str,
    say: Wording,
) -> None:
    """Show the lists, with what they share."""
    if not alternatives.others:
        if alternatives.is_complete:
            within = say.percent(as_good.tolerance(), 2)
            st.info(as_text(say(f"alternatives.none_{order}", within=within)))
        return
    st.caption(as_text(say(f"alternatives.about_{order}", least=least)))
    html.show(f'<div class="pr-finding">{escape(shared_sentence(alternatives, say))}</div>')
    if not session.is_presented():
        _take_over(desk, alternatives, say)
    html.show(grid_html(alternatives, planned, list_names(alternatives, say), say))
    st.caption(say("alternatives.marks_years" if planned.has_years else "alternatives.marks"))
    if alternatives.is_complete and len(alternatives.found) < k:
        st.caption(say("alternatives.fewer", n=len(alternatives.found)))
    st.caption(basis(planned.plan, say))


def _take_over(desk: Desk, alternatives: Alternatives, say: Wording) -> None:
    """Show a button a list that keeps it as a scenario; below them where the last one is."""
    take_over = say("alternatives.take_over")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="take_over"):
        st.text(take_over, width="content")
        for place, each in enumerate(alternatives.others, start=1):
            # Named as its column is.
            st.button(
                label_of(list_name(place, say), take_over),
                key=f"{TOLD}take_over_{place}",
                icon=":material/bookmark_add:",
                on_click=_keep,
                args=(desk, dict(each.starts), list_name(place, say)),
            )
    kept = session.get(_KEPT)
    # What was undone since is there no more.
    is_there = kept in {scenario.name for scenario in cached.desk().programme.scenarios}
    with st.container(key="taken_over", horizontal=True, vertical_alignment="center", gap="small"):
        if not is_there:
            st.caption(say("alternatives.take_over_help"))
            return
        st.text(_kept_sentence(kept, say), width="content")
        if st.button(
            say("alternatives.to_scenarios"),
            key="to_scenarios",
            icon=":material/arrow_forward:",
            type="tertiary",
            on_click=session.keep,
            args=("portfolio_view", "scenarios"),
        ):
            st.switch_page(page_at("portfolio"))


def _keep(desk: Desk, starts: Mapping[str, int], name: str) -> None:
    """Keep a list of the plan that it was shown for; where that has changed since, it is told."""
    say = session.wording()
    with told(say, "plan"):
        plan = desk.programme.plan
        kept = keep_alternative(cached.store(), desk, plan, starts, name, who=session.WHO)
        session.keep(_KEPT, kept)
        session.notify(_kept_sentence(kept, say))


def _kept_sentence(name: str, say: Wording) -> str:
    return say(
        "alternatives.kept",
        name=name,
        page=say("page.portfolio"),
        view=say("planner.view_scenarios"),
    )

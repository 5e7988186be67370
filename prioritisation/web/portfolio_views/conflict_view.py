"""A plan that nothing can keep: which of its demands contradict each other, and what ends that."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from prioritisation.actions.contradicting import Contradicting, Explained, contradiction_job
from prioritisation.actions.desk import Desk
from prioritisation.actions.jobs import Job
from prioritisation.actions.mending import mend
from prioritisation.decision.portfolio.contradictions.way_out import TakenOff, WayOut
from prioritisation.web import cached, html, session
from prioritisation.web.plain import as_text, told
from prioritisation.web.portfolio_views.following import follow
from prioritisation.wording.contradictions import (
    contradiction_title,
    several_text,
    way_text,
    ways_intro,
)
from prioritisation.wording.demands import demand_text
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording

_EDITOR = "plan"
_PATIENCE = 0.5
# A long list may have a way out for each of its measures; the others are folded away.
_MOST_OFF_A_LIST = 4


def show(desk: Desk, say: Wording) -> None:
    """Show each contradiction of the plan with its ways out, as soon as they are found."""
    posed = cached.posed(desk.version)
    job = contradiction_job(posed)
    is_done = job.wait(_PATIENCE)
    known: Contradicting | None = job.outcome() or job.found
    _follow(job, known, say, is_done=is_done)
    if known is None or not known.found:
        if is_done:
            st.caption(say("contradiction.unknown"))
        return
    names = PlanNames.of(posed.programme, posed.plan, say)
    is_only = len(known.found) == 1
    if not is_only:
        st.text(several_text(len(known.found), say))
    for number, one in enumerate(known.found):
        with st.container(border=True, key=f"contradiction_{number}"):
            _contradiction(desk, one, number, names, say, is_only=is_only, is_done=is_done)
    if is_done and not known.are_all:
        st.caption(say("contradiction.more_unknown"))


def _follow(
    job: Job[Contradicting], shown: Contradicting | None, say: Wording, *, is_done: bool
) -> None:
    is_first = shown is None or shown.are_all is None
    key = "contradiction.working" if is_first else "contradiction.working_ways"
    follow(
        [job],
        lambda: say(key, seconds=int(job.seconds)),
        is_shown=is_done,
        has_more=lambda: job.found is not shown,
        key="stop_conflict",
    )


def _contradiction(
    desk: Desk,
    one: Explained,
    number: int,
    names: PlanNames,
    say: Wording,
    *,
    is_only: bool,
    is_done: bool,
) -> None:
    """Show one contradiction: its demands, then what ends it."""
    st.subheader(contradiction_title(len(one.demands), say))
    html.show(html.bullets((demand_text(d, names, say) for d in one.demands), "pr-list"))
    if len(one.demands) > 1:
        st.caption(say("contradiction.spared"))
    ways = one.out.ways
    is_known = one.is_settled and not one.out.unknown
    if not ways and not is_known:
        st.caption(say("contradiction.ways_unknown" if is_done else "contradiction.ways_coming"))
        return
    html.show(f"<strong>{escape(say('contradiction.ways'))}</strong>")
    st.caption(ways_intro(one.out, say, is_only=is_only))
    if session.is_presented():
        html.show(html.bullets((way_text(way, names, say) for way in ways), "pr-list"))
    else:
        _buttons(desk, ways, number, names, say, is_only=is_only)
    if not is_known:
        st.caption(say("contradiction.ways_unknown" if is_done else "contradiction.ways_coming"))


def _buttons(
    desk: Desk,
    ways: Sequence[WayOut],
    number: int,
    names: PlanNames,
    say: Wording,
    *,
    is_only: bool,
) -> None:
    off_a_list = [way for way in ways if isinstance(way, TakenOff)]
    folded = off_a_list[_MOST_OFF_A_LIST:]
    for way in ways:
        if way not in folded:
            _button(desk, way, number, names, say, is_only=is_only)
    if folded:
        label = say("contradiction.further", n=len(folded))
        with st.expander(label, key=f"further_{number}"):
            for way in folded:
                _button(desk, way, number, names, say, is_only=is_only)


def _button(
    desk: Desk, way: WayOut, number: int, names: PlanNames, say: Wording, *, is_only: bool
) -> None:
    st.button(
        as_text(way_text(way, names, say)),
        key=f"mend_{number}_{way!r}",
        icon=":material/build:",
        on_click=_mend,
        args=(desk, way),
        width="content",
    )
    if way.is_enough and not is_only:
        st.caption(say("contradiction.enough"))


def _mend(desk: Desk, way: WayOut) -> None:
    """Apply a way out to the plan that it was shown for; a plan changed since stays as it is."""
    with told(session.wording(), _EDITOR):
        mend(cached.store(), desk, way, who=session.WHO)
        session.new_edition(_EDITOR)

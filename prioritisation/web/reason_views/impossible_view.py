"""A what-if copy that nothing can keep: what contradicts what, and how to go on changing."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from prioritisation.actions.contradicting import Contradicting, Explained, contradiction_job
from prioritisation.actions.posing import Posed
from prioritisation.actions.what_if.limits import LimitChange, more_as_change
from prioritisation.decision.portfolio.contradictions.way_out import More
from prioritisation.web import html
from prioritisation.web.plain import as_text
from prioritisation.web.portfolio_views.following import follow
from prioritisation.web.reason_views import tried
from prioritisation.wording.contradictions import (
    contradiction_title,
    several_text,
    way_text,
    ways_intro,
)
from prioritisation.wording.demands import demand_text
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording

# The page waits so long for contradictions that are quick to find.
_PATIENCE = 0.8


def show(changed: Posed, say: Wording, *, is_plan_possible: bool) -> None:
    """Show which demands contradict each other with the changes, and what can be tried next.

    Parameters
    ----------
    is_plan_possible : whether the plan as it is kept has a list
    """
    key = "what_if.impossible" if is_plan_possible else "what_if.still_impossible"
    st.error(say(key), icon=":material/block:")
    job = contradiction_job(changed)
    is_done = job.wait(_PATIENCE)
    known: Contradicting | None = job.outcome() or job.found
    follow(
        [job],
        lambda: say("contradiction.working", seconds=int(job.seconds)),
        is_shown=is_done,
        has_more=lambda: job.found is not known,
        key="stop_impossible",
    )
    found = () if known is None else known.found
    names = PlanNames.of(changed.programme, changed.plan, say)
    if len(found) > 1:
        st.text(several_text(len(found), say))
    for number, one in enumerate(found):
        html.show(f"<strong>{escape(contradiction_title(len(one.demands), say))}</strong>")
        html.show(html.bullets((demand_text(d, names, say) for d in one.demands), "pr-list"))
        _ways(changed, one, number, names, say, is_only=len(found) == 1)
    if is_done and not found:
        st.caption(say("contradiction.unknown"))
    st.caption(say("what_if.go_on", page=say("page.portfolio"), view=say("planner.view_rules")))


def _ways(
    changed: Posed, one: Explained, number: int, names: PlanNames, say: Wording, *, is_only: bool
) -> None:
    """Offer what more of a resource would end a contradiction, as the next change to try."""
    ways = [way for way in one.out.ways if isinstance(way, More)]
    if not ways:
        return
    st.caption(ways_intro(replace(one.out, ways=tuple(ways)), say, is_only=is_only))
    for way in ways:
        st.button(
            as_text(say("what_if.try_way", way=way_text(way, names, say))),
            key=f"try_way_{number}_{way!r}",
            icon=":material/science:",
            on_click=_try,
            args=(more_as_change(way, changed.plan),),
            width="content",
        )


def _try(change: LimitChange) -> None:
    tried.set_tried(tried.tried().with_change(change))

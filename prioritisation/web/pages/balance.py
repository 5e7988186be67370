"""The balance of a portfolio: where money and value go, what is left out, what comes when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.decision.portfolio.balance.gaps import Gap
from prioritisation.decision.programme.boards import BoardId
from prioritisation.errors import InfeasibleError, PrioritisationError
from prioritisation.web import cached, choices, html, session
from prioritisation.web.balance_views import (
    adding,
    choosing,
    gaps_view,
    groups_view,
    pace_view,
    presentation,
)
from prioritisation.web.balance_views.shown import Shown
from prioritisation.web.plain import as_text
from prioritisation.web.portfolio_views import conflict_view
from prioritisation.web.portfolio_views.amounts import value_text_of
from prioritisation.web.portfolio_views.answering import show_why_none
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Wording

VIEWS = ("groups", "gaps", "pace")

_SHOWN: Mapping[str, Callable[[Shown, Sequence[Gap], Wording], None]] = {
    "groups": lambda shown, _, say: groups_view.show(shown, say),
    "gaps": gaps_view.show,
    "pace": lambda shown, _, say: pace_view.show(shown, say),
}


def render() -> None:
    """Show one portfolio by what its measures share, with its gaps, and make rules of them."""
    say = session.wording()
    desk = cached.desk()
    header = st.container(gap="small")
    if not desk.programme.measures:
        with header:
            st.title(say("page.balance"))
            choices.is_told_empty(desk.programme, BoardId.MEASURES, say)
        return
    if session.is_presented():
        shown = _shown(choosing.chosen_before(desk, say), desk, None, header, say)
        if shown is not None:
            with header:
                _head(shown, gaps_view.gaps(shown), say)
            presentation.show(shown, say)
        return
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        source = choosing.choose(desk, say)
        resource = _resource(desk, say)
        view = _view(say)
    shown = _shown(source, desk, resource, header, say)
    found = None if shown is None else gaps_view.gaps(shown)
    with header:
        if shown is not None and found is not None:
            _head(shown, found, say)
        left = None if found is None else {gap.mark for gap in found}
        adding.show(desk, left, say, is_plan=source == choosing.PLAN)
    if shown is not None and found is not None:
        _SHOWN[view](shown, found, say)


def _view(say: Wording) -> str:
    return choices.choose_view(
        say("planner.view"), VIEWS, lambda name: say(f"balance.view_{name}"), "balance_view"
    )


def _resource(desk: Desk, say: Wording) -> str | None:
    """Show whose money is looked at, where there are several; None = the first."""
    resources = [resource.id for resource in desk.programme.resources]
    if len(resources) < 2:
        return None
    names = PlanNames.of(desk.programme, desk.programme.plan, say)
    if session.get("balance_resource") not in resources:
        session.drop("balance_resource")
    return st.selectbox(
        say("balance.resource"),
        resources,
        format_func=names.resource,
        key="balance_resource",
        persist_state="session",
        width=240,
    )


def _shown(
    source: str, desk: Desk, resource: str | None, header: Any, say: Wording
) -> Shown | None:
    """Return what is shown; where there is nothing, the head tells why."""
    try:
        weighed = choosing.weighed(source, desk, say)
    except PrioritisationError as error:
        with header:
            st.title(say("page.balance"))
            if isinstance(error, InfeasibleError) and source == choosing.PLAN:
                html.show(html.tags([html.tag(say("portfolio.infeasible_title"), "bad")]))
                st.caption(say("balance.infeasible"))
                conflict_view.show(desk, say)
            else:
                show_why_none(error, say)
        return None
    if weighed is None:
        with header:
            st.title(say("page.balance"))
        return None
    known = weighed.posed.problem.resources
    return Shown(
        desk=desk,
        weighed=weighed,
        balance=weighed.balance,
        names=PlanNames.of(weighed.posed.programme, weighed.posed.plan, say),
        is_decision=choosing.is_decision(source),
        resource=resource if resource in known else weighed.posed.resource,
    )


def _head(shown: Shown, found: Sequence[Gap], say: Wording) -> None:
    weighed, names = shown.weighed, shown.names
    st.title(say("balance.title", n=len(found)) if found else say("balance.title_none"))
    tags = [] if weighed.gap is None else [_badge(weighed.gap, say)]
    if any(measure.illustrative for measure in shown.desk.programme.measures):
        tags.append(html.tag(say("app.illustrative")))
    html.show(html.tags(tags))
    taken = shown.balance.taken
    finding = say(
        "balance.finding",
        n=taken.count,
        total=shown.balance.candidates.count,
        money=names.amount(shown.resource, taken.cost(shown.resource), say),
        resource=names.resource(shown.resource),
        value=value_text_of(taken.value, names.plan, say),
    )
    html.show(f'<div class="pr-finding">{escape(finding)}</div>')
    if shown.is_decision:
        st.caption(say("balance.as_today"))
    if weighed.gone:
        gone = ", ".join(say.text(measure.name) for measure in weighed.gone)
        st.caption(as_text(say("balance.gone", names=gone)))


def _badge(gap: float, say: Wording) -> str:
    kind, key = ("warn", "badge_feasible") if gap else ("ok", "badge_optimal")
    return html.tag(say(f"portfolio.{key}", gap=say.percent(gap, 2)), kind)

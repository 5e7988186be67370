"""The balance of a portfolio: where money and value go, what is left out, what comes when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.decision.portfolio.balance.gaps import Gap
from prioritisation.web import choices, html, session
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
from prioritisation.web.portfolio_views.amounts import value_text_of
from prioritisation.web.portfolio_views.top import Top, begun
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
    top = begun("balance")
    if top is None:
        return
    desk, say = top.desk, top.say
    if session.is_presented():
        shown = _shown(choosing.chosen_before(desk, say), None, top)
        if shown is not None:
            with top.header:
                _head(shown, gaps_view.gaps(shown), say)
            presentation.show(shown, say)
        return
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        source = choosing.choose(desk, say)
        resource = _resource(desk, say)
        view = _view(say)
    shown = _shown(source, resource, top)
    found = None if shown is None else gaps_view.gaps(shown)
    with top.header:
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


def _shown(source: str, resource: str | None, top: Top) -> Shown | None:
    """Return what is shown; where there is nothing, the head tells why."""
    desk, say = top.desk, top.say
    weighed = top.answer(
        lambda: choosing.weighed(source, desk, say),
        is_of_plan=source == choosing.PLAN,
        hint=say("balance.infeasible"),
    )
    if weighed is None:
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

"""The best list for every budget: the staircase, any budget tried, and when each measure is in."""

from __future__ import annotations

from fractions import Fraction

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.frontiers import (
    frontier_job,
    has_frontier,
)
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.actions.typing import typed_amount
from prioritisation.decision.portfolio.frontier_points import Frontier, FrontierPoint
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, html, session
from prioritisation.web.plain import as_text, show_error
from prioritisation.web.portfolio_views import pictures, scaled_view
from prioritisation.web.portfolio_views.amounts import (
    amount_text,
    basis,
    value_text,
)
from prioritisation.web.portfolio_views.clicking import newly_clicked
from prioritisation.web.portfolio_views.following import follow
from prioritisation.wording.wording import Wording

_PATIENCE = 0.6


def show(desk: Desk, planned: PlannedPortfolio, say: Wording) -> None:
    """Show the frontier of the plan: over one budget, or over all of them scaled together."""
    if has_frontier(planned.posed):
        _one_budget(desk, planned, say)
    else:
        scaled_view.show(planned, say)


def _one_budget(desk: Desk, planned: PlannedPortfolio, say: Wording) -> None:
    job = frontier_job(planned.posed)
    is_done = job.wait(_PATIENCE)
    found = job.outcome()
    if found is None:
        follow(
            [job],
            lambda: say("planner.frontier_working", share=say.percent(job.progress or 0, 0)),
            is_shown=is_done,
            key="stop_frontier",
        )
        return
    if not len(found):
        st.info(say("planner.frontier_nothing"))
        return
    if not found.is_complete:
        st.warning(say("planner.frontier_incomplete"), icon=":material/hourglass_top:")
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader(say("planner.frontier"))
        lines = cached.lines_to(desk.version, planned.posed, found.budget_to)
        pictures.frontier(desk, planned.posed, found, lines, planned.budget, say)
        _next(planned, found, say)
    with right:
        tried = _tried(planned, say)
        if tried is not None:
            _list(planned, found, tried, say)
    pictures.strip(planned.posed, found, planned.budget, say)


def _next(planned: PlannedPortfolio, found: Frontier, say: Wording) -> None:
    """Tell what the next euros would buy."""
    budget = planned.budget
    after = None if budget is None else found.next_after(budget)
    here = None if budget is None else found.at(budget)
    if budget is None or after is None or here is None:
        return
    entered, left = _difference(here, after, planned, say)
    st.text(
        say(
            "planner.next_euros",
            amount=amount_text(after.budget - budget, planned.resource, planned, say),
            value=value_text(after.value - here.value, planned, say),
        )
    )
    if entered:
        st.text(say("planner.next_in", names=entered))
    if left:
        st.text(say("planner.next_out", names=left))


def _tried(planned: PlannedPortfolio, say: Wording) -> Fraction | None:
    """Return the budget that is looked at: the one typed last, or the point that was clicked."""
    clicked = newly_clicked(pictures.FRONTIER_CHART)
    if clicked is not None:
        session.keep("frontier_budget", say.number(Fraction(clicked), 6))
    unit = resource_named(planned.programme, planned.resource).unit
    typed = st.text_input(
        as_text(say("planner.try_budget", unit=unit)),
        key="frontier_budget",
        placeholder=say.number(planned.budget or 0, 6),
    )
    try:
        if typed.strip():
            return Fraction(typed_amount(typed, say("portfolio.budget"), say.language))
    except PrioritisationError as error:
        show_error(error, say)
        return None
    return planned.budget


def _list(planned: PlannedPortfolio, found: Frontier, budget: Fraction, say: Wording) -> None:
    """Show the best list of a budget, beside the plan's."""
    point = found.at(budget)
    if point is None:
        least = amount_text(found[0].budget, planned.resource, planned, say)
        st.info(as_text(say("planner.frontier_below", amount=least)))
        return
    measures = {m.id: m for m in planned.programme.measures}
    title = say(
        "planner.list_for",
        amount=amount_text(budget, planned.resource, planned, say),
        n=len(point.selected),
        value=value_text(point.value, planned, say),
    )
    st.subheader(as_text(title))
    mine = set(planned.portfolio.selected)
    rows = [
        [
            say.text(measures[i].name),
            say.number(measures[i].net_cost(planned.resource), 2),
            "" if i in mine else say("planner.new_here"),
        ]
        for i in point.selected
    ]
    unit = resource_named(planned.programme, planned.resource).unit
    head = [say("column.name"), say("planner.net_column", unit=unit), ""]
    html.show(html.table(head, rows))
    st.caption(basis(planned.plan, say))
    gone = [
        say.text(measures[i].name) for i in planned.portfolio.selected if i not in point.selected
    ]
    if gone:
        st.caption(as_text(say("planner.gone_here", names=", ".join(gone))))


def _difference(
    one: FrontierPoint, other: FrontierPoint, planned: PlannedPortfolio, say: Wording
) -> tuple[str, str]:
    names = {m.id: say.text(m.name) for m in planned.programme.measures}
    entered = ", ".join(names[i] for i in other.selected if i not in one.selected)
    left = ", ".join(names[i] for i in one.selected if i not in other.selected)
    return entered, left

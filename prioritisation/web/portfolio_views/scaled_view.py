"""The best list for every share of all budgets: points to click, usual lists, and differences."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.actions.scaled_frontiers import (
    scaled_job,
    scaled_lists_job,
    scaled_points,
    settled_job,
)
from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.scheduling.exchanges import Exchanges, exchanges
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.scaled_frontier import (
    FACTORS,
    PointStatus,
    ScaledPoint,
)
from prioritisation.decision.portfolio.scheduling.scaled_lists import ScaledList
from prioritisation.web import html, session
from prioritisation.web.plain import as_text
from prioritisation.web.portfolio_views import pictures
from prioritisation.web.portfolio_views.amounts import (
    basis,
    value_figure,
    value_heading,
    value_text,
)
from prioritisation.web.portfolio_views.clicking import newly_clicked
from prioritisation.web.portfolio_views.following import follow
from prioritisation.wording.wording import Wording

_PATIENCE, _MOMENT = 0.6, 0.3
# The share whose list is shown, as `Fraction` reads it; the plan's own at first.
_SHARE, _OWN = "scaled_share", "1"


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Show the frontier over all budgets scaled together, and the list of one of its points."""
    job, lists_job = scaled_job(planned.posed), scaled_lists_job(planned.posed)
    job.wait(_PATIENCE)
    found, has_lists = job.outcome() or job.found or (), lists_job.is_done
    lists = (lists_job.outcome() or ()) if has_lists else ()
    st.caption(say("planner.scaled_help"))
    if not (job.is_done and has_lists):
        follow(
            [job, lists_job],
            lambda: (
                say("planner.scaled_working", n=len(job.found or ()), seconds=int(job.seconds))
                if not job.is_done
                else say("planner.lists_working", share=say.percent(lists_job.progress or 0, 0))
            ),
            has_more=lambda: len(job.found or ()) > len(found) or lists_job.is_done != has_lists,
            key="stop_scaled",
        )
    points = scaled_points(planned, found, lists)
    clicked = newly_clicked(pictures.SCALED_CHART)
    if clicked is not None or session.get(_SHARE) is None:
        session.keep(_SHARE, clicked or _OWN)
    left, right = st.columns([4, 3], gap="large")
    with left:
        pictures.scaled(planned, points, lists, Fraction(session.get(_SHARE)), say)
        if job.is_done:
            _next(points, planned, say)
        if lists:
            st.caption(say("planner.scaled_lists_help"))
    with right:
        share = st.selectbox(
            say("planner.show_share"),
            [str(factor) for factor in FACTORS],
            format_func=lambda share: say.percent(Fraction(share), 0),
            key=_SHARE,
        )
        _chosen(planned, points, Fraction(share), say)
    with st.expander(say("planner.as_table"), key="scaled_table"):
        _table(planned, points, lists, say)


def _next(points: Sequence[ScaledPoint], planned: PlannedPortfolio, say: Wording) -> None:
    """Tell what the next share of every budget is proven to buy, where it buys something."""
    proven = [
        (point.factor, point.portfolio.value)
        for point in points
        if point.portfolio is not None and point.status is PointStatus.OPTIMAL
    ]
    here = next((value for factor, value in proven if factor == 1), None)
    after = next(
        ((f, value) for f, value in proven if f > 1 and here is not None and value > here), None
    )
    if here is not None and after is not None:
        st.text(
            say(
                "planner.next_share",
                share=say.percent(after[0] - 1, 0),
                value=value_text(after[1] - here, planned, say),
            )
        )


def _chosen(
    planned: PlannedPortfolio, points: Sequence[ScaledPoint], share: Fraction, say: Wording
) -> None:
    """Show the best list known with a share of all budgets."""
    point = next((point for point in points if point.factor == share), None)
    if point is not None and point.status is PointStatus.INFEASIBLE:
        st.info(as_text(say("planner.scaled_below", share=say.percent(share, 0))))
    elif point is None or point.portfolio is None:
        st.info(as_text(say("planner.scaled_unknown", share=say.percent(share, 0))))
    else:
        _list(planned, share, _first_of_equals(planned, point, point.portfolio, say), say)


def _first_of_equals(
    planned: PlannedPortfolio, point: ScaledPoint, portfolio: ScheduledPortfolio, say: Wording
) -> ScheduledPortfolio:
    """Return the list to show at a point; where equals are still compared, say so."""
    # The plan's own list is settled where the plan is answered.
    job = None if portfolio is planned.portfolio else settled_job(planned.posed, point)
    if job is None:
        return portfolio
    job.wait(_MOMENT)
    if not job.is_done:
        follow(
            [job],
            lambda: say("planner.ties_working", seconds=int(job.seconds)),
            key="stop_settled",
        )
    return job.outcome() or portfolio


def _list(
    planned: PlannedPortfolio, share: Fraction, portfolio: ScheduledPortfolio, say: Wording
) -> None:
    """Show a list with its start years, beside the plan's."""
    title = say(
        "planner.list_for",
        amount=say.percent(share, 0),
        n=len(portfolio.selected),
        value=value_text(portfolio.value, planned, say),
    )
    st.subheader(as_text(title))
    if portfolio.status is not Status.OPTIMAL:
        most = value_text(portfolio.bound, planned, say)
        st.caption(as_text(say("planner.scaled_unproven", most=most)))
    elif portfolio.ties is Ties.OPEN:
        st.caption(say("portfolio.ties_open"))
    changes = exchanges(planned.portfolio.assessment, portfolio.assessment)
    if changes.are_none:
        st.caption(say("planner.scaled_same"))
    else:
        st.text(say("planner.scaled_changes", changes=_sums(planned, portfolio, changes, say)))
    measures = {m.id: m for m in planned.programme.measures}
    years, before = planned.plan.years, planned.portfolio.starts
    rows = []
    for i, t in portfolio.starts.items():
        amount = say.number(measures[i].net_cost(planned.resource), 2)
        # ✓ = the same, a year = another start, – = not in it.
        own = "✓" if before.get(i) == t else str(years[before[i]]) if i in before else "–"
        rows.append([say.text(measures[i].name), str(years[t]), own, amount])
    unit = resource_named(planned.programme, planned.resource).unit
    head = [
        say("column.name"),
        say("planner.start"),
        say("planner.in_plan"),
        say("planner.net_column", unit=unit),
    ]
    if rows:
        html.show(html.table(head, rows))
        st.caption(f"{say('planner.in_plan_signs')} {basis(planned.plan, say)}")
    if changes.left:
        gone = ", ".join(say.text(measures[change.measure].name) for change in changes.left)
        st.caption(as_text(say("planner.gone_here", names=gone)))


def _sums(
    planned: PlannedPortfolio, portfolio: ScheduledPortfolio, changes: Exchanges, say: Wording
) -> str:
    """Return what changes in value and in each resource that has a budget."""
    value = _signed(changes.value, value_text(abs(changes.value), planned, say))
    sums = [f"{say('portfolio.metric_value')} {value}"]
    for resource in planned.problem.resources:
        if resource in planned.plan.budgets:
            named = resource_named(planned.programme, resource)
            name, amount = say.text(named.name), changes.spending[resource]
            if any(one.money[resource].commitments for one in (planned.portfolio, portfolio)):
                name = say("planner.with_commitments", name=name)
            sums.append(f"{name} {_signed(amount, say.amount(abs(amount), named.unit))}")
    return "; ".join(sums)


def _signed(number: Fraction, text: str) -> str:
    return f"+{text}" if number > 0 else f"\u2212{text}" if number < 0 else text


def _table(
    planned: PlannedPortfolio,
    points: Sequence[ScaledPoint],
    lists: Sequence[ScaledList],
    say: Wording,
) -> None:
    names = list(dict.fromkeys(one.name for one in lists))
    reached = {(one.name, one.factor): one.selection.value for one in lists}

    def figure(value: Fraction | None) -> str:
        return "–" if value is None else value_figure(value, planned, say)

    rows = [
        [
            say.percent(point.factor, 0),
            figure(None if point.portfolio is None else point.portfolio.value),
            "–" if point.portfolio is None else say.number(len(point.portfolio.selected)),
            say(f"planner.point_{point.status}"),
            *(figure(reached.get((name, point.factor))) for name in names),
        ]
        for point in points
    ]
    head = [
        say("planner.all_budgets"),
        value_heading(planned.plan, say),
        say("portfolio.metric_selected"),
        say("planner.proof"),
        *(say(f"portfolio.compare_{name}") for name in names),
    ]
    html.show(html.table(head, rows))

"""Spending by year against each resource's budgets, what moves on, and what falls later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import plotly.graph_objects as go

from prioritisation.charts.planner.panels import Panel, PanelRow, PanelsInfo, panels_figure
from prioritisation.charts.planner.resources import resource_amount, resource_colour
from prioritisation.charts.planner.years import year_name
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.money import Money
from prioritisation.decision.portfolio.scheduling.problem import Limits
from prioritisation.decision.programme.programme import Programme
from prioritisation.wording.wording import Wording

_Text = Callable[[Fraction], str]


def money_by_year_info(
    programme: Programme, assessment: Assessment, wording: Wording
) -> PanelsInfo:
    """Return a panel for each resource that is limited or spent.

    Parameters
    ----------
    assessment : of the portfolio
    """
    names = {part.id: wording.text(part.name) for part in programme.resources}
    panels = []
    for limit in assessment.problem.limits:
        resource, money = limit.resource, assessment.money[limit.resource]
        is_spent = any(money.spending) or any(money.later) or money.permanent
        if not is_spent and not limit.budgets and limit.total is None:
            continue

        def text(amount: Fraction, resource: str = resource) -> str:
            return resource_amount(programme, resource, amount, wording)

        rows = (
            *_years(assessment, limit, text, resource_colour(programme, resource), wording),
            *_later(money, text, resource_colour(programme, resource), wording),
        )
        note = _in_all(assessment, limit, text, wording)
        panels.append(Panel(names.get(resource, resource), rows, note))
    signs = []
    if any(limit.budgets for limit in assessment.problem.limits):
        signs.append(("┃", "ink", wording("planner_chart.budget_of_year")))
    if any(any(carried) for carried in assessment.carried.values()):
        signs.append(("┃", "line2", wording("planner_chart.budget_and_carried")))
    return PanelsInfo(tuple(panels), tuple(signs))


def money_by_year_figure(info: PanelsInfo, *, dark: bool) -> go.Figure:
    """Return the figure."""
    return panels_figure(info, dark=dark)


def _years(
    assessment: Assessment, limit: Limits, text: _Text, colour: str, wording: Wording
) -> Iterator[PanelRow]:
    carried = assessment.carried[limit.resource]
    for t, spent in enumerate(assessment.money[limit.resource].spending):
        budget = limit.budgets[t] if limit.budgets else None
        yield PanelRow(
            name=year_name(assessment.problem, t, wording),
            amount=float(spent),
            value=text(spent) if budget is None else f"{text(spent)} / {text(budget)}",
            remark=_remark(assessment, limit, t, text, wording),
            colour=colour,
            limit=None if budget is None else float(budget),
            reach=float(budget + carried[t]) if budget is not None and carried[t] else None,
        )


def _later(money: Money, text: _Text, colour: str, wording: Wording) -> Iterator[PanelRow]:
    if not money.commitments and not money.permanent:
        return
    yield PanelRow(
        name=wording("planner_chart.later"),
        amount=float(money.commitments),
        value=text(money.commitments),
        remark=wording("planner_chart.for_good_yearly", amount=text(money.permanent))
        if money.permanent
        else wording("planner_chart.committed"),
        colour=colour,
        is_hatched=True,
    )


def _remark(assessment: Assessment, limit: Limits, t: int, text: _Text, wording: Wording) -> str:
    """Return what the year leaves: what moves on to the next, or else what is left."""
    if not limit.budgets:
        return ""
    carried = assessment.carried[limit.resource]
    onward = carried[t + 1] if t + 1 < len(carried) else Fraction(0)
    if onward:
        return wording("planner_chart.moves_on", amount=text(onward))
    left = limit.budgets[t] + carried[t] - assessment.money[limit.resource].spending[t]
    if left < 0:
        return wording("planner_chart.over", amount=text(-left))
    return wording("chart.left", amount=text(left))


def _in_all(assessment: Assessment, limit: Limits, text: _Text, wording: Wording) -> str:
    spent = text(assessment.costs[limit.resource])
    budgets = [sum(limit.budgets, Fraction(0))] if limit.budgets else []
    budgets += [] if limit.total is None else [limit.total]
    if not budgets:
        return wording("planner_chart.in_all", spent=spent)
    return wording("planner_chart.in_all_of", spent=spent, budget=text(min(budgets)))

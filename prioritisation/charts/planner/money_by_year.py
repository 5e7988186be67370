"""Spending by year against each resource's budgets, what moves on, and what falls later."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import plotly.graph_objects as go

from prioritisation.charts.planner.panels import Panel, PanelRow, PanelsInfo, panels_figure
from prioritisation.charts.planner.years import year_name
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.problem import Limits
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.resources import Resource
from prioritisation.wording.wording import Wording


def money_by_year_info(
    programme: Programme, assessment: Assessment, wording: Wording
) -> PanelsInfo:
    """Return a panel for each resource that is limited or spent.

    Parameters
    ----------
    assessment : of the portfolio
    """
    resources = {part.id: (k, part) for k, part in enumerate(programme.resources)}
    panels = []
    for limit in assessment.problem.limits:
        money = assessment.money[limit.resource]
        is_spent = any(money.spending) or any(money.later) or money.permanent
        if not is_spent and not limit.budgets and limit.total is None:
            continue
        order, part = resources.get(limit.resource, (2, None))
        rows = tuple(_rows(assessment, limit, part, f"resource-{order}", wording))
        title = wording.text(part.name) if part else limit.resource
        panels.append(Panel(title, rows, note=_note(assessment, limit, part, wording)))
    signs = [("┃", "ink", "planner.budget_of_year")]
    if any(any(carried) for carried in assessment.carried.values()):
        signs.append(("┃", "line2", "planner.budget_and_carried"))
    if not any(limit.budgets for limit in assessment.problem.limits):
        signs = []
    return PanelsInfo(
        tuple(panels), tuple((sign, colour, wording(key)) for sign, colour, key in signs)
    )


def money_by_year_figure(info: PanelsInfo, *, dark: bool) -> go.Figure:
    """Return the figure."""
    return panels_figure(info, dark=dark)


def _rows(
    assessment: Assessment, limit: Limits, part: Resource | None, colour: str, wording: Wording
) -> Iterator[PanelRow]:
    problem = assessment.problem
    money, carried = assessment.money[limit.resource], assessment.carried[limit.resource]
    for t, spent in enumerate(money.spending):
        budget = limit.budgets[t] if limit.budgets else None
        reach = None if budget is None or not carried[t] else float(budget + carried[t])
        yield PanelRow(
            name=year_name(problem, t, wording),
            amount=float(spent),
            value=_of(spent, budget, part, wording),
            remark=_remark(assessment, limit, t, part, wording),
            colour=colour,
            limit=None if budget is None else float(budget),
            reach=reach,
        )
    if money.commitments or money.permanent:
        yearly = ""
        if money.permanent:
            amount = _amount(money.permanent, part, wording)
            yearly = wording("planner.for_good_yearly", amount=amount)
        yield PanelRow(
            name=wording("planner.later"),
            amount=float(money.commitments),
            value=_amount(money.commitments, part, wording),
            remark=yearly or wording("planner.committed"),
            colour=colour,
            is_hatched=True,
        )


def _of(spent: Fraction, budget: Fraction | None, part: Resource | None, wording: Wording) -> str:
    if budget is None:
        return _amount(spent, part, wording)
    return f"{_amount(spent, part, wording)} / {_amount(budget, part, wording)}"


def _remark(
    assessment: Assessment, limit: Limits, t: int, part: Resource | None, wording: Wording
) -> str:
    """Return what the year leaves: what moves on to the next, or else what is left."""
    if not limit.budgets:
        return ""
    carried = assessment.carried[limit.resource]
    onward = carried[t + 1] if t + 1 < len(carried) else Fraction(0)
    if onward:
        return wording("planner.moves_on", amount=_amount(onward, part, wording))
    left = limit.budgets[t] + carried[t] - assessment.money[limit.resource].spending[t]
    if left < 0:
        return wording("planner.over", amount=_amount(-left, part, wording))
    return wording("chart.left", amount=_amount(left, part, wording))


def _note(assessment: Assessment, limit: Limits, part: Resource | None, wording: Wording) -> str:
    spent = _amount(assessment.costs[limit.resource], part, wording)
    budgets = [sum(limit.budgets, Fraction(0))] if limit.budgets else []
    budgets += [] if limit.total is None else [limit.total]
    if not budgets:
        return wording("planner.in_all", spent=spent)
    return wording("planner.in_all_of", spent=spent, budget=_amount(min(budgets), part, wording))


def _amount(amount: Fraction, part: Resource | None, wording: Wording) -> str:
    return wording.amount(amount, part.unit if part else "")

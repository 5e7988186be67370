"""Money by year: gross, income, net, budget, what is carried over, and what comes after."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.web import html
from prioritisation.web.plain import as_text
from prioritisation.web.portfolio_views.amounts import (
    amount_text,
    basis,
    column_of,
    figures,
    value_figure,
    value_heading,
)
from prioritisation.wording.wording import Wording


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Show a table for each resource that anything takes, then by unit and owner."""
    st.caption(basis(planned.plan, say))
    for limits in planned.problem.limits:
        resource = limits.resource
        money = planned.portfolio.money[resource]
        if resource in planned.plan.budgets or money.total or any(money.cost):
            _by_year(planned, resource, say)
    left, right = st.columns(2, gap="medium")
    with left:
        _grouped(planned, "unit", say)
    with right:
        _grouped(planned, "owner", say)


def _by_year(planned: PlannedPortfolio, resource: str, say: Wording) -> None:
    plan, portfolio = planned.plan, planned.portfolio
    money = portfolio.money[resource]
    named = resource_named(planned.programme, resource)
    limits = next(limit for limit in planned.problem.limits if limit.resource == resource)
    years = [str(year) for year in plan.years] or [say("planner.one_budget")]
    later = any(money.later)
    carried = portfolio.carried[resource]
    rows: list[tuple[str, Sequence[Fraction | None], Fraction | None]] = [
        ("gross" if named.unit == "€" else "need", money.cost, None),
    ]
    if any(money.income):
        rows.append(("income", tuple(-amount for amount in money.income), None))
    if any(money.savings):
        rows.append(("savings", tuple(-amount for amount in money.savings), None))
    rows.append(("net", money.spending, money.commitments if later else None))
    if limits.budgets:
        rows.append(("budget", limits.budgets, None))
        if any(carried):
            rows.append(("carried", carried, None))
        left = tuple(
            budget + more - spent
            for budget, more, spent in zip(limits.budgets, carried, money.spending, strict=True)
        )
        rows.append(("left", left, None))
    several = len(years) > 1
    head = ["", *years, *([say("planner.sum")] if several else [])]
    head += [say("planner.after_plan")] if later else []
    width = len(years) + several + later
    cells: list[Fraction | None] = []
    blank = set()
    for key, amounts, after in rows:
        cells += amounts
        if several:
            if key in ("carried", "left"):
                blank.add(len(cells))
            whole = sum((a for a in amounts if a is not None), Fraction(0))
            if key == "budget" and limits.total is not None:
                whole = min(whole, limits.total)
            cells.append(whole)
        if later:
            if after is None:
                blank.add(len(cells))
            cells.append(after)
    shown = ["" if n in blank else text for n, text in enumerate(figures(cells, named.unit, say))]
    body = [
        [say(f"planner.row_{key}"), *shown[n * width : (n + 1) * width]]
        for n, (key, _, _) in enumerate(rows)
    ]
    st.subheader(as_text(column_of(resource, planned.programme, say)))
    html.show(html.table(head, body, strong={say("planner.row_net")}))
    if money.permanent:
        amount = amount_text(money.permanent, resource, planned, say)
        st.caption(as_text(say("planner.permanent", amount=amount)))


def _grouped(planned: PlannedPortfolio, by: str, say: Wording) -> None:
    """Show value and spending of the chosen, by unit or by owner."""
    measures = {m.id: m for m in planned.programme.measures}
    counted = planned.counted_values
    groups: dict[str, list[str]] = {}
    for i in planned.portfolio.selected:
        groups.setdefault(getattr(measures[i], by), []).append(i)
    if not groups:
        return
    resource = planned.resource
    horizon = range(planned.problem.periods)
    rows = []
    for name, ids in sorted(groups.items(), key=lambda item: (not item[0], item[0])):
        spent = sum(
            (
                planned.problem.by_id[i].net(resource, year - planned.portfolio.starts[i])
                for i in ids
                for year in horizon
            ),
            Fraction(0),
        )
        value = sum((counted[i] for i in ids), Fraction(0))
        cells = (name or say("planner.nobody"), say.number(len(ids)))
        rows.append(((*cells, value_figure(value, planned, say)), spent))
    unit = resource_named(planned.programme, resource).unit
    amounts = figures([spent for _, spent in rows], unit, say)
    body = [[*cells, amount] for (cells, _), amount in zip(rows, amounts, strict=True)]
    head = [
        say(f"planner.by_{by}"),
        say("planner.count"),
        value_heading(planned.plan, say),
        column_of(resource, planned.programme, say),
    ]
    html.show(html.table(head, body))

"""Money by year: gross, income, net, budget, what is carried over, and what comes after."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import streamlit as st

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.web import html
from prioritisation.web.plain import as_text
from prioritisation.web.portfolio_views.amounts import amount_text, value_figure
from prioritisation.wording.wording import Wording


def show(planned: PlannedPortfolio, say: Wording) -> None:
    """Show a table for each resource that anything takes, then by unit and owner."""
    st.caption(basis(planned, say))
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


def basis(planned: PlannedPortfolio, say: Wording) -> str:
    """Return the price level and the VAT basis, which every money table states."""
    level = planned.plan.price_level
    prices = (
        say("planner.prices_of", year=str(level))
        if level is not None
        else say("planner.prices_unstated")
    )
    vat = planned.plan.vat or "unstated"
    return f"{prices} {say(f'planner.basis_{vat}')}"


def _by_year(planned: PlannedPortfolio, resource: str, say: Wording) -> None:
    plan, portfolio = planned.plan, planned.portfolio
    money = portfolio.money[resource]
    named = resource_named(planned.programme, resource)
    limits = next(limit for limit in planned.problem.limits if limit.resource == resource)
    years = [str(year) for year in plan.years] or [say("planner.one_budget")]
    later = any(money.later)
    carried = portfolio.carried[resource]
    rows: list[tuple[str, Sequence[Fraction | None], Fraction | None]] = [
        ("gross", money.cost, None),
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
    body = []
    for key, amounts, after in rows:
        cells = [say(f"planner.row_{key}")]
        cells += ["–" if a is None else _figure(a, planned, resource, say) for a in amounts]
        if several:
            is_flow = key not in ("carried", "left")
            total = sum((a for a in amounts if a is not None), Fraction(0))
            cells.append(_figure(total, planned, resource, say) if is_flow else "")
        if later:
            cells.append("" if after is None else _figure(after, planned, resource, say))
        body.append(cells)
    st.subheader(as_text(say.text(named.name)))
    html.show(html.table(head, body, strong={say("planner.row_net")}))
    if money.permanent:
        amount = amount_text(money.permanent, resource, planned, say)
        st.caption(as_text(say("planner.permanent", amount=amount)))


def _figure(amount: Fraction, planned: PlannedPortfolio, resource: str, say: Wording) -> str:
    del resource, planned
    return say.number(amount, 2)


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
    body = []
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
        body.append(
            [
                name or say("planner.nobody"),
                say.number(len(ids)),
                value_figure(value, planned, say),
                say.number(spent, 2),
            ]
        )
    unit = resource_named(planned.programme, resource)
    head = [
        say(f"planner.by_{by}"),
        say("planner.count"),
        say("portfolio.benefit_column"),
        f"{say.text(unit.name)}, {unit.unit}".rstrip(", "),
    ]
    html.show(html.table(head, body))

"""The form that tries another limit on a resource: each amount that the plan's form has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.posing import resources_of
from prioritisation.actions.typing import typed_amount, typed_number
from prioritisation.actions.what_if.changes import Changed
from prioritisation.actions.what_if.limits import (
    AfterChange,
    BudgetChange,
    CarryOverChange,
    TotalChange,
)
from prioritisation.decision.programme.budgets import AfterLimit
from prioritisation.web.reason_views import choosing, new_value
from prioritisation.web.reason_views.limit_values import (
    after_text,
    amount_text,
    budget_text,
    limits_now,
    share_text,
)
from prioritisation.wording.wording import Wording

_TOTAL, _CARRY_OVER, _AFTER = "total", "carry_over", "after"
_OPEN, _LAST, _AMOUNT = "open", "last", "amount"


def show(desk: Desk, say: Wording) -> None:
    """Show which limit is changed, and where the new one is typed."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        resource = choosing.choose_resource(desk, resources_of(desk.programme), say)
        limit = kind = ""
        if desk.programme.plan.years:
            limit = choosing.choose("limit", _limits(desk, resource, say), 210, say)
        if limit == _AFTER:
            kind = choosing.choose("after_kind", _after_kinds(desk, resource, say), 210, say)
    if limit == _AFTER:
        _after(desk, resource, kind, say)
    elif limit in _FORMS:
        _FORMS[limit](desk, resource, say)
    else:
        _budget(desk, resource, int(limit) if limit else None, say)


def _limits(desk: Desk, resource: str, say: Wording) -> Mapping[str, str]:
    """Return the limits that can be tried; some follow the budgets of the years."""
    has_years = bool(limits_now(desk, resource).amounts)
    years = {str(year): str(year) for year in desk.programme.plan.years} if has_years else {}
    carry_over = {_CARRY_OVER: say("what_if.limit_carry_over")} if has_years else {}
    return {
        **years,
        _TOTAL: say("what_if.limit_total"),
        **carry_over,
        _AFTER: say("planner.after"),
    }


def _after_kinds(desk: Desk, resource: str, say: Wording) -> Mapping[str, str]:
    has_years = bool(limits_now(desk, resource).amounts)
    kinds = (_AMOUNT, _LAST, _OPEN) if has_years else (_AMOUNT, _OPEN)
    return {kind: say(f"planner.after_{kind}") for kind in kinds}


def _budget(desk: Desk, resource: str, year: int | None, say: Wording) -> None:
    label = say("what_if.budget", now=budget_text(desk, resource, year, say))

    def budget(texts: Mapping[str, str]) -> Changed:
        amount = typed_amount(texts[label], label, say.language)
        return BudgetChange(resource=resource, year=year, amount=amount)

    new_value.show(desk, [label], budget, f"{resource}_{year}", say)


def _total(desk: Desk, resource: str, say: Wording) -> None:
    now = limits_now(desk, resource).total
    label = say("what_if.total", now=amount_text(desk, resource, now, say))

    def total(texts: Mapping[str, str]) -> Changed:
        text = texts[label]
        amount = typed_amount(text, label, say.language) if text.strip() else None
        return TotalChange(resource=resource, amount=amount)

    new_value.show(desk, [label], total, f"{resource}_total", say)
    st.caption(say("what_if.total_help"))


def _carry_over(desk: Desk, resource: str, say: Wording) -> None:
    now = share_text(limits_now(desk, resource).carry_over, say)
    label = say("what_if.carry_over", now=now)

    def carry_over(texts: Mapping[str, str]) -> Changed:
        percent = typed_number(texts[label].rstrip(" %\u00a0"), label)
        return CarryOverChange(resource=resource, percent=percent)

    new_value.show(desk, [label], carry_over, f"{resource}_carry_over", say)
    st.caption(say("what_if.carry_over_help"))


def _after(desk: Desk, resource: str, kind: str, say: Wording) -> None:
    now = after_text(desk, resource, limits_now(desk, resource).after, say)
    label = say("what_if.after", now=now)

    def after(texts: Mapping[str, str]) -> Changed:
        limit: AfterLimit | Decimal | None = AfterLimit.LAST if kind == _LAST else None
        if kind == _AMOUNT:
            limit = typed_amount(texts[label], label, say.language)
        return AfterChange(resource=resource, after=limit)

    labels = [label] if kind == _AMOUNT else []
    new_value.show(desk, labels, after, f"{resource}_after_{kind}", say)
    if kind != _AMOUNT:
        st.caption(say("what_if.after_now", now=now))


_FORMS: Mapping[str, Callable[[Desk, str, Wording], None]] = {
    _TOTAL: _total,
    _CARRY_OVER: _carry_over,
}

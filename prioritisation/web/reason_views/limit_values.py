"""What the plan says now of the limits on a resource, and their changes, as text."""

from __future__ import annotations

from decimal import Decimal

from prioritisation.actions.desk import Desk
from prioritisation.actions.posing import resource_named
from prioritisation.actions.what_if.limits import (
    AfterChange,
    BudgetChange,
    CarryOverChange,
    LimitChange,
    TotalChange,
)
from prioritisation.decision.programme.budgets import AfterLimit, Budget
from prioritisation.wording.wording import Wording


def limits_now(desk: Desk, resource: str) -> Budget:
    """Return what limits a resource in the plan as it is kept."""
    return desk.programme.plan.budgets.get(resource, Budget())


def budget_text(desk: Desk, resource: str, year: int | None, say: Wording) -> str:
    """Return how much of a resource there is in a year."""
    amounts = limits_now(desk, resource).amounts
    years = desk.programme.plan.years or (None,)
    is_there = bool(amounts) and year in years
    return amount_text(desk, resource, amounts[years.index(year)] if is_there else None, say)


def amount_text(desk: Desk, resource: str, amount: Decimal | None, say: Wording) -> str:
    """Return a limit, or that there is none."""
    if amount is None:
        return say("what_if.no_budget")
    return say.amount(amount, resource_named(desk.programme, resource).unit)


def share_text(share: Decimal, say: Wording) -> str:
    """Return the part that is carried over: ``50%``."""
    return say.percent(share, 4)


def after_text(desk: Desk, resource: str, after: AfterLimit | Decimal | None, say: Wording) -> str:
    """Return what each year after the plan may cost."""
    if after is AfterLimit.LAST:
        return say("what_if.after_last")
    return amount_text(desk, resource, after, say)


def limit_line(change: LimitChange, desk: Desk, say: Wording) -> str:
    """Return a change of a limit in words, with the present value and the new one."""
    resource, now = change.resource, limits_now(desk, change.resource)
    year: dict[str, str] = {}
    match change:
        case BudgetChange():
            key = "budget_line" if change.year is None else "budget_line_year"
            year = {} if change.year is None else {"year": str(change.year)}
            before = budget_text(desk, resource, change.year, say)
            after = amount_text(desk, resource, change.amount, say)
        case TotalChange():
            key = "total_line"
            before = amount_text(desk, resource, now.total, say)
            after = amount_text(desk, resource, change.amount, say)
        case CarryOverChange():
            key = "carry_over_line"
            before = share_text(now.carry_over, say)
            after = share_text(change.percent / 100, say)
        case AfterChange():
            key = "after_line"
            before = after_text(desk, resource, now.after, say)
            after = after_text(desk, resource, change.after, say)
    return say(
        f"what_if.{key}",
        resource=say.text(resource_named(desk.programme, resource).name),
        before=before,
        after=after,
        **year,
    )

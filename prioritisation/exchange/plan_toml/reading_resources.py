"""A resource and what limits it, as a plan file states them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from prioritisation.decision.programme.budgets import AfterLimit, Budget
from prioritisation.decision.programme.items import checked_amount
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.resources import Resource
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.plan_toml.kinds import number_in
from prioritisation.exchange.plan_toml.tables import Table, under
from prioritisation.exchange.plan_toml.toml_text import toml_value

_LIMITS = ("budget", "total", "carry_over", "after")
RESOURCE_KEYS = ("id", "name", "unit", "step", *_LIMITS)


def resource_in(value: Any, place: str, plan: Plan) -> tuple[Resource, Budget | None]:
    """Return a resource and its limits; None = nothing limits it.

    Raises
    ------
    InvalidValueError : a part is missing, unknown, of the wrong kind or outside its range, or
        the budget does not have one amount for each year of the plan.
    """
    table = Table.of_part(value, place, RESOURCE_KEYS)
    i = table.text("id")
    step = table.number("step")
    with under(table.place):
        resource = Resource(
            id=i,
            name=table.name("name", otherwise=i),
            unit=table.text("unit") if table.has("unit") else "€",
            step=Decimal(1) if step is None else step,
        )
    if not any(table.has(key) for key in _LIMITS):
        return resource, None
    return resource, _budget(table, resource, plan)


def _budget(table: Table, resource: Resource, plan: Plan) -> Budget:
    amounts = table.amounts("budget")
    for number, amount in enumerate(amounts, start=1):
        checked_amount(amount, resource.id, f"{table.at('budget')}[{number}]")
    if table.has("budget") and len(amounts) != plan.periods:
        raise InvalidValueError(
            "budget_not_every_year" if plan.years else "budget_not_one",
            field=table.at("budget"),
            value=len(amounts),
            years=plan.periods,
        )
    total = table.number("total")
    if total is not None:
        checked_amount(total, resource.id, table.at("total"))
    carry_over = table.number("carry_over")
    with under(table.place):
        return Budget(
            amounts=amounts,
            total=total,
            carry_over=Decimal(0) if carry_over is None else carry_over,
            after=_after(table, resource),
        )


def _after(table: Table, resource: Resource) -> AfterLimit | Decimal | None:
    after = table.values.get("after")
    if after is None:
        return None
    if after == AfterLimit.LAST:
        return AfterLimit.LAST
    if isinstance(after, bool) or not isinstance(after, int | Decimal):
        raise InvalidValueError(
            "after_unclear", field=table.at("after"), value=toml_value(after), last=AfterLimit.LAST
        )
    amount = number_in(after, table.at("after"))
    return checked_amount(amount, resource.id, table.at("after"))

"""Changes of what the plan limits a resource to: in a year, in all of them, and after them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from prioritisation.actions.plan_editing import with_budget
from prioritisation.decision.portfolio.contradictions.changed_rules import decimal_of
from prioritisation.decision.portfolio.contradictions.way_out import More
from prioritisation.decision.portfolio.scheduling.demands import DemandKind
from prioritisation.decision.programme.budgets import AfterLimit, Budget
from prioritisation.decision.programme.items import checked_amount
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.resources import Resource
from prioritisation.errors import InvalidValueError

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetChange:
    """How much of a resource there is, in a year of the plan; None = it has no calendar."""

    resource: str
    year: int | None
    amount: Decimal

    @property
    def key(self) -> tuple[str, ...]:
        """What it changes."""
        return ("budget", self.resource, str(self.year))


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalChange:
    """How much of a resource there is over all years of the plan; None = not limited."""

    resource: str
    amount: Decimal | None

    @property
    def key(self) -> tuple[str, ...]:
        """What it changes."""
        return ("total", self.resource)


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOverChange:
    """What part of the money that a year leaves unused the next one may use.

    Parameters
    ----------
    resource : id
    percent : 0 … 100

    Raises
    ------
    InvalidValueError : the percentage is outside its range.
    """

    resource: str
    percent: Decimal

    def __post_init__(self) -> None:
        if not self.percent.is_finite() or not 0 <= self.percent <= _HUNDRED:
            raise InvalidValueError("what_if_carry_over", field="carry_over", value=self.percent)

    @property
    def key(self) -> tuple[str, ...]:
        """What it changes."""
        return ("carry_over", self.resource)


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterChange:
    """What each year after the plan may cost of a resource, as a budget says it."""

    resource: str
    after: AfterLimit | Decimal | None

    @property
    def key(self) -> tuple[str, ...]:
        """What it changes."""
        return ("after", self.resource)


LimitChange: TypeAlias = BudgetChange | TotalChange | CarryOverChange | AfterChange


def with_limit(plan: Plan, change: LimitChange, resource: Resource) -> Plan:
    """Return the plan with a changed limit.

    Parameters
    ----------
    resource : that the change names

    Raises
    ------
    InvalidValueError : the year is none of the plan's, the amount is below 0 or no multiple of
        the resource's step, or there is no budget of the years that the limit follows.
    """
    budget = _changed(plan.budgets.get(resource.id, Budget()), change, plan, resource)
    return with_budget(plan, resource.id, None if budget == Budget() else budget)


def more_as_change(way: More, plan: Plan) -> LimitChange:
    """Return a way out of a contradiction of a plan as a change that can be tried."""
    resource, amount = way.demand.name, decimal_of(way.after)
    match way.demand.kind:
        case DemandKind.BUDGET:
            year = plan.years[way.demand.year or 0] if plan.years else None
            return BudgetChange(resource=resource, year=year, amount=amount)
        case DemandKind.TOTAL:
            return TotalChange(resource=resource, amount=amount)
        case _:
            return AfterChange(resource=resource, after=amount)


def _changed(budget: Budget, change: LimitChange, plan: Plan, resource: Resource) -> Budget:
    match change:
        case BudgetChange():
            amounts = list(budget.amounts or ((Decimal(0),) if plan.periods == 1 else ()))
            years = plan.years or (None,)
            amount = _checked(change.amount, resource)
            if change.year not in years or not amounts:
                raise InvalidValueError("year_not_in_plan", field="budget", value=change.year)
            amounts[years.index(change.year)] = amount
            return replace(budget, amounts=tuple(amounts))
        case TotalChange():
            total = None if change.amount is None else _checked(change.amount, resource)
            return replace(budget, total=total)
        case CarryOverChange():
            return replace(budget, carry_over=change.percent / _HUNDRED)
        case AfterChange():
            if isinstance(change.after, Decimal):
                return replace(budget, after=_checked(change.after, resource))
            return replace(budget, after=change.after)


def _checked(amount: Decimal, resource: Resource) -> Decimal:
    return resource.checked(checked_amount(amount, resource.id, "budget"), "budget")

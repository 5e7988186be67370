"""Values of a plan in the unit of its objective."""

from __future__ import annotations

from fractions import Fraction

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.wording.wording import Wording


def amount_text(amount: Fraction, resource: str, planned: PlannedPortfolio, say: Wording) -> str:
    """Return an amount of a resource with its unit."""
    return say.amount(amount, resource_named(planned.programme, resource).unit)


def value_text(value: Fraction, planned: PlannedPortfolio, say: Wording) -> str:
    """Return a value with its unit: points, euros, or as stated without one."""
    return value_text_of(value, planned.plan, say)


def value_text_of(value: Fraction, plan: Plan, say: Wording) -> str:
    """Return a value in the unit of a plan's objective."""
    match plan.objective:
        case Objective.MONEY:
            return say.money(value)
        case Objective.VALUE:
            return say.number(value, 3)
        case _:
            return say("portfolio.value_points", n=round(float(value), 1))


def value_figure(value: Fraction, planned: PlannedPortfolio, say: Wording) -> str:
    """Return a value without its unit, for a column that names it."""
    decimals = {Objective.MONEY: 0, Objective.VALUE: 3}.get(planned.plan.objective, 1)
    return say.number(value, decimals)

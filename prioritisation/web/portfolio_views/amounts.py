"""Values of a plan in the unit of its objective."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.wording.plan_amounts import shown_figure, shown_value
from prioritisation.wording.wording import Wording

# How a decision that cannot be turned round sorts among losses: above all of them.
_FIXED = float("inf")


def amount_text(amount: Fraction, resource: str, planned: PlannedPortfolio, say: Wording) -> str:
    """Return an amount of a resource with its unit."""
    return say.amount(amount, resource_named(planned.programme, resource).unit)


def value_text(value: Fraction, planned: PlannedPortfolio, say: Wording) -> str:
    """Return a value with its unit: points, euros, or as stated without one."""
    return value_text_of(value, planned.plan, say)


def value_text_of(value: Fraction, plan: Plan, say: Wording) -> str:
    """Return a value in the unit of a plan's objective."""
    return shown_value(value, plan.objective, say)


def value_figure(value: Fraction, planned: PlannedPortfolio, say: Wording) -> str:
    """Return a value without its unit, for a column that names it: points line up."""
    return value_figure_of(value, planned.plan, say)


def value_figure_of(value: Fraction, plan: Plan, say: Wording) -> str:
    """Return a value in the unit of a plan's objective, for a column that names it."""
    match plan.objective:
        case Objective.MONEY:
            return say.number(value)
        case Objective.VALUE:
            return say.number(value, 3)
        case _:
            return say.number(value, 1, exactly=True)


def basis(plan: Plan, say: Wording) -> str:
    """Return the price level and the VAT basis, which every money table states."""
    level = plan.price_level
    prices = (
        say("planner.prices_of", year=str(level))
        if level is not None
        else say("planner.prices_unstated")
    )
    vat = plan.vat or "unstated"
    return f"{prices} {say(f'planner.basis_{vat}')}"


def value_heading(plan: Plan, say: Wording) -> str:
    """Return the heading of a column or row of values, with their unit where they have one."""
    return say(f"planner.value_in_{plan.objective}")


def loss_heading(say: Wording, *, is_in: bool) -> str:
    """Return the heading of what is lost without each measure, or with it forced in."""
    return say(f"reasons.loss_column_{'in' if is_in else 'out'}")


def loss_note(plan: Plan, say: Wording) -> str:
    """Return what the columns of losses count, and in which unit."""
    return say(
        f"reasons.loss_note_{plan.objective}",
        inside=loss_heading(say, is_in=True),
        outside=loss_heading(say, is_in=False),
    )


def loss_number(reason: Reason | None) -> float | None:
    """Return a loss as a table sorts it; None = not known."""
    if reason is None or reason.is_possible is None:
        return None
    if not reason.is_possible:
        return _FIXED
    return None if reason.loss is None else float(reason.loss)


def loss_figure(number: float, plan: Plan, say: Wording) -> str:
    """Return a loss as its column shows it: ``−2.5``; what cannot be turned round in a word."""
    if number == _FIXED:
        return say("reasons.fixed_cell")
    return shown_figure(-Fraction(number), plan.objective, say) if number else "0"


def column_of(resource: str, programme: Programme, say: Wording) -> str:
    """Return the heading of what a table counts in a resource: its name and its unit."""
    named = resource_named(programme, resource)
    return f"{say.text(named.name)}, {named.unit}".rstrip(", ")


def figures(amounts: Sequence[Fraction | None], unit: str, say: Wording) -> list[str]:
    """Return amounts without their unit, for a table that names it.

    Euros have cents only where there are some; other units have as many decimals in one cell as
    in all.

    Parameters
    ----------
    amounts : None = there is none here
    """
    decimals = max((_decimals(amount) for amount in amounts if amount is not None), default=0)

    def figure(amount: Fraction) -> str:
        places = (2 if amount.denominator > 1 else 0) if unit == "€" else decimals
        return say.number(amount, places, exactly=True)

    return ["–" if amount is None else figure(amount) for amount in amounts]


def _decimals(amount: Fraction) -> int:
    """Return how many decimals an amount has; at most 6."""
    return next((n for n in range(6) if (amount * 10**n).denominator == 1), 6)

"""Amounts of a plan with their units: resources, and value as its objective counts it."""

from __future__ import annotations

from fractions import Fraction

from prioritisation.decision.programme.plans import Objective
from prioritisation.wording.wording import Number, Wording

EURO = "€"
# More decimals than this are shown nowhere.
_MOST = 6


def value_amount(value: Number, objective: Objective, say: Wording) -> str:
    """Return a value in the unit of an objective: points, euros, or as stated without one."""
    match objective:
        case Objective.MONEY:
            return say.money(value)
        case Objective.VALUE:
            return say.number(value, 6)
        case _:
            return say("portfolio.value_points", n=value)


def shown_value(value: Fraction, objective: Objective, say: Wording) -> str:
    """Return a value as the screens round it, and as precisely as it takes to see that it is one.

    Points have one decimal, values as stated three; of less than that as many as it takes.
    """
    match objective:
        case Objective.MONEY:
            return say.money(value)
        case Objective.VALUE:
            return say.number(value, decimals_to_see(value, 3))
        case _:
            shown = round(float(value), decimals_to_see(value, 1))
            return say("portfolio.value_points", n=shown)


def shown_figure(value: Fraction, objective: Objective, say: Wording) -> str:
    """Return the same without its unit, for a column that names it: points line up."""
    fewest = {Objective.MONEY: 0, Objective.VALUE: 3}.get(objective, 1)
    return say.number(value, decimals_to_see(value, fewest), exactly=fewest == 1)


def share_of_value(part: Fraction, value: Fraction, say: Wording) -> str:
    """Return a part of a value as a percentage, with as many decimals as it takes to see it.

    Empty where the value is 0 or less, of which nothing is a share.
    """
    if value <= 0:
        return ""
    share = part / value
    return say.percent(share, decimals_to_see(share * 100, 1))


def decimals_to_see(number: Fraction, fewest: int) -> int:
    """Return with how many decimals a number is not rounded to 0; 6 at most."""
    if not number:
        return fewest
    return next((n for n in range(fewest, _MOST) if round(abs(number) * 10**n)), _MOST)

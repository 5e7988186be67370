"""Amounts of a plan with their units: resources, and value as its objective counts it."""

from __future__ import annotations

from prioritisation.decision.programme.plans import Objective
from prioritisation.wording.wording import Number, Wording

EURO = "€"


def value_amount(value: Number, objective: Objective, say: Wording) -> str:
    """Return a value in the unit of an objective: points, euros, or as stated without one."""
    match objective:
        case Objective.MONEY:
            return say.money(value)
        case Objective.VALUE:
            return say.number(value, 6)
        case _:
            return say("portfolio.value_points", n=value)

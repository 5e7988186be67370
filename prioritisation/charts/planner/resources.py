"""A programme's resources as the pictures show them: a colour each, amounts with their unit."""

from __future__ import annotations

from fractions import Fraction

from prioritisation.decision.programme.programme import Programme
from prioritisation.wording.wording import Wording


def resource_colour(programme: Programme, resource: str) -> str:
    """Return the token of a resource's colour: investment first, operating, then the others."""
    orders = {part.id: k for k, part in enumerate(programme.resources)}
    return f"resource-{orders.get(resource, len(orders))}"


def resource_amount(programme: Programme, resource: str, amount: Fraction, wording: Wording) -> str:
    """Return an amount with its unit; of a resource that is unknown without one."""
    units = {part.id: part.unit for part in programme.resources}
    return wording.amount(amount, units.get(resource, ""))

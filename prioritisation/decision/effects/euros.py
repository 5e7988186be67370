"""Which resources are money."""

from __future__ import annotations

from prioritisation.decision.programme.programme import Programme

EURO = "€"
# The resource of this name is whole euros, whatever unit it is called by.
MONEY = "cost"


def euro_resources(programme: Programme) -> tuple[str, ...]:
    """Return the ids of the resources whose amounts are euros: what they take is put in."""
    in_euros = (resource.id for resource in programme.resources if resource.unit == EURO)
    return tuple(dict.fromkeys((MONEY, *in_euros)))

"""Add, rename and take away what measures take and budgets limit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from prioritisation.actions.desk import Desk
from prioritisation.decision.programme.ids import id_from_name
from prioritisation.decision.programme.resources import Resource
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError
from prioritisation.store import Change, Store


def add_resource(
    store: Store, desk: Desk, name: str, unit: str, step: Decimal, *, who: str
) -> Resource:
    """Add a resource after those that there are, and return it.

    Raises
    ------
    InvalidValueError : there is no name, or the step is not above 0.
    """
    if not name.strip():
        raise InvalidValueError("name_missing", field="name")
    taken = {resource.id for resource in desk.programme.resources}
    made = Resource(
        id=id_from_name(name, taken), name=Text.of(name.strip()), unit=unit.strip(), step=step
    )
    _write(store, desk, (*desk.programme.resources, made), "resource_added", made, who)
    return made


def remove_resource(store: Store, desk: Desk, resource_id: str, *, who: str) -> None:
    """Take a resource away that nothing uses.

    Raises
    ------
    InvalidValueError : a measure takes or brings some of it, a budget limits it or a rule names
        it.
    """
    programme = desk.programme
    using = [
        measure.id
        for measure in programme.measures
        if resource_id in {*measure.cost, *measure.income, *measure.yearly_after}
    ]
    plans = (programme.plan, *programme.scenarios)
    is_limited = any(resource_id in plan.budgets for plan in plans)
    is_named = any(resource_id in rule.resources() for plan in plans for rule in plan.rules)
    if using or is_limited or is_named:
        raise InvalidValueError("resource_in_use", field="resource", value=resource_id)
    removed = next(r for r in programme.resources if r.id == resource_id)
    left = tuple(r for r in programme.resources if r.id != resource_id)
    _write(store, desk, left, "resource_removed", removed, who)


def _write(
    store: Store,
    desk: Desk,
    resources: tuple[Resource, ...],
    kind: str,
    resource: Resource,
    who: str,
) -> None:
    store.write(
        desk.programme.id,
        Change(programme=replace(desk.programme, resources=resources)),
        based_on=desk.revision,
        who=who,
        kind=kind,
        details={"names": [dict(resource.name.wordings) or resource.id]},
    )

"""Costs that were lowered after somebody was told from which cost on a measure would be in.

An entry cost is a figure to aim at. Whoever lowers a cost may have good reasons; the log says that
it was done after the explanation, so that a reader can ask for them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.store import Event, ExplainedCost, Store

# Entries of the log that are looked through for lowered costs.
_ENTRIES = 10_000
_LOWERED = "lowered"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoweredCost:
    """A cost that was lowered after an explanation.

    Parameters
    ----------
    name : of the measure, as it was then
    before, after : cost − income of the resource over all years; `before` as it was explained
    is_taken_back : the edit has been undone since
    """

    who: str
    at: datetime
    name: Text
    resource: str
    before: Decimal
    after: Decimal
    is_taken_back: bool


def note_explained(
    store: Store, programme: Programme, measures: Collection[str], *, who: str
) -> None:
    """Keep what measures cost now: somebody is told from which cost on each would be in.

    What is known to be explained at that cost is not written again.

    Parameters
    ----------
    measures : ids
    """
    known = store.explained_costs.of_programme(programme.id)
    now = datetime.now(UTC)
    costs = [
        ExplainedCost(programme_id=programme.id, measure=m.id, net=_net(m), who=who, at=now)
        for m in programme.measures
        if m.id in measures and (m.id not in known or known[m.id].net != _net(m))
    ]
    if costs:
        store.explained_costs.put(costs)


def marked_details(
    store: Store, before: Programme, after: Programme, details: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the details of an edit, with the costs that it lowers after an explanation.

    A cost is marked when it falls, and falls below what it was when it was explained.

    Parameters
    ----------
    before, after : the programme without and with the edit
    details : what the entry in the log says of it
    """
    explained = store.explained_costs.of_programme(after.id)
    old = {measure.id: measure for measure in before.measures}
    lowered = [
        {
            "name": dict(measure.name.wordings),
            "resource": resource,
            "before": str(then),
            "after": str(measure.net_cost(resource)),
        }
        for measure in after.measures
        if measure.id in explained
        for resource, then in explained[measure.id].net.items()
        if measure.net_cost(resource) < then
        and (
            measure.id not in old or measure.net_cost(resource) < old[measure.id].net_cost(resource)
        )
    ]
    return {**details, _LOWERED: lowered} if lowered else dict(details)


def lowered_costs(store: Store, programme_id: str) -> tuple[LoweredCost, ...]:
    """Return the costs that were lowered after an explanation, the latest first."""
    events = store.events(programme_id, _ENTRIES)
    undone = _undone(events)
    return tuple(
        LoweredCost(
            who=event.who,
            at=event.at,
            name=Text.of(entry["name"]),
            resource=entry["resource"],
            before=Decimal(entry["before"]),
            after=Decimal(entry["after"]),
            is_taken_back=event.id in undone,
        )
        for event in events
        for entry in event.details.get(_LOWERED, ())
    )


def _undone(events: Collection[Event]) -> set[int]:
    """Return the ids of the edits whose last undo came after their last redo.

    Parameters
    ----------
    events : the newest first
    """
    last: dict[int, str] = {}
    for event in events:
        if event.of_event is not None:
            last.setdefault(event.of_event, event.kind)
    return {event for event, kind in last.items() if kind == "undo"}


def _net(measure: Measure) -> dict[str, Decimal]:
    resources = dict.fromkeys((*measure.cost, *measure.income))
    return {resource: measure.net_cost(resource) for resource in resources}

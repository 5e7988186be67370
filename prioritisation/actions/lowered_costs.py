"""Costs that were lowered after somebody was told from which cost on a measure would be in.

An entry cost is a figure to aim at. Whoever lowers a cost may have good reasons; the log says that
it was done after the explanation, so that a reader can ask for them. The store writes that into
the entry of whatever lowers one (`store/lowered_costs.py`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.store import LOWERED, UNDO, Event, ExplainedCost, Store

# Entries of the log that are looked through for lowered costs.
_ENTRIES = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LoweredCost:
    """A cost that was lowered after an explanation.

    Parameters
    ----------
    name : of the measure, as it was then
    before, after : cost − income of the resource over all years; `before` as it was explained
    is_taken_back : what lowered it has been undone since, or the undo that did has
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


def lowered_costs(store: Store, programme_id: str) -> tuple[LoweredCost, ...]:
    """Return the costs that were lowered after an explanation, the latest first.

    What was undone and done again is one line: that of the last time.
    """
    events = store.events(programme_id, _ENTRIES)
    last = _last_walks(events)
    found: dict[tuple[int, bool, Text, str], LoweredCost] = {}
    for event in events:
        for entry in event.details.get(LOWERED, ()):
            name = Text.of(entry["name"])
            action = event.of_event or event.id
            is_undo = event.kind == UNDO
            lowered = LoweredCost(
                who=event.who,
                at=event.at,
                name=name,
                resource=entry["resource"],
                before=Decimal(entry["before"]),
                after=Decimal(entry["after"]),
                is_taken_back=action in last and (last[action] == UNDO) != is_undo,
            )
            found.setdefault((action, is_undo, name, lowered.resource), lowered)
    return tuple(found.values())


def _last_walks(events: Collection[Event]) -> dict[int, str]:
    """Return by id of an action whether it was undone or redone last.

    Parameters
    ----------
    events : the newest first
    """
    last: dict[int, str] = {}
    for event in events:
        if event.of_event is not None:
            last.setdefault(event.of_event, event.kind)
    return last


def _net(measure: Measure) -> dict[str, Decimal]:
    resources = dict.fromkeys((*measure.cost, *measure.income))
    return {resource: measure.net_cost(resource) for resource in resources}

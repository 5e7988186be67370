"""Put all measures of the list on the driver map at once."""

from __future__ import annotations

from dataclasses import replace

from prioritisation.actions.desk import Desk
from prioritisation.actions.programme_editing import change_part
from prioritisation.decision.programme.driver_map import DriverBox
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.store import Event, Store


def unmapped_measures(programme: Programme) -> tuple[Measure, ...]:
    """Return the measures that have no box on the driver map, in list order."""
    on = {box.id for box in programme.driver_map}
    return tuple(measure for measure in programme.measures if measure.id not in on)


def add_measure_boxes(store: Store, seen: Desk, *, who: str) -> Event | None:
    """Put a box on the map for each measure that has none, under the measure's own spearhead.

    Return None where every measure has its box.
    """

    def changed(programme: Programme) -> Programme:
        boxes = tuple(
            DriverBox(id=measure.id, name=measure.name, spearhead=measure.spearhead)
            for measure in unmapped_measures(programme)
        )
        return replace(programme, driver_map=(*programme.driver_map, *boxes))

    return change_part(
        store,
        seen,
        # What others put on the map meanwhile is left as it is.
        lambda _: (),
        changed,
        who=who,
        kind="driver_measures_added",
        details={"n": len(unmapped_measures(seen.programme))},
    )

"""What is on the map by name: keys to choose from, each with a text that tells it apart."""

from __future__ import annotations

from collections import Counter

from prioritisation.actions.driver_map_editing import name_of
from prioritisation.charts.driver_map.looks import key_of
from prioritisation.decision.programme.driver_map import Node, NodeKind
from prioritisation.decision.programme.programme import Programme
from prioritisation.wording.wording import Wording


def named(programme: Programme, node: Node, say: Wording) -> str:
    """Return what something on the map is called."""
    name = say.text(name_of(programme, node))
    return name or (say("driver_map.vision") if node.kind is NodeKind.VISION else node.id)


def labels(programme: Programme, say: Wording) -> dict[str, str]:
    """Return a label for the key of everything on the map, no two alike.

    A name that occurs twice is told apart by its spearhead or its kind, else by its id.
    """
    names = {key_of(node): named(programme, node, say) for node in programme.nodes()}
    spearheads = {part.id: say.text(part.name) for part in programme.spearheads}
    of_box = {box.id: spearheads.get(box.spearhead, "") for box in programme.driver_map}
    times = Counter(names.values())
    found = {}
    for node in programme.nodes():
        key = key_of(node)
        within = of_box.get(node.id, "") if node.kind is NodeKind.BOX else ""
        kind = within or say(f"driver_map.kind_{node.kind}")
        found[key] = f"{names[key]} ({kind})" if times[names[key]] > 1 else names[key]
    times = Counter(found.values())
    return {k: f"{label} ({k})" if times[label] > 1 else label for k, label in found.items()}

"""What the driver map shows, as plain data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from prioritisation.charts.colours import spearhead_sign
from prioritisation.charts.driver_map.looks import (
    Colouring,
    Look,
    Looks,
    MapNode,
    MapSign,
    key_of,
)
from prioritisation.decision.programme.driver_map import Node, NodeKind
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.story.driver_paths import driver_graph, rows_of
from prioritisation.wording.wording import Wording


class Panel(NamedTuple):
    """A spearhead (without key: none) with its boxes; folded, its heading alone is drawn."""

    head: MapNode
    boxes: tuple[MapNode, ...]


class MapArrow(NamedTuple):
    """From one key to another; a spine runs from a spearhead to the vision."""

    source: str
    target: str
    is_spine: bool = False


class DriverMapInfo(NamedTuple):
    """Everything that the picture shows.

    `opened` is the key of the spearhead whose boxes alone are drawn; empty = all are. `rows` of
    results: what follows from other results stands in a later one.
    """

    headline: str
    tag: str
    vision: MapNode
    panels: tuple[Panel, ...]
    rows: tuple[tuple[MapNode, ...], ...]
    changes: tuple[MapNode, ...]
    results_title: str
    changes_title: str
    arrows: tuple[MapArrow, ...]
    legend: tuple[tuple[MapSign | Look, str], ...]
    opened: str
    title: str

    def told(self) -> Mapping[str, str]:
        """Return what the look of each box, result and change says in words, by key."""
        boxes = [box for panel in self.panels for box in panel.boxes]
        results = [result for row in self.rows for result in row]
        return {node.key: node.told for node in (*boxes, *results, *self.changes)}


def driver_map_info(
    programme: Programme,
    wording: Wording,
    *,
    colouring: Colouring = Colouring.SPEARHEAD,
    chosen: Collection[str] = (),
    fed: Collection[Node] = (),
    opened: str = "",
    headline: str = "",
) -> DriverMapInfo:
    """Return what to draw.

    Parameters
    ----------
    chosen, fed : ids of the portfolio's measures, and the results and changes that it feeds, for
        the colours of the portfolio
    opened : id of the spearhead whose boxes alone are shown; empty = all
    headline : what the picture says, above it
    """
    known = {part.id for part in programme.spearheads}
    opened = opened if opened in known else ""
    look = Looks(programme, wording, colouring, chosen, fed)
    panels = tuple(_panels(programme, wording, look))
    graph = driver_graph(programme)
    results = {
        Node(NodeKind.RESULT, part.id): look.outcome(Node(NodeKind.RESULT, part.id), part)
        for part in programme.intermediate_results
    }
    in_row = rows_of(results, graph)
    rows = tuple(
        tuple(result for node, result in results.items() if in_row[node] == row)
        for row in range(max(in_row.values(), default=-1) + 1)
    )
    vision = wording.text(programme.vision) or wording("onepage.empty.vision")
    return DriverMapInfo(
        headline=headline,
        tag=wording("driver_map.arrows_illustrative")
        if any(arrow.illustrative for arrow in programme.arrows)
        else "",
        vision=MapNode(
            key_of(Node(NodeKind.VISION)), look.text(vision), note=wording("driver_map.vision")
        ),
        panels=panels,
        rows=rows,
        changes=tuple(
            look.outcome(Node(NodeKind.CHANGE, part.id), part) for part in programme.key_changes
        ),
        results_title=wording("driver_map.results") if rows else "",
        changes_title=wording("driver_map.changes") if programme.key_changes else "",
        arrows=tuple(_arrows(programme, opened)),
        legend=tuple(look.legend()),
        opened=key_of(Node(NodeKind.SPEARHEAD, opened)) if opened else "",
        title=wording("driver_map.picture", n=len(programme.driver_map)),
    )


def _panels(programme: Programme, wording: Wording, look: Looks) -> Iterator[Panel]:
    known = {part.id for part in programme.spearheads}
    for order, part in enumerate(programme.spearheads):
        own = [box for box in programme.driver_map if box.spearhead == part.id]
        sign = spearhead_sign(order)
        yield Panel(
            MapNode(
                key_of(Node(NodeKind.SPEARHEAD, part.id)),
                look.text(wording.text(part.name)),
                (MapSign(sign.shape.symbol, look.head_colour(sign.colour)),),
                note=look.note(own),
            ),
            tuple(look.node(box) for box in own),
        )
    rest = [box for box in programme.driver_map if box.spearhead not in known]
    if rest:
        head = MapNode("", look.text(wording("driver_map.no_spearhead")), note=look.note(rest))
        yield Panel(head, tuple(look.node(box) for box in rest))


def _arrows(programme: Programme, opened: str) -> Iterator[MapArrow]:
    """Return the arrows; those of folded boxes run from or to their spearhead, each once."""
    shown: dict[tuple[str, str], bool] = {}
    for part in programme.spearheads:
        if opened not in ("", part.id):
            continue
        shown[key_of(Node(NodeKind.SPEARHEAD, part.id)), key_of(Node(NodeKind.VISION))] = True
    of_box = {box.id: box.spearhead for box in programme.driver_map}
    known = {part.id for part in programme.spearheads}

    def end(node: Node) -> str:
        if opened and node.kind is NodeKind.BOX and of_box[node.id] != opened:
            spearhead = of_box[node.id]
            return key_of(Node(NodeKind.SPEARHEAD, spearhead)) if spearhead in known else ""
        return key_of(node)

    for arrow in programme.arrows:
        ends = end(arrow.source), end(arrow.target)
        if all(ends) and ends[0] != ends[1]:
            shown.setdefault(ends, False)
    return (MapArrow(*ends, is_spine) for ends, is_spine in shown.items())

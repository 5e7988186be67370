"""Where the driver map leads: which spearheads, results and changes some measures feed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

import networkx as nx

from prioritisation.decision.programme.driver_map import BoxKind, Node, NodeKind
from prioritisation.decision.programme.programme import Programme

_VISION = Node(NodeKind.VISION)


def driver_graph(programme: Programme) -> nx.DiGraph[Node]:
    """Return the map as a directed graph: its arrows, box → spearhead and spearhead → vision.

    A box whose spearhead the programme has not leads to none by itself.
    """
    graph: nx.DiGraph[Node] = nx.DiGraph()
    graph.add_nodes_from(programme.nodes())
    graph.add_edges_from((arrow.source, arrow.target) for arrow in programme.arrows)
    spearheads = {part.id for part in programme.spearheads}
    graph.add_edges_from((Node(NodeKind.SPEARHEAD, i), _VISION) for i in spearheads)
    graph.add_edges_from(
        (Node(NodeKind.BOX, box.id), Node(NodeKind.SPEARHEAD, box.spearhead))
        for box in programme.driver_map
        if box.spearhead in spearheads
    )
    return graph


def led_to(graph: nx.DiGraph[Node], node: Node) -> frozenset[Node]:
    """Return all that a node leads to, directly or through others."""
    return frozenset(nx.descendants(graph, node))


def rows_of(nodes: Iterable[Node], graph: nx.DiGraph[Node]) -> dict[Node, int]:
    """Return in which row each node stands: 0 what follows from none of the others, and so on.

    Nodes that lead to one another in a circle share a row.
    """
    among = graph.subgraph(list(nodes))
    circles = nx.condensation(among)
    return {
        node: row
        for row, generation in enumerate(nx.topological_generations(circles))
        for circle in generation
        for node in circles.nodes[circle]["members"]
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class SpearheadFed:
    """The chosen measures that feed a spearhead.

    Parameters
    ----------
    measures : ids, in list order
    by_arrows : those of them whose own spearhead is another one, or none
    net_cost : of all of them
    """

    spearhead: str
    measures: tuple[str, ...]
    by_arrows: tuple[str, ...]
    net_cost: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeding:
    """What a choice of measures feeds on the driver map.

    Parameters
    ----------
    spearheads : each with the chosen measures that feed it, in the programme's order
    fed : results and changes that the chosen ones lead to
    left_without : results and changes that some measure leads to, but no chosen one
    without_arrows : results and changes that no measure of the map leads to at all
    gone : how many of the chosen are no measures of the programme any more
    """

    spearheads: tuple[SpearheadFed, ...]
    fed: tuple[Node, ...]
    left_without: tuple[Node, ...]
    without_arrows: tuple[Node, ...]
    gone: int


def feeding(programme: Programme, chosen: Collection[str]) -> Feeding:
    """Return what a choice of measures feeds.

    A measure feeds the spearhead that its box stands under, its own one where it has no box, and
    whatever it leads to from there by arrows, directly or through others. What it takes is its net
    cost in the programme's first resource over all years; a measure that feeds two spearheads
    counts in both.

    Parameters
    ----------
    chosen : ids of measures
    """
    graph = driver_graph(programme)
    boxes = {box.id: box for box in programme.driver_map if box.kind is BoxKind.MEASURE}
    # Where a measure's box stands goes before what the measure itself says.
    home = {
        measure.id: boxes[measure.id].spearhead if measure.id in boxes else measure.spearhead
        for measure in programme.measures
    }
    reached: dict[str, frozenset[Node]] = {}
    for measure, spearhead in home.items():
        start = Node(NodeKind.BOX, measure)
        if measure not in boxes:
            start = Node(NodeKind.SPEARHEAD, spearhead) if spearhead else _VISION
        reached[measure] = led_to(graph, start) | {start}
    taken = [measure for measure in programme.measures if measure.id in chosen]
    resource = programme.resources[0].id if programme.resources else "cost"
    spearheads = []
    for part in programme.spearheads:
        node = Node(NodeKind.SPEARHEAD, part.id)
        feeders = [measure for measure in taken if node in reached[measure.id]]
        spearheads.append(
            SpearheadFed(
                spearhead=part.id,
                measures=tuple(m.id for m in feeders),
                by_arrows=tuple(m.id for m in feeders if home[m.id] != part.id),
                net_cost=sum((m.net_cost(resource) for m in feeders), Decimal(0)),
            )
        )
    outcomes = [node for node in graph if node.kind in (NodeKind.RESULT, NodeKind.CHANGE)]
    by_any = frozenset[Node]().union(*reached.values())
    by_chosen = frozenset[Node]().union(*(reached[measure.id] for measure in taken))
    return Feeding(
        spearheads=tuple(spearheads),
        fed=tuple(node for node in outcomes if node in by_chosen),
        left_without=tuple(node for node in outcomes if node in by_any - by_chosen),
        without_arrows=tuple(node for node in outcomes if node not in by_any),
        gone=len(set(chosen) - reached.keys()),
    )

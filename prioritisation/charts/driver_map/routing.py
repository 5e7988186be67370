"""Arrows that run between the plates and never over one: shortest paths through the gaps."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import networkx as nx

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.scene import Point

# Half of the narrowest gap: an arrow runs in the middle of it.
_HALF_GAP = 5.5
# Lines nearer than this are one.
_SAME = 2.5
# What a bend costs, as so much way; and what leaving a plate up or down costs, which is less seen.
_BEND = 40.0
_UP_OR_DOWN = 12.0

# A crossing of two lines that is passed across or along, or an end of an arrow.
_Stop: TypeAlias = tuple[str, int, int] | tuple[str, str]


def routes(
    ends: Iterable[tuple[str, str]], plates: Mapping[str, Box], around: Sequence[Box], within: Box
) -> dict[tuple[str, str], tuple[Point, ...]]:
    """Return the way of each arrow by its ends, as corners from edge to edge.

    The ways are shortest paths on the lines in the middle of the gaps between the plates, where
    a bend counts as a detour. An arrow that finds none runs straight.

    Parameters
    ----------
    plates : by key, what arrows begin and end at
    around : what else they must not cross
    within : where they stay
    """
    asked = [(a, b) for a, b in ends if a in plates and b in plates]
    used = {key: plates[key] for pair in asked for key in pair}
    lines = _Lines([*plates.values(), *around], used, within)
    graph = lines.graph()
    found = {}
    for source, target in asked:
        try:
            stops = nx.bidirectional_dijkstra(graph, ("from", source), ("to", target))[1]
        except nx.NetworkXNoPath:
            found[source, target] = _straight(plates[source], plates[target])
        else:
            found[source, target] = lines.corners(stops, plates)
    return found


class _Lines:
    """The lines on which arrows may run, and where they cross."""

    def __init__(self, boxes: Sequence[Box], used: Mapping[str, Box], within: Box) -> None:
        self._boxes, self._used = boxes, used
        middles_x = [(box.left + box.right) / 2 for box in used.values()]
        middles_y = [(box.top + box.bottom) / 2 for box in used.values()]
        sides = [x for b in boxes for x in (b.left - _HALF_GAP, b.right + _HALF_GAP)]
        edges = [y for b in boxes for y in (b.top - _HALF_GAP, b.bottom + _HALF_GAP)]
        self.xs = _apart([*sides, *middles_x], within.left, within.right)
        self.ys = _apart([*edges, *middles_y], within.top, within.bottom)

    def graph(self) -> nx.DiGraph[_Stop]:
        """Return the free pieces of the lines, the bends, and the ways in and out of plates."""
        across, along = self._blocked()
        graph: nx.DiGraph[_Stop] = nx.DiGraph()
        xs, ys = self.xs, self.ys
        weighted: list[tuple[_Stop, _Stop, float]] = []
        for i, x in enumerate(xs):
            for j, y in enumerate(ys):
                h: _Stop = ("h", i, j)
                v: _Stop = ("v", i, j)
                weighted += [(h, v, _BEND), (v, h, _BEND)]
                if i + 1 < len(xs) and (i, j) not in across:
                    other: _Stop = ("h", i + 1, j)
                    weighted += [(h, other, xs[i + 1] - x), (other, h, xs[i + 1] - x)]
                if j + 1 < len(ys) and (i, j) not in along:
                    other = ("v", i, j + 1)
                    weighted += [(v, other, ys[j + 1] - y), (other, v, ys[j + 1] - y)]
        for key, box in self._used.items():
            for stop, weight in self._doors(box):
                weighted += [(("from", key), stop, weight), (stop, ("to", key), weight)]
        graph.add_weighted_edges_from(weighted)
        return graph

    def _blocked(self) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
        """Return the pieces that a box lies on: those that run across, and those up and down."""
        across: set[tuple[int, int]] = set()
        along: set[tuple[int, int]] = set()
        for box in self._boxes:
            rows = range(bisect_right(self.ys, box.top), bisect_left(self.ys, box.bottom))
            columns = range(bisect_right(self.xs, box.left), bisect_left(self.xs, box.right))
            for j in rows:
                first = bisect_right(self.xs, box.left) - 1
                across |= {(i, j) for i in range(max(first, 0), columns.stop)}
            for i in columns:
                first = bisect_right(self.ys, box.top) - 1
                along |= {(i, j) for j in range(max(first, 0), rows.stop)}
        return across, along

    def _doors(self, box: Box) -> list[tuple[_Stop, float]]:
        """Return where an arrow leaves a plate or comes in: the middles of its four edges."""
        i = _nearest(self.xs, (box.left + box.right) / 2)
        j = _nearest(self.ys, (box.top + box.bottom) / 2)
        doors: list[tuple[_Stop, float]] = []
        right, left = bisect_left(self.xs, box.right), bisect_right(self.xs, box.left) - 1
        below, above = bisect_left(self.ys, box.bottom), bisect_right(self.ys, box.top) - 1
        if right < len(self.xs):
            doors.append((("h", right, j), 0.0))
        if left >= 0:
            doors.append((("h", left, j), 0.0))
        if below < len(self.ys):
            doors.append((("v", i, below), _UP_OR_DOWN))
        if above >= 0:
            doors.append((("v", i, above), _UP_OR_DOWN))
        return doors

    def corners(self, stops: Sequence[_Stop], plates: Mapping[str, Box]) -> tuple[Point, ...]:
        """Return the way of an arrow as its two ends and its corners."""
        points = [
            (self.xs[stop[1]], self.ys[stop[2]])
            for stop in stops
            if len(stop) == 3  # Its ends are on the edges of their plates.
        ]
        source, target = plates[str(stops[0][1])], plates[str(stops[-1][1])]
        # A bend passes a crossing twice.
        points = list(
            dict.fromkeys([source.nearest(*points[0]), *points, target.nearest(*points[-1])])
        )
        bends = (
            point
            for before, point, after in zip(points, points[1:], points[2:], strict=False)
            if not (before[0] == point[0] == after[0] or before[1] == point[1] == after[1])
        )
        return (points[0], *bends, points[-1])


def _apart(places: Iterable[float], low: float, high: float) -> list[float]:
    """Return places in order of which none is almost the one before, all within limits."""
    found: list[float] = []
    for place in sorted(places):
        if low <= place <= high and (not found or place - found[-1] > _SAME):
            found.append(place)
    return found


def _nearest(places: Sequence[float], place: float) -> int:
    return min(range(len(places)), key=lambda i: abs(places[i] - place))


def _straight(source: Box, target: Box) -> tuple[Point, ...]:
    x, y = (target.left + target.right) / 2, (target.top + target.bottom) / 2
    start = source.nearest(x, y)
    return start, target.nearest(*start)

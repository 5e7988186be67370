"""Where markers and their labels stand, so that no label covers another or a foreign marker.

Items at the same position hang on one stem. Everything is in px on a stage of fixed size,
measured without a browser; the same input gives the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from prioritisation.charts.labels.boxes import Box, Numbers, Segment, rows_of
from prioritisation.charts.labels.candidates import Family, families
from prioritisation.charts.labels.choice import Surroundings, best_place
from prioritisation.charts.labels.label_lines import Lettering
from prioritisation.charts.labels.marks import Layout, Mark, Spot

_ROUNDS = 5
_STEM = 2.0  # Half a stem's width, px.
_GOOD_ENOUGH = 12.0  # A place that costs no more than this is not looked at again.


class Placement(NamedTuple):
    """A spot for every item in the order given, the stems, and lines to what stands far off.

    A leader begins at the exact place: the marker of a label, the true scores of a stem.
    """

    spots: tuple[Spot, ...]
    stems: tuple[Segment, ...]
    leaders: tuple[Segment, ...]


class _Stems(NamedTuple):
    """The items by position, with the ways to place each group of them."""

    groups: tuple[tuple[Mark, ...], ...]
    ways: tuple[tuple[Family, ...], ...]
    wished: tuple[Layout, ...]  # each at its exact place, long names in two lines
    is_inside: tuple[bool, ...]
    homes: tuple[Box | None, ...]
    fixed: Numbers
    area: Box
    region: Box | None


@lru_cache(maxsize=64)
def place(
    marks: tuple[Mark, ...],
    area: Box,
    lettering: Lettering,
    obstacles: tuple[Box, ...] = (),
    region: Box | None = None,
    inside: frozenset[str] = frozenset(),
    homes: tuple[Box, ...] = (),
) -> Placement:
    """Return where each marker and label stands.

    The marker of an item alone stays at its exact place and its label moves; a stem moves as
    a whole. Each takes the place that costs least given the others, again and again until
    nothing moves; this is done in several orders, and the cheapest outcome is taken.

    Parameters
    ----------
    marks : the items, in the order in which they hang on a shared stem; ids unique
    area : nothing is placed outside it
    lettering : how labels are set
    obstacles : headings and the like, which nothing may cover
    region : a part of the area whose edge nothing should cross where that can be avoided
    inside : ids of the items in the region
    homes : for each item the part of the area that its label should rather not leave
    """
    home_of = dict(zip((mark.id for mark in marks), homes, strict=bool(homes)))
    groups = tuple(_stems(marks))
    ways = tuple(families(group, area, lettering) for group in groups)
    stems = _Stems(
        groups=groups,
        ways=ways,
        wished=tuple(_wished(way) for way in ways),
        is_inside=tuple(group[0].id in inside for group in groups),
        homes=tuple(home_of.get(group[0].id) for group in groups),
        fixed=rows_of(obstacles),
        area=area,
        region=region,
    )
    best, least = _settled(stems, _orders(groups)[0])
    for order in _orders(groups)[1:]:
        if least <= _GOOD_ENOUGH * len(groups):
            break
        layouts, cost = _settled(stems, order)
        if cost < least:
            best, least = layouts, cost
    return _placement(marks, groups, best)


def _orders(groups: Sequence[tuple[Mark, ...]]) -> list[list[int]]:
    """Return orders of placing: the most crowded first, from either side, from the top."""
    every = range(len(groups))
    return [
        sorted(every, key=lambda i: (-len(groups[i]), groups[i][0].y, groups[i][0].x)),
        sorted(every, key=lambda i: (-groups[i][0].x, -len(groups[i]), groups[i][0].y)),
        sorted(every, key=lambda i: (groups[i][0].x, -len(groups[i]), groups[i][0].y)),
        sorted(every, key=lambda i: (groups[i][0].y, -len(groups[i]), groups[i][0].x)),
    ]


def _settled(stems: _Stems, order: Sequence[int]) -> tuple[list[Layout], float]:
    """Return the layouts that placing in this order ends with, and what they cost together."""
    chosen: dict[int, Layout] = {}
    costs: dict[int, float] = {}
    for _ in range(_ROUNDS):
        moved = False
        for i in order:
            if costs.get(i, _GOOD_ENOUGH + 1) <= _GOOD_ENOUGH:
                continue
            layout, costs[i] = best_place(stems.ways[i], _around(i, stems, chosen))
            moved = moved or layout != chosen.get(i)
            chosen[i] = layout
        if not moved:
            break
    return [chosen[i] for i in range(len(order))], sum(costs.values())


def _around(i: int, stems: _Stems, chosen: Mapping[int, Layout]) -> Surroundings:
    """Return what a stem must keep clear of: those not yet placed keep room for markers."""
    placed = [layout for j, layout in chosen.items() if j != i]
    waiting = [stems.wished[j] for j in range(len(stems.groups)) if j != i and j not in chosen]
    standing = (*placed, *waiting)
    markers = [spot.marker for layout in standing for spot in layout.spots]
    lines = [stem.box.grown(_STEM) for layout in standing for stem in layout.stems]
    return Surroundings(
        labels=rows_of(spot.label for layout in placed for spot in layout.spots),
        markers=rows_of([*markers, *lines]),
        fixed=stems.fixed,
        hoped=rows_of(spot.label for layout in waiting for spot in layout.spots),
        area=stems.area,
        region=stems.region,
        is_inside=stems.is_inside[i],
        home=stems.homes[i],
    )


def _wished(ways: Sequence[Family]) -> Layout:
    """Return the arrangement at the exact place whose labels are the narrowest, uncut."""
    whole = [way.layout for way in ways if not way.far and way.base <= _GOOD_ENOUGH]
    candidates = whole or [ways[0].layout]
    return min(candidates, key=lambda layout: layout.bounds.right)


def _stems(marks: Iterable[Mark]) -> list[tuple[Mark, ...]]:
    """Return the marks in groups of the same position, each in the order given."""

    def position(mark: Mark) -> tuple[float, float]:
        return (round(mark.x, 2), round(mark.y, 2))

    return [tuple(group) for _, group in groupby(sorted(marks, key=position), position)]


def _placement(
    marks: Sequence[Mark], groups: Sequence[Sequence[Mark]], chosen: Sequence[Layout]
) -> Placement:
    spots = {
        mark.id: spot
        for group, layout in zip(groups, chosen, strict=True)
        for mark, spot in zip(group, layout.spots, strict=True)
    }
    return Placement(
        spots=tuple(spots[mark.id] for mark in marks),
        stems=tuple(stem for layout in chosen for stem in layout.stems),
        leaders=tuple(layout.leader for layout in chosen if layout.leader is not None),
    )

"""What stands still around a stem or label, and what places cost because of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from prioritisation.charts.labels.boxes import (
    Box,
    Numbers,
    crossings,
    grown,
    hits,
    rows_of,
)
from prioritisation.charts.labels.choices import Choices
from prioritisation.charts.labels.conflicts import GAP

HOPELESS = 1e6  # Costs from here on: something that stands still is covered, or the area left.
_OUTSIDE = 1e7
_EDGE, _MARKERS, _HOME, _LEADER = 600.0, 40.0, 9.0, 60.0
# A marker on the wrong side of the edge says something false.
_MARKER_OVER_EDGE = 3000.0
_NEXT_TO, _CLOSE = 7.0, 18.0  # A label next to a foreign marker could be read as its own.
_CLEAR = 4.0  # Between the region's edge and what stands beside it, px.
_LAST_RESORT = 40


class Surroundings(NamedTuple):
    """What a stem or label has to keep clear of, and where it should rather be.

    `fixed` are headings and the like, `markers` those of other items alone at their position,
    `own` the marker of this one. `region` is where everything should stay in (`is_inside`) or
    out of, if that can be; `home` is the item's own part of the area, better not left.
    """

    fixed: Numbers
    markers: Numbers
    own: Numbers
    area: Box
    region: Box | None = None
    is_inside: bool = False
    home: Box | None = None


def priced(group: Choices, around: Surroundings) -> Choices:
    """Return the candidates with what they cost here, without those that cannot be.

    Where none can be, those that cover least remain.
    """
    labels, solids = grown(group.labels, GAP), group.solids
    still = np.concatenate([around.fixed, around.markers, grown(around.own, -GAP)])
    costs = group.costs + HOPELESS * hits(labels, still)
    costs += HOPELESS * hits(solids, around.fixed)
    costs += _CLOSE * hits(grown(labels, _NEXT_TO), around.markers)
    costs += _MARKERS * hits(solids, around.markers)
    drawn = np.flatnonzero(~np.isnan(group.leaders[:, 0]))
    standing = np.concatenate([around.fixed, around.markers])
    costs[drawn] += _LEADER * crossings(group.leaders[drawn], standing).sum(axis=1)
    for boxes, edge in ((labels, _EDGE), (solids, _MARKER_OVER_EDGE)):
        costs += _OUTSIDE * _beyond(boxes, around.area.grown(1.0))
        if around.region is not None:
            outer = rows_of([around.region.grown(_CLEAR)])
            inner = around.region.grown(-_CLEAR)
            costs += edge * (_beyond(boxes, inner) if around.is_inside else hits(boxes, outer))
        if around.home is not None:
            costs += _HOME * _beyond(boxes, around.home)
    kept = np.flatnonzero(costs < HOPELESS)
    if not len(kept):
        kept = np.argsort(costs, kind="stable")[:_LAST_RESORT]
    return group._replace(costs=costs).only(kept)


def _beyond(boxes: Numbers, area: Box) -> Numbers:
    """Return for m × k boxes how many leave an area: m. What is missing (NaN) does not."""
    out = (boxes[:, :, 0] < area.left) | (boxes[:, :, 2] > area.right)
    out |= (boxes[:, :, 1] < area.top) | (boxes[:, :, 3] > area.bottom)
    found: Numbers = out.sum(axis=1).astype(np.float64)
    return found

"""The best place for one stem or label, given what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from prioritisation.charts.labels.boxes import Box, Numbers, crossed, hits, rows_of
from prioritisation.charts.labels.candidates import Family
from prioritisation.charts.labels.marks import Layout

_GAP = 1.0  # Between a label and anything else, px.
_OVERLAP, _OUTSIDE = 1e6, 1e7
_EDGE, _MARKERS, _HOPED, _HOME = 250.0, 40.0, 15.0, 9.0
_LEADER_OVER_LABEL, _LEADER_OVER_MARKER = 120.0, 60.0
_LOOKED_AT = 40


class Surroundings(NamedTuple):
    """What a stem or label has to keep clear of.

    `hoped` is where labels that are not placed yet would like to be. `region` is where
    everything should stay in (`is_inside`) or out of, if that can be; `home` is the item's
    own part of the area, which is better not left.
    """

    labels: Numbers
    markers: Numbers
    fixed: Numbers
    hoped: Numbers
    area: Box
    region: Box | None = None
    is_inside: bool = False
    home: Box | None = None


def best_place(families: Sequence[Family], around: Surroundings) -> tuple[Layout, float]:
    """Return the cheapest layout, and its cost.

    Overlaps cost more than everything else together, so that where nothing fits the one that
    covers least is taken.
    """
    best, least = families[0].layout, np.inf
    for family in families:
        if family.base >= least:
            break
        layout, cost = _best_of(family, around, least)
        if layout is not None:
            best, least = layout, cost
    return best, float(least)


def _best_of(family: Family, around: Surroundings, least: float) -> tuple[Layout | None, float]:
    offsets, costs = family.offsets()
    costs = costs + _clashes(family, offsets, around)
    best: Layout | None = None
    for k in np.argsort(costs, kind="stable")[:_LOOKED_AT]:
        if costs[k] >= least:
            break
        layout = family.at(offsets[k])
        cost = float(costs[k]) + _leader_cost(layout, around)
        if cost < least:
            best, least = layout, cost
    return best, least


def _clashes(family: Family, offsets: Numbers, around: Surroundings) -> Numbers:
    """Return what overlaps, and sides beyond the area, cost at each offset."""
    taken = np.concatenate([around.labels, around.markers, around.fixed])
    labels = np.concatenate([around.labels, around.fixed])
    spots = family.layout.spots
    total = np.zeros(len(offsets))
    if not family.is_stem:
        taken = np.concatenate([taken, rows_of(spot.marker.grown(-1) for spot in spots)])
    for spot in spots:
        label = spot.label.grown(_GAP)
        total += _OVERLAP * hits(label, offsets, taken)
        total += _HOPED * hits(label, offsets, around.hoped)
        total += _drawn_cost(label, offsets, around)
    if family.is_stem:
        stems = [stem.box.grown(1) for stem in family.layout.stems]
        for box in (*(spot.marker for spot in spots), *stems):
            total += _OVERLAP * hits(box, offsets, labels)
            total += _MARKERS * hits(box, offsets, around.markers)
            total += _drawn_cost(box, offsets, around)
    return total


def _drawn_cost(box: Box, offsets: Numbers, around: Surroundings) -> Numbers:
    """Return what it costs that a box leaves the area, its side of the edge, or its home."""
    total = _OUTSIDE * _outside(box, offsets, around.area)
    total += _EDGE * _astray(box, offsets, around)
    if around.home is not None:
        total += _HOME * _outside(box, offsets, around.home)
    return total


def _astray(box: Box, offsets: Numbers, around: Surroundings) -> Numbers:
    """Return 1 where the box is on the wrong side of the region's edge, or on the edge."""
    if around.region is None:
        return np.zeros(len(offsets))
    if around.is_inside:
        return _outside(box, offsets, around.region)
    return hits(box, offsets, rows_of([around.region]))


def _outside(box: Box, offsets: Numbers, area: Box) -> Numbers:
    dx, dy = offsets[:, 0], offsets[:, 1]
    beyond = (
        (box.left + dx < area.left - 1)
        | (box.right + dx > area.right + 1)
        | (box.top + dy < area.top - 1)
        | (box.bottom + dy > area.bottom + 1)
    )
    return beyond.astype(np.float64)


def _leader_cost(layout: Layout, around: Surroundings) -> float:
    if layout.leader is None:
        return 0.0
    return _LEADER_OVER_LABEL * crossed(layout.leader, around.labels) + (
        _LEADER_OVER_MARKER * crossed(layout.leader, around.markers)
    )

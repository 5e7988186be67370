"""The places that one stem, or the label of an item alone, could take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np

from prioritisation.charts.labels.arranging import arranged
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.choices import Block, Choices, choices_of
from prioritisation.charts.labels.label_lines import Lettering, Written, ways_to_write
from prioritisation.charts.labels.marks import Layout, Mark
from prioritisation.charts.labels.places import (
    OFF_PLACE,
    far_from_marker,
    off_place,
    round_the_marker,
    up_and_down,
)

FARTHEST = 160.0  # From a marker to its label where whole names find a place, px.
_FAR, _OTHER_SIDE, _BOTH_SIDES, _COLUMN = 45.0, 24.0, 30.0, 50.0
_LAST_RESORT = 400.0
_MANY = 8  # More items than this at one position are no stem to look along.


class Reach(IntEnum):
    """How far the search for a place goes."""

    NEAR = 0  # labels beside their markers, a stem up and down
    FAR = 1  # up to FARTHEST, and in columns
    CUT = 2  # names cut, and anywhere


class _Search(NamedTuple):
    """A group that needs a place, the ways to write it, and how far the search goes."""

    group: Sequence[Mark]
    whole: Sequence[Written]
    cut: Sequence[Written]
    area: Box
    lettering: Lettering
    reach: Reach

    @property
    def beside(self) -> Sequence[Written]:
        """The ways to write it at its own place."""
        return {Reach.NEAR: self.whole, Reach.FAR: (), Reach.CUT: self.cut}[self.reach]

    def farther(self, ways: int) -> Sequence[Written]:
        """Return the ways to write it off its place, of whole names at most so many."""
        last_resort = (self.whole[0], *self.cut[-2:])
        return {Reach.NEAR: (), Reach.FAR: self.whole[:ways], Reach.CUT: last_resort}[self.reach]

    @property
    def limit(self) -> tuple[float, float]:
        """How far off its place it may be, px, and what that costs whatever the distance."""
        return (FARTHEST, 0.0) if self.reach is Reach.FAR else (float("inf"), _LAST_RESORT)


def candidates(group: Sequence[Mark], area: Box, lettering: Lettering, reach: Reach) -> Choices:
    """Return the candidates that a reach adds to those before it."""
    texts, weights = [mark.text for mark in group], [mark.weight for mark in group]
    whole = ways_to_write(texts, weights, lettering)
    cut = ways_to_write(texts, weights, lettering, cut=True) if reach is Reach.CUT else ()
    search = _Search(group, whole, cut, area, lettering, reach)
    blocks = _stem_blocks(search) if len(group) > 1 else _label_blocks(search)
    return choices_of(list(blocks), len(group))


def _label_blocks(search: _Search) -> Iterator[Block]:
    """Yield the label of an item alone: round its marker; farther off, with a sign."""
    group, lettering = search.group, search.lettering
    for written in search.beside:
        layout = arranged(group, written, lettering)
        offsets, costs = round_the_marker(layout)
        yield Block(layout, offsets, costs + written.cost)
    within, more = search.limit
    for written in search.farther(3):
        layout = _signed(arranged(group, written, lettering), lettering)
        offsets, distances = far_from_marker(layout, search.area, within)
        yield Block(layout, offsets, distances + written.cost + _FAR + more)


def _stem_blocks(search: _Search) -> Iterator[Block]:
    """Yield a stem: up and down at its place; in columns; off its place."""
    group, lettering, area = search.group, search.lettering, search.area
    is_last = search.reach is Reach.CUT
    for written in search.beside:
        yield from _at_its_place(group, written, lettering)
    wide = Reach.NEAR if len(group) > _MANY else Reach.FAR
    for written in search.cut if is_last else search.whole[:4] if search.reach is wide else ():
        yield from _in_columns(group, written, area, lettering)
    within, more = search.limit
    for written in search.farther(4):
        layout = arranged(group, written, lettering, tight=is_last)
        offsets, distances = off_place(layout, area, within)
        yield Block(layout, offsets, distances + written.cost + OFF_PLACE + 30 + more)


def _at_its_place(group: Sequence[Mark], written: Written, lettering: Lettering) -> Iterator[Block]:
    """Yield a stem loose, tight, parted in the middle, with labels on the left, on both sides."""
    line = lettering.line
    ways = [
        (arranged(group, written, lettering), 0.0),
        (arranged(group, written, lettering, tight=True), 5.0),
        (arranged(group, written, lettering, gap=1.2 * line), 16.0),
        (arranged(group, written, lettering, gap=2.2 * line), 21.0),
        (arranged(group, written, lettering, sides="left"), _OTHER_SIDE),
        (arranged(group, written, lettering, sides="left", tight=True), _OTHER_SIDE + 5),
        (arranged(group, written, lettering, sides="both"), _BOTH_SIDES),
    ]
    for layout, more in ways:
        dy, costs = up_and_down(layout)
        offsets = np.column_stack([np.zeros_like(dy), dy])
        yield Block(layout, offsets, costs + written.cost + more)


def _in_columns(
    group: Sequence[Mark], written: Written, area: Box, lettering: Lettering
) -> Iterator[Block]:
    """Yield a stem in columns: from its place to the right, or moved left until it fits."""
    for columns in range(2, min(6, len(group) // 2) + 1):
        layout = arranged(group, written, lettering, columns=columns, tight=True)
        beyond = min(0.0, area.right - max(spot.label.right for spot in layout.spots))
        dy, costs = up_and_down(layout)
        for share, more in ((0.0, 0.0), (0.5, 20.0), (1.0, 40.0)):
            offsets = np.column_stack([np.full_like(dy, share * beyond), dy])
            yield Block(layout, offsets, costs + written.cost + _COLUMN * (columns - 1) + more)


def _signed(layout: Layout, lettering: Lettering) -> Layout:
    """Return the label of an item alone with room for its sign in front."""
    (spot,) = layout.spots
    label = spot.label._replace(right=spot.label.right + lettering.sign_room)
    return layout._replace(spots=(spot._replace(label=label, sign=True),))

"""The places that one stem, or one item's label, could take, and what each costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from prioritisation.charts.labels.arranging import arranged, mirrored
from prioritisation.charts.labels.boxes import Box, Numbers, Segment
from prioritisation.charts.labels.label_lines import Lettering, Written, ways_to_write
from prioritisation.charts.labels.marks import Layout, Mark

_LEADER_FROM = 30.0  # A label farther from its marker than this is tied to it by a thin line.
_GRID_X, _GRID_Y = 12.0, 6.0
_OFF_PLACE = 90.0
_ABOVE = 4.0  # Between a marker and a label above or below it: room for a ring.


class Family(NamedTuple):
    """One way to write and arrange the labels, and how far from the exact place it may go.

    `layout` is the arrangement at the exact place; `is_stem` says whether markers move with
    their labels; `far` allows the whole area. `base` is the least that it can cost.
    """

    layout: Layout
    is_stem: bool
    far: bool
    base: float
    area: Box

    def offsets(self) -> tuple[Numbers, Numbers]:
        """Return m offsets (rows dx, dy) and what each costs."""
        if self.far:
            return self._everywhere()
        return self._up_and_down() if self.is_stem else self._round_the_marker()

    def at(self, offset: Sequence[float]) -> Layout:
        """Return the arrangement at an offset, with its leader line if it is far off."""
        dx, dy = float(offset[0]), float(offset[1])
        return _moved_stem(self.layout, dx, dy) if self.is_stem else self._moved_label(dx, dy)

    def _up_and_down(self) -> tuple[Numbers, Numbers]:
        half = (self.layout.markers.bottom - self.layout.markers.top) / 2
        steps = np.arange(3.0, half + 26.0, 3.0)
        dy = np.concatenate([[0.0], np.column_stack([-steps, steps]).ravel()])
        # A stem that no longer covers its exact place says something else.
        costs = np.where(dy == 0, 0.0, 8.0 + 0.7 * np.abs(dy))
        costs += np.where(np.abs(dy) > half, _OFF_PLACE, 0.0) + self.base
        return np.column_stack([np.zeros_like(dy), dy]), costs

    def _round_the_marker(self) -> tuple[Numbers, Numbers]:
        spot = self.layout.spots[0]
        label, marker = spot.label, spot.marker
        width, height = label.right - label.left, label.bottom - label.top
        reach = label.left - spot.x
        to_left = -2 * reach - width
        # Above and below: centred, then from the marker to either side.
        aside = [-reach - width / 2]
        aside += [marker.left - label.left, marker.right - label.right]
        aside += [-reach - width / 4, -reach - 3 * width / 4, 3 - reach, -3 - reach - width]
        close = marker.right + 4 - label.left
        up = marker.top - _ABOVE - label.bottom
        down = marker.bottom + _ABOVE - label.top
        near = [
            *((0.0, dy, abs(dy)) for dy in (0.0, -4.0, 4.0, -8.0, 8.0)),
            *((close, dy, 8 + abs(dy)) for dy in (0.0, -4.0, 4.0, -8.0, 8.0)),
            *((to_left, dy, 12 + abs(dy)) for dy in (0.0, -4.0, 4.0, -8.0, 8.0)),
            *((to_left - close, dy, 14 + abs(dy)) for dy in (0.0, -4.0, 4.0, -8.0, 8.0)),
            *((dx, up, 16 + i) for i, dx in enumerate(aside)),
            *((dx, down, 17 + i) for i, dx in enumerate(aside)),
            *((-reach / 2, dy, 20.0) for dy in (up + height / 3, down - height / 3)),
        ]
        table = np.array(near)
        return table[:, :2], table[:, 2] + self.base

    def _everywhere(self) -> tuple[Numbers, Numbers]:
        bounds, area = self.layout.bounds, self.area
        if not self.is_stem:
            bounds = self.layout.spots[0].label
        dx = np.arange(area.left - bounds.left, area.right - bounds.right + 0.01, _GRID_X)
        dy = np.arange(area.top - bounds.top, area.bottom - bounds.bottom + 0.01, _GRID_Y)
        if not len(dx) or not len(dy):
            return np.zeros((1, 2)), np.array([self.base])
        offsets = np.array(np.meshgrid(dx, dy)).reshape(2, -1).T
        x, y = self.layout.x, self.layout.y
        target = bounds if not self.is_stem else self.layout.markers
        away_x = np.maximum(target.left + offsets[:, 0] - x, x - target.right - offsets[:, 0])
        away_y = np.maximum(target.top + offsets[:, 1] - y, y - target.bottom - offsets[:, 1])
        distance = np.hypot(np.maximum(away_x, 0), np.maximum(away_y, 0))
        return offsets, distance + self.base

    def _moved_label(self, dx: float, dy: float) -> Layout:
        spot = self.layout.spots[0]
        label = spot.label.moved(dx, dy)
        middle = (label.left + label.right) / 2
        anchor = "left" if label.left > spot.x else "right" if label.right < spot.x else "center"
        if anchor == "center" and abs(middle - spot.x) > 1:
            anchor = "left" if middle > spot.x else "right"
        x, y = label.nearest(spot.x, spot.y)
        far = np.hypot(x - spot.x, y - spot.y) > _LEADER_FROM
        return self.layout._replace(
            spots=(spot._replace(label=label, anchor=anchor),),
            leader=Segment(spot.x, spot.y, x, y) if far else None,
        )


def families(group: Sequence[Mark], area: Box, lettering: Lettering) -> tuple[Family, ...]:
    """Return every way to place a stem (or the label of an item alone), the cheapest first."""
    texts, weights = [mark.text for mark in group], [mark.weight for mark in group]
    found: list[Family] = []
    for written in ways_to_write(texts, weights, lettering):
        if len(group) > 1:
            found += _stem_families(group, written, area, lettering)
        else:
            layout = arranged(group, written, lettering)
            found.append(Family(layout, False, False, written.cost, area))
            found.append(Family(layout, False, True, written.cost + 45.0, area))
    return tuple(sorted(found, key=lambda family: family.base))


def _stem_families(
    group: Sequence[Mark], written: Written, area: Box, lettering: Lettering
) -> Iterator[Family]:
    """Yield a stem loose, tight, parted in the middle, mirrored, and in several columns."""
    loose = arranged(group, written, lettering)
    tight = arranged(group, written, lettering, tight=True)
    cost = written.cost
    yield Family(loose, True, False, cost, area)
    yield Family(tight, True, False, cost + 5, area)
    for gap in (1.0, 1.8, 2.6):
        parted = arranged(group, written, lettering, gap=gap * lettering.line)
        yield Family(parted, True, False, cost + 10 + 5 * gap, area)
    yield Family(mirrored(loose), True, False, cost + 24, area)
    yield Family(loose, True, True, cost + _OFF_PLACE + 30, area)
    for columns in range(2, min(6, len(group) // 2) + 1):
        layout = arranged(group, written, lettering, columns=columns)
        yield Family(layout, True, False, cost + 50 * (columns - 1), area)
        yield Family(layout, True, True, cost + 50 * columns + _OFF_PLACE, area)


def _moved_stem(layout: Layout, dx: float, dy: float) -> Layout:
    spots = tuple(
        spot._replace(
            x=spot.x + dx,
            y=spot.y + dy,
            marker=spot.marker.moved(dx, dy),
            label=spot.label.moved(dx, dy),
        )
        for spot in layout.spots
    )
    stems = tuple(
        Segment(stem.x0 + dx, stem.y0 + dy, stem.x1 + dx, stem.y1 + dy) for stem in layout.stems
    )
    x, y = layout.markers.moved(dx, dy).nearest(layout.x, layout.y)
    off = np.hypot(x - layout.x, y - layout.y) > 1
    leader = Segment(layout.x, layout.y, x, y) if off else None
    return layout._replace(spots=spots, stems=stems, leader=leader)

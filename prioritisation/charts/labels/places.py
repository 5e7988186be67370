"""Where a label may stand round its marker, and a stem about its exact place; what each costs."""

from __future__ import annotations

import numpy as np

from prioritisation.charts.labels.boxes import Box, Numbers, rows_of
from prioritisation.charts.labels.marks import Layout

OFF_PLACE = 90.0
_NEAREST = 30.0  # What is no farther than this from a marker is beside it, px.
_ABOVE = 4.0  # Between a marker and a label above or below it: room for a ring.
_TALLEST, _TALL = 100.0, 0.8  # Half a stem higher than this costs something for each px.
_GRID, _COARSE = (28.0, 13.0), (56.0, 26.0)  # Steps within some distance, and anywhere.


def round_the_marker(layout: Layout) -> tuple[Numbers, Numbers]:
    """Return where a label stands close to its marker: right, left, above, below; the costs."""
    (spot,) = layout.spots
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
    slides = (0.0, -4.0, 4.0, -8.0, 8.0, -height / 2, height / 2)
    near = [
        *((0.0, dy, abs(dy)) for dy in slides),
        *((close, dy, 8 + abs(dy)) for dy in slides),
        *((to_left, dy, 12 + abs(dy)) for dy in slides),
        *((to_left - close, dy, 14 + abs(dy)) for dy in slides),
        *((dx, up, 16 + i) for i, dx in enumerate(aside)),
        *((dx, down, 17 + i) for i, dx in enumerate(aside)),
        *((-reach / 2, dy, 20.0) for dy in (up + height / 3, down - height / 3)),
    ]
    table = np.array(near)
    return table[:, :2], table[:, 2]


def up_and_down(layout: Layout) -> tuple[Numbers, Numbers]:
    """Return how far a stem is moved up or down, and what each costs."""
    half = (layout.markers.bottom - layout.markers.top) / 2
    steps = np.arange(4.0, half + 26.0, 4.0)
    dy = np.concatenate([[0.0], np.column_stack([-steps, steps]).ravel()])
    costs = np.where(dy == 0, 0.0, 8.0 + 0.7 * np.abs(dy))
    # A stem that no longer covers its exact place says something else; so does a marker far
    # from it.
    costs += np.where(np.abs(dy) > half, OFF_PLACE, 0.0)
    return dy, costs + _TALL * max(0.0, half - _TALLEST)


def far_from_marker(layout: Layout, area: Box, within: float) -> tuple[Numbers, Numbers]:
    """Return where the label of an item alone may stand farther off, and how far that is."""
    (spot,) = layout.spots
    offsets = _grid(spot.label, spot.x, spot.y, area, within)
    distances = _distances(spot.label, offsets, spot.x, spot.y)
    kept = (distances > _NEAREST) & (distances <= within)
    return offsets[kept], distances[kept]


def off_place(layout: Layout, area: Box, within: float) -> tuple[Numbers, Numbers]:
    """Return where a stem may stand off its place, and how far that is."""
    boxes = rows_of(box for spot in layout.spots for box in (spot.label, spot.marker))
    (left, top), (right, bottom) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    offsets = _grid(Box(left, top, right, bottom), layout.x, layout.y, area, within)
    distances = _distances(layout.markers, offsets, layout.x, layout.y)
    kept = distances <= within
    return offsets[kept], distances[kept]


def _grid(box: Box, x: float, y: float, area: Box, within: float) -> Numbers:
    """Return offsets at which a box lies in the area and within a distance of a point."""
    step = _GRID if np.isfinite(within) else _COARSE
    width, height = box.right - box.left, box.bottom - box.top
    left, right = max(area.left, x - within - width), min(area.right, x + within + width)
    top, bottom = max(area.top, y - within - height), min(area.bottom, y + within + height)
    dx = np.arange(left - box.left, right - box.right + 0.01, step[0])
    dy = np.arange(top - box.top, bottom - box.bottom + 0.01, step[1])
    return np.array(np.meshgrid(dx, dy)).reshape(2, -1).T


def _distances(box: Box, offsets: Numbers, x: float, y: float) -> Numbers:
    """Return how far a point is from a box at each offset."""
    away_x = np.maximum(box.left + offsets[:, 0] - x, x - box.right - offsets[:, 0])
    away_y = np.maximum(box.top + offsets[:, 1] - y, y - box.bottom - offsets[:, 1])
    found: Numbers = np.hypot(np.maximum(away_x, 0), np.maximum(away_y, 0))
    return found

"""A board's marks on a stage of 1600 × 900, laid out like the matrix: as geometry, undrawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from prioritisation.charts.colours import shape_of
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.marks import Mark
from prioritisation.charts.matrix_info import MatrixInfo, MatrixItem
from prioritisation.charts.scene import Scene
from prioritisation.charts.symbols import extents_of

PLOT = Box(150, 130, 1570, 800)
AREA = Box(152, 130, 1598, 800)
REACH = 25.0
# The quadrants' names in their corners, and the branch over the region.
HEADINGS = (
    Box(162, 136, 640, 166),
    Box(962, 136, 1400, 196),
    Box(1420, 130, 1570, 212),
    Box(162, 770, 600, 796),
    Box(962, 770, 1400, 796),
)
_LEFT, _COLUMN = 180.0, 290.0
_BOTTOM, _ROW = 742.0, 130.0
_RING = 4.0


class Stage(NamedTuple):
    """What `place` and `best_lettering` are asked: the marks, and the rest by keyword."""

    marks: tuple[Mark, ...]
    around: dict[str, Any]


def marker_boxes(scene: Scene) -> dict[str, Box]:
    """Return what the markers of a drawing cover, by item."""
    found = {}
    for marker in scene.markers:
        half, above, below = extents_of(marker.symbol, marker.diameter)
        x, y = marker.x, marker.y
        found[marker.id] = Box(x - half, y - above, x + half, y + below)
    return found


def staged(info: MatrixInfo) -> Stage:
    """Return the marks of a matrix on the stage with what they must keep clear of."""
    upper = _border([item for item in info.items if item.y >= 3.5])
    lower = _border([item for item in info.items if item.y < 3.5])
    across = _y(3.5)

    def home(item: MatrixItem) -> Box:
        border = upper if item.y >= 3.5 else lower
        left, right = (border, PLOT.right + 20) if item.x >= 3.5 else (PLOT.left, border)
        top, bottom = (PLOT.top, across) if item.y >= 3.5 else (across, PLOT.bottom)
        return Box(left, top, right, bottom)

    inside = frozenset(item.id for item in info.items if min(item.x, item.y) >= 3.5)
    return Stage(
        tuple(_mark(item) for item in info.items),
        {
            "obstacles": HEADINGS,
            "region": Box(upper, PLOT.top, PLOT.right + 20, across),
            "inside": inside,
            "homes": tuple(home(item) for item in info.items),
        },
    )


def _border(items: Sequence[MatrixItem]) -> float:
    """Return where the border between small and large runs: clear of the markers if it can."""
    marks = [_mark(item) for item in items]
    before = [mark.x + mark.half_width for mark in marks if mark.x < _x(3.5)]
    behind = [mark.x - mark.half_width for mark in marks if mark.x >= _x(3.5)]
    low, high = max(before, default=PLOT.left), min([*behind, _x(4) - 10]) - 7
    return high if low <= high else (low + high) / 2


def _mark(item: MatrixItem) -> Mark:
    shape, diameter = shape_of(item.symbol), 11 + 16 * item.size
    ring = max(shape.half_width, shape.above, shape.below) * diameter + _RING
    ring *= item.is_borderline
    return Mark(
        item.id,
        _x(item.x),
        _y(item.y),
        max(shape.half_width * diameter, ring),
        max(shape.above * diameter, ring),
        max(shape.below * diameter, ring),
        item.label,
        650 if item.is_bold else 450,
    )


def _x(score: float) -> float:
    return _LEFT + (score - 1) * _COLUMN


def _y(score: float) -> float:
    return _BOTTOM - (score - 1) * _ROW

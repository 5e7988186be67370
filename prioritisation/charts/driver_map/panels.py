"""A spearhead's panel: its heading, and its boxes in columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from prioritisation.charts.driver_map.info import Panel
from prioritisation.charts.driver_map.looks import MapNode
from prioritisation.charts.driver_map.plates import Plate, PlateKind, plate
from prioritisation.charts.labels.boxes import Box

# Between any two plates an arrow must find its way.
GAP = 11.0
_PAD = 8.0
_MOST_COLUMNS = 4
# Narrower columns are not read well: so many letters at least.
_NARROWEST = 7.5
# How much farther apart the rows may stand where there is room.
_LOOSEST = 10.0


class Grid(NamedTuple):
    """Plates in rows of equal width, each row as high as its highest plate."""

    rows: tuple[tuple[Plate, ...], ...]

    @property
    def heights(self) -> tuple[float, ...]:
        """How high each row is."""
        return tuple(max(plate.needed for plate in row) for row in self.rows)

    @property
    def height(self) -> float:
        """How high all is, with the gaps between the rows."""
        return sum(self.heights) + GAP * max(len(self.rows) - 1, 0)

    def at(
        self, left: float, top: float, spare: float = 0.0, loosest: float = _LOOSEST
    ) -> tuple[Plate, ...]:
        """Return the plates at a place.

        Parameters
        ----------
        spare : height to spread between the rows, each at most `loosest` farther apart
        """
        step = GAP + min(spare / max(len(self.rows), 1), loosest)
        found, y = [], top
        for row, height in zip(self.rows, self.heights, strict=True):
            x = left
            for each in row:
                found.append(each.at(x, y, height))
                x += each.box.right - each.box.left + GAP
            y += height + step
        return tuple(found)


def grid(
    nodes: Sequence[MapNode], kind: PlateKind, width: float, size: float, columns: int
) -> Grid:
    """Return nodes in so many columns that fill a width.

    In several columns the highest boxes come first, so that those of a row are about as high.
    """
    each = (width - GAP * (columns - 1)) / columns
    plates = [plate(node, kind, each, size) for node in nodes]
    if kind is PlateKind.BOX and columns > 1:
        plates.sort(key=lambda plate: -round(plate.needed))
    starts = range(0, len(plates), columns)
    return Grid(tuple(tuple(plates[i : i + columns]) for i in starts))


class Laid(NamedTuple):
    """A panel of a width with its boxes in a grid, at no place yet."""

    head: Plate
    boxes: Grid

    @property
    def height(self) -> float:
        """How high the panel must be."""
        inner = GAP + self.boxes.height if self.boxes.rows else 0.0
        return 2 * _PAD + self.head.needed + inner

    def at(self, left: float, top: float, height: float) -> tuple[Box, tuple[Plate, ...]]:
        """Return the ground of the panel at a place, and its plates."""
        head = self.head.at(left + _PAD, top + _PAD, self.head.needed)
        width = head.box.right - head.box.left + 2 * _PAD
        boxes = self.boxes.at(left + _PAD, head.box.bottom + GAP, height - self.height)
        return Box(left, top, left + width, top + height), (head, *boxes)


def laid(panel: Panel, width: float, size: float, room: float = 0.0) -> Laid:
    """Return a panel's plates in the fewest columns that a height has room for.

    Where none has, in those that take least height; of equal ones the fewer.
    """
    inner = width - 2 * _PAD
    head = plate(panel.head, PlateKind.HEAD, inner, size)
    wide_enough = int((inner + GAP) / (_NARROWEST * size + GAP))
    grids = [
        grid(panel.boxes, PlateKind.BOX, inner, size, columns)
        for columns in range(1, max(1, min(_MOST_COLUMNS, wide_enough)) + 1)
    ]
    fitting = [found for found in grids if Laid(head, found).height <= room]
    best = min(grids, key=lambda found: round(found.height))
    return Laid(head, fitting[0] if fitting else best)

"""Rectangles and lines on the stage, in px; y grows downwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def moved(self, dx: float, dy: float) -> Box:
        """Return the box at another place."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def grown(self, by: float) -> Box:
        """Return the box with its four sides moved outwards."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: Box) -> bool:
        """Return whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Return whether the other lies within this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the box that is nearest to a point."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


class Segment(NamedTuple):
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def box(self) -> Box:
        """The smallest box around it."""
        return Box(
            min(self.x0, self.x1),
            min(self.y0, self.y1),
            max(self.x0, self.x1),
            max(self.y0, self.y1),
        )


def rows_of(boxes: Iterable[Box]) -> Numbers:
    """Return boxes as an array: one row each, left, top, right, bottom."""
    return np.array(list(boxes), dtype=np.float64).reshape(-1, 4)


def grown(boxes: Numbers, by: float) -> Numbers:
    """Return boxes (… × 4) with their sides moved outwards."""
    return boxes + by * np.array([-1.0, -1.0, 1.0, 1.0])


def overlaps(some: Numbers, others: Numbers) -> Truths:
    """Return for boxes (m × 4) and others (q × 4) which overlap: m × q."""
    found: Truths = (some[:, None, 0] < others[:, 2]) & (others[:, 0] < some[:, None, 2])
    found &= (some[:, None, 1] < others[:, 3]) & (others[:, 1] < some[:, None, 3])
    return found


def hits(boxes: Numbers, others: Numbers) -> Numbers:
    """Return for m × k boxes how many pairs with others (q × 4) overlap: m."""
    if not boxes.size or not len(others):
        return np.zeros(len(boxes))
    pairs = overlaps(boxes.reshape(-1, 4), others).reshape(len(boxes), -1)
    found: Numbers = pairs.sum(axis=1).astype(np.float64)
    return found


def crossings(lines: Numbers, boxes: Numbers) -> Truths:
    """Return for lines (m × 4: x0, y0, x1, y1) and boxes (q × 4) which run through which: m × q.

    A line is cut at the four sides of a box, t being the share of its length (Liang and Barsky
    1984); it runs through the box where something is left.
    """
    first, last = np.zeros((len(lines), len(boxes))), np.ones((len(lines), len(boxes)))
    for axis in (0, 1):
        start = lines[:, None, axis]
        way = lines[:, None, axis + 2] - start
        way = np.where(np.abs(way) < 1e-9, 1e-9, way)
        one, other = (boxes[:, axis] - start) / way, (boxes[:, axis + 2] - start) / way
        first = np.maximum(first, np.minimum(one, other))
        last = np.minimum(last, np.maximum(one, other))
    found: Truths = last - first > 1e-6
    return found


def pieces(line: Segment, obstacles: Iterable[Box]) -> tuple[Segment, ...]:
    """Return what is left of a level or upright line where boxes cover parts of it."""
    upright = line.x0 == line.x1
    start, end = (line.y0, line.y1) if upright else (line.x0, line.x1)
    across = line.x0 if upright else line.y0
    covers = sorted(
        (box.top, box.bottom) if upright else (box.left, box.right)
        for box in obstacles
        if (box.left < across < box.right if upright else box.top < across < box.bottom)
    )
    found: list[Segment] = []
    at = start
    for low, high in (*covers, (end, end)):
        stop = min(low, end)
        if stop - at > 1:
            found.append(
                Segment(across, at, across, stop) if upright else Segment(at, across, stop, across)
            )
        at = max(at, high)
    return tuple(found)

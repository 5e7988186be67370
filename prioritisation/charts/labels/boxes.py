"""Rectangles and lines on the stage, in px; y grows downwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


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


def hits(box: Box, offsets: Numbers, obstacles: Numbers) -> Numbers:
    """Return how many obstacles a box overlaps at each of m offsets (rows dx, dy)."""
    if not len(obstacles):
        return np.zeros(len(offsets))
    dx, dy = offsets[:, :1], offsets[:, 1:]
    overlap = (
        (box.left + dx < obstacles[:, 2])
        & (obstacles[:, 0] < box.right + dx)
        & (box.top + dy < obstacles[:, 3])
        & (obstacles[:, 1] < box.bottom + dy)
    )
    found: Numbers = overlap.sum(axis=1).astype(np.float64)
    return found


def crossed(line: Segment, obstacles: Numbers) -> int:
    """Return how many boxes a line runs through, found at points 3 px apart."""
    if not len(obstacles):
        return 0
    length = float(np.hypot(line.x1 - line.x0, line.y1 - line.y0))
    t = np.linspace(0.0, 1.0, max(2, int(length / 3)))[:, None]
    x, y = line.x0 + t * (line.x1 - line.x0), line.y0 + t * (line.y1 - line.y0)
    inside = (
        (x > obstacles[:, 0])
        & (x < obstacles[:, 2])
        & (y > obstacles[:, 1])
        & (y < obstacles[:, 3])
    )
    return int(inside.any(axis=0).sum())


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

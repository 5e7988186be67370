"""The borders between small and large, slow and fast, and the region that they enclose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from math import cos, pi, sin
from typing import NamedTuple

from prioritisation.charts.labels.boxes import Box, Segment, pieces
from prioritisation.charts.matrix.frame import Frame
from prioritisation.charts.scene import Area, Line, Point

_SMALL_STEP = 28.0
_CORNER = 25.0
_BEYOND = 20.0  # A label may run a little beyond the plot on the right.


class Borders(NamedTuple):
    """Where the borders stand: across in the upper and lower half, down on either side."""

    upper_x: float
    lower_x: float
    left_y: float
    right_y: float


def borders_of(frame: Frame, markers: Mapping[str, Box], covered: Mapping[str, Box]) -> Borders:
    """Return borders with markers on their own sides, clear of labels as far as that can be.

    Parameters
    ----------
    markers, covered : what each item's marker covers, and what it covers with its label
    """
    upper_x, lower_x = across(frame)
    plot = frame.plot
    left, right = (
        _down(frame, markers, covered, ends)
        for ends in ((plot.left, upper_x), (upper_x, plot.right))
    )
    return Borders(upper_x, lower_x, left, right)


def across(frame: Frame) -> tuple[float, float]:
    """Return the border between small and large in the upper and the lower half.

    As far to the right as it may stand, since labels run that way; one line where a step
    between the halves would be a small one.
    """
    spans = [frame.span_x(is_top=is_top) for is_top in (True, False)]
    low, high = max(span[0] for span in spans), min(span[1] for span in spans)
    is_one = low <= high and abs(spans[0][1] - spans[1][1]) < _SMALL_STEP * frame.style.scale
    upper, lower = (high, high) if is_one else (spans[0][1], spans[1][1])
    left, right = frame.plot.left, frame.plot.right
    return min(max(upper, left), right), min(max(lower, left), right)


def _down(
    frame: Frame,
    markers: Mapping[str, Box],
    covered: Mapping[str, Box],
    ends: tuple[float, float],
) -> float:
    """Return where the border between slow and fast stands from one place to another.

    At the threshold where it runs clear there; else midway between what stands above and
    below, so that the name of an item on the very threshold has room. A label may move it; no
    marker ends up on the wrong side while one height parts them.
    """
    at = frame.y(frame.info.y.threshold)
    low, high = frame.span_y(covered, *ends)
    wished = at if low <= at <= high else (low + high) / 2
    least, most = frame.span_y(markers, *ends, clear=0.0)
    if least == most:
        # No height parts the markers: their scores say where the border is.
        least = most = frame.between_scores(ends)
    top, bottom = frame.plot.top, frame.plot.bottom
    return min(max(wished, least, top), most, bottom)


def quadrant_box(frame: Frame, borders: Borders, *, is_right: bool, is_top: bool) -> Box:
    """Return the rectangle of a quadrant, up to the ends of the stage."""
    plot = frame.plot
    x = borders.upper_x if is_top else borders.lower_x
    y = borders.right_y if is_right else borders.left_y
    left, right = (x, plot.right + _BEYOND) if is_right else (plot.left, x)
    return Box(left, plot.top if is_top else y, right, y if is_top else plot.bottom)


def region_box(frame: Frame, borders: Borders) -> Box:
    """Return the rectangle of the region: fast and large."""
    return quadrant_box(frame, borders, is_right=not frame.info.x.reversed, is_top=True)


def region_edge(frame: Frame, borders: Borders) -> tuple[Point, ...]:
    """Return the region's inner edge: down its side, round the corner, along its bottom."""
    plot, x = frame.plot, borders.upper_x
    is_left = frame.info.x.reversed
    y = borders.left_y if is_left else borders.right_y
    side, outer = (-1.0, plot.left) if is_left else (1.0, plot.right)
    r = min(_CORNER, abs(outer - x) / 3, max(y - plot.top, 0) / 3)
    arc = [
        (x + side * r * (1 - cos(k * pi / 16)), y - r * (1 - sin(k * pi / 16))) for k in range(9)
    ]
    return ((x, plot.top), *arc, (outer, y))


def tint(frame: Frame, edge: tuple[Point, ...]) -> Area:
    """Return the region's fill, brighter towards its outer corner."""
    outer = frame.plot.left if frame.info.x.reversed else frame.plot.right
    corner = (outer, frame.plot.top)
    along = ((edge[0][0], edge[-1][1]), corner)
    return Area((*edge, corner), "fruit_from", "fruit_to", along)


def dotted(frame: Frame, borders: Borders, covers: Iterable[Box]) -> tuple[Line, ...]:
    """Return the dotted borders: all of them, or those that the region's edge leaves over."""
    plot, info = frame.plot, frame.info
    upper, lower = borders.upper_x, borders.lower_x
    left = Segment(plot.left, borders.left_y, upper, borders.left_y)
    right = Segment(upper, borders.right_y, plot.right, borders.right_y)
    lines = [Segment(lower, max(borders.left_y, borders.right_y), lower, plot.bottom)]
    if info.has_region:
        lines.append(right if info.x.reversed else left)
    else:
        foot = min(borders.left_y, borders.right_y)
        lines += [left, right, Segment(upper, plot.top, upper, foot)]
    boxes = [box.grown(3) for box in covers]
    found = chain.from_iterable(pieces(line, boxes) for line in lines)
    return tuple(
        Line(((piece.x0, piece.y0), (piece.x1, piece.y1)), "line2", 1.8, "dot") for piece in found
    )


def is_inside(frame: Frame, borders: Borders, line: Segment) -> bool:
    """Return whether a line lies in the region."""
    return frame.info.has_region and region_box(frame, borders).holds(line.box)

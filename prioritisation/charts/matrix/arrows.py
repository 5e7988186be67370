"""Arrows from where items stood to where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, cos, hypot, pi, sin
from typing import NamedTuple

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.scene import Curve, Line, Point

_COLOUR = "primary"
_WIDTH = 2.4
_HEAD = 13.0
_HALF_ANGLE = pi / 7
# What stays free between the head and the marker.
_CLEAR = 3.0
# Boxes along an arrow, for what must keep clear of it: their distance, and half their side.
_STEP, _HALF = 8.0, 5.0


class Arrow(NamedTuple):
    """A line and its head; none of either where the way is too short to be seen."""

    lines: tuple[Line, ...]
    heads: tuple[Curve, ...]


def arrow_of(start: Point, end: Point, diameter: float) -> Arrow:
    """Return the arrow to a marker, its head clear of it.

    Parameters
    ----------
    start, end : where the item stood and stands, px
    diameter : of the marker
    """
    (x0, y0), (x1, y1) = start, end
    length = hypot(x1 - x0, y1 - y0)
    free = length - diameter / 2 - _CLEAR
    if free < _HEAD:
        return Arrow((), ())
    along = (x1 - x0) / length, (y1 - y0) / length
    tip = x0 + along[0] * free, y0 + along[1] * free
    foot = tip[0] - along[0] * _HEAD * 0.8, tip[1] - along[1] * _HEAD * 0.8
    wings = (_turned(along, tip, pi - _HALF_ANGLE), _turned(along, tip, pi + _HALF_ANGLE))
    corners = " L".join(f"{x:.1f} {y:.1f}" for x, y in (tip, *wings))
    return Arrow(
        (Line((start, foot), _COLOUR, _WIDTH),),
        (Curve(f"M{corners}Z", _COLOUR, filled=True),),
    )


def way_boxes(start: Point, end: Point) -> Iterator[Box]:
    """Yield small boxes that cover the way from one place to another."""
    (x0, y0), (x1, y1) = start, end
    steps = max(1, ceil(hypot(x1 - x0, y1 - y0) / _STEP))
    for k in range(steps + 1):
        x, y = x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps
        yield Box(x, y, x, y).grown(_HALF)


def _turned(along: Point, tip: Point, angle: float) -> Point:
    x, y = along
    turned = x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
    return tip[0] + turned[0] * _HEAD, tip[1] + turned[1] * _HEAD

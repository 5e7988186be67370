"""Markers as outlines, each of the area of a circle of its diameter."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin
from typing import NamedTuple

from prioritisation.charts.colours import shape_of

_Points = Iterable[tuple[float, float]]

# Half the side of an equilateral triangle, and how far its tip and its foot are from the centre.
# plotly's own triangles are flatter.
_TRIANGLE = (0.6734, 0.7776, 0.3888)


class Extents(NamedTuple):
    """How far a marker reaches from its centre, px."""

    half_width: float
    above: float
    below: float


def extents_of(symbol: str, diameter: float) -> Extents:
    """Return what a marker covers, drawn here or by plotly."""
    shape = shape_of(symbol)
    _, tip, foot = _TRIANGLE
    above, below = shape.above, shape.below
    if shape.symbol == "triangle-up":
        above, below = max(above, tip), max(below, foot)
    elif shape.symbol == "triangle-down":
        above, below = max(above, foot), max(below, tip)
    return Extents(shape.half_width * diameter, above * diameter, below * diameter)


def outline(symbol: str, diameter: float) -> str:
    """Return a marker's outline round its centre as an SVG path.

    Parameters
    ----------
    symbol : plotly's name of the shape, filled or open
    diameter : of the circle of equal area
    """
    shape = shape_of(symbol)
    r = diameter / 2
    if shape.symbol == "circle":
        return f"M{-r:.2f} 0A{r:.2f} {r:.2f} 0 1 1 {r:.2f} 0A{r:.2f} {r:.2f} 0 1 1 {-r:.2f} 0Z"
    half, up, down = (extent * diameter for extent in (shape.half_width, shape.above, shape.below))
    side, tip, foot = (extent * diameter for extent in _TRIANGLE)
    corners: dict[str, _Points] = {
        "square": [(-half, -up), (half, -up), (half, down), (-half, down)],
        "triangle-up": [(0, -tip), (side, foot), (-side, foot)],
        "triangle-down": [(0, tip), (-side, -foot), (side, -foot)],
        "diamond": [(0, -up), (half, 0), (0, down), (-half, 0)],
        "pentagon": _turned(5, (up,)),
        "cross": _cross(half),
        "star": _turned(10, (up, up * 0.382)),
    }
    points = " ".join(f"{x:.2f} {y:.2f}" for x, y in corners[shape.symbol])
    return f"M{points}Z"


def _turned(count: int, radii: tuple[float, ...]) -> _Points:
    """Return corners at equal angles, the first at the top, on circles in turn."""
    for k in range(count):
        r, angle = radii[k % len(radii)], 2 * pi * k / count
        yield r * sin(angle), -r * cos(angle)


def _cross(half: float) -> _Points:
    arm = half / 2
    return [
        *[(-arm, -half), (arm, -half), (arm, -arm), (half, -arm), (half, arm), (arm, arm)],
        *[(arm, half), (-arm, half), (-arm, arm), (-half, arm), (-half, -arm), (-arm, -arm)],
    ]

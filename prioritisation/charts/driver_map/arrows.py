"""An arrow as a line with round corners and a head."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from xml.etree.ElementTree import Element, SubElement

from prioritisation.charts.driver_map.elements import number
from prioritisation.charts.driver_map.scene import Route
from prioritisation.charts.scene import Point

_HEAD = 9.0  # Length of an arrow's head.
_ROUND = 7.0


def arrow(parent: Element, route: Route) -> None:
    """Draw an arrow; it carries the keys of its two ends."""
    kind = "spine" if route.is_spine else "arrow"
    group = SubElement(
        parent,
        "g",
        {
            "class": f"route {kind} s-{route.colour} f-{route.colour}",
            "data-source": route.source,
            "data-target": route.target,
        },
    )
    (x0, y0), (x1, y1) = route.points[-2:]
    length = hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    head = min(_HEAD, length)
    foot = (x1 - dx * head, y1 - dy * head)
    SubElement(group, "path", {"d": _rounded((*route.points[:-1], foot)), "fill": "none"})
    wide = head * 0.5
    corners = [(x1, y1), (foot[0] - dy * wide, foot[1] + dx * wide)]
    corners.append((foot[0] + dy * wide, foot[1] - dx * wide))
    points = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
    SubElement(group, "polygon", {"points": points, "stroke": "none"})


def _rounded(points: Sequence[Point]) -> str:
    """Return a way through corners as a path that takes each in a curve."""
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        into, out = _towards(corner, before), _towards(corner, after)
        parts.append(
            f"L{number(into[0])} {number(into[1])}"
            f"Q{number(corner[0])} {number(corner[1])} {number(out[0])} {number(out[1])}"
        )
    parts.append(f"L{number(points[-1][0])} {number(points[-1][1])}")
    return "".join(parts)


def _towards(corner: Point, other: Point) -> Point:
    length = hypot(other[0] - corner[0], other[1] - corner[1]) or 1.0
    share = min(_ROUND, length / 2) / length
    return (
        corner[0] + (other[0] - corner[0]) * share,
        corner[1] + (other[1] - corner[1]) * share,
    )

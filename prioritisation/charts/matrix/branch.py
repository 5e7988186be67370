"""The branch with three cherries that hangs in the outer corner of the region."""

from __future__ import annotations

from collections.abc import Iterator

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.scene import Curve

WIDTH, HEIGHT = 128.0, 68.0
# In px from the corner: how far inwards, how far down.
_CHERRIES = ((72.4, 46.8), (55.6, 57.4), (41.4, 44.8))
_STALKS = ((65.5, 16.5), (53.2, 14.1), (36.9, 12.5))
_LEAVES = (
    (102.3, 24.5, 124.5, 33.3),
    (83.7, 18.7, 103.7, 6.7),
    (20.8, 11.2, 44.3, 6.9),
    (27.5, 9.6, 6.7, 17.8),
)
_RADIUS = 7.5
_ROUND = 0.5523  # How far a Bezier curve's handles reach for a quarter of a circle.


def branch_box(corner: float, top: float, scale: float, *, is_left: bool) -> Box:
    """Return what the branch covers."""
    left = corner if is_left else corner - WIDTH * scale
    return Box(left, top, left + WIDTH * scale, top + HEIGHT * scale)


def branch(corner: float, top: float, scale: float, *, is_left: bool) -> tuple[Curve, ...]:
    """Return the branch in a corner at the top of the plot, the left or the right one."""
    side = scale if is_left else -scale

    def at(x: float, y: float) -> str:
        return f"{corner + side * x:.1f},{top + scale * y:.1f}"

    def leaf(x: float, y: float, to_x: float, to_y: float) -> Iterator[Curve]:
        middle = ((x + to_x) / 2, (y + to_y) / 2)
        across = ((to_y - y) * 0.42, (x - to_x) * 0.42)
        one = at(middle[0] + across[0], middle[1] + across[1])
        other = at(middle[0] - across[0], middle[1] - across[1])
        path = f"M {at(x, y)} Q {one} {at(to_x, to_y)} Q {other} {at(x, y)} Z"
        yield Curve(path, "fruit_to", filled=True)
        yield Curve(path, "fruit_edge", filled=True, opacity=0.84)
        ends = [(x + (to_x - x) * t, y + (to_y - y) * t) for t in (0.12, 0.84)]
        vein = f"M {at(*ends[0])} L {at(*ends[1])}"
        yield Curve(vein, "fruit_to", width=1.0)

    curves = [
        Curve(f"M {at(x0, y0)} Q {at(x - 2, y0 + 14)} {at(x, y - 6)}", "fruit_edge", width=1.7)
        for (x, y), (x0, y0) in zip(_CHERRIES, _STALKS, strict=True)
    ]
    curves.append(
        Curve(f"M {at(0, 13)} C {at(30, 8)} {at(65, 12)} {at(103, 25)}", "fruit_edge", width=3)
    )
    for place in _LEAVES:
        curves += leaf(*place)
    for x, y in _CHERRIES:
        middle = corner + side * x, top + scale * y
        curves.append(Curve(_circle(*middle, _RADIUS * scale), "cherry", filled=True))
        light = _circle(middle[0] - 2.3 * scale, middle[1] - 2.6 * scale, 1.9 * scale)
        curves.append(Curve(light, "on_head", filled=True, opacity=0.75))
    return tuple(curves)


def _circle(x: float, y: float, r: float) -> str:
    """Return a circle in four curves."""
    k = _ROUND * r

    def at(dx: float, dy: float) -> str:
        return f"{x + dx:.2f},{y + dy:.2f}"

    quarters = (
        f"C {at(-r, -k)} {at(-k, -r)} {at(0, -r)}",
        f"C {at(k, -r)} {at(r, -k)} {at(r, 0)}",
        f"C {at(r, k)} {at(k, r)} {at(0, r)}",
        f"C {at(-k, r)} {at(-r, k)} {at(-r, 0)}",
    )
    return f"M {at(-r, 0)} {' '.join(quarters)} Z"

"""The quadrants' names, each in its corner, and the branch that hangs over the region."""

from __future__ import annotations

from typing import NamedTuple

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.text_width import text_width, wrapped
from prioritisation.charts.matrix.frame import Style
from prioritisation.charts.matrix.words import QuadrantName
from prioritisation.charts.matrix_info import MatrixInfo
from prioritisation.charts.scene import Curve, Dot, Words
from prioritisation.decision.matrix.positions import Quadrant

_NARROWEST = 90.0
_BRANCH = (108.0, 60.0)  # Width and height on the desk.
_FAST = (Quadrant.FRUIT, Quadrant.FAST_SMALL)
_LARGE = (Quadrant.FRUIT, Quadrant.GROWING)


class Headings(NamedTuple):
    """Names and branch as they are drawn, what they cover, and the height they take."""

    words: tuple[Words, ...]
    boxes: tuple[Box, ...]
    branch: tuple[Curve, ...]
    cherries: tuple[Dot, ...]
    heading: float
    footing: float


class _Block(NamedTuple):
    words: tuple[Words, ...]  # from the block's top left corner
    width: float
    height: float


def headings(info: MatrixInfo, style: Style, plot: Box, edges: tuple[float, float]) -> Headings:
    """Return the names in the corners of a plot.

    Parameters
    ----------
    edges : where the border between small and large stands in the upper and the lower half
    """
    words: list[Words] = []
    boxes: list[Box] = []
    heights = {True: 0.0, False: 0.0}
    pad = (6 if style.compact else 12) * style.scale
    branch: tuple[Curve, ...] = ()
    cherries: tuple[Dot, ...] = ()
    for name in info.quadrants:
        is_left = (name.quadrant in _LARGE) == info.x.reversed
        is_top = (name.quadrant in _FAST) != info.y.reversed
        edge_x = edges[0] if is_top else edges[1]
        left, right = (plot.left, edge_x) if is_left else (edge_x, plot.right)
        is_region = info.has_region and name.quadrant is Quadrant.FRUIT
        if style.compact and info.has_region and not is_region:
            continue
        room = right - left - 2 * pad
        if room < _NARROWEST * style.scale * (0.6 if style.compact else 1):
            continue
        # The branch hangs beside the name: what to do goes below where both are too wide.
        beside = _BRANCH[0] * style.scale
        has_branch = is_region and not style.compact and _fits(name, room - beside, style)
        block = _block(name, room - beside if has_branch else room, style, is_region=is_region)
        if has_branch:
            branch, cherries = _branch(plot, style.scale, mirrored=info.x.reversed)
            boxes.append(_branch_box(plot, style.scale, mirrored=info.x.reversed))
        # In a region on the left the branch hangs in the outer corner: the name goes beside it.
        x = right - pad - block.width if is_region and is_left and branch else left + pad
        y = plot.top + pad * 0.7 if is_top else plot.bottom - pad * 0.5 - block.height
        words += [w._replace(x=w.x + x, y=w.y + y) for w in block.words]
        boxes.append(Box(x, y, x + block.width, y + block.height).grown(3))
        heights[is_top] = max(heights[is_top], block.height)
    return Headings(
        tuple(words), tuple(boxes), branch, cherries, heights[True] + pad * 0.7, heights[False]
    )


def _fits(name: QuadrantName, room: float, style: Style) -> bool:
    return text_width(name.name, 21 * style.scale, 700) <= room


def _block(name: QuadrantName, room: float, style: Style, *, is_region: bool) -> _Block:
    """Return a name with what to do: in one line if there is room, else in several."""
    scale = style.scale
    wished = [27.0, 24.0, 21.0, 18.0, 16.0] if is_region else [16.0, 15.0, 14.0]
    sizes = [12.5] if style.compact else [size * scale for size in wished]
    colour = "fruit_ink" if is_region else "ink"
    size = next((s for s in sizes if text_width(name.name, s, 700) <= room), sizes[-1])
    small = style.small + (1.0 if is_region else 0.5) * scale
    action = "" if style.compact else name.action
    lines = wrapped(name.name, room, size, 700)

    # The measured width is on the safe side: words that follow on must not stand apart.
    after = text_width(lines[-1], size, 700) / 1.03 + 4 * scale
    dotted = action if is_region else f"· {action}"
    same_line = action and after + text_width(dotted, small) + 8 <= room
    below = wrapped(action, room, small) if action and not same_line else ()

    words = [
        Words(0, (i + 0.5) * size * 1.2, line, size, colour, 700) for i, line in enumerate(lines)
    ]
    height = len(lines) * size * 1.2
    widths = [text_width(line, size, 700) for line in lines]
    if same_line:
        gap = 8 * scale if is_region else 0
        y = words[-1].y + (size - small) * 0.28
        words.append(Words(after + gap, y, dotted, small, colour if is_region else "muted"))
        widths.append(after + gap + text_width(dotted, small))
    for line in below:
        words.append(Words(0, height + small * 0.6, line, small, colour if is_region else "muted"))
        widths.append(text_width(line, small))
        height += small * 1.2
    return _Block(tuple(words), max(widths), height)


def _branch_box(plot: Box, scale: float, *, mirrored: bool) -> Box:
    width, height = _BRANCH[0] * scale, _BRANCH[1] * scale
    left = plot.left if mirrored else plot.right - width
    return Box(left, plot.top, left + width, plot.top + height)


def _branch(
    plot: Box, scale: float, *, mirrored: bool
) -> tuple[tuple[Curve, ...], tuple[Dot, ...]]:
    """Return a branch with leaves and three cherries, from the outer top corner inwards."""
    corner = plot.left if mirrored else plot.right
    side = scale if mirrored else -scale

    def at(x: float, y: float) -> str:
        return f"{corner + side * x:.1f},{plot.top + scale * y:.1f}"

    def leaf(x: float, y: float, to_x: float, to_y: float, bend: float) -> Curve:
        middle = ((x + to_x) / 2, (y + to_y) / 2)
        across = ((to_y - y) * bend, (x - to_x) * bend)
        one = at(middle[0] + across[0], middle[1] + across[1])
        other = at(middle[0] - across[0], middle[1] - across[1])
        path = f"M {at(x, y)} Q {one} {at(to_x, to_y)} Q {other} {at(x, y)} Z"
        return Curve(path, "fruit_edge", filled=True)

    cherries = ((36, 40), (50, 51), (63, 37))
    stalks = [
        Curve(f"M {at(x0, y0)} Q {at(x0 + 1, y0 + 14)} {at(x, y - 5)}", "fruit_edge", width=1.6)
        for (x, y), (x0, y0) in zip(cherries, ((40, 10), (46, 11), (54, 12)), strict=True)
    ]
    curves = (
        Curve(f"M {at(0, 9)} C {at(28, 12)} {at(52, 6)} {at(92, 24)}", "fruit_edge", width=3),
        *stalks,
        leaf(88, 22, 106, 34, 0.42),
        leaf(74, 15, 96, 10, 0.40),
        leaf(22, 10, 44, 3, 0.36),
    )
    dots = tuple(
        Dot(corner + side * x, plot.top + scale * y, "circle", 12 * scale, "cherry", "cherry")
        for x, y in cherries
    )
    return curves, dots

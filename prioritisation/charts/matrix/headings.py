"""The quadrants' names, each in its corner, and the branch that hangs over the region."""

from __future__ import annotations

from typing import NamedTuple

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.text_width import text_width, wrapped
from prioritisation.charts.matrix.branch import WIDTH as BRANCH
from prioritisation.charts.matrix.branch import branch, branch_box
from prioritisation.charts.matrix.frame import Style
from prioritisation.charts.matrix.words import QuadrantName
from prioritisation.charts.matrix_info import MatrixInfo
from prioritisation.charts.scene import Curve, Run, Words
from prioritisation.decision.matrix.positions import Quadrant

# Sizes to choose from, the largest that fits; what to do in the region is written smaller.
_REGION, _REGION_ACTION, _REGION_GAP = (36.0, 32.0, 28.0, 24.0, 21.0), 20.0, 8.0
# With many items in the region its name stands in one line with what to do, and leaves them room.
_MANY, _SMALL_BRANCH = 8, 0.82
_ONE_LINE, _ONE_LINE_ACTION, _ONE_LINE_GAP = (28.0, 26.0, 24.0), 17.5, 6.0
_NAME, _COMPACT = (21.0, 19.3, 17.5, 16.0), (12.5,)
_LINE = 1.2
_NARROWEST = 120.0
_COMPACT_NARROWEST = 54.0
_FAST = (Quadrant.FRUIT, Quadrant.FAST_SMALL)
_LARGE = (Quadrant.FRUIT, Quadrant.GROWING)


class Headings(NamedTuple):
    """Names and branch as they are drawn, what they cover, and the height they take."""

    words: tuple[Words, ...]
    boxes: tuple[Box, ...]
    branch: tuple[Curve, ...]
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
    pad = 6.0 if style.compact else 16.0
    curves: tuple[Curve, ...] = ()
    for name in info.quadrants:
        is_left = (name.quadrant in _LARGE) == info.x.reversed
        is_top = (name.quadrant in _FAST) != info.y.reversed
        edge_x = edges[0] if is_top else edges[1]
        left, right = (plot.left, edge_x) if is_left else (edge_x, plot.right)
        is_region = info.has_region and name.quadrant is Quadrant.FRUIT
        if style.compact and info.has_region and not is_region:
            continue
        room = right - left - 2 * pad
        if room < (_COMPACT_NARROWEST if style.compact else _NARROWEST):
            continue
        # The branch hangs beside the name: what to do goes below where both are too wide.
        is_crowded = is_region and _inside(info) > _MANY
        scale = _SMALL_BRANCH if is_crowded else 1.0
        narrow = room - BRANCH * scale
        has_branch = is_region and not style.compact and _fits(name, narrow)
        room = narrow if has_branch else room
        block = _one_line(name, room) if is_crowded and not style.compact else None
        if block is None:
            block = _block(name, room, style, is_region=is_region)
        if has_branch:
            corner = plot.left if is_left else plot.right
            curves = branch(corner, plot.top, scale, is_left=is_left)
            boxes.append(branch_box(corner, plot.top, scale, is_left=is_left))
        # In a region on the left the branch hangs in the outer corner: the name goes beside it.
        x = right - pad - block.width if is_left and has_branch else left + pad
        y = plot.top + pad * 0.7 if is_top else plot.bottom - pad * 0.6 - block.height
        words += [w._replace(x=w.x + x, y=w.y + y) for w in block.words]
        # Names need more air below the region's heading than beside the others.
        below = 5 if is_region and not style.compact else 0
        boxes.append(Box(x, y, x + block.width, y + block.height + below).grown(3))
        heights[is_top] = max(heights[is_top], block.height)
    return Headings(
        tuple(words), tuple(boxes), curves, heights[True] + pad * 0.7, heights[False] + pad * 0.6
    )


def _fits(name: QuadrantName, room: float) -> bool:
    return text_width(name.name, _REGION[2], 700) <= room


def _inside(info: MatrixInfo) -> int:
    return sum(item.is_large and item.is_fast for item in info.items)


def _one_line(name: QuadrantName, room: float) -> _Block | None:
    """Return the region's name with what to do in one line, None where it does not fit."""
    action = text_width(name.action, _ONE_LINE_ACTION)
    for size in _ONE_LINE:
        width = text_width(name.name, size, 700) + size * 0.3 + _ONE_LINE_GAP + action
        if width <= room:
            run = Run(name.action, _ONE_LINE_ACTION, "fruit_ink", gap=_ONE_LINE_GAP)
            words = Words(0, size * _LINE / 2, name.name, size, "fruit_ink", 700, after=(run,))
            return _Block((words,), width, size * _LINE)
    return None


def _block(name: QuadrantName, room: float, style: Style, *, is_region: bool) -> _Block:
    """Return a name with what to do: in one line if there is room, else in several."""
    sizes = _COMPACT if style.compact else _REGION if is_region else _NAME
    colour, muted = ("fruit_ink", "fruit_ink") if is_region else ("ink", "muted")
    size = next((s for s in sizes if text_width(name.name, s, 700) <= room), sizes[-1])
    small = _REGION_ACTION if is_region else size
    action = "" if style.compact else name.action
    lines = wrapped(name.name, room, size, 700)
    words = [
        Words(0, (i + 0.5) * size * _LINE, line, size, colour, 700) for i, line in enumerate(lines)
    ]
    widths = [text_width(line, size, 700) for line in lines]
    height = len(lines) * size * _LINE

    beside = action if is_region else f"· {action}"
    gap = _REGION_GAP if is_region else 0.0
    both = widths[-1] + size * 0.3 + gap + text_width(beside, small)
    if action and both <= room:
        words[-1] = words[-1]._replace(after=(Run(beside, small, muted, gap=gap),))
        widths.append(both)
    elif action:
        for line in wrapped(action, room, small):
            words.append(Words(0, height + small * 0.6, line, small, muted))
            widths.append(text_width(line, small))
            height += small * _LINE
    return _Block(tuple(words), max(widths), height)

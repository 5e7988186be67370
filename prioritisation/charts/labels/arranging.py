"""A stem at its exact place: its markers in rows, each with its label beside it."""

from __future__ import annotations

from collections.abc import Sequence

from prioritisation.charts.labels.boxes import Box, Segment
from prioritisation.charts.labels.label_lines import Lettering, Written
from prioritisation.charts.labels.marks import Layout, Mark, Spot
from prioritisation.charts.labels.text_width import text_width

_LOOSE, _TIGHT = 3.0, 1.0  # Between labels, px.


def arranged(
    group: Sequence[Mark],
    written: Written,
    lettering: Lettering,
    *,
    columns: int = 1,
    tight: bool = False,
    gap: float = 0.0,
    sides: str = "right",
) -> Layout:
    """Return a stem centred on its exact place.

    Parameters
    ----------
    columns : in how many columns its rows stand
    tight : as close as the labels allow, though markers touch
    gap : room left free in the middle of the stem, px
    sides : on which side the labels stand: right, left, or in turn (``both``)
    """
    x, y = group[0].x, group[0].y
    rows = -(-len(group) // columns)
    spots: list[Spot] = []
    stems: list[Segment] = []
    for first in range(0, len(group), rows):
        marks = group[first : first + rows]
        lines = written.lines[first : first + rows]
        anchors = [_anchor(k, sides) for k in range(len(marks))]
        heights = [len(text) * lettering.line for text in lines]
        tops = _distances(marks, heights, anchors, tight=tight, gap=gap)
        centres = [y - tops[-1] / 2 + at for at in tops]
        column = [
            _spot(mark, x, centre, text, anchor, lettering)
            for mark, centre, text, anchor in zip(marks, centres, lines, anchors, strict=True)
        ]
        spots += column
        if len(column) > 1:
            stems.append(Segment(x, centres[0], x, centres[-1]))
        x = max(spot.label.right for spot in column) + lettering.reach
    return Layout(group[0].x, y, tuple(spots), tuple(stems))


def _anchor(row: int, sides: str) -> str:
    """Return the side of its box that a row's text is set against: the marker's side."""
    return "right" if sides == "left" or (sides == "both" and row % 2) else "left"


def _distances(
    marks: Sequence[Mark],
    heights: Sequence[float],
    anchors: Sequence[str],
    *,
    tight: bool,
    gap: float,
) -> list[float]:
    """Return how far each row's centre is below the first one's."""
    between = _TIGHT if tight else _LOOSE
    found = [0.0]
    for i in range(1, len(marks)):
        # Labels on opposite sides of the stem may stand beside each other, markers may not.
        apart = marks[i - 1].below + marks[i].above + 1
        loose = not tight or anchors[i - 1] != anchors[i]
        at = found[-1] + (apart if loose else 0.0)
        for k in range(max(i - 2, 0), i):
            if anchors[k] == anchors[i]:
                at = max(at, found[k] + (heights[k] + heights[i]) / 2 + between)
        found.append(at + (gap if i == len(marks) // 2 else 0.0))
    return found


def _spot(
    mark: Mark, x: float, y: float, lines: tuple[str, ...], anchor: str, lettering: Lettering
) -> Spot:
    width = max(text_width(line, lettering.size, mark.weight) for line in lines)
    half = len(lines) * lettering.line / 2
    left = x + lettering.reach if anchor == "left" else x - lettering.reach - width
    label = Box(left, y - half, left + width, y + half)
    return Spot(x, y, mark.box_at(x, y), lines, label, anchor)

"""A stem at its exact place: its markers in rows, each with its label beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from prioritisation.charts.labels.boxes import Box, Segment
from prioritisation.charts.labels.label_lines import Lettering, Written
from prioritisation.charts.labels.marks import Layout, Mark, Spot
from prioritisation.charts.labels.text_width import text_width


def mirrored(layout: Layout) -> Layout:
    """Return a stem with its labels on the left."""
    spots = []
    for spot in layout.spots:
        right = 2 * spot.x - spot.label.left
        width = spot.label.right - spot.label.left
        label = spot.label._replace(left=right - width, right=right)
        spots.append(spot._replace(label=label, anchor="right"))
    return layout._replace(spots=tuple(spots))


def arranged(
    group: Sequence[Mark],
    written: Written,
    lettering: Lettering,
    *,
    columns: int = 1,
    tight: bool = False,
    gap: float = 0.0,
) -> Layout:
    """Return a stem centred on its exact place.

    Parameters
    ----------
    columns : in how many columns its rows stand
    tight : as close as the labels allow, though markers touch
    gap : room left free in the middle of the stem, px
    """
    x, y = group[0].x, group[0].y
    rows = -(-len(group) // columns)
    spots: list[Spot] = []
    stems: list[Segment] = []
    for first in range(0, len(group), rows):
        marks = group[first : first + rows]
        lines = written.lines[first : first + rows]
        distances = _distances(marks, lines, lettering, tight=tight, gap=gap)
        centres = [y - distances[-1] / 2 + at for at in distances]
        column = [
            _spot(mark, x, centre, text, lettering)
            for mark, centre, text in zip(marks, centres, lines, strict=True)
        ]
        spots += column
        if len(column) > 1:
            stems.append(Segment(x, centres[0], x, centres[-1]))
        x = max(spot.label.right for spot in column) + lettering.reach
    return Layout(group[0].x, y, tuple(spots), tuple(stems), None)


def _distances(
    marks: Sequence[Mark],
    lines: Sequence[tuple[str, ...]],
    lettering: Lettering,
    *,
    tight: bool,
    gap: float,
) -> list[float]:
    """Return how far each row's centre is below the first one's."""
    steps = [0.0]
    for i, (mark, below) in enumerate(pairwise(marks), start=1):
        height = (len(lines[i - 1]) + len(lines[i])) * lettering.line / 2
        labels = height + (1 if tight else 3)
        markers = 0.0 if tight else mark.below + below.above + 1
        middle = gap if i == len(marks) // 2 else 0.0
        steps.append(max(labels, markers) + middle)
    return list(accumulate(steps))


def _spot(mark: Mark, x: float, y: float, lines: tuple[str, ...], lettering: Lettering) -> Spot:
    width = max(text_width(line, lettering.size, mark.weight) for line in lines)
    half = len(lines) * lettering.line / 2
    left = x + lettering.reach
    label = Box(left, y - half, left + width, y + half)
    return Spot(x, y, mark.box_at(x, y), lines, label, "left")

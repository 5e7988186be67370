"""The names of lines, each at its right end and clear of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from prioritisation.charts.colours import Palette
from prioritisation.charts.drawing import escaped
from prioritisation.charts.labels.text_width import fitted
from prioritisation.charts.planner.amounts import Axis
from prioritisation.charts.planner.canvas import widest, words
from prioritisation.charts.planner.frontier_info import Stairs
from prioritisation.charts.planner.spreading import spread

# How the lines of the other ways are told apart.
DASHES = ("solid", "dot", "dash", "dashdot")
_LABEL, _LABEL_LINE, _LEADER = 150.0, 16.0, 16.0

# Where a line ends, its name in lines that fit, and whether it is the best one.
Label = tuple[float, tuple[str, ...], bool]


def line_labels(best: Stairs, others: Sequence[Stairs]) -> list[Label]:
    """Return what the lines are called; without others beside it the best one needs no name."""
    if not others:
        return []
    ways = [(best, True), *((way, False) for way in others)]
    return [
        (way.y[-1], fitted(way.name, _LABEL, 2, 13, 650 if is_best else 450), is_best)
        for way, is_best in ways
        if way.y
    ]


def room_for(labels: Sequence[Label]) -> float:
    """Return the width that the names take right of the plot, px."""
    return _LEADER + 8 + max((widest(rows) for _, rows, _ in labels), default=0.0)


def end_labels(
    labels: Sequence[Label], y: Axis, colours: Palette, *, height: float
) -> Iterator[dict[str, Any]]:
    """Yield the names, moved apart as little as it takes.

    Parameters
    ----------
    height : of the plot, px
    """
    px = height / (y.high - y.low)
    ends = [(y.high - value) * px for value, _, _ in labels]
    heights = [_LABEL_LINE * len(texts) + 4 for _, texts, _ in labels]
    places = spread(ends, heights, 0, height)
    for (value, texts, is_best), end, place in zip(labels, ends, places, strict=True):
        text = "<br>".join(map(escaped, texts))
        colour, weight = ("primary", 650) if is_best else ("muted", 450)
        look: dict[str, Any] = {"colour": colour, "weight": weight, "is_marked_up": True}
        yield words(text, colours, x=1, xref="paper", y=value, **look) | {
            # The line from the end of the staircase to its name.
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1,
            "arrowcolor": colours.line2,
            "ax": _LEADER,
            "ay": place - end,
        }

"""The axes of the impact matrix in numbers and words, and its gridlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from prioritisation.charts.labels.boxes import Box, Segment, pieces
from prioritisation.charts.labels.text_width import fitted, text_width, wrapped
from prioritisation.charts.matrix.frame import Frame
from prioritisation.charts.scene import Line, Words


def axis_words(frame: Frame) -> tuple[Words, ...]:
    """Return the words of both axes: every score with its anchor, the names with arrows."""
    return (*_across(frame), *_upright(frame))


def axis_height(frame: Frame) -> float:
    """Return how much room the horizontal axis takes under the plot."""
    return max(words.y for words in _across(frame)) - frame.plot.bottom + frame.style.small


def axis_lines(frame: Frame) -> tuple[Line, ...]:
    """Return the two axes."""
    plot = frame.plot
    left = ((plot.left, plot.top), (plot.left, plot.bottom))
    bottom = ((plot.left, plot.bottom), (plot.right, plot.bottom))
    return Line(left, "line2", 1.2), Line(bottom, "line2", 1.2)


def gridlines(frame: Frame, covers: Iterable[Box]) -> tuple[Line, ...]:
    """Return a line at every score, broken where a label or a name stands."""
    plot, covers = frame.plot, [box.grown(3) for box in covers]
    upright = [Segment(x, plot.top, x, plot.bottom) for x in _columns(frame)]
    level = [
        Segment(plot.left, y, plot.right, y) for y in (frame.y(t.at) for t in frame.info.y.ticks)
    ]
    return tuple(
        Line(((piece.x0, piece.y0), (piece.x1, piece.y1)), "line")
        for line in (*upright, *level)
        for piece in pieces(line, covers)
    )


def _columns(frame: Frame) -> list[float]:
    return [frame.x(tick.at) for tick in frame.info.x.ticks]


def _across(frame: Frame) -> Iterator[Words]:
    style, plot = frame.style, frame.plot
    big = 12.5 if style.compact else 14 * style.scale
    line = style.small * 1.2
    row = plot.bottom + (11 if style.compact else 15 * style.scale)
    xs = sorted(_columns(frame))
    widths = [after - x for x, after in pairwise(xs)]
    rooms = dict(zip(xs, [*widths, plot.right - xs[-1] + 10], strict=True))
    ends = lowest = 0.0
    for tick in frame.info.x.ticks:
        x = frame.x(tick.at)
        yield Words(x, row, tick.number, big, "ink", 700, "center")
        if style.compact:
            lowest = row
            continue
        start = x + text_width(tick.number, big, 700) / 2 + 5 * style.scale
        room = rooms[x] - (start - x) - 12 * style.scale
        for i, text in enumerate(fitted(tick.anchor, room, 2, style.small) if tick.anchor else ()):
            yield Words(start, row + i * line, text, style.small, "muted")
            ends = max(ends, start + text_width(text, style.small))
            lowest = max(lowest, row + i * line)
    axis = frame.info.x
    title = f"← {axis.name}" if axis.reversed else f"{axis.name} →"
    fits = not style.compact and plot.right - text_width(title, big, 700) > ends + 14
    y = row if fits else max(lowest, row) + line + 3
    yield Words(plot.right, y, title, big if not style.compact else 12.0, "ink", 700, "right")


def _upright(frame: Frame) -> Iterator[Words]:
    style, plot = frame.style, frame.plot
    arrow = "↓" if frame.info.y.reversed else "↑"
    if style.compact:
        title = f"{frame.info.y.name} {arrow}"
        yield Words(plot.left, plot.top - 11, title, 12.0, "ink", 700)
        for tick in frame.info.y.ticks:
            yield Words(plot.left - 6, frame.y(tick.at), tick.number, 12.5, "ink", 700, "right")
        return
    scale, size = style.scale, 13.5 * style.scale
    left = 30.0
    room = plot.left - left - 12 * scale
    lines = wrapped(frame.info.y.name, room - 14 * scale, size, 700)
    for i, text in enumerate(lines):
        ending = f" {arrow}" if i == len(lines) - 1 else ""
        y = plot.top + (i + 0.6) * size * 1.2
        yield Words(left, y, text + ending, size, "ink", 700)
    for tick in frame.info.y.ticks:
        y, big = frame.y(tick.at), 14 * scale
        anchors = fitted(tick.anchor, room, 2, style.small) if tick.anchor else ()
        up = len(anchors) * style.small * 0.6
        yield Words(left, y - up, tick.number, big, "ink", 700)
        for i, text in enumerate(anchors):
            below = y - up + big * 0.6 + (i + 0.5) * style.small * 1.2
            yield Words(left, below, text, style.small, "muted")

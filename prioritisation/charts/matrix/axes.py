"""The axes of the impact matrix in numbers and words, and its gridlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from prioritisation.charts.labels.boxes import Box, Segment, pieces
from prioritisation.charts.labels.text_width import fitted, text_width, wrapped
from prioritisation.charts.matrix.frame import AXIS_NAME, WIDEST_NAME, Frame
from prioritisation.charts.scene import Line, Run, Words

_NUMBER, _COMPACT_NUMBER, _COMPACT_NAME = 18.5, 12.5, 12.0
_LEFT = 30.0
_STUB = 12.0  # A shorter piece of a gridline is left out.


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
    return Line(left, "line2", 1.4), Line(bottom, "line2", 1.4)


def gridlines(frame: Frame, covers: Iterable[Box]) -> tuple[Line, ...]:
    """Return a line at every score, broken where something else stands."""
    plot, covers = frame.plot, list(covers)
    upright = [Segment(x, plot.top, x, plot.bottom) for x in _columns(frame)]
    level = [
        Segment(plot.left, y, plot.right, y) for y in (frame.y(t.at) for t in frame.info.y.ticks)
    ]
    return tuple(
        Line(((piece.x0, piece.y0), (piece.x1, piece.y1)), "line")
        for line in (*upright, *level)
        for piece in pieces(line, covers)
        if abs(piece.x1 - piece.x0) + abs(piece.y1 - piece.y0) > _STUB
    )


def _columns(frame: Frame) -> list[float]:
    return [frame.x(tick.at) for tick in frame.info.x.ticks]


def _across(frame: Frame) -> Iterator[Words]:
    style, plot = frame.style, frame.plot
    big = _COMPACT_NUMBER if style.compact else _NUMBER
    line = style.small * 1.2
    row = plot.bottom + (11 if style.compact else 19)
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
        start = x + text_width(tick.number, big, 700) / 2 + 7
        room = rooms[x] - (start - x) - 16
        for i, text in enumerate(fitted(tick.anchor, room, 2, style.small) if tick.anchor else ()):
            yield Words(start, row + i * line, text, style.small, "muted")
            ends = max(ends, start + text_width(text, style.small))
            lowest = max(lowest, row + i * line)
    axis = frame.info.x
    size = _COMPACT_NAME if style.compact else AXIS_NAME
    title = Words(plot.right, row, axis.name, size, "ink", 700, "right")
    if axis.reversed:
        first = Run(axis.name, size, "ink", 700)
        title = title._replace(text="←", colour="primary", after=(first,))
    else:
        title = title._replace(after=(Run("→", size, "primary", 700),))
    fits = not style.compact and plot.right - text_width(f"{axis.name} →", size, 700) > ends + 14
    yield title if fits else title._replace(y=max(lowest, row) + line + 3)


def _upright(frame: Frame) -> Iterator[Words]:
    style, plot = frame.style, frame.plot
    arrow = "↓" if frame.info.y.reversed else "↑"
    if style.compact:
        size = _COMPACT_NAME
        after = (Run(arrow, size, "primary", 700),)
        name = Words(plot.left, plot.top - 11, frame.info.y.name, size, "ink", 700, after=after)
        yield name
        for tick in frame.info.y.ticks:
            numbered = Words(plot.left - 6, frame.y(tick.at), tick.number, _COMPACT_NUMBER)
            yield numbered._replace(weight=700, anchor="right")
        return
    room = plot.left - _LEFT - 12
    lines = wrapped(frame.info.y.name, WIDEST_NAME, AXIS_NAME, 700)
    for i, text in enumerate(lines):
        words = Words(_LEFT, plot.top + 14 + i * AXIS_NAME * 1.2, text, AXIS_NAME, "ink", 700)
        is_last = i == len(lines) - 1
        yield words._replace(after=(Run(arrow, AXIS_NAME, "primary", 700),) * is_last)
    for tick in frame.info.y.ticks:
        y = frame.y(tick.at)
        anchors = fitted(tick.anchor, room, 2, style.small) if tick.anchor else ()
        up = len(anchors) * style.small * 0.6
        yield Words(_LEFT, y - up, tick.number, _NUMBER, "ink", 700)
        for i, text in enumerate(anchors):
            below = y - up + _NUMBER * 0.6 + (i + 0.5) * style.small * 1.2
            yield Words(_LEFT, below, text, style.small, "muted")

"""The finding above the matrix, how it is measured, and the tag of what is illustrative."""

from __future__ import annotations

from typing import NamedTuple

from prioritisation.charts.labels.text_width import text_width, wrapped
from prioritisation.charts.matrix.frame import Style
from prioritisation.charts.matrix_info import MatrixInfo
from prioritisation.charts.scene import Line, Words


class Titles(NamedTuple):
    """The words over the plot, the tag's outline, and the height that they take."""

    words: tuple[Words, ...]
    lines: tuple[Line, ...]
    height: float


def titles(info: MatrixInfo, style: Style, width: float, margin: float) -> Titles:
    """Return the title of a picture that stands alone."""
    size, small = (17.0, 12.5) if style.compact else (25 * style.scale, 14 * style.scale)
    words: list[Words] = []
    lines: list[Line] = []
    room = width - 2 * margin
    if info.tag:
        tag = text_width(info.tag, style.small, 600) + 16
        left, right = width - margin - tag, width - margin - 1
        top, bottom = margin + 1, margin + 1 + style.small * 1.8
        corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        lines.append(Line(corners, "line2"))
        middle = (top + bottom) / 2
        words.append(Words(left + 8, middle, info.tag, style.small, "ink", 600))
        room -= tag + 16
    y = margin
    for text, at, colour, weight in (
        (info.headline, size, "ink", 700),
        (info.subtitle, small, "muted", 450),
    ):
        for line in wrapped(text, room, at, weight):
            words.append(Words(2, y + at * 0.65, line, at, colour, weight))
            y += at * 1.3
    return Titles(tuple(words), tuple(lines), y - margin + 8 * style.scale)

"""The finding above the matrix, how it is measured, and the tag of what is illustrative."""

from __future__ import annotations

from typing import NamedTuple

from prioritisation.charts.labels.text_width import fitted, text_width
from prioritisation.charts.matrix.frame import Style
from prioritisation.charts.matrix_info import MatrixInfo
from prioritisation.charts.scene import Line, Words

_KICKER, _HEADLINE, _SUBTITLE = 13.0, 31.0, 15.0


class Titles(NamedTuple):
    """The words over the plot, the tag's outline, and the height that they take."""

    words: tuple[Words, ...]
    lines: tuple[Line, ...]
    height: float


def titles(info: MatrixInfo, style: Style, width: float, margin: float) -> Titles:
    """Return what the picture is of, its finding, and how that is measured."""
    words: list[Words] = []
    lines: list[Line] = []
    room = width - 2 * margin
    if info.tag:
        tag = text_width(info.tag, style.small, 650) + 20
        left, right = width - margin - tag, width - margin
        top, bottom = margin, margin + style.small * 1.9
        corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        lines.append(Line(corners, "line2", 1.4))
        middle = (top + bottom) / 2
        words.append(Words(left + 10, middle, info.tag, style.small, "ink", 650))
        room -= tag + 20
    y = margin
    for text, part, colour, weight in (
        (info.kicker, _KICKER, "muted", 450),
        (info.headline, _HEADLINE, "ink", 700),
        (info.subtitle, _SUBTITLE, "muted", 450),
    ):
        size = part * style.scale
        for line in fitted(text, room, 1 if part != _SUBTITLE else 2, size, weight):
            words.append(Words(margin, y + size * 0.62, line, size, colour, weight))
            y += size * 1.27
    return Titles(tuple(words), tuple(lines), y - margin + 10 * style.scale)

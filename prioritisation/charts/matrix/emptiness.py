"""The sentence in the middle of a matrix that has nothing to show yet."""

from __future__ import annotations

import re
from typing import NamedTuple

from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.text_width import fitted, text_width
from prioritisation.charts.matrix.frame import Frame
from prioritisation.charts.matrix_info import MatrixInfo
from prioritisation.charts.scene import Words

_SIZE, _COMPACT_SIZE = 25.0, 14.0
_WIDEST = 19.0  # Of a line, as a share of the size.


class EmptyNote(NamedTuple):
    """The sentence in its lines, and what each line covers."""

    words: tuple[Words, ...]
    boxes: tuple[Box, ...]


def empty_note(info: MatrixInfo, frame: Frame) -> EmptyNote:
    """Return the sentence, at the level in the middle: clear of the region and the borders."""
    size = _COMPACT_SIZE if frame.style.compact else _SIZE
    # Each sentence begins a line of its own.
    sentences = re.split(r"(?<=\.) ", info.empty_note) if info.empty_note else []
    lines = [line for part in sentences for line in fitted(part, _WIDEST * size, 2, size)]
    x = (frame.plot.left + frame.plot.right) / 2
    middle = frame.y((info.y.low + info.y.high) / 2)
    words: list[Words] = []
    boxes: list[Box] = []
    for i, line in enumerate(lines):
        y = middle + (i + 0.5 - len(lines) / 2) * size * 1.3
        half = text_width(line, size) / 2
        words.append(Words(x, y, line, size, "muted", anchor="center"))
        boxes.append(Box(x - half - 8, y - size * 0.65, x + half + 8, y + size * 0.65))
    return EmptyNote(tuple(words), tuple(boxes))

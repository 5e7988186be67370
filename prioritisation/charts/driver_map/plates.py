"""What stands on the driver map with its text in lines: measured, so that none is cut."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from prioritisation.charts.driver_map.looks import MapNode
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.text_width import text_width, wrapped

# Shares of the size of the letters.
LINE = 1.2
BAND = 1.2
_PAD_X, _PAD_Y = 0.45, 0.24
_LARGER = {"vision": 1.5, "head": 1.1, "folded": 1.1}
_NARROWEST = 3.0
_SOFT = "\u00ad"


class PlateKind(StrEnum):
    """What a plate is; a folded one is a spearhead whose boxes are not shown."""

    VISION = "vision"
    HEAD = "head"
    FOLDED = "folded"
    BOX = "box"
    RESULT = "result"
    CHANGE = "change"


class Plate(NamedTuple):
    """A node in its box.

    Parameters
    ----------
    lines : of the name
    text_left : where they begin, seen from the left edge of the box
    note_size : of the note, which stands beside the name at the right edge, or below it
    """

    node: MapNode
    kind: PlateKind
    box: Box
    lines: tuple[str, ...]
    size: float
    weight: int
    text_left: float
    note_size: float
    is_note_beside: bool

    @property
    def needed(self) -> float:
        """How high the text is with the room around it."""
        note = 0.0 if self.is_note_beside or not self.node.note else self.note_size
        return LINE * (len(self.lines) * self.size + note) + 2 * _PAD_Y * self.note_size

    def at(self, left: float, top: float, height: float) -> Plate:
        """Return the plate at a place, with a height of at least what it needs."""
        width = self.box.right - self.box.left
        return self._replace(box=Box(left, top, left + width, top + height))


def plate(node: MapNode, kind: PlateKind, width: float, size: float) -> Plate:
    """Return a node's plate of a width, at no place yet; its text is broken until it fits.

    Parameters
    ----------
    size : of the letters, of which some kinds have larger ones
    """
    letters = size * _LARGER.get(kind, 1.0)
    weight = 450 if kind in (PlateKind.BOX, PlateKind.CHANGE, PlateKind.RESULT) else 700
    has_band = kind in (PlateKind.BOX, PlateKind.HEAD, PlateKind.FOLDED) or bool(node.signs)
    left = (BAND * size if has_band else 0.0) + _PAD_X * size
    room = max(width - left - _PAD_X * size, _NARROWEST * size)
    note_room = text_width(node.note, size, 450) + size if node.note else 0.0
    beside = kind in (PlateKind.HEAD, PlateKind.FOLDED) and bool(node.note)
    beside = beside and text_width(node.name, letters, weight) + note_room <= room
    lines = broken(node.name, room, letters, weight)
    made = Plate(
        node, kind, Box(0, 0, width, 0), lines, letters, weight, left, size, is_note_beside=beside
    )
    return made.at(0, 0, made.needed)


def broken(text: str, width: float, size: float, weight: int) -> tuple[str, ...]:
    """Return a text in lines of which none is wider than a width: long words are broken."""
    lines = []
    for line in wrapped(text, width, size, weight):
        rest = line
        while text_width(rest, size, weight) > width and len(rest) > 1:
            head, rest = _broken_off(rest, width, size, weight)
            lines.append(head)
        lines.append(rest)
    return tuple(line.replace(_SOFT, "") for line in lines)


def _broken_off(text: str, width: float, size: float, weight: int) -> tuple[str, str]:
    """Return the longest beginning that fits, at a soft hyphen if it can be, and the rest."""
    for at in (i for i in range(len(text) - 1, 0, -1) if text[i] == _SOFT):
        if text_width(text[:at] + "-", size, weight) <= width:
            return text[:at] + "-", text[at + 1 :]
    count = len(text) - 1
    while count > 1 and text_width(text[:count], size, weight) > width:
        count -= 1
    return text[:count], text[count:]

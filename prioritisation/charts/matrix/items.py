"""The items of the impact matrix: to be placed, and as they are drawn once placed."""

from __future__ import annotations

from typing import NamedTuple

from prioritisation.charts.colours import shape_of
from prioritisation.charts.labels.boxes import Box
from prioritisation.charts.labels.marks import Mark, Spot
from prioritisation.charts.matrix.frame import Frame, Style
from prioritisation.charts.matrix_info import MatrixItem
from prioritisation.charts.placement import Placement
from prioritisation.charts.scene import Dot, Hotspot, Line, Words

_BOLD, _PLAIN = 650, 450
_RING = 4.0  # From a marker to the ring round it.
# More names than this do not fit on any stage: numbers instead, and beyond that none.
MOST_NAMES, MOST_NUMBERS = 60, 250


class PlacedItems(NamedTuple):
    """Markers with their labels, rings and ghosts."""

    dots: tuple[Dot, ...]
    rings: tuple[Dot, ...]
    words: tuple[Words, ...]
    lines: tuple[Line, ...]
    hotspots: tuple[Hotspot, ...]


def marks_of(frame: Frame) -> tuple[Mark, ...]:
    """Return the items at their exact places; none where there are too many for labels."""
    items = frame.info.items
    if len(items) > MOST_NUMBERS:
        return ()
    numbers = frame.style.compact or len(items) > MOST_NAMES
    marks = []
    for item in items:
        shape, diameter = shape_of(item.symbol), frame.style.diameter(item.size)
        ring = _ring(item, frame.style) / 2 if item.is_borderline else 0.0
        marks.append(
            Mark(
                item.id,
                frame.x(item.x),
                frame.y(item.y),
                max(shape.half_width * diameter, ring),
                max(shape.above * diameter, ring),
                max(shape.below * diameter, ring),
                str(item.number) if numbers else item.label,
                _BOLD if item.is_bold or numbers else _PLAIN,
            )
        )
    return tuple(marks)


def ghost_boxes(frame: Frame) -> tuple[Box, ...]:
    """Return what the ghosts cover, but for those that stand where an item does."""
    found = []
    exact = [(frame.x(item.x), frame.y(item.y)) for item in frame.info.items]
    for item in frame.info.items:
        if item.ghost:
            x, y = frame.x(item.ghost[0]), frame.y(item.ghost[1])
            box = Box(x, y, x, y).grown(frame.style.diameter(item.size) / 2)
            if not any(box.grown(14).overlaps(Box(a, b, a + 1, b + 1)) for a, b in exact):
                found.append(box)
    return tuple(found)


def placed_items(frame: Frame, placement: Placement, selected: str | None) -> PlacedItems:
    """Return what is drawn of the items."""
    items = frame.info.items
    spots: list[Spot | None] = [*placement.spots] or [None] * len(items)
    weights = [mark.weight for mark in marks_of(frame)] or [_PLAIN] * len(items)
    dots: list[Dot] = []
    rings: list[Dot] = []
    words: list[Words] = []
    lines: list[Line] = []
    hotspots: list[Hotspot] = []
    for item, spot, weight in zip(items, spots, weights, strict=True):
        x, y = (spot.x, spot.y) if spot else (frame.x(item.x), frame.y(item.y))
        ring = _ring(item, frame.style)
        dots.append(_dot(item, x, y, frame.style))
        if item.is_borderline:
            rings.append(Dot(x, y, "circle-open", ring, "muted", "muted", 1.3))
        if item.id == selected:
            rings.append(_halo(item, x, y, frame.style))
        if item.ghost:
            ghost = frame.x(item.ghost[0]), frame.y(item.ghost[1])
            size = frame.style.diameter(item.size) * 0.8
            rings.append(Dot(*ghost, "circle-open", size, "line2", "line2", 1.5))
            lines.append(Line((ghost, (x, y)), "line2", 1.2, "dash"))
        if spot:
            colour = "primary" if item.id == selected else "ink"
            words += _label(spot, frame.style, colour, weight)
            hotspots.append(Hotspot(spot.label, item.id))
    return PlacedItems(tuple(dots), tuple(rings), tuple(words), tuple(lines), tuple(hotspots))


def _dot(item: MatrixItem, x: float, y: float, style: Style) -> Dot:
    is_open = item.symbol.endswith("-open")
    return Dot(
        x,
        y,
        item.symbol,
        style.diameter(item.size),
        item.colour,
        item.colour if is_open else "paper",
        2.0 if is_open else 1.0,
        item.id,
    )


def _halo(item: MatrixItem, x: float, y: float, style: Style) -> Dot:
    """Return the mark of the selected item: its own shape, larger, in outline."""
    symbol = f"{item.symbol.removesuffix('-open')}-open"
    diameter = style.diameter(item.size) + (7 if style.compact else 9)
    return Dot(x, y, symbol, diameter, "primary", "primary", 2.5)


def _ring(item: MatrixItem, style: Style) -> float:
    shape = shape_of(item.symbol)
    reach = max(shape.half_width, shape.above, shape.below) * style.diameter(item.size)
    return 2 * (reach + (2.5 if style.compact else _RING))


def _label(spot: Spot, style: Style, colour: str, weight: int) -> list[Words]:
    box: Box = spot.label
    x = {"left": box.left, "right": box.right, "center": (box.left + box.right) / 2}[spot.anchor]
    line = style.lettering.line
    return [
        Words(
            x, box.top + (i + 0.5) * line, text, style.lettering.size, colour, weight, spot.anchor
        )
        for i, text in enumerate(spot.lines)
    ]

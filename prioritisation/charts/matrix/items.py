"""The items of the impact matrix: to be placed, and as they are drawn once placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from prioritisation.charts.labels.boxes import Box, Segment, pieces
from prioritisation.charts.labels.label_lines import SIGN, Lettering
from prioritisation.charts.labels.marks import Mark, Spot
from prioritisation.charts.matrix.arrows import arrow_of, way_boxes
from prioritisation.charts.matrix.frame import Frame, Style
from prioritisation.charts.matrix.whiskers import whiskers_of
from prioritisation.charts.matrix_info import MatrixItem
from prioritisation.charts.scene import Curve, Dot, Label, Line, Point, Words
from prioritisation.charts.symbols import extents_of

_BOLD, _PLAIN = 650, 450
_SIGN = 0.75  # Of the room before a name that a line ties to its marker.
_AMONG_MANY = 0.5  # How strong whiskers are where those of many cross.
_RING = 4.0  # From a marker to the ring round it.
# More names than this do not fit on any stage: numbers instead, and beyond that none.
MOST_NAMES, MOST_NUMBERS = 60, 250


class PlacedItems(NamedTuple):
    """Markers with their labels, rings, ghosts, how far answers reach, and heads of arrows."""

    markers: tuple[Dot, ...]
    rings: tuple[Dot, ...]
    ghosts: tuple[Dot, ...]
    ties: tuple[Line, ...]
    whiskers: tuple[Line, ...]
    labels: tuple[Label, ...]
    arrows: tuple[Curve, ...]


def marks_of(frame: Frame) -> tuple[Mark, ...]:
    """Return the items at their exact places that have a label; none where they are too many."""
    items = [item for item in frame.info.items if not item.is_small]
    if len(items) > MOST_NUMBERS:
        return ()
    numbers = frame.style.compact or len(items) > MOST_NAMES
    marks = []
    for item in items:
        extents = extents_of(item.symbol, frame.style.diameter(item.size))
        ring = _ring(item, frame.style) / 2 if item.is_borderline else 0.0
        marks.append(
            Mark(
                item.id,
                frame.x(item.x),
                frame.y(item.y),
                max(extents.half_width, ring),
                max(extents.above, ring),
                max(extents.below, ring),
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


def unnamed_boxes(frame: Frame) -> dict[str, Box]:
    """Return what the markers without a name cover, by item."""
    found = {}
    for item in frame.info.items:
        if item.is_small:
            half, above, below = extents_of(item.symbol, frame.style.diameter(item.size))
            x, y = frame.x(item.x), frame.y(item.y)
            found[item.id] = Box(x - half, y - above, x + half, y + below)
    return found


def arrow_boxes(frame: Frame) -> tuple[Box, ...]:
    """Return what the arrows cover; none where they are not shown."""
    found: list[Box] = []
    for item in frame.info.items if frame.info.shows_movement else ():
        if item.ghost:
            start = frame.x(item.ghost[0]), frame.y(item.ghost[1])
            found += way_boxes(start, (frame.x(item.x), frame.y(item.y)))
    return tuple(found)


def placed_items(
    frame: Frame, marks: tuple[Mark, ...], placed: tuple[Spot, ...], lettering: Lettering
) -> PlacedItems:
    """Return what is drawn of the items.

    Parameters
    ----------
    marks, placed : of the items that have a label
    """
    items = frame.info.items
    spots = {mark.id: spot for mark, spot in zip(marks, placed, strict=True)}
    weights = {mark.id: mark.weight for mark in marks}
    markers: list[Dot] = []
    rings: list[Dot] = []
    ghosts: list[Dot] = []
    ties: list[Line] = []
    arrows: list[Curve] = []
    whiskers: list[Line] = []
    labels: list[Label] = []
    covers = [spot.label.grown(2) for spot in placed]
    strength = 1.0 if sum(item.spread is not None for item in items) == 1 else _AMONG_MANY
    for item in items:
        spot = spots.get(item.id)
        x, y = (spot.x, spot.y) if spot else (frame.x(item.x), frame.y(item.y))
        marker = _marker(item, x, y, frame.style)
        markers.append(marker)
        if item.is_borderline:
            ring = _ring(item, frame.style)
            rings.append(Dot(x, y, "circle-open", ring, "muted", "muted", 1.6, item.id))
        if item.ghost:
            ghost = frame.x(item.ghost[0]), frame.y(item.ghost[1])
            size = frame.style.diameter(item.size) * 0.8
            ghosts.append(Dot(*ghost, "circle-open", size, "line2", "line2", 2.0, item.id))
            if frame.info.shows_movement:
                arrow = arrow_of(ghost, (x, y), frame.style.diameter(item.size))
                arrows += arrow.heads
                ties += arrow.lines
            else:
                ties += _ghost_tie(ghost, (x, y), covers)
        if item.spread:
            whiskers += whiskers_of(frame, item, item.spread, covers, strength)
        if spot:
            labels.append(_label(item.id, spot, marker, lettering, weights[item.id]))
    return PlacedItems(
        tuple(markers),
        tuple(rings),
        tuple(ghosts),
        tuple(ties),
        tuple(whiskers),
        tuple(labels),
        tuple(arrows),
    )


def _ghost_tie(ghost: Point, place: Point, covers: Iterable[Box]) -> Iterator[Line]:
    """Yield the dashed line from the group's own place; a level or upright one breaks at labels."""
    line = Segment(*ghost, *place)
    parts = [line]
    if line.x0 == line.x1 or line.y0 == line.y1:
        in_order = sorted((ghost, place))
        parts = list(pieces(Segment(*in_order[0], *in_order[1]), covers))
    for part in parts:
        yield Line(((part.x0, part.y0), (part.x1, part.y1)), "line2", 1.6, "dash")


def _marker(item: MatrixItem, x: float, y: float, style: Style) -> Dot:
    is_open = item.symbol.endswith("-open")
    return Dot(
        x,
        y,
        item.symbol,
        style.diameter(item.size),
        item.colour,
        item.colour if is_open else "paper",
        2.5 if is_open else 1.0,
        item.id,
    )


def _ring(item: MatrixItem, style: Style) -> float:
    reach = max(extents_of(item.symbol, style.diameter(item.size)))
    return 2 * (reach + (2.5 if style.compact else _RING))


def _label(item: str, spot: Spot, marker: Dot, lettering: Lettering, weight: int) -> Label:
    box = spot.label
    x = {"left": box.left, "right": box.right, "center": (box.left + box.right) / 2}[spot.anchor]
    sign = None
    if spot.sign:
        x = box.left + lettering.sign_room
        # Smaller than any marker of its weight: it must not be taken for a place.
        width = SIGN * lettering.size
        diameter = _SIGN * width / (2 * extents_of(marker.symbol, 1.0).half_width)
        middle = box.left + width / 2, box.top + lettering.line / 2
        sign = marker._replace(x=middle[0], y=middle[1], diameter=diameter, id="")
    lines = tuple(
        Words(
            x,
            box.top + (i + 0.5) * lettering.line,
            text,
            lettering.size,
            "ink",
            weight,
            spot.anchor,
        )
        for i, text in enumerate(spot.lines)
    )
    return Label(item, lines, box, sign)

"""The sign of an item: its shape, and its colour as a second signal."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from prioritisation.charts.colours import CIRCLE, TRIANGLE_DOWN, spearhead_sign
from prioritisation.decision.matrix.positions import Position
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.criteria import DIRECTION
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.wording.wording import Wording

# From the middle of the scale to the first level that has a direction, halfway.
_NEUTRAL = 0.5


class Mark(NamedTuple):
    """Shape (plotly's name) and colour (a token of the palette) of a marker."""

    symbol: str
    colour: str


class KeyEntry(NamedTuple):
    """A sign and what it stands for."""

    symbol: str
    colour: str
    name: str


_FACTOR = Mark(CIRCLE.symbol, "primary")
_CONSEQUENCE = Mark("diamond-open", "muted")
_DIRECTIONS = {
    "positive": Mark("triangle-up", "ok"),
    "neutral": Mark(CIRCLE.symbol, "muted"),
    "negative": Mark(TRIANGLE_DOWN.symbol, "bad"),
}


def sign_of(programme: Programme, item: Item, board: Board, position: Position) -> Mark:
    """Return how an item is drawn: by its spearhead, a trend by its direction.

    A consequence is hollow. A trend's direction is read where it is an axis of the picture.
    """
    if item.is_consequence:
        return _CONSEQUENCE
    if isinstance(item, Measure):
        ids = [part.id for part in programme.spearheads]
        order = ids.index(item.spearhead) if item.spearhead in ids else None
        return _of_spearhead(order)
    if DIRECTION in (board.x, board.y):
        value = position.x if board.x == DIRECTION else position.y
        scale = board.criterion(DIRECTION)
        return _DIRECTIONS[_direction(float(value) - (scale.low + scale.high) / 2)]
    return _FACTOR


def key_of(
    programme: Programme, board: Board, shown: Collection[Item], wording: Wording
) -> tuple[str, tuple[KeyEntry, ...]]:
    """Return what the signs stand for, and the title over them; none where all are alike."""
    title, entries = "", []
    if board.id is BoardId.MEASURES:
        title = wording("column.spearhead")
        entries = [
            KeyEntry(*_of_spearhead(place), wording.text(part.name))
            for place, part in enumerate(programme.spearheads)
        ]
        if any(isinstance(item, Measure) and not item.spearhead for item in shown):
            entries.append(KeyEntry(*_of_spearhead(None), wording("chart.no_spearhead")))
    elif DIRECTION in (board.x, board.y):
        title = wording.text(board.criterion(DIRECTION).name)
        entries = [
            KeyEntry(*mark, wording(f"chart.direction.{name}"))
            for name, mark in _DIRECTIONS.items()
        ]
    if any(item.is_consequence for item in shown):
        entries.append(KeyEntry(*_CONSEQUENCE, wording("chart.consequence")))
    return title, tuple(entries)


def _of_spearhead(order: int | None) -> Mark:
    sign = spearhead_sign(order)
    return Mark(sign.shape.symbol, sign.colour)


def _direction(from_middle: float) -> str:
    if abs(from_middle) < _NEUTRAL:
        return "neutral"
    return "positive" if from_middle > 0 else "negative"

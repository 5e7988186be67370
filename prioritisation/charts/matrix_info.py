"""What the impact matrix shows, as plain data."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from prioritisation.charts.colours import CIRCLE, Sign, spearhead_sign
from prioritisation.charts.matrix.hover import hover_lines
from prioritisation.charts.matrix.sizes import (
    MarkerSize,
    SizeKey,
    shares_of_largest,
    size_key,
)
from prioritisation.charts.matrix.words import (
    Axis,
    QuadrantName,
    axis_of,
    headline,
    is_fruit_board,
    quadrant_names,
    subtitle,
)
from prioritisation.charts.scene import HoverLine
from prioritisation.decision.matrix.matrix import Matrix
from prioritisation.decision.matrix.positions import Position
from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.wording.wording import Wording

__all__ = ["KeyEntry", "MarkerSize", "MatrixInfo", "MatrixItem", "SizeKey", "matrix_info"]


class MatrixItem(NamedTuple):
    """One item on the matrix.

    `number` is its place in the whole list, from 1; `size` runs from 0, the smallest marker,
    to 1; `ghost` is where the group's own scores place it, if an agreed score moved it.
    """

    id: str
    number: int
    label: str
    x: float
    y: float
    size: float
    symbol: str
    colour: str
    is_bold: bool
    is_borderline: bool
    ghost: tuple[float, float] | None
    hover: tuple[HoverLine, ...]


class KeyEntry(NamedTuple):
    """A sign and what it stands for."""

    symbol: str
    colour: str
    name: str


class MatrixInfo(NamedTuple):
    """Everything that the impact matrix shows.

    `items` are in drawing order: the largest first, so that no marker hides a smaller one.
    `has_region` says whether the low-hanging-fruit region is on this board's matrix;
    `flipped` puts large on the left, as on the town's slide; `tag` says that what is shown
    is illustrative, empty where it is not.
    """

    headline: str
    subtitle: str
    tag: str
    x: Axis
    y: Axis
    quadrants: tuple[QuadrantName, ...]
    has_region: bool
    flipped: bool
    items: tuple[MatrixItem, ...]
    key_title: str
    key: tuple[KeyEntry, ...]
    size_key: SizeKey | None
    stem_note: str
    ring_note: str
    ghost_note: str


def matrix_info(
    programme: Programme,
    matrix: Matrix,
    table: ScoreTable,
    wording: Wording,
    *,
    board: Board | None = None,
    shown: Collection[str] | None = None,
    size: MarkerSize = MarkerSize.IMPACT,
    resource: str = "cost",
    flipped: bool = False,
) -> MatrixInfo:
    """Return what to draw.

    Parameters
    ----------
    matrix, table : of the same board of the programme
    board : the board with the axes of this matrix, if they are others than the programme's
    shown : ids that a filter lets through; None = all
    size : what marker sizes stand for; without impact on the board, or costs, all are alike
    resource : the resource whose total cost is the size
    flipped : large on the left
    """
    board = board or programme.board(matrix.board)
    items = {item.id: item for item in programme.items_on(matrix.board)}
    numbers = {id_: number for number, id_ in enumerate(items, start=1)}
    positions = [p for p in matrix.positions if shown is None or p.id in shown]
    listed = [i for i in items if shown is None or i in shown]
    sizes = shares_of_largest(board, positions, items, size, resource)
    signs = {p.id: _sign(programme, items[p.id]) for p in positions}

    found = [
        MatrixItem(
            id=p.id,
            number=numbers[p.id],
            label=" ".join(wording.text(items[p.id].name).split()),
            x=float(p.x),
            y=float(p.y),
            size=sizes.get(p.id, 0.5 if not sizes else 0.0),
            symbol=signs[p.id].shape.symbol,
            colour=signs[p.id].colour,
            is_bold=p.is_low_hanging and is_fruit_board(board),
            is_borderline=p.is_borderline,
            ghost=_ghost(p),
            hover=hover_lines(programme, items[p.id], board, table, p, wording, resource),
        )
        for p in positions
    ]
    order = {part.id: place for place, part in enumerate(programme.spearheads)}
    spearhead = {p.id: order.get(_spearhead(items[p.id]), len(order)) for p in positions}
    found.sort(key=lambda item: (-item.size, spearhead[item.id], item.label, item.number))
    return MatrixInfo(
        headline=headline(board, positions, len(listed), wording),
        subtitle=subtitle(board, matrix, table, wording),
        tag=wording("app.illustrative") if any(items[i].illustrative for i in listed) else "",
        x=axis_of(board.criterion(matrix.x), matrix.x_threshold, wording),
        y=axis_of(board.criterion(matrix.y), matrix.y_threshold, wording),
        quadrants=quadrant_names(board, matrix, wording),
        has_region=is_fruit_board(board),
        flipped=flipped,
        items=tuple(found),
        key_title=wording("column.spearhead"),
        key=_key(programme, board, [items[p.id] for p in positions], wording),
        size_key=size_key(board, positions, items, size, resource, wording) if sizes else None,
        stem_note=wording("chart.stem"),
        ring_note=wording("chart.ring"),
        ghost_note=wording("chart.ghost"),
    )


def _spearhead(item: Item) -> str:
    return item.spearhead if isinstance(item, Measure) else ""


def _sign(programme: Programme, item: Item) -> Sign:
    if not isinstance(item, Measure):
        return Sign(CIRCLE, "primary")
    ids = [part.id for part in programme.spearheads]
    return spearhead_sign(ids.index(item.spearhead) if item.spearhead in ids else None)


def _ghost(position: Position) -> tuple[float, float] | None:
    if position.group_position is None:
        return None
    x, y = position.group_position
    return float(x), float(y)


def _key(
    programme: Programme, board: Board, shown: Collection[Item], wording: Wording
) -> tuple[KeyEntry, ...]:
    """Return the signs of the spearheads, and of none where an item shown has none."""
    if board.id is not BoardId.MEASURES:
        return ()
    entries = [
        KeyEntry(sign.shape.symbol, sign.colour, wording.text(part.name))
        for place, part in enumerate(programme.spearheads)
        for sign in (spearhead_sign(place),)
    ]
    if any(not _spearhead(item) for item in shown):
        sign = spearhead_sign(None)
        entries.append(KeyEntry(sign.shape.symbol, sign.colour, wording("chart.no_spearhead")))
    return tuple(entries)

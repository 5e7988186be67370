"""What the impact matrix shows, as plain data."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from prioritisation.charts.matrix.hover import hover_lines
from prioritisation.charts.matrix.moves import moved_headline, moved_positions
from prioritisation.charts.matrix.signs import KeyEntry, key_of, sign_of
from prioritisation.charts.matrix.sizes import (
    MarkerSize,
    SizeKey,
    shares_of_largest,
    size_key,
)
from prioritisation.charts.matrix.spreads import Spread, spread_on
from prioritisation.charts.matrix.words import (
    Axis,
    QuadrantName,
    axis_of,
    empty_note,
    headline,
    quadrant_names,
    subtitle,
)
from prioritisation.charts.scene import HoverLine
from prioritisation.decision.matrix.matrix import Matrix
from prioritisation.decision.matrix.positions import Position, Quadrant
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.movement import Movement
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.wording.wording import Wording

__all__ = [
    "KeyEntry",
    "MarkerSize",
    "MatrixInfo",
    "MatrixItem",
    "SizeKey",
    "Spread",
    "matrix_info",
]


class MatrixItem(NamedTuple):
    """One item on the matrix.

    `number` is its place in the whole list, from 1; `size` runs from 0, the smallest marker,
    to 1; `is_large` and `is_fast` say on which side of the thresholds it stands; `ghost` is
    where the group's own scores place it, if an agreed score moved it, or where it stood in the
    round before; `spread` is how far the answers on the two axes reach, if they are shown; one
    that `is_small` has the smallest marker and no name.
    """

    id: str
    number: int
    label: str
    x: float
    y: float
    is_large: bool
    is_fast: bool
    size: float
    symbol: str
    colour: str
    is_bold: bool
    is_borderline: bool
    ghost: tuple[float, float] | None
    spread: Spread | None
    hover: tuple[HoverLine, ...]
    is_small: bool = False


class MatrixInfo(NamedTuple):
    """Everything that the impact matrix shows.

    `items` are in drawing order: the largest first, so that no marker hides a smaller one.
    `has_region` says whether the low-hanging-fruit region is on this board's matrix; `tag`
    says that what is shown is illustrative, empty where it is not; `empty_note` says why
    nothing is shown, empty where something is; `spread_note` is empty where answers are not
    asked for; `shows_movement` says that ghosts are where items stood before.
    """

    kicker: str
    headline: str
    subtitle: str
    tag: str
    x: Axis
    y: Axis
    quadrants: tuple[QuadrantName, ...]
    has_region: bool
    items: tuple[MatrixItem, ...]
    key_title: str
    key: tuple[KeyEntry, ...]
    size_key: SizeKey | None
    empty_note: str
    stem_note: str
    ring_note: str
    ghost_note: str
    spread_note: str
    shows_movement: bool = False


def matrix_info(
    programme: Programme,
    matrix: Matrix,
    table: ScoreTable,
    wording: Wording,
    *,
    board: Board | None = None,
    shown: Collection[str] | None = None,
    shown_by: str = "",
    size: MarkerSize = MarkerSize.IMPACT,
    resource: str = "cost",
    as_slide: bool = False,
    spread_of: Collection[str] = (),
    movement: Collection[Movement] | None = None,
    of_workshop: bool = False,
) -> MatrixInfo:
    """Return what to draw.

    Parameters
    ----------
    matrix, table : of the same board of the programme
    board : the board with the axes of this matrix, if they are others than the programme's
    shown : ids that a filter lets through; None = all
    shown_by : what the filter lets through, in words
    size : what marker sizes stand for; without impact on the board, or costs, all are alike
    resource : the resource whose total cost is the size
    as_slide : the way round of the board's slide, as far as the axes are those of the slide;
        low-hanging fruit is always at the top
    spread_of : ids of the items whose answers are shown as well
    movement : from the round before to this one: what moved is shown, and where the round's own
        scores place it; None = it is not
    of_workshop : many people scored: the picture says whose answers count how much
    """
    own = programme.board(matrix.board)
    board = board or own
    items = {item.id: item for item in programme.items_on(matrix.board)}
    numbers = {id_: number for number, id_ in enumerate(items, start=1)}
    every = matrix.positions if movement is None else moved_positions(matrix, movement)
    positions = [p for p in every if shown is None or p.id in shown]
    listed = [i for i in items if shown is None or i in shown]
    sizes = shares_of_largest(board, positions, items, size, resource)
    signs = {p.id: sign_of(programme, items[p.id], board, p) for p in positions}

    def is_small(position: Position) -> bool:
        return movement is not None and position.group_position is None

    found = [
        MatrixItem(
            id=p.id,
            number=numbers[p.id],
            label=" ".join(wording.text(items[p.id].name).split()),
            x=float(p.x),
            y=float(p.y),
            is_large=p.quadrant in (Quadrant.FRUIT, Quadrant.GROWING),
            is_fast=p.quadrant in (Quadrant.FRUIT, Quadrant.FAST_SMALL),
            size=0.0 if is_small(p) else sizes.get(p.id, 0.5 if not sizes else 0.0),
            symbol=signs[p.id].symbol,
            colour=signs[p.id].colour,
            is_bold=p.is_low_hanging,
            is_borderline=p.is_borderline,
            ghost=_ghost(p),
            spread=spread_on(board, table, p.id) if p.id in spread_of else None,
            hover=hover_lines(programme, items[p.id], board, table, p, wording, resource),
            is_small=is_small(p),
        )
        for p in positions
    ]
    order = {part.id: place for place, part in enumerate(programme.spearheads)}
    spearhead = {p.id: order.get(_spearhead(items[p.id]), len(order)) for p in positions}
    found.sort(key=lambda item: (-item.size, spearhead[item.id], item.label, item.number))
    has_region = board.has_low_hanging_fruit
    turned_x = as_slide and own.slide.x_reversed and board.x == own.x
    turned_y = as_slide and own.slide.y_reversed and board.y == own.y and not has_region
    key_title, key = key_of(programme, board, [items[p.id] for p in positions], wording)
    return MatrixInfo(
        kicker=" · ".join(
            part
            for part in (
                *_named(programme, own if positions else None, wording),
                _filtered(shown_by, len(listed), len(items), wording) if shown_by else "",
            )
            if part
        ),
        headline=(
            headline(board, matrix, positions, len(listed), wording)
            if movement is None
            else moved_headline(
                board, matrix, [m for m in movement if shown is None or m.item in shown], wording
            )
        ),
        subtitle=subtitle(board, matrix, table, wording, of_workshop=of_workshop),
        empty_note="" if positions else empty_note(len(items), len(listed), wording),
        tag=wording("app.illustrative") if any(items[i].illustrative for i in listed) else "",
        x=axis_of(board.criterion(matrix.x), matrix.x_threshold, wording, is_reversed=turned_x),
        y=axis_of(board.criterion(matrix.y), matrix.y_threshold, wording, is_reversed=turned_y),
        quadrants=quadrant_names(board, matrix, wording),
        has_region=has_region,
        items=tuple(found),
        key_title=key_title,
        key=key,
        size_key=size_key(board, positions, items, size, resource, wording) if sizes else None,
        stem_note=wording("chart.stem"),
        ring_note=wording("chart.ring"),
        ghost_note=wording("chart.ghost" if movement is None else "discussion.earlier_place"),
        # Also while nobody is chosen, so that the legend keeps its height.
        spread_note=wording("chart.spread") if spread_of else "",
        shows_movement=movement is not None,
    )


def _named(programme: Programme, board: Board | None, wording: Wording) -> tuple[str, str]:
    """Return what the picture is of; a board that has no finding is named in the headline."""
    return wording.text(programme.title), wording.text(board.title) if board else ""


def _filtered(shown_by: str, shown: int, total: int, wording: Wording) -> str:
    return wording("chart.filtered", names=shown_by, shown=shown, total=total)


def _spearhead(item: Item) -> str:
    return item.spearhead if isinstance(item, Measure) else ""


def _ghost(position: Position) -> tuple[float, float] | None:
    if position.group_position is None:
        return None
    x, y = position.group_position
    return float(x), float(y)

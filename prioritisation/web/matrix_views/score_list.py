"""What the matrix shows, as a table beside it; a row can be selected there too."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction

import pandas as pd
import streamlit as st

from prioritisation.decision.matrix.positions import Position, Quadrant
from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.criteria import (
    DIRECTION,
    IMPACT,
    OUTPUT_INPUT,
    SPEED,
)
from prioritisation.decision.programme.programme import Programme
from prioritisation.web import session
from prioritisation.web.figures_table import with_figures
from prioritisation.web.matrix_views.shown import Shown
from prioritisation.wording.wording import Wording

_EDITOR = "matrix_list"
_HEIGHT = 560
_QUADRANTS = (Quadrant.FRUIT, Quadrant.GROWING, Quadrant.FAST_SMALL, Quadrant.SLOW_SMALL)


class Order(StrEnum):
    """What the list is sorted by."""

    POSITION = "position"
    IMPACT = "impact"
    DISAGREEMENT = "disagreement"
    NAME = "name"


def show_list(
    programme: Programme,
    shown: Shown,
    select: Callable[[str], None],
    say: Wording,
    *,
    selected: str,
) -> None:
    """Show the items on the picture in the order that the reader chooses.

    Parameters
    ----------
    select : what to do with the id of a row that is chosen
    selected : id of the item that is selected now, wherever that was done
    """
    board = shown.board
    orders = [order for order in Order if order is not Order.IMPACT or board.has(IMPACT)]
    if session.get("matrix_order") not in orders:
        session.keep("matrix_order", Order.POSITION)
    order = st.segmented_control(
        say("matrix.order"),
        orders,
        format_func=lambda kind: say(f"matrix.order_{kind}"),
        key="matrix_order",
        persist_state="session",
        required=True,
    )
    positions = sorted_positions(shown, Order(order or Order.POSITION))
    rows = [_row(programme, shown, position, say) for position in positions]
    if not shown.has_numbers:
        for row in rows:
            row.pop("#")
    if all(spread_of(shown, position.id) is None for position in positions):
        for row in rows:
            row.pop(say("matrix.spread"))
    ids = [position.id for position in positions]
    key = _key(board, ids, selected)
    figures = [say.text(board.criterion(c).name) for c in _criteria(board)]
    st.dataframe(
        with_figures(
            pd.DataFrame(rows),
            dict.fromkeys([*figures, say("matrix.spread")], lambda score: say.number(score, 2)),
        ),
        hide_index=True,
        key=key,
        on_select=lambda: _take_row(key, board, ids, select),
        selection_mode="single-row",
        height=_HEIGHT,
        alt=say("matrix.table_title"),
        column_config={
            "#": st.column_config.Column(width=40),
            say("column.name"): st.column_config.Column(width=218),
            **{
                name: st.column_config.Column(width=66 if place == 2 else 96)
                for place, name in enumerate(figures)
            },
        },
    )


def sorted_positions(shown: Shown, order: Order) -> list[Position]:
    """Return the positions of the items that are drawn, in an order; ties by name.

    Position: the low-hanging-fruit region first, in it the largest sum of both scores.
    Disagreement: the largest spread of the answers on one of the two axes first.
    """
    names = {item.id: item.label.casefold() for item in shown.info.items}
    positions = [p for p in shown.matrix.positions if p.id in names]
    keys: dict[Order, Callable[[Position], tuple[object, ...]]] = {
        Order.POSITION: lambda p: (_QUADRANTS.index(p.quadrant), -(p.x + p.y)),
        Order.IMPACT: lambda p: (-p.impact if p.impact is not None else Fraction(10**6),),
        Order.DISAGREEMENT: lambda p: (-_spread_or_less(shown, p.id),),
        Order.NAME: lambda _: (),
    }
    return sorted(positions, key=lambda p: (*keys[order](p), names[p.id]))


def spread_of(shown: Shown, item: str) -> float | None:
    """Return the larger standard deviation of the answers on the two axes; None without one."""
    spreads = (shown.scores.score(item, c).spread for c in (shown.board.x, shown.board.y))
    return max((float(spread) for spread in spreads if spread is not None), default=None)


def _spread_or_less(shown: Shown, item: str) -> float:
    """Return the spread; without one less than full agreement has."""
    spread = spread_of(shown, item)
    return -1.0 if spread is None else spread


def quadrant_key(board: Board, quadrant: Quadrant) -> str:
    """Return the message that names a quadrant: in the town's words on the town's axes."""
    if board.has_low_hanging_fruit:
        return f"quadrant.{quadrant}"
    if (board.x, board.y) == (DIRECTION, SPEED):
        return f"quadrant.trend_{quadrant}"
    return f"quadrant.other_{quadrant}"


def _criteria(board: Board) -> list[str]:
    """Return the criteria with a column: the two axes, then impact and output/input."""
    further = [c for c in (IMPACT, OUTPUT_INPUT) if board.has(c)]
    return list(dict.fromkeys([board.x, board.y, *further]))


def _row(programme: Programme, shown: Shown, position: Position, say: Wording) -> dict[str, object]:
    board, scores = shown.board, shown.scores
    item = next(i for i in shown.info.items if i.id == position.id)
    marks = [say("matrix.near_border")] if position.is_borderline else []
    if any(scores.score(position.id, c).agreed for c in (board.x, board.y)):
        marks.append(say("matrix.agreed"))
    if any(i.is_consequence for i in programme.items_on(board.id) if i.id == position.id):
        marks.append(say("chart.consequence"))
    figures = {
        say.text(board.criterion(c).name): _number(scores.value(position.id, c))
        for c in _criteria(board)
    }
    return {
        "#": item.number,
        say("column.name"): item.label,
        **figures,
        say("matrix.quadrant"): say(quadrant_key(board, position.quadrant)),
        say("matrix.spread"): spread_of(shown, position.id),
        "": ", ".join(marks),
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _key(board: Board, ids: list[str], selected: str) -> str:
    """Return the table's key: a new one when other rows are shown, or a row chosen elsewhere.

    Streamlit keeps the number of the chosen row, whatever stands in that row by then.
    """
    kept = f"{_EDITOR}_{board.id}"
    if session.get(kept) != (ids, selected):
        session.new_edition(kept)
        session.keep(kept, (ids, selected))
    return f"{kept}_{session.edition(kept)}"


def _take_row(key: str, board: Board, ids: list[str], select: Callable[[str], None]) -> None:
    rows = session.get(key)["selection"]["rows"]
    if rows:
        chosen = ids[rows[0]]
        session.keep(f"{_EDITOR}_{board.id}", (ids, chosen))
        select(chosen)

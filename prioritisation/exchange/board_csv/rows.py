"""Rows of a board's table as items and scores, every problem on the way gathered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.items import Item
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.board_csv.cells import value_of
from prioritisation.exchange.board_csv.columns import ID, SCORE, Column
from prioritisation.exchange.board_csv.identity import Identities
from prioritisation.exchange.board_csv.items import item_of, names_of
from prioritisation.exchange.table import Row


@dataclass(slots=True)
class RowsRead:
    """What has been found so far; a row with a problem gives no item and no score."""

    items: list[Item] = field(default_factory=list)
    scores: dict[tuple[str, str], Decimal | None] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    problems: list[InvalidValueError] = field(default_factory=list)

    @contextmanager
    def gathering(self, row: int, heading: str = "", cell: str | None = None) -> Iterator[None]:
        """Keep a problem that comes up inside, with the place and what the cell holds."""
        try:
            yield
        except InvalidValueError as error:
            placed = error.at(row=row)
            if heading:
                placed.field, placed.value = heading, cell
            self.problems.append(placed)


def read_items(
    rows: Sequence[Row],
    columns: Sequence[Column],
    board: Board,
    *,
    existing: Sequence[Item],
    taken: Collection[str],
) -> RowsRead:
    """Return the items and scores of rows; the arguments are those of `read_board`."""
    read = RowsRead()
    values = {row.number: _values(row, columns, board, read) for row in rows}
    wrong = {problem.row for problem in read.problems}
    ids = _ids(values, Identities(existing, taken), read)

    by_id = {item.id: item for item in existing}
    for row, item_id in ids.items():
        if row in wrong:
            continue
        with read.gathering(row):
            read.items.append(item_of(values[row], item_id, by_id.get(item_id), board))
            read.rows[item_id] = row
            for column, value in values[row].items():
                if column.kind == SCORE:
                    read.scores[item_id, column.key] = value
    return read


def _values(row: Row, columns: Sequence[Column], board: Board, read: RowsRead) -> dict[Column, Any]:
    """Return what the cells of a row hold, without those that are wrong and missing scores."""
    values = {}
    for column, cell in zip(columns, row.cells, strict=True):
        if column.kind == SCORE and not cell.strip():
            continue
        with read.gathering(row.number, column.heading, cell):
            values[column] = value_of(column, cell, board)
    return values


def _ids(
    values: dict[int, dict[Column, Any]], identities: Identities, read: RowsRead
) -> dict[int, str]:
    """Return the id of each row by its number, in the order of the rows."""
    ids: dict[int, str | None] = {}
    for row, found in values.items():
        stated = next((value for column, value in found.items() if column.kind == ID), "")
        with read.gathering(row):
            if stated:
                ids[row] = identities.stated(stated, row)
            else:
                ids[row] = identities.found(names_of(found), row)
    # New ids come last, so that they are unlike those which later rows state.
    for row, item_id in ids.items():
        if item_id is None:
            ids[row] = identities.made(next(iter(names_of(values[row])), ""), row)
    return {row: item_id for row, item_id in ids.items() if item_id is not None}

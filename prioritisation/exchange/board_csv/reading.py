"""A board's table read: its items, their scores, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from prioritisation.decision.programme.boards import Board
from prioritisation.decision.programme.consistency import MOST_ITEMS
from prioritisation.decision.programme.items import Item
from prioritisation.errors import PrioritisationError, UnreadableFileError
from prioritisation.exchange.board_csv.columns import ID, NAME, SCORE, Column, columns_of
from prioritisation.exchange.board_csv.rows import read_items
from prioritisation.exchange.decoding import decoded_text
from prioritisation.exchange.table import read_table

MOST_PROBLEMS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardTable:
    """What a file says of a board.

    Parameters
    ----------
    file : its name
    columns : names of its columns, in order: ``cost``, ``cost:invest:1``, ``name:fi``, ``impact``
    criteria : ids of the criteria that have a column
    items : one a row, in order; measures on the board of measures
    scores : by item id and criterion id; None = "don't know" or "uncertain"; what is not in it
        has no score
    rows : the row of each item by its id
    """

    file: str
    columns: tuple[str, ...]
    criteria: tuple[str, ...]
    items: tuple[Item, ...]
    scores: Mapping[tuple[str, str], Decimal | None]
    rows: Mapping[str, int]

    def placed(self, error: PrioritisationError) -> PrioritisationError:
        """Return an error with the place of the item that it names in `details`, if it does."""
        return error.at(file=self.file, row=self.rows.get(error.details.get("item", "")))


@dataclass(frozen=True, slots=True)
class BoardReading:
    """The rows of a file that are right, and what is wrong with the others, row by row.

    Of the problems the first `MOST_PROBLEMS` are told.
    """

    table: BoardTable
    problems: tuple[PrioritisationError, ...] = ()


def read_board(
    data: bytes,
    *,
    file: str,
    board: Board,
    existing: Sequence[Item] = (),
    taken: Collection[str] = (),
    required: Collection[str] = (),
) -> BoardTable:
    """Return what a file says of a board, every row of it right.

    Parameters
    ----------
    file : its name, for messages
    board : whose criteria and kind of items the columns are
    existing : the board's items as they are: a row with the id of one, or without an id and
        with the name of one, is that item with the fields of the file's columns replaced
    taken : ids of the programme's other items
    required : column names, or what stands before their colon, of which the file must have one

    Raises
    ------
    UnreadableFileError : it is not a table of this board: see `exchange.decoding`,
        `exchange.table`; a column is missing, doubled or unknown; a row is ragged.
    InvalidValueError : a cell, an id or an item is wrong: the first of them.
    """
    reading = board_reading(
        data, file=file, board=board, existing=existing, taken=taken, required=required
    )
    if reading.problems:
        raise reading.problems[0]
    return reading.table


def board_reading(
    data: bytes,
    *,
    file: str,
    board: Board,
    existing: Sequence[Item] = (),
    taken: Collection[str] = (),
    required: Collection[str] = (),
) -> BoardReading:
    """Return the rows that are right and the problems of those that are not; see `read_board`.

    Raises
    ------
    UnreadableFileError : the file as a whole is not a table of this board.
    """
    table = read_table(decoded_text(data, file=file), file=file)
    columns = columns_of(table.headings, board, file=file, row=table.heading_row)
    updates = bool(existing) and any(column.kind == ID for column in columns)
    # Rows that name an item by its id need no name; for a new item that is seen later.
    needed = required if updates else (NAME, *required)
    _check_columns(columns, needed, file=file, row=table.heading_row)
    if len(table.rows) > MOST_ITEMS:
        number = len(table.rows)
        raise UnreadableFileError("too_many_items", file=file, value=number, most=MOST_ITEMS)

    found = read_items(table.rows, columns, board, existing=existing, taken=taken)

    problems = (*table.problems, *(problem.at(file=file) for problem in found.problems))
    in_order = sorted(problems, key=lambda problem: problem.row or 0)
    return BoardReading(
        BoardTable(
            file=file,
            columns=tuple(column.name for column in columns),
            criteria=tuple(column.key for column in columns if column.kind == SCORE),
            items=tuple(found.items),
            scores=found.scores,
            rows=found.rows,
        ),
        tuple(in_order[:MOST_PROBLEMS]),
    )


def _check_columns(
    columns: Sequence[Column], needed: Collection[str], *, file: str, row: int
) -> None:
    named = {column.name for column in columns} | {column.kind for column in columns}
    for name in needed:
        if name not in named:
            raise UnreadableFileError("column_missing", file=file, row=row, value=name)

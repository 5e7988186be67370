"""Text as a table: a heading and rows of as many cells."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prioritisation.errors import UnreadableFileError

# In the order of preference where a heading holds as many of one as of another.
DELIMITERS = ";\t,"
_LONGEST_HEADING = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file; `number` is the spreadsheet's, the first row being 1.

    A cell may hold line breaks, so this is not the line of the text.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading.

    Parameters
    ----------
    headings : trimmed; none is empty
    heading_row : number of the row that holds them
    rows : those that fit the heading; completely blank ones are left out
    problems : one for each row that does not
    """

    headings: tuple[str, ...]
    heading_row: int
    rows: tuple[Row, ...]
    problems: tuple[UnreadableFileError, ...] = ()


def read_table(text: str, *, file: str) -> Table:
    """Return the table that a text holds, its cells separated as its heading shows.

    Raises
    ------
    UnreadableFileError : the heading is blank or leaves a column unnamed, there is no row
        under it, a cell is too long, or a quotation mark is not closed.
    """
    records = tuple(read_rows(text, delimiter_of(text), file=file))
    table = table_of(records, file=file)
    if not table.rows and not table.problems:
        raise UnreadableFileError("no_rows", file=file)
    return table


def delimiter_of(text: str) -> str:
    """Return the delimiter that the heading holds most of outside quotation marks."""
    found: Counter[str] = Counter()
    quoted = False
    for character in itertools.islice(text, _LONGEST_HEADING):
        if character == '"':
            quoted = not quoted
        elif not quoted and character in "\r\n":
            break
        elif not quoted:
            found[character] += 1
    return max(DELIMITERS, key=lambda delimiter: found[delimiter])


def read_rows(text: str, delimiter: str, *, file: str) -> Iterator[Row]:
    """Yield every row, blank ones too.

    Raises
    ------
    UnreadableFileError : a cell is too long, or its quotation marks are wrong; `row` is the
        one in which the cell begins.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number in itertools.count(1):
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _unreadable(error, file, number) from None
        if cells is None:
            return
        yield Row(number, tuple(cells))


def table_of(records: Sequence[Row], *, file: str) -> Table:
    """Return the table of rows, the first of which is the heading.

    Cells beyond the heading, as spreadsheets like to leave them, must be empty.

    Raises
    ------
    UnreadableFileError : the heading is blank, or leaves a column unnamed.
    """
    first, *others = records
    headings = _trimmed(first.cells)
    if not headings:
        raise UnreadableFileError("heading_missing", file=file, row=first.number)
    if "" in headings:
        number = headings.index("") + 1
        raise UnreadableFileError("column_unnamed", file=file, row=first.number, number=number)
    rows, problems = [], []
    width = len(headings)
    for record in others:
        filled = len(_trimmed(record.cells))
        if filled == 0:
            continue
        if len(record.cells) < width or filled > width:
            found = max(filled, min(len(record.cells), width))
            problem = UnreadableFileError(
                "ragged_row", file=file, row=record.number, found=found, expected=width
            )
            problems.append(problem)
            continue
        rows.append(Row(record.number, record.cells[:width]))
    return Table(headings, first.number, tuple(rows), tuple(problems))


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Return cells without blanks at their ends, and without the empty ones at the end."""
    trimmed = [cell.strip() for cell in cells]
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return tuple(trimmed)


def _unreadable(error: csv.Error, file: str, row: int) -> UnreadableFileError:
    # The module tells its errors apart by their text only.
    message = str(error)
    if "field larger" in message:
        longest = csv.field_size_limit()
        return UnreadableFileError("cell_too_long", file=file, row=row, longest=longest)
    rule = "quote_not_closed" if "unexpected end" in message else "quote_misplaced"
    return UnreadableFileError(rule, file=file, row=row)

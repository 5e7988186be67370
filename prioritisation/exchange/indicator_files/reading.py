"""A table of values read, whichever way round it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from prioritisation.decision.programme.indicators import Reading
from prioritisation.decision.programme.periods import period_of
from prioritisation.errors import InvalidValueError, PrioritisationError, UnreadableFileError
from prioritisation.exchange.formulas import text_of
from prioritisation.exchange.indicator_files.value_table import FileValue, ValueTable
from prioritisation.exchange.numbers import decimal_of
from prioritisation.exchange.table import Row, Table, delimiter_of, read_rows, table_of

MOST_PROBLEMS = 50
MOST_VALUES = 20_000

INDICATOR, PERIOD, VALUE, UNIT, NOTE = "indicator", "period", "value", "unit", "note"
COLUMNS = (INDICATOR, PERIOD, VALUE, UNIT, NOTE)
_NAMES = {
    **{name: name for name in COLUMNS},
    "mittari": INDICATOR,
    **dict.fromkeys(("jakso", "vuosi", "year"), PERIOD),
    "arvo": VALUE,
    "yksikkö": UNIT,
    "huomautus": NOTE,
}
# How offices of statistics write that there is no figure.
_NONE = frozenset({"", ".", "..", "...", "…"})


def read_values(text: str, *, file: str) -> ValueTable:
    """Return the values that a table holds.

    Raises
    ------
    UnreadableFileError : it is no table, names no columns that are known, names a column twice,
        or holds more than 20,000 values.
    """
    records = list(read_rows(text, delimiter_of(text), file=file))
    while records and not any(cell.strip() for cell in records[0].cells):
        del records[0]
    if not records:
        raise UnreadableFileError("file_empty", file=file)
    head = records[0]
    if head.cells and not head.cells[0].strip():
        # The corner of a wide table is often left empty.
        records[0] = replace(head, cells=(INDICATOR, *head.cells[1:]))
    table = table_of(records, file=file)
    if not table.rows and not table.problems:
        raise UnreadableFileError("no_rows", file=file)
    read = _Read(file)
    kinds = [_kind(heading) for heading in table.headings]
    _check_doubled(table, kinds, file)
    if PERIOD in kinds and VALUE in kinds:
        _read_long(table, kinds, read)
    elif all(kind in (UNIT, NOTE) or _is_period(kind) for kind in kinds[1:]):
        _read_rows_of_indicators(table, kinds, read)
    elif kinds[0] == PERIOD or all(_is_period(row.cells[0]) for row in table.rows):
        _read_rows_of_periods(table, kinds, read)
    else:
        odd = next(
            heading
            for heading, kind in zip(table.headings[1:], kinds[1:], strict=True)
            if kind not in COLUMNS and not _is_period(kind)
        )
        raise UnreadableFileError(
            "no_table_of_values", file=file, row=table.heading_row, value=odd, known=COLUMNS
        )
    problems = sorted((*table.problems, *read.problems), key=lambda problem: problem.row or 0)
    return ValueTable(
        file=file,
        values=tuple(read.values),
        gaps=read.gaps,
        problems=tuple(problem.at(file=file) for problem in problems[:MOST_PROBLEMS]),
    )


@dataclass(slots=True)
class _Read:
    """What has been found so far."""

    file: str
    values: list[FileValue] = field(default_factory=list)
    problems: list[PrioritisationError] = field(default_factory=list)
    gaps: int = 0

    def add(
        self,
        row: Row,
        indicator: str,
        period: str,
        cell: str,
        heading: str,
        rest: Mapping[str, str],
    ) -> None:
        """Take in one cell with a value; `rest` holds the unit and the note."""
        if text_of(cell) in _NONE:
            self.gaps += 1
            return
        if len(self.values) >= MOST_VALUES:
            raise UnreadableFileError("too_many_values", file=self.file, most=MOST_VALUES)
        with self.gathering(row, heading, cell):
            value = decimal_of(text_of(cell))
            name = text_of(indicator)
            if not name:
                raise InvalidValueError("name_missing", field=INDICATOR, value="")
            reading = Reading(
                period=_period(period),
                value=value,
                unit=text_of(rest.get(UNIT, "")),
                note=text_of(rest.get(NOTE, "")),
            )
            self.values.append(FileValue(indicator=name, reading=reading, row=row.number))

    @contextmanager
    def gathering(self, row: Row, heading: str, cell: str) -> Iterator[None]:
        """Keep a problem that comes up inside, with its place and what the cell holds."""
        try:
            yield
        except InvalidValueError as error:
            placed = error.at(row=row.number)
            if placed.field in ("", VALUE):
                placed.field, placed.value = heading, cell
            self.problems.append(placed)


def _read_long(table: Table, kinds: Sequence[str], read: _Read) -> None:
    for heading, kind in zip(table.headings, kinds, strict=True):
        if kind not in COLUMNS:
            raise UnreadableFileError(
                "unknown_column",
                file=read.file,
                row=table.heading_row,
                value=heading,
                known=COLUMNS,
            )
    if INDICATOR not in kinds:
        raise UnreadableFileError(
            "column_missing", file=read.file, row=table.heading_row, value=INDICATOR
        )
    heading = table.headings[kinds.index(VALUE)]
    for row in table.rows:
        cells = dict(zip(kinds, row.cells, strict=True))
        read.add(row, cells[INDICATOR], cells[PERIOD], cells[VALUE], heading, cells)


def _read_rows_of_indicators(table: Table, kinds: Sequence[str], read: _Read) -> None:
    for row in table.rows:
        cells = dict(zip(kinds, row.cells, strict=True))
        rest = {kind: cells.get(kind, "") for kind in (UNIT, NOTE)}
        for heading, kind, cell in zip(table.headings[1:], kinds[1:], row.cells[1:], strict=True):
            if kind not in rest:
                read.add(row, row.cells[0], kind, cell, heading, rest)


def _read_rows_of_periods(table: Table, kinds: Sequence[str], read: _Read) -> None:
    del kinds
    for row in table.rows:
        for heading, cell in zip(table.headings[1:], row.cells[1:], strict=True):
            read.add(row, heading, row.cells[0], cell, heading, {})


def _kind(heading: str) -> str:
    """Return the column that a heading stands for, a period as it is written, or the heading."""
    text = text_of(heading)
    known = _NAMES.get(text.casefold())
    if known is not None:
        return known
    return period_of(text) if _is_period(text) else text


def _check_doubled(table: Table, kinds: Sequence[str], file: str) -> None:
    for number, kind in enumerate(kinds):
        if kind in kinds[:number]:
            other = table.headings[kinds.index(kind)]
            heading = table.headings[number]
            raise UnreadableFileError(
                "column_doubled", file=file, row=table.heading_row, value=heading, other=other
            )


def _is_period(text: str) -> bool:
    try:
        period_of(text_of(text))
    except InvalidValueError:
        return False
    return True


def _period(text: str) -> str:
    return period_of(text_of(text))

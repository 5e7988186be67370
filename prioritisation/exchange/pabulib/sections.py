"""The tables of a ``.pb`` file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from prioritisation.errors import InvalidValueError, UnreadableFileError
from prioritisation.exchange.numbers import decimal_of, looks_grouped
from prioritisation.exchange.table import Row, read_rows, table_of

META, PROJECTS, VOTES = "META", "PROJECTS", "VOTES"
_NAMES = (META, PROJECTS, VOTES)


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a section: its cells, trimmed, by the heading of their column."""

    file: str
    row: int
    cells: Mapping[str, str]

    def text(self, field: str) -> str:
        """Return what a cell holds; nothing where there is no such column."""
        return self.cells.get(field, "")

    def number(self, field: str) -> Decimal | None:
        """Return the number in a cell; None where there is none.

        Raises
        ------
        InvalidValueError : it holds something else.
        """
        cell = self.text(field)
        return self.parsed(field, cell) if cell else None

    def amount(self, field: str) -> Decimal | None:
        """Return the number of 0 or more in a cell; None where there is none.

        Raises
        ------
        InvalidValueError : it holds something else.
        """
        number = self.number(field)
        return None if number is None else self.at_least_zero(field, number)

    def parsed(self, field: str, text: str) -> Decimal:
        """Return the number that a text in a cell is.

        Raises
        ------
        InvalidValueError : it is none, or its comma may be no decimal sign.
        """
        # The format's own decimal sign is the point: 1.234 is clear, and 1,234 is not.
        if "," in text and looks_grouped(text):
            raise self.error("thousands_unclear", field, text)
        try:
            return decimal_of(text)
        except InvalidValueError as error:
            raise error.at(file=self.file, row=self.row, field=field) from error

    def at_least_zero(self, field: str, number: Decimal) -> Decimal:
        """Return a number as it is.

        Raises
        ------
        InvalidValueError : it is below 0.
        """
        if number < 0:
            raise self.error("not_zero_or_more", field, number)
        return number

    def error(self, rule: str, field: str, value: object, **details: object) -> InvalidValueError:
        """Return the error that a rule is broken here."""
        return InvalidValueError(
            rule, field=field, value=value, file=self.file, row=self.row, **details
        )


@dataclass(frozen=True, slots=True)
class Section:
    """One of the tables; without headings where the file does not have it."""

    file: str
    headings: tuple[str, ...] = ()
    heading_row: int | None = None
    records: tuple[Record, ...] = ()

    def require(self, *headings: str) -> None:
        """Check that the columns are there.

        Raises
        ------
        UnreadableFileError : one is not.
        """
        for heading in headings:
            if heading not in self.headings:
                raise UnreadableFileError(
                    "column_missing", file=self.file, row=self.heading_row, value=heading
                )


def read_sections(text: str, *, file: str) -> Mapping[str, Section]:
    """Return the three tables by their names; one that the file does not have is empty.

    Raises
    ------
    UnreadableFileError : something stands before the first of them, one comes twice, META is
        missing, or a table is wrong in itself: see `exchange.table`.
    """
    rows: dict[str, list[Row]] = {}
    section: list[Row] | None = None
    for row in read_rows(text, ";", file=file):
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        name = filled[0].upper() if len(filled) == 1 else ""
        if name in rows:
            raise UnreadableFileError("section_doubled", file=file, row=row.number, value=name)
        if name in _NAMES:
            section = rows[name] = []
        elif section is not None and filled:
            section.append(row)
        elif filled:
            raise UnreadableFileError("not_pabulib", file=file, row=row.number)
    if META not in rows:
        raise UnreadableFileError("not_pabulib", file=file)
    return {name: _section(rows.get(name, ()), file) for name in _NAMES}


def _section(rows: Sequence[Row], file: str) -> Section:
    if not rows:
        return Section(file)
    table = table_of(rows, file=file)
    for problem in table.problems:
        raise problem
    headings = tuple(heading.lower() for heading in table.headings)
    for number, heading in enumerate(headings):
        if heading in headings[:number]:
            raise UnreadableFileError(
                "column_doubled", file=file, row=table.heading_row, value=heading, other=heading
            )
    records = (
        Record(file, row.number, dict(zip(headings, map(str.strip, row.cells), strict=True)))
        for row in table.rows
    )
    return Section(file, headings, table.heading_row, tuple(records))

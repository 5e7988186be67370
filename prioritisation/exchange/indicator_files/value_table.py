"""What a file of values says, before it is known which indicators there are."""

from __future__ import annotations

from dataclasses import dataclass

from prioritisation.decision.programme.indicators import Reading
from prioritisation.errors import PrioritisationError


@dataclass(frozen=True, slots=True, kw_only=True)
class FileValue:
    """A value as a file states it.

    Parameters
    ----------
    indicator : its id or name, as the file has it
    row : as a spreadsheet counts it; None = the file has no rows
    """

    indicator: str
    reading: Reading
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueTable:
    """The values of a file, and what is wrong with the rest of it.

    Parameters
    ----------
    file : its name
    values : in the order of the file
    gaps : cells that say that there is no value
    problems : with file, row and column; of them the first `MOST_PROBLEMS` are told
    """

    file: str
    values: tuple[FileValue, ...] = ()
    gaps: int = 0
    problems: tuple[PrioritisationError, ...] = ()

"""What can go wrong that a person can mend: errors that carry data, not sentences.

`wording.errors` makes the sentence in the reader's language; the parts stay apart here so
that a screen, the terminal and a test can each use them.
"""

from __future__ import annotations

import copy
from typing import Any, Self


class PrioritisationError(Exception):
    """Base of everything that a person can mend.

    Parameters
    ----------
    rule : key of the rule that was broken; `wording` holds a sentence for it in each language
    field : column, field or argument that holds the value; empty when there is none
    value : the value as it was given; None when there is none
    file : file that was read; empty when there is none
    row : row of the file as a spreadsheet counts them, the heading being row 1
    details : what else the sentence names
    """

    def __init__(
        self,
        rule: str,
        *,
        field: str = "",
        value: object = None,
        file: str = "",
        row: int | None = None,
        **details: Any,
    ) -> None:
        super().__init__(rule)
        self.rule = rule
        self.field = field
        self.value = value
        self.file = file
        self.row = row
        self.details = details

    def at(self, *, file: str = "", row: int | None = None, field: str = "") -> Self:
        """Return the same error with the place added where it was not yet known."""
        placed = copy.copy(self)
        placed.file = self.file or file
        placed.row = self.row if self.row is not None else row
        placed.field = self.field or field
        return placed

    def __str__(self) -> str:
        parts = [self.file, f"row {self.row}" if self.row is not None else "", self.field]
        place = ", ".join(part for part in parts if part)
        value = "" if self.value is None else f" {self.value!r}"
        details = "".join(f" {key}={value!r}" for key, value in self.details.items())
        return f"{place}:{value} {self.rule}{details}".lstrip(": ")


class InvalidValueError(PrioritisationError):
    """A value breaks a rule: outside its range, of the wrong kind, unknown or doubled."""


class UnreadableFileError(PrioritisationError):
    """A file cannot be read as what it should be: no table, a ragged row, too large."""


class InfeasibleError(PrioritisationError):
    """Every part of the question is legal, but together they cannot hold."""


class NoAnswerError(PrioritisationError):
    """The limit of time was reached before any answer was found."""


class RevisionConflictError(PrioritisationError):
    """Somebody else changed the programme since it was read."""


class NotAllowedError(PrioritisationError):
    """Somebody asks for what is not theirs, or not yet to be seen."""

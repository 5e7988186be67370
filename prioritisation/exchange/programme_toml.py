"""A programme as a readable file (TOML)."""

from __future__ import annotations

from prioritisation.decision.programme.document import programme_of
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.toml_documents import toml_document


def read_programme(data: bytes, *, file: str) -> Programme:
    """Return the programme that a file holds; its keys are those of `Programme` and its parts.

    Raises
    ------
    UnreadableFileError : it is not TOML; `row` is the line.
    InvalidValueError : a key is unknown or a value wrong; `field` is the path of keys to it.
    """
    document = toml_document(data, file=file)
    try:
        return programme_of(document)
    except InvalidValueError as error:
        raise error.at(file=file) from error

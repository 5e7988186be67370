"""A programme as a readable file (TOML)."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal

from prioritisation.decision.programme.document import programme_of
from prioritisation.decision.programme.programme import Programme
from prioritisation.errors import InvalidValueError, UnreadableFileError
from prioritisation.exchange.decoding import decoded_text

# tomllib tells the place in the text of its errors only.
_LINE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


def read_programme(data: bytes, *, file: str) -> Programme:
    """Return the programme that a file holds; its keys are those of `Programme` and its parts.

    Raises
    ------
    UnreadableFileError : it is not TOML; `row` is the line.
    InvalidValueError : a key is unknown or a value wrong; `field` is the path of keys to it.
    """
    text = decoded_text(data, file=file)
    try:
        document = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = _LINE.search(str(error))
        line = int(place[1]) if place and place[1] else len(text.splitlines())
        reason = _LINE.sub("", str(error)).strip()
        raise UnreadableFileError("not_toml", file=file, row=line, reason=reason) from error
    try:
        return programme_of(document)
    except InvalidValueError as error:
        raise error.at(file=file) from error

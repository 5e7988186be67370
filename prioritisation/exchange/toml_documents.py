"""Text as a TOML document."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import Any

from prioritisation.errors import UnreadableFileError
from prioritisation.exchange.decoding import decoded_text

# tomllib tells the place in the text of its errors only.
_LINE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


def toml_document(data: bytes, *, file: str) -> dict[str, Any]:
    """Return what a TOML file holds; its decimals are exact.

    Raises
    ------
    UnreadableFileError : it is no text, or not TOML; `row` is the line.
    """
    text = decoded_text(data, file=file)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise UnreadableFileError("toml_too_deep", file=file) from None
    except ValueError as error:
        # Not only TOMLDecodeError: of a number with thousands of digits Python says it itself.
        place = _LINE.search(str(error))
        line = int(place[1]) if place and place[1] else len(text.splitlines())
        reason = _LINE.sub("", str(error)).strip()
        row = line if isinstance(error, tomllib.TOMLDecodeError) else None
        raise UnreadableFileError("not_toml", file=file, row=row, reason=reason) from error

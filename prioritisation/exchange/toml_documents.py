"""Text as a TOML document."""

from __future__ import annotations

import re
import sys
import tomllib
from decimal import Decimal
from typing import Any

from prioritisation.errors import UnreadableFileError
from prioritisation.exchange.decoding import decoded_text
from prioritisation.exchange.toml_keys import check_keys

# tomllib tells the place in the text of its errors only.
_LINE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
# What is said of a file that is no text speaks of tables.
_NO_TABLES = ("not_a_table", "excel_workbook")


def toml_document(data: bytes, *, file: str) -> dict[str, Any]:
    """Return what a TOML file holds; its decimals are exact.

    Raises
    ------
    UnreadableFileError : it is no text, not TOML, or has a key of more parts than anybody
        writes; `row` is the line.
    """
    try:
        text = decoded_text(data, file=file)
    except UnreadableFileError as error:
        if error.rule in _NO_TABLES:
            raise UnreadableFileError("not_plain_text", file=file) from error
        raise
    check_keys(text, file=file)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise UnreadableFileError("toml_too_deep", file=file) from None
    except tomllib.TOMLDecodeError as error:
        place = _LINE.search(str(error))
        line = int(place[1]) if place and place[1] else len(text.splitlines())
        reason = _LINE.sub("", str(error)).strip()
        raise UnreadableFileError("not_toml", file=file, row=line, reason=reason) from error
    except ValueError as error:
        # What Python says of a number with thousands of digits.
        most = sys.get_int_max_str_digits()
        raise UnreadableFileError("too_many_digits", file=file, most=most) from error

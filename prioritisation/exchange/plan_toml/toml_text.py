"""Values and tables as TOML text, each value on one line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_CONTROLS = range(0x20)
_DELETE = "\x7f"


def toml_value(value: Any) -> str:
    """Return a value as TOML; a table in braces, a list in brackets.

    Parameters
    ----------
    value : text, truth value, number, or a list or table of such
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(key)} = {toml_value(part)}" for key, part in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(toml_value, value))}]"
    return str(value)


def toml_table(heading: str, keys: Mapping[str, Any]) -> str:
    """Return keys, one a line, under a heading such as ``[[measures]]``; none where it is empty."""
    lines = [f"{_key(key)} = {toml_value(value)}" for key, value in keys.items()]
    return "\n".join([heading, *lines] if heading else lines)


def _number(number: Decimal) -> str:
    if not number.is_finite():
        return str(number).lower()
    # An exponent may stand for as many digits as it likes.
    if abs(number.adjusted()) > 100:
        return str(number)
    if number == number.to_integral_value():
        return str(int(number))
    return format(number, "f").rstrip("0")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _text(text: str) -> str:
    return f'"{"".join(map(_character, text))}"'


def _character(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if ord(character) in _CONTROLS or character == _DELETE:
        return f"\\u{ord(character):04x}"
    return character

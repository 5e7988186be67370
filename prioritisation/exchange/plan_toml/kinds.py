"""A value of a TOML document as the kind of value that is asked for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from prioritisation.decision.programme.numbers import checked_number
from prioritisation.decision.programme.text import ANY_LANGUAGE, Text
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.numbers import MOST_DIGITS
from prioritisation.exchange.plan_toml.toml_text import toml_value


def text_in(value: Any, place: str) -> str:
    """Return a text.

    Raises
    ------
    InvalidValueError : it is something else.
    """
    if not isinstance(value, str):
        raise _wrong("text_expected", value, place)
    return value


def name_in(value: Any, place: str) -> Text:
    """Return a text in one language or, where it is a table, in several.

    Raises
    ------
    InvalidValueError : it is something else.
    """
    wordings = {ANY_LANGUAGE: value} if isinstance(value, str) else value
    if not isinstance(wordings, dict):
        raise _wrong("text_expected", value, place)
    for language, wording in wordings.items():
        text_in(wording, f"{place}.{language}")
    try:
        return Text.of(wordings)
    except InvalidValueError as error:
        raise error.at(field=place) from error


def flag_in(value: Any, place: str) -> bool:
    """Return a truth value.

    Raises
    ------
    InvalidValueError : it is something else.
    """
    if not isinstance(value, bool):
        raise _wrong("true_or_false_expected", value, place)
    return value


def whole_in(value: Any, place: str) -> int:
    """Return a whole number; 5.0 is one.

    Raises
    ------
    InvalidValueError : it is something else, or beyond ±10^15.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _wrong("whole_number_expected", value, place)
    number = number_in(value, place)
    if number != number.to_integral_value():
        raise _wrong("whole_number_expected", value, place)
    return int(number)


def number_in(value: Any, place: str) -> Decimal:
    """Return a number, exactly.

    Raises
    ------
    InvalidValueError : it is something else, infinite, beyond ±10^15, or has more than
        `MOST_DIGITS` digits.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _wrong("number_expected", value, place)
    number = checked_number(Decimal(value), place)
    _, digits, exponent = number.as_tuple()
    # An exponent far below 0 is a fraction of as many digits.
    if len(digits) > MOST_DIGITS or (isinstance(exponent, int) and exponent < -MOST_DIGITS):
        raise InvalidValueError("too_many_digits", field=place, value=value, most=MOST_DIGITS)
    return number


def list_in(value: Any, place: str) -> list[Any]:
    """Return a list.

    Raises
    ------
    InvalidValueError : it is something else.
    """
    if isinstance(value, dict):
        heading = place.rpartition(".")[2]
        raise InvalidValueError("list_of_tables_expected", field=place, heading=heading)
    if not isinstance(value, list):
        raise _wrong("list_expected", value, place)
    return value


def table_in(value: Any, place: str) -> dict[str, Any]:
    """Return a table, key by key.

    Raises
    ------
    InvalidValueError : it is something else.
    """
    if not isinstance(value, dict):
        raise _wrong("table_expected", value, place)
    return value


def _wrong(rule: str, value: Any, place: str) -> InvalidValueError:
    return InvalidValueError(rule, field=place, value=toml_value(value))

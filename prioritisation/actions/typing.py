"""What people type into a field → the value that it means."""

from __future__ import annotations

import re
from decimal import Decimal

from prioritisation.errors import InvalidValueError
from prioritisation.exchange.numbers import decimal_of, whole_number_of

DONT_KNOW = "?"

# 1,234,567 is one number to an English reader; elsewhere the comma is the decimal sign.
_ENGLISH_GROUPS = re.compile(r"(?<![\d,.])\d{1,3}(,\d{3})+(?![\d,])")


def typed_score(text: str) -> Decimal | str | None:
    """Return a typed score: a number, None for ``?`` ("don't know"), ``""`` for nothing.

    Raises
    ------
    InvalidValueError : it is none of these.
    """
    plain = text.strip()
    if plain == DONT_KNOW:
        return None
    return decimal_of(plain) if plain else ""


def typed_number(text: str, field: str) -> Decimal:
    """Return a typed number; decimal comma or point.

    Raises
    ------
    InvalidValueError : it is not a number.
    """
    try:
        return decimal_of(text)
    except InvalidValueError as error:
        raise error.at(field=field) from error


def typed_amount(text: str, field: str, language: str) -> Decimal:
    """Return a typed amount of any resource, as a reader of that language groups thousands.

    Raises
    ------
    InvalidValueError : it is not a number.
    """
    return typed_number(plain_euros(text, language), field)


def typed_euros(text: str, field: str, language: str) -> Decimal:
    """Return typed whole euros, as a reader of that language groups them.

    Raises
    ------
    InvalidValueError : it is not a whole number of euros.
    """
    try:
        return Decimal(whole_number_of(plain_euros(text, language), "not_whole_euros"))
    except InvalidValueError as error:
        raise error.at(field=field) from error


def plain_euros(text: str, language: str) -> str:
    """Return typed euros without the commas with which an English reader groups thousands."""
    if language != "en":
        return text
    return _ENGLISH_GROUPS.sub(lambda match: match.group().replace(",", ""), text)

"""Cells that hold numbers, as people and spreadsheets write them.

``23,4`` and ``23.4`` are the same number; ``1 234 567,5 €`` is one too, its blanks (breaking
or not) standing between groups of three. Refused are words, NaN and infinity, and two forms
that may not mean what they seem to: ``1,2E+06``, in which a spreadsheet has dropped digits,
and points or commas between groups of three, which elsewhere are decimal signs.
"""

from __future__ import annotations

import re
from decimal import Decimal

from prioritisation.errors import InvalidValueError

MOST_DIGITS = 50

_SIGN = "[+\\-\u2212]?"
_BLANK = "[ \u00a0\u2009\u202f]"
_NUMBER = re.compile(f"{_SIGN}([0-9]+|[0-9]{{1,3}}({_BLANK}[0-9]{{3}})+)([.,][0-9]+)?")
_GROUPED = re.compile(f"{_SIGN}[1-9][0-9]{{0,2}}([.,][0-9]{{3}})+([.,][0-9]+)?")
_EXPONENT = re.compile(f"{_SIGN}[0-9]+([.,][0-9]+)?[eE]{_SIGN}[0-9]+")
_EURO = re.compile(f"^({_SIGN})€{_BLANK}*|{_BLANK}*€$")


def decimal_of(cell: str) -> Decimal:
    """Return the number in a cell, exactly.

    Raises
    ------
    InvalidValueError : it is not a number, has an exponent, groups of three set apart by
        points or commas, or more than `MOST_DIGITS` digits.
    """
    plain = _EURO.sub(r"\1", cell.strip(), count=1)
    if not _NUMBER.fullmatch(plain):
        raise InvalidValueError(_why_no_number(plain), value=cell)
    plain = re.sub(_BLANK, "", plain).replace(",", ".").replace("\u2212", "-")
    if len(plain) > MOST_DIGITS:
        raise InvalidValueError("too_many_digits", value=cell, most=MOST_DIGITS)
    return Decimal(plain)


def whole_number_of(cell: str, rule: str) -> int:
    """Return the whole number in a cell; `rule` is the one broken by what is none.

    Raises
    ------
    InvalidValueError : it is not a whole number; or it is one group of three digits after a
        point or comma, which may mean thousands or decimals.
    """
    if looks_grouped(cell):
        raise InvalidValueError("thousands_unclear", value=cell)
    try:
        number = decimal_of(cell)
    except InvalidValueError as error:
        if error.rule == "not_a_number":
            raise InvalidValueError(rule, value=cell) from error
        raise
    if number != int(number):
        raise InvalidValueError(rule, value=cell)
    return int(number)


def looks_grouped(cell: str) -> bool:
    """Return whether points or commas in a cell may set groups of three digits apart."""
    return bool(_GROUPED.fullmatch(_EURO.sub(r"\1", cell.strip(), count=1)))


def written_number(number: Decimal | int) -> str:
    """Return a number in full with a decimal comma, as a Finnish spreadsheet reads it."""
    return format(Decimal(number), "f").replace(".", ",")


def _why_no_number(plain: str) -> str:
    if _EXPONENT.fullmatch(plain):
        return "exponent_form"
    return "thousands_unclear" if _GROUPED.fullmatch(plain) else "not_a_number"

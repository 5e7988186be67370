"""Numbers within bounds."""

from __future__ import annotations

from decimal import Decimal

from prioritisation.errors import InvalidValueError

LARGEST_AMOUNT = Decimal(10) ** 15


def checked_number(number: Decimal, field: str, largest: Decimal = LARGEST_AMOUNT) -> Decimal:
    """Return a number as it is.

    Raises
    ------
    InvalidValueError : not finite, or beyond ±largest, 10^15 as a rule.
    """
    if not number.is_finite():
        raise InvalidValueError("not_a_number", field=field, value=number)
    # Not by abs(), which rounds, and refuses what is beyond the exponents of the context.
    if not -largest <= number <= largest:
        raise InvalidValueError("too_large", field=field, value=number, largest=largest)
    return number

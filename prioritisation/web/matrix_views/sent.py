"""What the script of the stage sends, read as what anybody could have sent."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from prioritisation.errors import InvalidValueError

_HUNDREDTH = Decimal("0.01")
_LARGEST = 10**6


def sent_number(value: Any, field: str) -> Decimal | None:
    """Return a score or a threshold to the hundredth; None where nothing was sent.

    Raises
    ------
    InvalidValueError : it is not a number of a size that a scale could have.
    """
    if value is None:
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise InvalidValueError("not_a_number", field=field, value=str(value)) from error
    if not number.is_finite() or abs(number) > _LARGEST:
        raise InvalidValueError("not_a_number", field=field, value=str(value))
    return number.quantize(_HUNDREDTH)

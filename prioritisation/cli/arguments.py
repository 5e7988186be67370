"""What is typed after an option → the value that it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from prioritisation.errors import InvalidValueError
from prioritisation.exchange.numbers import decimal_of, whole_number_of


def weights_of(text: str) -> Mapping[str, Decimal]:
    """Return weights by criterion id: ``impact=3,speed=1``.

    Raises
    ------
    InvalidValueError : a part has no ``=``, a criterion comes twice, or a weight is no number
        of 0 or more.
    """
    weights: dict[str, Decimal] = {}
    for part in text.split(",") if text.strip() else ():
        criterion, sign, number = (piece.strip() for piece in part.partition("="))
        if not criterion or not sign:
            raise InvalidValueError("not_name_and_number", field="weights", value=part.strip())
        if criterion in weights:
            raise InvalidValueError("weight_doubled", field="weights", value=criterion)
        weights[criterion] = _zero_or_more(number, "weights")
    return weights


def budgets_typed(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return pairs of resource and amount: ``htv=3,5``; no name where there is none.

    Raises
    ------
    InvalidValueError : a name or an amount is missing.
    """
    pairs = []
    for text in texts:
        # From the right: the name of a resource may hold the sign, a number cannot.
        name, sign, amount = (piece.strip() for piece in text.rpartition("="))
        if not amount or (sign and not name):
            raise InvalidValueError("not_name_and_number", field="budget", value=text)
        pairs.append((name, amount))
    return tuple(pairs)


def seconds_of(text: str) -> float | None:
    """Return seconds; None where nothing is typed.

    Raises
    ------
    InvalidValueError : it is no number of 0 or more.
    """
    if not text.strip():
        return None
    seconds = _zero_or_more(text, "time_limit")
    # A whole number is written as one in messages.
    return int(seconds) if seconds == int(seconds) else float(seconds)


def how_many(text: str, field: str, most: int) -> int:
    """Return how many are asked for.

    Parameters
    ----------
    most : that may be asked for

    Raises
    ------
    InvalidValueError : it is no whole number from 1 to the most.
    """
    try:
        number = whole_number_of(text, "not_so_many")
    except InvalidValueError as error:
        raise InvalidValueError("not_so_many", field=field, value=text, most=most) from error
    if not 1 <= number <= most:
        raise InvalidValueError("not_so_many", field=field, value=text, most=most)
    return number


def _zero_or_more(text: str, field: str) -> Decimal:
    try:
        number = decimal_of(text)
    except InvalidValueError as error:
        raise error.at(field=field) from error
    if number < 0:
        raise InvalidValueError("not_zero_or_more", field=field, value=text)
    return number

"""Answers as JSON, one object a line, with exact numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import click

# Of a number that no decimal equals, such as a third.
_DECIMALS = 15


def print_object(value: Mapping[str, object]) -> None:
    """Print an object as one line."""
    click.echo(json_of(value))


def json_of(value: object) -> str:
    """Return a value as JSON; a fraction is written as a number with every decimal it has.

    Numbers that no decimal equals have fifteen decimals. `json` alone would need floats, which
    hold no more than about sixteen digits.
    """
    if isinstance(value, Fraction | Decimal):
        return _number(Fraction(value))
    if isinstance(value, Mapping):
        pairs = (f"{json.dumps(str(key))}: {json_of(part)}" for key, part in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(json_of(part) for part in value) + "]"
    return json.dumps(value, allow_nan=False)


def _number(number: Fraction) -> str:
    decimals = _decimals_of(number.denominator)
    digits = str(abs(round(number * 10**decimals))).zfill(decimals + 1)
    sign = "-" if number < 0 else ""
    if not decimals:
        return f"{sign}{digits}"
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"


def _decimals_of(denominator: int) -> int:
    """Return how many decimals 1/denominator has: the larger power of its prime factors 2 and 5."""
    powers = []
    for prime in (2, 5):
        power = 0
        while denominator % prime == 0:
            denominator //= prime
            power += 1
        powers.append(power)
    return max(powers) if denominator == 1 else _DECIMALS

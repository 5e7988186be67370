"""An estimate made of amounts by year of which some are not stated."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from prioritisation.decision.programme.economy import Estimate
from prioritisation.errors import InvalidValueError

# The 1st, the 2nd … year from the start; None = not stated.
Stated = Sequence[Decimal | None]


def estimate_of(likely: Stated, low: Stated, high: Stated, *, lasts: bool) -> Estimate | None:
    """Return the estimate that amounts by year make; None where none is stated.

    A year before the last likely one that states none is 0; where it states no low or high
    amount, that is as the likely one.

    Raises
    ------
    InvalidValueError : a low or high amount is stated for a year after the last likely one, or
        the estimate cannot be so; `field` is low, likely or high, and `year` the year.
    """
    last = _last(likely)
    for field, amounts in (("low", low), ("high", high)):
        if _last(amounts) > last:
            year = _last(amounts)
            raise InvalidValueError(
                "estimate_without_likely", field=field, value=amounts[year - 1], year=year
            )
    if not last:
        return None
    middle = tuple(amount or Decimal(0) for amount in likely[:last])
    return Estimate(
        likely=middle, low=_beside(middle, low), high=_beside(middle, high), lasts=lasts
    )


def _last(amounts: Stated) -> int:
    """Return the last year that states an amount; 0 = none does."""
    stated = (year for year, amount in enumerate(amounts, start=1) if amount is not None)
    return max(stated, default=0)


def _beside(middle: tuple[Decimal, ...], stated: Stated) -> tuple[Decimal, ...]:
    if not _last(stated):
        return ()
    filled = [*stated, *(None for _ in middle)]
    return tuple(
        likely if amount is None else amount for likely, amount in zip(middle, filled, strict=False)
    )

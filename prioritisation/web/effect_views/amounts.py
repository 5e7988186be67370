"""Amounts of an appraisal as the page writes them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from prioritisation.decision.effects.appraisal import Payback
from prioritisation.decision.effects.bounds import Bounds
from prioritisation.wording.wording import Wording

# Below so many euros, cents are worth telling.
_CENTS = 10


def money(amount: Decimal, say: Wording) -> str:
    """Return euros, whole ones but for small amounts."""
    return say.money(round(amount, 2) if 0 < abs(amount) < _CENTS else round(amount))


def signed_money(amount: Decimal, say: Wording) -> str:
    """Return euros with their sign: ``+€12``, ``−12 €``."""
    text = money(amount, say)
    return f"+{text}" if amount > 0 else text


def signed_cents(amount: Decimal, say: Wording) -> str:
    """Return euros and cents with their sign, for small amounts beside one another."""
    text = say.money(round(amount, 2), cents=True)
    return f"+{text}" if round(amount, 2) > 0 else text


def points(amount: Decimal, say: Wording) -> str:
    """Return percentage points with their sign, unit and as many decimals as it takes."""
    decimals = 3 if abs(amount) >= Decimal("0.0005") or not amount else 6
    figure = say.number(amount, decimals, exactly=decimals == 3)
    return say("effects.points", figure=f"+{figure}" if amount > 0 else figure)


def ratio(amount: Decimal, say: Wording) -> str:
    """Return a ratio with two decimals."""
    return say.number(amount, 2, exactly=True)


def low_to_high(bounds: Bounds, write: Callable[[Decimal, Wording], str], say: Wording) -> str:
    """Return the low and the high amount; nothing where they are the same."""
    if bounds.low == bounds.high:
        return ""
    return say("effects.range", low=write(bounds.low, say), high=write(bounds.high, say))


def year_text(year: int | None, first_year: int | None, say: Wording) -> str:
    """Return a year counted from the first: its number in the calendar, or from the start."""
    if year is None:
        return say("effects.not_paid_back")
    if first_year is None:
        return say("effects.year_from_start", year=str(year))
    return str(first_year + year - 1)


def payback_range(payback: Payback, first_year: int | None, say: Wording) -> str:
    """Return the years of payback with high and low income, where they differ."""
    if payback.first == payback.last:
        return ""
    if payback.last is None:
        first = year_text(payback.first, first_year, say)
        return say("effects.payback_open", first=first)
    first, last = (year_text(year, first_year, say) for year in (payback.first, payback.last))
    return say("effects.payback_range", first=first, last=last)

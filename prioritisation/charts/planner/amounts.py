"""Values and amounts as the planner's pictures write them, and the axes they are read on."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, log10
from typing import NamedTuple

from prioritisation.decision.programme.plans import Objective
from prioritisation.wording.wording import Wording

_MINUS = "\u2212"
_MOST_TICKS = 8
# From how many euros on an axis counts in millions, and in thousands.
_MILLIONS, _THOUSANDS = 1_500_000, 10_000


class Axis(NamedTuple):
    """From where to where an axis goes, where it is marked and what it measures."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    title: str


def value_text(value: Fraction, objective: Objective, wording: Wording) -> str:
    """Return a value: points with a decimal, money as money, a stated value with three."""
    match objective:
        case Objective.MONEY:
            return wording.money(round(value))
        case Objective.VALUE:
            return wording.number(value, 3)
        case _:
            return wording.number(value, 1)


def measured_value(value: Fraction, objective: Objective, wording: Wording) -> str:
    """Return a value with its unit, where it has one: ``12 points``, ``€500``, ``0.4``."""
    if objective in (Objective.BENEFIT, Objective.PRIORITY):
        return wording("planner_chart.points", n=round(float(value), 1))
    return value_text(value, objective, wording)


def signed(amount: Fraction, text: str) -> str:
    """Return the text of a size with the sign of the amount; none for 0."""
    return f"{'+' if amount > 0 else _MINUS if amount < 0 else ''}{text}"


def amount_axis(low: Fraction, high: Fraction, unit: str, wording: Wording) -> Axis:
    """Return an axis of a resource; euros in units that are easy to read."""
    start, end = float(low), float(high) if high > low else float(low) + 1.0
    size = max(abs(start), abs(end))
    divisor, key = 1, ""
    if unit == "€" and size >= _MILLIONS:
        divisor, key = 1_000_000, "planner_chart.unit_millions"
    elif unit == "€" and size >= _THOUSANDS:
        divisor, key = 1_000, "planner_chart.unit_thousands"
    return _axis(start, end, divisor, wording(key) if key else unit, wording)


def value_axis(low: Fraction, high: Fraction, objective: Objective, wording: Wording) -> Axis:
    """Return an axis of values, with a little room above the highest."""
    top = float(high) if high > low else float(low) + 1.0
    top += 0.06 * (top - float(low))
    title = wording(f"planner_chart.axis_{objective}")
    if objective is not Objective.MONEY:
        return _axis(float(low), top, 1, title, wording)
    money = amount_axis(low, Fraction(top), "€", wording)
    return money._replace(title=f"{title}, {money.title}")


def _axis(low: float, high: float, divisor: int, title: str, wording: Wording) -> Axis:
    step = _nice_step((high - low) / divisor / _MOST_TICKS)
    decimals = max(0, -floor(log10(step) + 1e-9))
    first, last = ceil(low / divisor / step - 1e-9), floor(high / divisor / step + 1e-9)
    ticks = tuple(
        (k * step * divisor, wording.number(round(k * step, decimals), decimals, exactly=True))
        for k in range(first, last + 1)
    )
    return Axis(low, high, ticks, title)


def _nice_step(least: float) -> float:
    """Return the next of 1, 2, 5, 10, … that is not below."""
    power = 10.0 ** floor(log10(least))
    return next(power * k for k in (1, 2, 5, 10) if power * k >= least * (1 - 1e-9))

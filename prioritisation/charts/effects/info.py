"""What the two pictures of economic effects show, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

from prioritisation.charts.planner.amounts import Axis, amount_axis
from prioritisation.decision.effects.appraisal import Appraisal
from prioritisation.decision.effects.bounds import Bounds
from prioritisation.decision.programme.economy import MoneyFigure
from prioritisation.wording.wording import Wording


class Band(NamedTuple):
    """A low, a likely and a high amount for each year, euros."""

    low: tuple[float, ...]
    likely: tuple[float, ...]
    high: tuple[float, ...]


class EffectsInfo(NamedTuple):
    """Both pictures, year by year from the first.

    Parameters
    ----------
    years : what each year is called
    inputs, income : of the year
    balance : income − inputs of the years up to this one and of this one
    payback : position of the year in which the likely balance is paid back; None = not in these
    payback_text : what stands at that place
    hovers, balance_hovers : of each year
    summary : both pictures in words
    """

    years: tuple[str, ...]
    inputs: tuple[float, ...]
    income: Band
    balance: Band
    payback: int | None
    payback_text: str
    hovers: tuple[str, ...]
    balance_hovers: tuple[str, ...]
    flows_axis: Axis
    balance_axis: Axis
    legend: tuple[tuple[str, str, str], ...]
    balance_legend: tuple[tuple[str, str, str], ...]
    summary: str


def effects_info(found: Appraisal, first_year: int | None, wording: Wording) -> EffectsInfo:
    """Return what to draw of an appraisal.

    Parameters
    ----------
    first_year : year 1; None = years are counted from the start: 1, 2 …
    """
    inputs = found.by_year.inputs
    income = found.by_year.figures[MoneyFigure.TOWN_INCOME]
    each = [of - Bounds.exactly(put_in) for of, put_in in zip(income, inputs, strict=True)]
    balance = list(accumulate(each))
    start = 1 if first_year is None else first_year
    years = tuple(str(start + k) for k in range(len(inputs)))
    payback = None if found.payback.likely is None else found.payback.likely - 1
    year_of = "effects.year_of_plan" if first_year is not None else "effects.year_from_start"
    names = [wording(year_of, year=year) for year in years]
    return EffectsInfo(
        years=years,
        inputs=tuple(map(float, inputs)),
        income=_band(income),
        balance=_band(balance),
        payback=payback,
        payback_text=""
        if payback is None
        else wording("effects.paid_back_in", year=names[payback]),
        hovers=tuple(
            wording(
                "effects.hover_flow",
                year=name,
                inputs=_money(put_in, wording),
                income=_range(of, wording),
            )
            for name, put_in, of in zip(names, inputs, income, strict=True)
        ),
        balance_hovers=tuple(
            wording("effects.hover_balance", year=name, balance=_range(of, wording))
            for name, of in zip(names, balance, strict=True)
        ),
        flows_axis=_axis([*inputs, *_ends(income)], wording),
        balance_axis=_axis(_ends(balance), wording),
        legend=(
            ("■", "resource-2", wording("effects.inputs")),
            ("■", "primary", wording("effects.town_income_likely")),
            ("┃", "ink", wording("effects.low_to_high")),
        ),
        balance_legend=(
            ("━", "primary", wording("effects.balance_likely")),
            ("■", "resource-1", wording("effects.low_to_high")),
        ),
        summary="; ".join(
            wording(
                "effects.told_year",
                year=name,
                inputs=_money(put_in, wording),
                income=_money(of.likely, wording),
                balance=_money(after.likely, wording),
            )
            for name, put_in, of, after in zip(names, inputs, income, balance, strict=True)
        ),
    )


def _band(years: Sequence[Bounds]) -> Band:
    return Band(
        tuple(float(year.low) for year in years),
        tuple(float(year.likely) for year in years),
        tuple(float(year.high) for year in years),
    )


def _ends(years: Sequence[Bounds]) -> list[Decimal]:
    return [end for year in years for end in (year.low, year.high)]


def _axis(amounts: Sequence[Decimal], wording: Wording) -> Axis:
    """Return an axis with 0 on it and a little room beyond the furthest amounts."""
    low, high = min([Decimal(0), *amounts]), max([Decimal(0), *amounts])
    room = (high - low) * Decimal("0.06")
    ends = (low - room if low else low, high + room)
    return amount_axis(Fraction(ends[0]), Fraction(ends[1]), "€", wording)


def _money(amount: Decimal, wording: Wording) -> str:
    return wording.money(round(amount))


def _range(bounds: Bounds, wording: Wording) -> str:
    likely = _money(bounds.likely, wording)
    if bounds.low == bounds.high:
        return likely
    low, high = _money(bounds.low, wording), _money(bounds.high, wording)
    return wording("effects.likely_and_range", likely=likely, low=low, high=high)

"""What a measure puts in and brings, year by year from its start."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from prioritisation.decision.effects.bounds import Bounds
from prioritisation.decision.programme.economy import (
    Coefficient,
    Economy,
    EffectKind,
    Estimate,
    MoneyFigure,
    Timing,
)
from prioritisation.decision.programme.items import Measure

Years = tuple[Bounds, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyEffects:
    """Inputs and figures of the 1st, the 2nd … year; all of the same number of years.

    Parameters
    ----------
    inputs : euros that the town puts in: costs − grants, sales and savings; certain
    figures : euros, each of the three by itself; never added together
    effects : what brings them, in its own units
    """

    inputs: tuple[Decimal, ...]
    figures: Mapping[MoneyFigure, Years]
    effects: Mapping[EffectKind, Years]

    def delayed(self, years: int) -> YearlyEffects:
        """Return the same for a start so many years later, as far as its years reach."""
        n = len(self.inputs)

        def later(of: Years) -> Years:
            return ((Bounds(),) * years + of)[:n]

        return YearlyEffects(
            inputs=((Decimal(0),) * years + self.inputs)[:n],
            figures={figure: later(of) for figure, of in self.figures.items()},
            effects={kind: later(of) for kind, of in self.effects.items()},
        )


def yearly_effects(
    measure: Measure, economy: Economy, euro_resources: Collection[str]
) -> YearlyEffects:
    r"""Return what a measure puts in and brings in each of the economy's years from its start.

    .. math:: F_y = \sum_k \left( c_k e_{ky} + o_k \max(0, e_{ky} - e_{k,y-1}) \right)

    with the effects e of year y, the yearly coefficients c and the coefficients o that count
    once, as a level rises. Direct income is income to the town as it is, without a coefficient.

    Parameters
    ----------
    euro_resources : ids of the resources whose amounts are euros; others are no money
    """
    years = range(economy.years)
    effects = {
        kind: tuple(_in_year(estimate, year) for year in years)
        for kind, estimate in measure.effects.items()
    }
    return YearlyEffects(
        inputs=tuple(_input(measure, euro_resources, year) for year in years),
        figures={
            figure: tuple(_figure(figure, effects, economy, year) for year in years)
            for figure in MoneyFigure
        },
        effects=effects,
    )


def summed_effects(of: Collection[YearlyEffects], years: int) -> YearlyEffects:
    """Return the sum of several over so many years; none is 0 in every year."""
    nothing = (Bounds(),) * years
    kinds = [kind for kind in EffectKind if any(kind in one.effects for one in of)]

    def total(parts: Collection[Years]) -> Years:
        return tuple(sum(year, Bounds()) for year in zip(nothing, *parts, strict=True))

    return YearlyEffects(
        inputs=tuple(
            sum(year, Decimal(0))
            for year in zip((Decimal(0),) * years, *(one.inputs for one in of), strict=True)
        ),
        figures={figure: total([one.figures[figure] for one in of]) for figure in MoneyFigure},
        effects={kind: total([one.effects.get(kind, nothing) for one in of]) for kind in kinds},
    )


def _in_year(estimate: Estimate, year: int) -> Bounds:
    stated = len(estimate.likely)
    if year >= stated and not estimate.lasts:
        return Bounds()
    at = min(year, stated - 1)
    likely = estimate.likely[at]
    low = estimate.low[at] if estimate.low else likely
    high = estimate.high[at] if estimate.high else likely
    return Bounds(low, likely, high)


def _input(measure: Measure, resources: Collection[str], year: int) -> Decimal:
    total = Decimal(0)
    for resource in resources:
        cost = measure.cost.get(resource, ())
        income = measure.income.get(resource, ())
        if year < len(cost):
            total += cost[year]
        else:
            total += measure.yearly_after.get(resource, Decimal(0))
        if year < len(income):
            total -= income[year]
    return total


def _figure(
    figure: MoneyFigure, effects: Mapping[EffectKind, Years], economy: Economy, year: int
) -> Bounds:
    total = Bounds()
    if figure is MoneyFigure.TOWN_INCOME and EffectKind.DIRECT_INCOME in effects:
        total += effects[EffectKind.DIRECT_INCOME][year]
    for coefficient in economy.coefficients:
        if coefficient.figure is figure and coefficient.effect in effects:
            total += _counted(effects[coefficient.effect], coefficient, year)
    return total


def _counted(of: Years, coefficient: Coefficient, year: int) -> Bounds:
    if coefficient.timing is Timing.YEARLY:
        return of[year].times(coefficient.euros)
    before = of[year - 1] if year else Bounds()
    return _rise(before, of[year]).times(coefficient.euros)


def _rise(before: Bounds, after: Bounds) -> Bounds:
    """Return by how much a level rises, each case by itself; a fall is no rise."""
    low, likely, high = (
        max(Decimal(0), to - from_)
        for from_, to in (
            (before.low, after.low),
            (before.likely, after.likely),
            (before.high, after.high),
        )
    )
    return Bounds(min(low, likely, high), likely, max(low, likely, high))

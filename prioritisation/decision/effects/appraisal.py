"""What it is worth: output/input, the year by which it has paid itself back, per resident."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from prioritisation.decision.effects.bounds import Bounds, summed
from prioritisation.decision.effects.yearly import YearlyEffects, summed_effects, yearly_effects
from prioritisation.decision.programme.economy import Economy, MoneyFigure
from prioritisation.decision.programme.items import Measure


@dataclass(frozen=True, slots=True)
class Payback:
    """The year of payback with high, likely and low income; None = not within the years."""

    first: int | None
    likely: int | None
    last: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """Effects over the economy's years, in euros at the programme's price level, undiscounted.

    Parameters
    ----------
    by_year : what is put in and what comes of it
    inputs : sum over the years
    figures : the sum of each of the three; never added together
    net : income to the town − inputs
    returns : each figure for a euro put in; empty where nothing is put in
    payback : the year (1 = the first) by whose end income to the town has covered the inputs,
        and from which on it does to the end of the years
    per_resident, tax_points : net in a mean year for each resident, and in percentage points of
        municipal tax; None where the programme does not state what that takes
    """

    by_year: YearlyEffects
    inputs: Decimal
    figures: Mapping[MoneyFigure, Bounds]
    net: Bounds
    returns: Mapping[MoneyFigure, Bounds]
    payback: Payback
    per_resident: Bounds | None
    tax_points: Bounds | None


def measure_appraisal(
    measure: Measure, economy: Economy, euro_resources: Collection[str]
) -> Appraisal:
    """Return the appraisal of a measure, counted from its start.

    Parameters
    ----------
    euro_resources : ids of the resources whose amounts are euros
    """
    return appraisal(yearly_effects(measure, economy, euro_resources), economy)


def portfolio_appraisal(
    measures: Iterable[Measure],
    starts: Mapping[str, int],
    first_year: int,
    economy: Economy,
    euro_resources: Collection[str],
) -> Appraisal:
    """Return the appraisal of several measures together, counted from one year on.

    Parameters
    ----------
    starts : by id, the year in which a measure starts; one without a year starts in the first
    first_year : year 1
    """
    effects = [
        _effects_from(
            measure, starts.get(measure.id, first_year), first_year, economy, euro_resources
        )
        for measure in measures
    ]
    return appraisal(summed_effects(effects, economy.years), economy)


def appraisal(by_year: YearlyEffects, economy: Economy) -> Appraisal:
    """Return what effects by year are worth."""
    inputs = sum(by_year.inputs, Decimal(0))
    figures = {figure: summed(years) for figure, years in by_year.figures.items()}
    income = by_year.figures[MoneyFigure.TOWN_INCOME]
    net = summed(income) - Bounds.exactly(inputs)
    mean = net.over(Decimal(economy.years))
    returns = {}
    if inputs > 0:
        returns = {figure: total.over(inputs) for figure, total in figures.items()}
    return Appraisal(
        by_year=by_year,
        inputs=inputs,
        figures=figures,
        net=net,
        returns=returns,
        payback=Payback(
            first=_payback(by_year.inputs, tuple(year.high for year in income)),
            likely=_payback(by_year.inputs, tuple(year.likely for year in income)),
            last=_payback(by_year.inputs, tuple(year.low for year in income)),
        ),
        per_resident=_shared(mean, economy.residents),
        tax_points=_shared(mean, economy.tax_point_eur),
    )


def _effects_from(
    measure: Measure, start: int, first_year: int, economy: Economy, euro_resources: Collection[str]
) -> YearlyEffects:
    """Return what a measure that starts in a year does in the years counted from the first one."""
    delay = min(economy.years, max(0, start - first_year))
    return yearly_effects(measure, economy, euro_resources).delayed(delay)


def _payback(inputs: tuple[Decimal, ...], income: tuple[Decimal, ...]) -> int | None:
    balance, found, has_begun = Decimal(0), None, False
    for year, (put_in, comes) in enumerate(zip(inputs, income, strict=True), start=1):
        balance += comes - put_in
        # Nothing is paid back before something has been put in.
        has_begun = has_begun or put_in > 0
        if balance < 0:
            found = None
        elif has_begun and found is None:
            found = year
    return found


def _shared(mean: Bounds, among: int | None) -> Bounds | None:
    return None if among is None else mean.over(Decimal(among))

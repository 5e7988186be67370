"""What turns a measure's effects into money: coefficients that the programme states."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from prioritisation.decision.programme.numbers import checked_number
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError

# As many years as a plan may count value over.
LONGEST_APPRAISAL = 100
# Far above any town's, and so small that no product or sum has more digits than can be written.
LARGEST_EFFECT = Decimal(10) ** 10
LARGEST_COEFFICIENT = Decimal(10) ** 9


class EffectKind(StrEnum):
    """What a measure brings.

    Residents, jobs and floor area are levels: how many more there are in a year than without
    the measure. Nights and direct income are of the year itself.
    """

    RESIDENTS = "residents"
    JOBS = "jobs"
    NIGHTS = "nights"
    FLOOR_AREA = "floor_area"
    DIRECT_INCOME = "direct_income"


# Effects that are levels: what counts once counts as they rise.
LEVELS = (EffectKind.RESIDENTS, EffectKind.JOBS, EffectKind.FLOOR_AREA)


class MoneyFigure(StrEnum):
    """Three figures that are never added together, since the same euro may be in all of them."""

    TOWN_INCOME = "town_income"
    NEW_MONEY = "new_money"
    REGIONAL_GDP = "regional_gdp"


class Timing(StrEnum):
    """When a coefficient counts."""

    YEARLY = "yearly"
    ONCE = "once"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """How much a measure brings of something: low, likely and high, by year from the start.

    Parameters
    ----------
    likely : the 1st, the 2nd … year from the start; at least one
    low, high : of the same years; empty = as likely
    lasts : later years are as the last one stated; else nothing comes after it

    Raises
    ------
    InvalidValueError : low, likely and high are not in this order, or not of the same years, or
        an amount is beyond ±10^10.
    """

    likely: tuple[Decimal, ...]
    low: tuple[Decimal, ...] = ()
    high: tuple[Decimal, ...] = ()
    lasts: bool = True

    def __post_init__(self) -> None:
        if not self.likely:
            raise InvalidValueError("estimate_of_nothing", field="likely")
        for name in ("low", "likely", "high"):
            amounts = getattr(self, name)
            if amounts and len(amounts) != len(self.likely):
                raise InvalidValueError(
                    "estimate_of_other_years",
                    field=name,
                    value=len(amounts),
                    years=len(self.likely),
                )
            for amount in amounts:
                checked_number(amount, name, LARGEST_EFFECT)
        for lower, upper in (("low", "likely"), ("likely", "high")):
            pairs = zip(getattr(self, lower), getattr(self, upper), strict=False)
            for year, (below, above) in enumerate(pairs, start=1):
                if below > above:
                    raise InvalidValueError(
                        "estimate_not_in_order", field=lower, value=below, above=above, year=year
                    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """What one unit of an effect is worth in a figure.

    Parameters
    ----------
    effect, figure : of what, in which figure; each pair has one coefficient for each timing
    euros : a unit, at the programme's price level
    timing : for every year that the effect is there, or once, as it comes
    source : where it is from; whoever adds one on the page has to state it
    on : when, as the source dates it
    illustrative : a sample, nobody's own

    Raises
    ------
    InvalidValueError : what is of the year itself counts once; direct income, which is income
        to the town as it is, has a coefficient for it; or the euros are beyond ±10^9.
    """

    effect: EffectKind
    figure: MoneyFigure
    euros: Decimal
    timing: Timing = Timing.YEARLY
    source: Text = Text()
    on: str = ""
    illustrative: bool = False

    def __post_init__(self) -> None:
        checked_number(self.euros, "euros", LARGEST_COEFFICIENT)
        if self.timing is Timing.ONCE and self.effect not in LEVELS:
            raise InvalidValueError("counts_every_year", field="timing", value=self.effect)
        if (self.effect, self.figure) == (EffectKind.DIRECT_INCOME, MoneyFigure.TOWN_INCOME):
            raise InvalidValueError("income_as_it_is", field="effect", value=self.effect)
        if len(self.on) > 40:
            raise InvalidValueError("field_too_long", field="on", value=self.on, longest=40)


@dataclass(frozen=True, slots=True, kw_only=True)
class Economy:
    """How effects become money in this programme.

    Parameters
    ----------
    coefficients : each pair of effect and figure at most once a timing
    years : how many years from the start of a measure are counted, 1 to 100
    residents : of the town now, for what a figure is per resident; None = not stated
    tax_point_eur : euros a year that one percentage point of municipal tax yields
    source : where these two are from
    illustrative : samples, nobody's own

    Raises
    ------
    InvalidValueError : a coefficient is stated twice, or a number is outside its range.
    """

    coefficients: tuple[Coefficient, ...] = ()
    years: int = 10
    residents: int | None = None
    tax_point_eur: int | None = None
    source: Text = Text()
    illustrative: bool = False

    def __post_init__(self) -> None:
        keys = [(c.effect, c.figure, c.timing) for c in self.coefficients]
        for key in keys:
            if keys.count(key) > 1:
                raise InvalidValueError(
                    "coefficient_doubled", field="coefficients", value=" ".join(key)
                )
        if type(self.years) is not int or not 1 <= self.years <= LONGEST_APPRAISAL:
            raise InvalidValueError(
                "not_appraisal_years", field="years", value=self.years, most=LONGEST_APPRAISAL
            )
        for name in ("residents", "tax_point_eur"):
            number = getattr(self, name)
            if number is not None and (type(number) is not int or not 0 < number <= 10**12):
                raise InvalidValueError("not_above_zero", field=name, value=number)

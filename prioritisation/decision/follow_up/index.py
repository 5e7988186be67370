r"""A vitality index: several indicators in one figure, the base period = 100.

.. math:: I_t = 100 \cdot \frac{\sum_i w_i r_{it}}{\sum_i w_i}, \qquad
          r_{it} = x_{it} / x_{i0} \text{ where higher is better, else } x_{i0} / x_{it}

A weighted arithmetic mean of ratios to a fixed base, as price indices are made (Laspeyres). A
period in which a part has no value has no index: nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.follow_up.series import Point, Series, missing_between
from prioritisation.decision.programme.indicators import Better, Indicator, VitalityIndex
from prioritisation.decision.programme.periods import first_day, interval_of


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSeries:
    """An index over time, and why it is not there where it is not.

    Parameters
    ----------
    series : the index, the base period = 100
    contributions : by period, what each part brings to the index, by its id; their sum is it
    lacking : by period that some part has a value for, the ids of the parts that have none
    without_base : ids of the parts whose value in the base period is missing or not above 0;
        where there is one, there is no index at all
    """

    series: Series
    contributions: Mapping[str, Mapping[str, Fraction]]
    lacking: Mapping[str, tuple[str, ...]]
    without_base: tuple[str, ...] = ()


def index_series(
    index: VitalityIndex, parts: Mapping[str, Indicator], series: Mapping[str, Series]
) -> IndexSeries:
    """Return an index over time, of periods as long as its base period.

    Parameters
    ----------
    parts, series : by id, the indicators that it is made of, and their values
    """
    names = [part.indicator for part in index.parts]
    values = {i: {point.period: point.value for point in series[i].points} for i in names}
    bases = {i: values[i].get(index.base_period) for i in names}
    without_base = tuple(i for i, base in bases.items() if base is None or base <= 0)
    length = interval_of(index.base_period)
    periods = sorted(
        {period for found in values.values() for period in found if interval_of(period) is length},
        key=first_day,
    )
    lacking, contributions = {}, {}
    for period in periods:
        lacks = tuple(i for i in names if not _counts(values[i].get(period), parts[i]))
        if lacks:
            lacking[period] = lacks
        elif not without_base:
            contributions[period] = _contributions(index, parts, values, period)
    found = tuple(Point(period, _sum(brought)) for period, brought in contributions.items())
    return IndexSeries(
        series=Series(points=found, missing=missing_between(found)),
        contributions=contributions,
        lacking=lacking,
        without_base=without_base,
    )


def _counts(value: Decimal | None, part: Indicator) -> bool:
    """Return whether there is a ratio: a share of nothing is none."""
    return value is not None and (part.better is Better.HIGHER or value > 0)


def _contributions(
    index: VitalityIndex,
    parts: Mapping[str, Indicator],
    values: Mapping[str, Mapping[str, Decimal]],
    period: str,
) -> dict[str, Fraction]:
    """Return by part 100 · w_i r_i / Σ w."""
    weights = sum(Fraction(part.weight) for part in index.parts)
    found = {}
    for part in index.parts:
        base, value = values[part.indicator][index.base_period], values[part.indicator][period]
        is_higher = parts[part.indicator].better is Better.HIGHER
        above, below = (value, base) if is_higher else (base, value)
        ratio = Fraction(above) / Fraction(below)
        found[part.indicator] = 100 * Fraction(part.weight) * ratio / weights
    return found


def _sum(contributions: Mapping[str, Fraction]) -> Decimal:
    # Added up exactly: an index in which nothing moved is 100, and not a hair below it.
    total = sum(contributions.values(), Fraction(0))
    return Decimal(total.numerator) / Decimal(total.denominator)

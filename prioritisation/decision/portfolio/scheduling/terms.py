"""Linear expressions over decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prioritisation.decision.portfolio.scheduling.demands import Demand

# Coefficient by column; a column that is not named has 0.
Terms = dict[int, Fraction]

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class LinearDemand:
    """Σ terms ≤ at_most, and whose demand it is; None = it only says what a start is."""

    demand: Demand | None
    terms: Terms
    at_most: Fraction


def between(
    terms: Terms, least: int | Decimal | None, most: int | Decimal | None
) -> Iterator[tuple[Terms, Fraction]]:
    """Yield the limits of an expression, each as Σ terms ≤ number; None = there is none."""
    if least is not None:
        yield scaled(-ONE, terms), -Fraction(least)
    if most is not None:
        yield terms, Fraction(most)


def total(parts: Iterable[Terms]) -> Terms:
    """Return the sum of expressions."""
    added: Terms = {}
    for part in parts:
        for j, coefficient in part.items():
            added[j] = added[j] + coefficient if j in added else coefficient
    return {j: coefficient for j, coefficient in added.items() if coefficient}


def scaled(factor: Fraction, terms: Terms) -> Terms:
    """Return an expression times a number."""
    if factor == -ONE:
        return {j: -coefficient for j, coefficient in terms.items()}
    return {j: factor * coefficient for j, coefficient in terms.items()} if factor else {}


def difference(terms: Terms, others: Terms) -> Terms:
    """Return one expression less another."""
    return total([terms, scaled(-ONE, others)])

"""What each demand says as one number of a measure changes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from prioritisation.decision.portfolio.reasons.changes import Change
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.optimum import Taken
from prioritisation.decision.portfolio.scheduling.terms import (
    ONE,
    LinearDemand,
    Terms,
    difference,
    scaled,
    total,
)


@dataclass(frozen=True, slots=True)
class SlopingDemand:
    """Σ (terms_j + n·growth_j) x_j ≤ at_most; only starts of the changed measure grow."""

    terms: Terms
    growth: Terms
    at_most: Fraction

    def loosest(self, first: int, last: int) -> Terms:
        """Return the terms that whatever keeps it at some n, first … last, keeps too."""
        least = {j: grows * (first if grows > 0 else last) for j, grows in self.growth.items()}
        return total([self.terms, least])

    def steps(self, taken: Taken) -> tuple[int | None, int | None]:
        """Return from which n to which a selection keeps it; None = no limit on that side."""
        grows = sum((g for j, g in self.growth.items() if taken[j]), Fraction(0))
        if not grows:
            return None, None
        left = self.at_most - sum((a for j, a in self.terms.items() if taken[j]), Fraction(0))
        return (None, floor(left / grows)) if grows > 0 else (ceil(left / grows), None)


def sloping_demands(change: Change, at_least: Fraction) -> tuple[SlopingDemand, ...]:
    """Return what a change and a least value demand, as they follow the number.

    The first is the value's: Σ −values ≤ −at_least.
    """
    low, high = change.probes
    pairs = zip(
        *(_demands(Columns(change.at(probe)), at_least) for probe in change.probes), strict=True
    )
    kept: dict[object, SlopingDemand] = {}
    for number, (below, above) in enumerate(pairs):
        slope = scaled(1 / (high - low), difference(above.terms, below.terms))
        made = SlopingDemand(
            terms=total([below.terms, scaled(change.first - low, slope)]),
            growth=scaled(change.step, slope),
            at_most=below.at_most,
        )
        # Of a budget and a total that sum the same, the tighter one is enough.
        key = (number == 0, *(frozenset(t.items()) for t in (made.terms, made.growth)))
        if key not in kept or made.at_most < kept[key].at_most:
            kept[key] = made
    return tuple(kept.values())


def _demands(columns: Columns, at_least: Fraction) -> list[LinearDemand]:
    worth = LinearDemand(None, scaled(-ONE, columns.values()), -at_least)
    return [worth, *columns.demands()]

"""What a selection takes and brings of one resource, year by year."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from prioritisation.decision.portfolio.scheduling.problem import Years


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What a selection takes and brings of one resource.

    Parameters
    ----------
    cost, income, savings : T amounts each
    later : cost − income of each year beyond the horizon
    permanent : yearly cost for good, of every later year
    """

    cost: Years
    income: Years
    savings: Years
    later: Years
    permanent: Fraction

    @property
    def spending(self) -> Years:
        """T amounts: cost − income − savings."""
        rows = zip(self.cost, self.income, self.savings, strict=True)
        return tuple(cost - income - saving for cost, income, saving in rows)

    @property
    def commitments(self) -> Fraction:
        """What falls after the horizon."""
        return sum(self.later, Fraction(0))

    @property
    def total(self) -> Fraction:
        """Spending, commitments included: what ties look at."""
        return sum(self.spending, Fraction(0)) + self.commitments

"""The answer to a plan: which measures start when, checked and added up anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.money import Money
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem, Years


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledPortfolio:
    """A selection with start years that keeps every demand, with what is proven of its value.

    Parameters
    ----------
    assessment : the selection, added up exactly
    bound : proven upper limit of the value of any portfolio, in the unit of the values
    ties : settled, when no other portfolio comes before this one in the total order
    seconds : wall time

    Raises
    ------
    ValueError : the selection breaks a demand, or is worth more than the bound. That is a
        fault of the programme, nothing that a user could mend.
    """

    assessment: Assessment
    bound: Fraction
    ties: Ties = Ties.OPEN
    seconds: float = field(default=0.0, compare=False)

    def __post_init__(self) -> None:
        if self.assessment.broken:
            raise ValueError(f"assessment: breaks {self.assessment.broken[0]}")
        if self.value > self.bound:
            raise ValueError("bound: below the value of the selection")

    @property
    def problem(self) -> ScheduledProblem:
        """The question that it answers."""
        return self.assessment.problem

    @property
    def starts(self) -> Mapping[str, int]:
        """T by id of the selected measures, in list order."""
        return self.assessment.starts

    @property
    def selected(self) -> tuple[str, ...]:
        """Ids in list order."""
        return self.assessment.selected

    @property
    def value(self) -> Fraction:
        """What is summed, joint effects included."""
        return self.assessment.value

    @property
    def money(self) -> Mapping[str, Money]:
        """By resource."""
        return self.assessment.money

    @property
    def costs(self) -> Mapping[str, Fraction]:
        """By resource, spending over the horizon."""
        return self.assessment.costs

    @property
    def left(self) -> Mapping[str, Fraction]:
        """By resource with limits over the horizon, what its spending leaves of them."""
        return self.assessment.left

    @property
    def carried(self) -> Mapping[str, Years]:
        """By resource, T amounts: the most that may be carried into each year."""
        return self.assessment.carried

    @property
    def status(self) -> Status:
        """Optimal exactly when the proven limit is reached."""
        return Status.OPTIMAL if self.value == self.bound else Status.FEASIBLE

    @property
    def gap(self) -> float:
        """(bound − value) / max(|value|, 1e-9), a ratio; 0 when optimal."""
        return float((self.bound - self.value) / max(abs(self.value), Fraction(1, 10**9)))

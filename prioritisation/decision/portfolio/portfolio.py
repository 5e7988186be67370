"""The answer of the optimiser: a selection, checked and added up anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from prioritisation.decision.portfolio.exact import total
from prioritisation.decision.portfolio.problem import Problem


class Status(StrEnum):
    """What is known of a portfolio's value: proven the highest, or only found."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"


class Ties(StrEnum):
    """Whether equally good portfolios were compared to the last tie."""

    SETTLED = "settled"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """A selection that keeps every budget, limit and rule, with what is proven of its value.

    Value, costs and what is left are added up here from the selection, in exact numbers: a
    solver's own sums carry rounding.

    Parameters
    ----------
    problem : the question that it answers, with the values, budgets and fixings it was asked with
    selected : ids in list order
    bound : proven upper limit of the value of any portfolio, in the unit of the values
    ties : settled, when no other portfolio comes before this one in the total order
    seconds : wall time

    Attributes
    ----------
    value : Σ v_i over the selected
    costs : resource → Σ c_ri over the selected
    left : resource with a budget → budget − costs

    Raises
    ------
    ValueError : the selection breaks a budget, a limit or a rule, or is worth more than the
        bound. That is a fault of the programme, nothing that a user could mend.
    """

    problem: Problem = field(repr=False, compare=False)
    selected: tuple[str, ...]
    bound: Fraction
    ties: Ties = Ties.OPEN
    seconds: float = field(default=0.0, compare=False)
    value: Fraction = field(init=False)
    costs: Mapping[str, Fraction] = field(init=False, compare=False)
    left: Mapping[str, Fraction] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        problem = self.problem
        chosen = set(self.selected)
        taken = [i for i, name in enumerate(problem.ids) if name in chosen]
        if tuple(problem.ids[i] for i in taken) != self.selected:
            raise ValueError("selected: not ids of the problem in list order")
        if not problem.must <= chosen or problem.never & chosen:
            raise ValueError("selected: breaks must or never")
        for limit in problem.limits:
            if total(limit.amounts[i] for i in taken) > limit.at_most:
                raise ValueError(f"selected: breaks the limit {limit.name}")
        costs = {
            name: total(row[i] for i in taken)
            for name, row in zip(problem.resources, problem.spending, strict=True)
        }
        left = {
            name: budget - costs[name]
            for name, budget in zip(problem.resources, problem.budgets, strict=True)
            if budget is not None
        }
        if any(rest < 0 for rest in left.values()):
            raise ValueError("selected: breaks a budget")
        value = total(problem.values[i] for i in taken)
        if value > self.bound:
            raise ValueError("bound: below the value of the selection")
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "costs", costs)
        object.__setattr__(self, "left", left)

    @property
    def status(self) -> Status:
        """Optimal exactly when the proven limit is reached."""
        return Status.OPTIMAL if self.value == self.bound else Status.FEASIBLE

    @property
    def gap(self) -> float:
        """(bound − value) / max(|value|, 1e-9), a ratio; 0 when optimal."""
        return float((self.bound - self.value) / max(abs(self.value), Fraction(1, 10**9)))

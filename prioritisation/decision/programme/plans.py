"""The question put to the optimiser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from prioritisation.decision.programme.items import checked_amount
from prioritisation.decision.programme.rules import Rule, RuleKind
from prioritisation.errors import InvalidValueError


class Objective(StrEnum):
    """What the portfolio is to have the most of."""

    BENEFIT = "benefit"
    PRIORITY = "priority"
    MONEY = "money"
    VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Objective, weights, budgets and rules; a scenario is a plan with a name.

    Parameters
    ----------
    objective : what is summed
    weights : weight by criterion id, 0 or more; empty = those of the criteria
    budgets : most that may be spent, by resource; a resource not named is not limited
    rules : side conditions

    Raises
    ------
    InvalidValueError : a budget or weight is negative or no number.
    """

    name: str = ""
    objective: Objective = Objective.BENEFIT
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    budgets: Mapping[str, Decimal] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()

    def __post_init__(self) -> None:
        for resource, budget in self.budgets.items():
            checked_amount(budget, resource, field=f"budget:{resource}")
        for criterion, weight in self.weights.items():
            if not weight.is_finite() or weight < 0:
                raise InvalidValueError(
                    "not_zero_or_more", field=f"weight:{criterion}", value=weight
                )

    def ids_of(self, kind: RuleKind) -> tuple[str, ...]:
        """Return the measures that the rules of a kind name, in order, each once."""
        named = (i for rule in self.rules if rule.on and rule.kind is kind for i in rule.measures)
        return tuple(dict.fromkeys(named))

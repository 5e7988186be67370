"""The question put to the optimiser."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from prioritisation.decision.programme.budgets import Budget, single_budget
from prioritisation.decision.programme.items import LONGEST_FIELD, PLAN_YEARS, checked_amount
from prioritisation.decision.programme.rules import Amount, Must, Never, Rule, RuleKind
from prioritisation.errors import InvalidValueError

MOST_YEARS = 30
MOST_VALUE_YEARS = 100


class Objective(StrEnum):
    """What the portfolio is to have the most of."""

    BENEFIT = "benefit"
    PRIORITY = "priority"
    MONEY = "money"
    VALUE = "value"


class Counting(StrEnum):
    """How much of a value counts: all of it, or what is left of it from the effect on."""

    FULL = "full"
    REMAINING = "remaining"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Objective, weights, years, budgets and rules; a scenario is a plan with a name.

    Parameters
    ----------
    name : of a scenario; empty for the plan at work
    objective : what is summed
    weights : weight by criterion id, 0 or more; empty = those of the criteria
    years : the horizon, each year one more than the one before; empty = no calendar: every
        measure's whole net cost counts against one budget. One year or none: no scheduling
    counting : None = REMAINING with several years, FULL otherwise
    value_years : years over which value is counted, from the first on; at least as many as
        `years`, None = as many
    price_level : year of the prices; None = not stated
    vat : VAT basis of the prices, such as ``excluded``; empty = not stated
    budgets : limits by resource; a resource not named is not limited
    rules : side conditions; their ids are unique
    starts : start year by measure id that the planner has pinned: if chosen, it starts then

    Raises
    ------
    InvalidValueError : a part is outside its range, a budget does not have one amount a year,
        or a year is named that is none of the plan's.
    """

    name: str = ""
    objective: Objective = Objective.BENEFIT
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    counting: Counting | None = None
    value_years: int | None = None
    price_level: int | None = None
    vat: str = ""
    budgets: Mapping[str, Budget] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    starts: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for criterion, weight in self.weights.items():
            if not weight.is_finite() or weight < 0:
                raise InvalidValueError(
                    "not_zero_or_more", field=f"weight:{criterion}", value=weight
                )
        for name in ("name", "vat"):
            if len(getattr(self, name)) > LONGEST_FIELD:
                raise InvalidValueError(
                    "field_too_long", field=name, value=getattr(self, name), longest=LONGEST_FIELD
                )
        self._check_years()
        self._check_budgets()
        self._check_rules()

    def _check_years(self) -> None:
        for year in (*self.years, *(() if self.price_level is None else (self.price_level,))):
            if year not in PLAN_YEARS:
                raise InvalidValueError("not_a_year", field="years", value=year)
        for earlier, later in pairwise(self.years):
            if later != earlier + 1:
                raise InvalidValueError("years_not_in_order", field="years", value=later)
        if len(self.years) > MOST_YEARS:
            raise InvalidValueError(
                "too_many_years", field="years", value=len(self.years), most=MOST_YEARS
            )
        if self.counting is Counting.REMAINING and not self.years:
            raise InvalidValueError("counting_needs_years", field="counting")
        if self.value_years is not None and not self.periods <= self.value_years <= (
            MOST_VALUE_YEARS
        ):
            raise InvalidValueError(
                "value_years_outside",
                field="value_years",
                value=self.value_years,
                least=self.periods,
                most=MOST_VALUE_YEARS,
            )
        for measure, year in self.starts.items():
            if year not in self.years:
                raise InvalidValueError("year_not_in_plan", field=f"starts.{measure}", value=year)

    def _check_budgets(self) -> None:
        for resource, budget in self.budgets.items():
            for amount in (*budget.amounts, *(() if budget.total is None else (budget.total,))):
                checked_amount(amount, resource, field=f"budget:{resource}")
            if budget.amounts and len(budget.amounts) != self.periods:
                raise InvalidValueError(
                    "budget_not_every_year",
                    field=f"budget:{resource}",
                    value=len(budget.amounts),
                    years=self.periods,
                )

    def _check_rules(self) -> None:
        ids = [rule.id for rule in self.rules]
        for i in ids:
            if ids.count(i) > 1:
                raise InvalidValueError("id_doubled", field="rules", value=i)
        for rule in self.rules:
            if isinstance(rule, Amount) and rule.year is not None and rule.year not in self.years:
                raise InvalidValueError(
                    "year_not_in_plan", field=f"rules.{rule.id}.year", value=rule.year
                )

    @property
    def periods(self) -> int:
        """T, the number of budget periods: of years, or 1 without a calendar."""
        return max(1, len(self.years))

    @property
    def counts_remaining(self) -> bool:
        """Whether value counts from the effect on."""
        if self.counting is None:
            return len(self.years) > 1
        return self.counting is Counting.REMAINING

    @property
    def counted_years(self) -> int:
        """V, the number of years over which value is counted."""
        return self.value_years or self.periods

    def among(self, ids: Collection[str]) -> Plan:
        """Return the plan as it is when only these measures are left: the others are forgotten."""
        rules = (rule.among(ids) for rule in self.rules)
        return replace(
            self,
            rules=tuple(rule for rule in rules if rule is not None),
            starts={i: year for i, year in self.starts.items() if i in ids},
        )

    def without_years(self) -> Plan:
        """Return the plan without its calendar, for what is asked many times over.

        What a resource may take over the whole horizon is its one budget; of the rules only
        those stay that demand or forbid measures.
        """
        if not self.years and all(isinstance(rule, Must | Never) for rule in self.rules):
            return self
        return replace(
            self,
            years=(),
            counting=None,
            value_years=None,
            budgets={
                resource: single_budget(min(limits))
                for resource, budget in self.budgets.items()
                if (limits := budget.over_the_horizon())
            },
            rules=tuple(rule for rule in self.rules if isinstance(rule, Must | Never)),
            starts={},
        )

    def ids_of(self, kind: RuleKind) -> tuple[str, ...]:
        """Return the measures that the rules in force of a kind name, in order, each once.

        Parameters
        ----------
        kind : MUST or NEVER
        """
        named = (
            i
            for rule in self.rules
            if rule.on and rule.kind is kind and isinstance(rule, Must | Never)
            for i in rule.measures
        )
        return tuple(dict.fromkeys(named))

"""The question that is written out, with the symbols that its formulas use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.programme.plans import Objective, Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.values import ItemValues
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.wording import Number, Wording

# Exact numbers are shown with so many decimals.
DECIMALS = 6
LARGEST_DENOMINATOR = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A plan in names and in numbers.

    Parameters
    ----------
    programme, plan, values, problem : as the optimiser was asked
    names : of the plan, in the language of `say`

    Attributes
    ----------
    x, r, y : symbol by id of a measure, a resource, and a rule with a joint effect
    """

    programme: Programme
    plan: Plan
    values: ItemValues
    problem: ScheduledProblem
    names: PlanNames
    say: Wording
    x: Mapping[str, str] = field(init=False)
    r: Mapping[str, str] = field(init=False)
    y: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        for letter, ids in (
            ("x", self.problem.ids),
            ("r", self.problem.resources),
            ("y", [rule.id for rule in self.problem.joint_effects]),
        ):
            symbols = {i: f"{letter}{n}" for n, i in enumerate(ids, start=1)}
            object.__setattr__(self, letter, symbols)

    @property
    def has_years(self) -> bool:
        """Whether the plan has a calendar; without one nothing depends on a year."""
        return bool(self.plan.years)

    @property
    def sum_over_years(self) -> str:
        """The sign of a sum over the years of the plan."""
        years = self.plan.years
        return f"Σ_{{t = {years[0]}…{years[-1]}}}"

    def name(self, measure: str) -> str:
        """Return a measure's name as it is written."""
        return self.names.measures.get(measure, measure)

    def number(self, number: Number) -> str:
        """Return a number without its unit."""
        return self.say.number(number, DECIMALS)

    def weight(self, share: Fraction) -> str:
        """Return a share of a weight; a third as ``1/3``, which no decimals are."""
        is_short = share.denominator <= LARGEST_DENOMINATOR
        return str(share) if is_short and share != round(share, 2) else self.number(share)

    def index(self, measure: str) -> str:
        """Return the running number of a measure."""
        return self.x[measure].removeprefix("x")

    def set_of(self, measures: Iterable[str]) -> str:
        """Return measures as a set of running numbers; the empty set of none."""
        indices = [self.index(i) for i in measures]
        return f"{{{', '.join(indices)}}}" if indices else "∅"

    def sum_of_x(self, measures: Iterable[str]) -> str:
        """Return how many of the measures are chosen."""
        return " + ".join(self.x[i] for i in measures) or "0"

    def unscored(self) -> tuple[str, ...]:
        """Return the names of the measures that lack what the objective needs."""
        return tuple(self.name(i) for i in self.values.unscored)

    def worked_out(self) -> tuple[str, ...]:
        """Return the names of the measures whose net income follows from their effects."""
        return tuple(self.name(i) for i in self.values.worked_out)

    def with_value_unit(self, heading: str) -> str:
        """Return the heading of a column of values, with their unit where they have one."""
        match self.plan.objective:
            case Objective.MONEY:
                return f"{heading}, €"
            case Objective.VALUE:
                return heading
            case _:
                return f"{heading}, {self.say('model.points')}"

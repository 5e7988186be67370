"""The answer to the programme's plan, with what the planner needs beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prioritisation.actions.comparing import Comparator, comparators
from prioritisation.actions.desk import Desk
from prioritisation.actions.posing import Posed, posed
from prioritisation.actions.reasons import (
    exchangeable_measures,
    fitting_measures,
    reasons_at_once,
)
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.scheduling.flattening import flat_problem
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.prepared import PreparedSchedule
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.scoring.values import ItemValues

# After so long the best found is the answer, and it says so.
PROOF_SECONDS = 10.0
_TIES_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPortfolio:
    """The answer to a plan, with what the planner needs beside it.

    Parameters
    ----------
    posed : the question
    comparators : what people do without this tool
    reasons : by measure, why it is in or out, where that is known at once: for one budget
    fitting : measures left out that what is left would pay for alone
    gross, income : of the selected, of `resource`, over the horizon
    """

    posed: Posed
    portfolio: ScheduledPortfolio
    comparators: tuple[Comparator, ...]
    reasons: Mapping[str, Reason]
    fitting: tuple[str, ...]

    @property
    def programme(self) -> Programme:
        """Whose plan it is."""
        return self.posed.programme

    @property
    def plan(self) -> Plan:
        """The question as it was typed."""
        return self.posed.plan

    @property
    def problem(self) -> ScheduledProblem:
        """The question in numbers."""
        return self.posed.problem

    @property
    def values(self) -> ItemValues:
        """What each measure is worth."""
        return self.posed.values

    @property
    def resource(self) -> str:
        """The one that the page speaks of first."""
        return self.posed.resource

    @property
    def fruits(self) -> tuple[str, ...]:
        """Ids of the low-hanging fruit."""
        return self.posed.fruits

    @property
    def fruits_out(self) -> tuple[str, ...]:
        """Ids of the low-hanging fruit that is left out."""
        return tuple(i for i in self.fruits if i not in self.portfolio.starts)

    @property
    def exchangeable(self) -> tuple[str, ...]:
        """Measures in which equally good portfolios differ from this one, as far as known."""
        return exchangeable_measures(self.reasons)

    @property
    def exchanges_checked(self) -> bool:
        """Whether that is known of every measure; of a plan of several years it is of none."""
        return bool(self.reasons) and all(reason.is_proven for reason in self.reasons.values())

    @property
    def has_years(self) -> bool:
        """Whether the plan has a calendar."""
        return bool(self.plan.years)

    @property
    def counted_values(self) -> Mapping[str, Fraction]:
        """What each measure adds to the value, or would, started as early as it can be."""
        problem, starts = self.problem, self.portfolio.starts
        return {
            c.id: c.value
            * problem.share(starts.get(c.id, c.starts[0] if c.starts else 0), c.months)
            for c in problem.candidates
        }

    @property
    def best_comparator(self) -> Comparator | None:
        """The one of the highest value of those that keep the rules; the first of equals."""
        fair = (c for c in self.comparators if c.keeps_rules)
        return max(fair, key=lambda c: c.selection.value, default=None)

    @property
    def budget(self) -> Fraction | None:
        """The budget of `resource` over the horizon; None = it is not limited as a whole."""
        left = self.portfolio.left.get(self.resource)
        return None if left is None else left + self.portfolio.costs[self.resource]

    @property
    def unlimited(self) -> tuple[str, ...]:
        """Resources that nothing limits."""
        return tuple(r for r in self.problem.resources if r not in self.plan.budgets)

    @property
    def gross(self) -> Decimal:
        """What the selected measures cost of `resource` over the horizon, before income."""
        return _decimal(sum(self.portfolio.money[self.resource].cost, Fraction(0)))

    @property
    def income(self) -> Decimal:
        """What they bring of it over the horizon."""
        return _decimal(sum(self.portfolio.money[self.resource].income, Fraction(0)))


def planned_portfolio(desk: Desk) -> PlannedPortfolio:
    """Return the best portfolio of the programme's plan, and what stands beside it.

    Raises
    ------
    InvalidValueError : there is no budget, or a measure must be in and stay out at once.
    InfeasibleError : the rules cannot hold within the budget.
    NoAnswerError : nothing was found in time.
    """
    question = posed(desk)
    prepared = PreparedSchedule(question.problem)
    portfolio = prepared.best(time_limit=PROOF_SECONDS, settle_ties=False)
    portfolio = prepared.settled(portfolio, time_limit=_TIES_SECONDS)
    return answer_to(question, portfolio)


def answer_to(question: Posed, portfolio: ScheduledPortfolio) -> PlannedPortfolio:
    """Return a portfolio with what stands beside it."""
    is_one_budget = flat_problem(question.problem) is not None
    return PlannedPortfolio(
        posed=question,
        portfolio=portfolio,
        comparators=comparators(question),
        reasons=reasons_at_once(portfolio) if is_one_budget else {},
        fitting=fitting_measures(portfolio),
    )


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)

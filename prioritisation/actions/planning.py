"""Pose the programme's plan to the optimiser, and read the answer for the planner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from prioritisation.actions.comparing import Comparator, comparators
from prioritisation.actions.desk import Desk
from prioritisation.actions.matrices import low_hanging_fruit
from prioritisation.actions.reasons import (
    FruitOut,
    exchangeable_measures,
    fitting_measures,
    fruit_out,
)
from prioritisation.actions.scoring import scores_on
from prioritisation.decision.portfolio.portfolio import Portfolio
from prioritisation.decision.portfolio.prepared import PreparedProblem, prepare
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.question import portfolio_problem
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.plans import Plan
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.rules import RuleKind
from prioritisation.decision.scoring.values import ItemValues, item_values
from prioritisation.errors import InvalidValueError

# A page does not wait longer for a proof; it then shows the best found, and says so.
PROOF_SECONDS = 10.0
# Ties that take longer than this are settled behind the answer, when it is on the screen.
_TIES_SECONDS = 0.2
_TIES_BEHIND_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPortfolio:
    """The answer to a plan, with what the planner needs beside it.

    Parameters
    ----------
    resource : id of the one whose budget this page sets
    comparators : what people do without this tool
    fruits, fruits_out : ids of the low-hanging fruit; those left out, each with why
    exchangeable : measures in which equally good portfolios differ from this one
    exchanges_checked : whether every measure was asked about; there was no time where not
    fitting : measures left out that what is left would pay for alone
    gross, income : of the selected, over all their years
    """

    programme: Programme
    plan: Plan
    resource: str
    values: ItemValues
    problem: Problem
    portfolio: Portfolio
    comparators: tuple[Comparator, ...]
    fruits: tuple[str, ...]
    fruits_out: tuple[FruitOut, ...]
    exchangeable: tuple[str, ...]
    exchanges_checked: bool
    fitting: tuple[str, ...]
    gross: Decimal
    income: Decimal

    @property
    def best_comparator(self) -> Comparator | None:
        """The one of the highest value; the first of equals."""
        return max(self.comparators, key=lambda c: c.selection.value, default=None)

    @property
    def budget(self) -> Fraction:
        """The budget of `resource`."""
        return Fraction(*self.plan.budgets[self.resource].amounts)

    @property
    def unlimited(self) -> tuple[str, ...]:
        """Resources that no budget limits."""
        pairs = zip(self.problem.resources, self.problem.budgets, strict=True)
        return tuple(resource for resource, budget in pairs if budget is None)


def planned_portfolio(desk: Desk) -> PlannedPortfolio:
    """Return the best portfolio of the programme's plan, and what stands beside it.

    Raises
    ------
    InvalidValueError : there is no budget, or a measure must be in and stay out at once.
    InfeasibleError : the rules cannot hold within the budget.
    NoAnswerError : nothing was found in time.
    """
    programme = desk.programme
    plan = programme.plan
    board = programme.board(BoardId.MEASURES)
    scores = scores_on(desk, BoardId.MEASURES)
    values = item_values(programme.measures, scores, board, plan)
    both = set(plan.ids_of(RuleKind.MUST)) & set(plan.ids_of(RuleKind.NEVER))
    if both:
        raise InvalidValueError("must_and_never", field="must", value=", ".join(sorted(both)))
    resource = programme.resources[0].id
    problem = portfolio_problem(programme.measures, resources_of(programme), values.values, plan)
    prepared = prepare(problem)
    portfolio = prepared.best(time_limit=PROOF_SECONDS, settle_ties=False)
    portfolio = prepared.settled(portfolio, time_limit=_TIES_SECONDS)
    fruits = low_hanging_fruit(desk, scores, board)
    return PlannedPortfolio(
        programme=programme,
        plan=plan,
        resource=resource,
        values=values,
        problem=problem,
        comparators=comparators(programme, problem, values, scores, board),
        fruits=fruits,
        **_answer(prepared, portfolio, programme, resource, fruits),
    )


def settled_portfolio(planned: PlannedPortfolio) -> PlannedPortfolio:
    """Return the answer with its ties settled, for after it has been shown.

    Where that takes longer than a few seconds it is the answer itself, its ties still open.
    """
    prepared = prepare(planned.problem)
    portfolio = prepared.settled(planned.portfolio, time_limit=_TIES_BEHIND_SECONDS)
    if portfolio.ties is planned.portfolio.ties:
        return planned
    return replace(
        planned,
        **_answer(prepared, portfolio, planned.programme, planned.resource, planned.fruits),
    )


def _answer(
    prepared: PreparedProblem,
    portfolio: Portfolio,
    programme: Programme,
    resource: str,
    fruits: Sequence[str],
) -> dict[str, Any]:
    """Return the parts of the answer that depend on the selection, by their names."""
    chosen = set(portfolio.selected)
    selected = [m for m in programme.measures if m.id in chosen]
    exchangeable, exchanges_checked = exchangeable_measures(prepared, portfolio)
    return {
        "portfolio": portfolio,
        "fruits_out": tuple(
            fruit_out(prepared, portfolio, i, resource) for i in fruits if i not in chosen
        ),
        "exchangeable": exchangeable,
        "exchanges_checked": exchanges_checked,
        "fitting": fitting_measures(portfolio.problem, portfolio),
        "gross": sum((m.total_cost(resource) for m in selected), Decimal(0)),
        "income": sum((m.total_income(resource) for m in selected), Decimal(0)),
    }


def resources_of(programme: Programme) -> tuple[str, ...]:
    """Return every resource that counts: the programme's, then others that measures name."""
    found = dict.fromkeys(resource.id for resource in programme.resources)
    for measure in programme.measures:
        found.update(dict.fromkeys((*measure.cost, *measure.income)))
    return tuple(found)

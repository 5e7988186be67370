"""The efficient frontier of a plan of one period that a file holds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from prioritisation.actions.asked_plans import AskedPlan, asked_plan
from prioritisation.actions.file_frontiers import FileFrontier
from prioritisation.actions.file_questions import FileQuestion, budgets_of, unnamed_resource
from prioritisation.decision.portfolio.frontier import Frontier
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.scheduling.following_frontier import following_frontier
from prioritisation.decision.portfolio.scheduling.plan_frontier import listed, plan_frontier
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.programme.budgets import AfterLimit, Budget
from prioritisation.decision.programme.items import checked_amount
from prioritisation.errors import InfeasibleError, InvalidValueError, PrioritisationError
from prioritisation.exchange.numbers import decimal_of


def plan_file_frontier(
    path: str, question: FileQuestion, budget_to: tuple[str, str] | None
) -> FileFrontier:
    """Return the efficient frontier of the plan in a TOML file, or why there is none.

    The file's own budget of the resource does not count; what else it limits does.

    Parameters
    ----------
    question : its budgets stand in place of those of the other resources
    budget_to : whose budget varies and up to which amount, as typed; without a name the only
        resource that has a budget, else ``cost``, or the only one. None = up to what everything
        costs

    Raises
    ------
    UnreadableFileError, InvalidValueError : the file is wrong, has several years, or lacks a
        score or value that the objective needs; the question does not fit the file.
    """
    try:
        asked = asked_plan(path, question)
        if asked.plan.periods > 1:
            raise InvalidValueError("several_years", field="years", value=asked.plan.periods)
        resource, amount = _varied(asked, budget_to)
        if any(resource == (name or resource) for name, _ in question.budgets):
            raise InvalidValueError("budget_doubled", field="budget", value=resource)
    except PrioritisationError as error:
        raise error.at(file=path) from error
    outcome: Frontier | InfeasibleError
    try:
        outcome = _frontier(asked, resource, amount, question.time_limit)
    except InfeasibleError as error:
        outcome = error.at(file=path)
    return FileFrontier(
        file=path,
        objective=asked.plan.objective,
        problem=_listed(asked.problem, resource),
        outcome=outcome,
        resource=resource,
        shares=asked.values.shares,
        illustrative=tuple(m.id for m in asked.source.measures if m.illustrative),
        units={r.id: r.unit for r in asked.source.resources},
    )


def _varied(asked: AskedPlan, budget_to: tuple[str, str] | None) -> tuple[str, Fraction | None]:
    """Return whose budget varies, and up to which amount."""
    resources = {resource.id: resource for resource in asked.source.resources}
    name, text = budget_to or ("", "--budget-to")
    if not name:
        limited = [i for i, budget in asked.source.plan.budgets.items() if budget.amounts]
        name = limited[0] if len(limited) == 1 else unnamed_resource(tuple(resources), text)
    if budget_to is None:
        return name, None

    def amount_of(resource: str, amount: str) -> Decimal:
        return checked_amount(decimal_of(amount), resource, field="budget")

    return name, Fraction(budgets_of([(name, text)], tuple(resources), amount_of)[name])


def _frontier(
    asked: AskedPlan, resource: str, budget_to: Fraction | None, time_limit: float | None
) -> Frontier:
    problem = asked.problem
    budget = asked.plan.budgets.get(resource, Budget())
    follows = budget.after is AfterLimit.LAST and problem.last_commitment(resource) > 0
    if budget.total is not None or follows:
        budget_to = _cost_of_everything(problem, resource) if budget_to is None else budget_to
    if budget.total is not None and budget_to is not None:
        # A total over one period is a budget that does not vary.
        budget_to = min(budget_to, Fraction(budget.total))
    if follows and budget_to is not None:
        return following_frontier(problem, resource, budget_to, time_limit=time_limit)
    return plan_frontier(problem, resource, budget_to=budget_to, time_limit=time_limit)


def _cost_of_everything(problem: ScheduledProblem, resource: str) -> Fraction:
    """Return what all that costs something costs, in the year in which most of it falls."""
    years = range(problem.periods + problem.last_commitment(resource))
    costs = [
        sum((max(Fraction(0), c.net(resource, k)) for c in problem.candidates), Fraction(0))
        for k in years
    ]
    return max(costs, default=Fraction(0))


def _listed(problem: ScheduledProblem, resource: str) -> Problem:
    """Return the measures and what else is limited, for those who read the frontier."""
    limited = {limit.resource: next(iter(limit.budgets), limit.total) for limit in problem.limits}
    limited[resource] = None
    return replace(listed(problem), budgets=tuple(limited[r] for r in problem.resources))

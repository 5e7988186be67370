"""The efficient frontier of a plan of one period that a file holds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from prioritisation.actions.file_frontiers import FileFrontier
from prioritisation.actions.file_plans import AskedPlan, asked_plan
from prioritisation.actions.file_questions import FileQuestion, budgets_of, unnamed_resource
from prioritisation.decision.portfolio.frontier import Frontier, efficient_frontier
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.scheduling.flattening import flat_problem
from prioritisation.decision.portfolio.scheduling.frontier import scheduled_frontier
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.programme.budgets import AfterLimit, Budget
from prioritisation.decision.programme.items import checked_amount
from prioritisation.errors import InfeasibleError, InvalidValueError, PrioritisationError
from prioritisation.exchange.numbers import decimal_of


def plan_frontier(
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
            raise InvalidValueError(
                "frontier_of_several_years", field="years", value=asked.plan.periods
            )
        resource, amount = _varied(asked, budget_to)
        if any(resource == (name or resource) for name, _ in question.budgets):
            raise InvalidValueError("budget_doubled", field="budget", value=resource)
    except PrioritisationError as error:
        raise error.at(file=path) from error
    shown = _shown(asked, resource)
    outcome: Frontier | InfeasibleError
    try:
        outcome = _frontier(asked, shown, resource, amount, question.time_limit)
    except InfeasibleError as error:
        outcome = error.at(file=path)
    return FileFrontier(
        file=path,
        objective=asked.plan.objective,
        problem=shown,
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
    asked: AskedPlan,
    shown: Problem,
    resource: str,
    budget_to: Fraction | None,
    time_limit: float | None,
) -> Frontier:
    problem = asked.problem
    budget = asked.plan.budgets.get(resource, Budget())
    if budget_to is None:
        budget_to = _cost_of_everything(problem, resource)
    # A total over one period is a budget that does not vary.
    if budget.total is not None:
        budget_to = min(budget_to, Fraction(budget.total))
    flat = flat_problem(problem_with(problem, resource, Fraction(0)))
    if flat is not None and not problem.last_commitment(resource):
        return efficient_frontier(
            flat, resource=resource, budget_to=budget_to, time_limit=time_limit
        )
    limits_later = budget.after is AfterLimit.LAST
    return scheduled_frontier(
        lambda b: problem_with(problem, resource, b, limits_later=limits_later),
        shown,
        resource,
        budget_to,
        after_is_budget=limits_later,
        time_limit=time_limit,
    )


def problem_with(
    problem: ScheduledProblem, resource: str, budget: Fraction, *, limits_later: bool = False
) -> ScheduledProblem:
    """Return a problem of one period with another budget of a resource.

    Parameters
    ----------
    limits_later : whether each later year may cost at most as much
    """
    limits = tuple(
        replace(limit, budgets=(budget,), after=budget if limits_later else limit.after)
        if limit.resource == resource
        else limit
        for limit in problem.limits
    )
    return replace(problem, limits=limits)


def _cost_of_everything(problem: ScheduledProblem, resource: str) -> Fraction:
    """Return what all that costs something costs, in the year in which most of it falls."""
    years = range(problem.periods + problem.last_commitment(resource))
    costs = [
        sum((max(Fraction(0), c.net(resource, k)) for c in problem.candidates), Fraction(0))
        for k in years
    ]
    return max(costs, default=Fraction(0))


def _shown(asked: AskedPlan, resource: str) -> Problem:
    """Return the plan as a choice of measures, for those who read the frontier."""
    problem = asked.problem
    return Problem(
        ids=problem.ids,
        values=tuple(c.value * problem.share(0, c.months) for c in problem.candidates),
        resources=problem.resources,
        spending=tuple(tuple(c.net(r, 0) for c in problem.candidates) for r in problem.resources),
        budgets=tuple(
            None if limit.resource == resource else next(iter(limit.budgets), limit.total)
            for limit in problem.limits
        ),
    )

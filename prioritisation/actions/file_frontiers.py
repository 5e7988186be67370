"""The efficient frontier of what a file alone holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from prioritisation.actions.file_elections import (
    asked_election,
    election_amount,
    election_problem,
)
from prioritisation.actions.file_portfolios import (
    asked_measures,
    measures_amount,
    measures_problem,
)
from prioritisation.actions.file_questions import COST, FileQuestion, budgets_of, unnamed_resource
from prioritisation.decision.portfolio.frontier import Frontier, efficient_frontier
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.scoring.weights import Shares
from prioritisation.errors import InfeasibleError, InvalidValueError, PrioritisationError

# The frontier puts its own budgets in the place of this one.
_ANY = Decimal(0)

Amount = Callable[[str, str], Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFrontier:
    """The efficient frontier of what is in a file.

    Parameters
    ----------
    file : its name
    objective : what was summed
    problem : the question in numbers; the resource of the frontier has no budget in it
    outcome : the frontier, or why there is none
    resource : whose budget it runs over
    shares : of the criteria in the objective; empty where it has none
    uncosted : ids of the candidates for which the file states no cost: they count as free
    illustrative : ids of the candidates whose scores and amounts are samples, nobody's own
    currency : code of the election's currency; empty for measures, whose cost is in euros
    is_election : whether the candidates are an election's projects
    units : of a plan's resources, by id
    """

    file: str
    objective: str
    problem: Problem
    outcome: Frontier | InfeasibleError
    resource: str
    shares: Shares = field(default_factory=dict)
    uncosted: tuple[str, ...] = ()
    illustrative: tuple[str, ...] = ()
    currency: str = ""
    is_election: bool = False
    units: Mapping[str, str] = field(default_factory=dict)

    @property
    def unlimited(self) -> tuple[str, ...]:
        """Other resources without a budget: they are not limited."""
        pairs = zip(self.problem.resources, self.problem.budgets, strict=True)
        return tuple(name for name, b in pairs if b is None and name != self.resource)


@dataclass(frozen=True, slots=True)
class _Varied:
    """Whose budget varies, up to which amount, beside which other budgets."""

    resource: str
    budget_to: Decimal | None
    others: Mapping[str, Decimal]


def measures_frontier(
    path: str, question: FileQuestion, budget_to: tuple[str, str] | None
) -> FileFrontier:
    """Return the efficient frontier of the measures in a CSV file, or why there is none.

    Parameters
    ----------
    question : its budgets limit the other resources
    budget_to : whose budget varies and up to which amount, as typed; without a name the resource
        ``cost``, or the only one. None = up to what everything costs

    Raises
    ------
    UnreadableFileError, InvalidValueError : the file is wrong, or lacks a column, score or
        value that the objective needs; the question does not fit the file, or limits the
        resource whose budget varies.
    """
    try:
        asked = asked_measures(path, question)
        varied = _varied(question, budget_to, asked.source.resources, measures_amount)
        budgets = {**varied.others, varied.resource: _ANY}
        problem, values = measures_problem(asked, question, budgets)
    except PrioritisationError as error:
        raise error.at(file=path) from error
    return FileFrontier(
        file=path,
        objective=asked.objective,
        problem=_without_budget(problem, varied.resource),
        outcome=_outcome(problem, varied, question.time_limit, file=path),
        resource=varied.resource,
        shares=values.shares,
        illustrative=asked.illustrative,
        uncosted=asked.uncosted,
    )


def election_frontier(
    path: str, question: FileQuestion, budget_to: tuple[str, str] | None
) -> FileFrontier:
    """Return the efficient frontier of the projects in a ``.pb`` file, or why there is none.

    The budgets of its categories limit it; the file's own budget does not.

    Parameters
    ----------
    question, budget_to : as of `measures_frontier`

    Raises
    ------
    UnreadableFileError, InvalidValueError : the file is wrong, or does not tell what the
        objective sums; the question does not fit the file.
    """
    try:
        election, objective = asked_election(path, question)
        varied = _varied(question, budget_to, (COST,), election_amount)
        problem = election_problem(election, objective, _ANY, question)
    except PrioritisationError as error:
        raise error.at(file=path) from error
    return FileFrontier(
        file=path,
        objective=objective,
        problem=_without_budget(problem, varied.resource),
        outcome=_outcome(problem, varied, question.time_limit, file=path),
        resource=varied.resource,
        currency=election.currency,
        is_election=True,
    )


def _varied(
    question: FileQuestion,
    budget_to: tuple[str, str] | None,
    resources: Sequence[str],
    amount_of: Amount,
) -> _Varied:
    others = budgets_of(question.budgets, resources, amount_of)
    if budget_to is None:
        resource, amount = unnamed_resource(resources, "--budget-to"), None
    else:
        ((resource, amount),) = budgets_of([budget_to], resources, amount_of).items()
    if resource in others:
        raise InvalidValueError("budget_doubled", field="budget", value=resource)
    return _Varied(resource, amount, others)


def _outcome(
    problem: Problem, varied: _Varied, time_limit: float | None, *, file: str
) -> Frontier | InfeasibleError:
    budget_to = None if varied.budget_to is None else Fraction(varied.budget_to)
    try:
        return efficient_frontier(
            problem, resource=varied.resource, budget_to=budget_to, time_limit=time_limit
        )
    except InfeasibleError as error:
        return error.at(file=file)


def _without_budget(problem: Problem, resource: str) -> Problem:
    pairs = zip(problem.resources, problem.budgets, strict=True)
    return replace(problem, budgets=tuple(None if r == resource else b for r, b in pairs))

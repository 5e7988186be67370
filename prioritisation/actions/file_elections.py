"""The best selection of an election's projects, beside the one that was made."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from prioritisation.actions.file_questions import (
    COST,
    FileAnswer,
    FileQuestion,
    Stated,
    budgets_of,
    conflict_of,
    outcome_of,
)
from prioritisation.decision.portfolio.problem import Limit, Problem
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, PrioritisationError
from prioritisation.exchange.decoding import read_file
from prioritisation.exchange.numbers import decimal_of, looks_grouped
from prioritisation.exchange.pabulib import Election, ElectionObjective, read_election


def election_answer(path: str, question: FileQuestion) -> FileAnswer:
    """Return the best selection of the projects in a ``.pb`` file, or why there is none.

    The file's budget limits it, unless the question has one, and so do the budgets of its
    categories.

    Raises
    ------
    UnreadableFileError, InvalidValueError : the file is wrong, or does not tell what the
        objective sums; the question does not fit the file.
    """
    try:
        election, objective = asked_election(path, question)
        return answered_election(path, election, objective, question)
    except PrioritisationError as error:
        raise error.at(file=path) from error


def answered_election(
    path: str, election: Election, objective: str, question: FileQuestion
) -> FileAnswer:
    """Return the best selection of the projects of an election that was read.

    Raises
    ------
    InvalidValueError : the file does not tell what the objective sums, or the question does not
        fit it.
    """
    problem = election_problem(election, objective, election_budget(election, question), question)
    outcome, seconds = outcome_of(problem, question.time_limit, file=path)
    return FileAnswer(
        file=path,
        objective=objective,
        problem=problem,
        outcome=outcome,
        seconds=seconds,
        names={project.id: Text.of(project.name) for project in election.projects},
        currency=election.currency,
        is_election=True,
        stated=_stated(election, problem),
        conflict=conflict_of(problem, outcome, question.time_limit, seconds),
    )


def asked_election(path: str, question: FileQuestion) -> tuple[Election, str]:
    """Return the election in a ``.pb`` file, and what is summed.

    Raises
    ------
    UnreadableFileError, InvalidValueError : as `election_answer`.
    """
    for criterion in question.weights:
        # Projects are voted on: there is no criterion to weigh.
        raise InvalidValueError("unknown_criterion", field="weights", value=criterion)
    election = read_election(read_file(path), file=path)
    return election, question.objective or ElectionObjective.VOTES


def election_budget(election: Election, question: FileQuestion) -> Decimal:
    """Return the budget of the question; the election's own where it has none.

    Raises
    ------
    InvalidValueError : the question limits something else, or the amount is wrong.
    """
    budgets = budgets_of(question.budgets, (COST,), election_amount)
    return budgets.get(COST, election.budget)


def election_problem(
    election: Election, objective: str, budget: Decimal, question: FileQuestion
) -> Problem:
    """Return the problem that a question poses, with some budget.

    Raises
    ------
    InvalidValueError : the file does not tell what the objective sums, or an id is unknown.
    """
    values = election.values(objective)
    projects = election.projects
    costs = tuple(Fraction(project.cost) for project in projects)
    return Problem(
        ids=tuple(project.id for project in projects),
        values=tuple(Fraction(values[project.id]) for project in projects),
        resources=(COST,),
        spending=(costs,),
        budgets=(Fraction(budget),),
        limits=tuple(
            Limit(
                name=category,
                amounts=tuple(
                    cost if category in project.categories else Fraction(0)
                    for project, cost in zip(projects, costs, strict=True)
                ),
                at_most=Fraction(at_most),
            )
            for category, at_most in election.category_budgets.items()
        ),
        must=frozenset(question.must),
        never=frozenset(question.never),
    )


def election_amount(_resource: str, text: str) -> Decimal:
    """Return the amount that a text means, in any currency.

    Raises
    ------
    InvalidValueError : it is none, may be meant in two ways, or is below 0.
    """
    if looks_grouped(text):
        raise InvalidValueError("thousands_unclear", value=text)
    amount = decimal_of(text)
    if amount < 0:
        raise InvalidValueError("not_zero_or_more", value=text)
    return amount


def _stated(election: Election, problem: Problem) -> Stated | None:
    if all(project.selected is None for project in election.projects):
        return None
    taken = [n for n, project in enumerate(election.projects) if project.selected]
    (costs,), (budget,) = problem.spending, problem.budgets
    cost = sum((costs[n] for n in taken), Fraction(0))
    limits_hold = all(
        sum(limit.amounts[n] for n in taken) <= limit.at_most for limit in problem.limits
    )
    return Stated(
        selected=tuple(problem.ids[n] for n in taken),
        value=sum((problem.values[n] for n in taken), Fraction(0)),
        costs={COST: cost},
        within_budget=limits_hold and budget is not None and cost <= budget,
    )

"""The best selections for a file of multidimensional knapsack problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.actions.file_questions import FileQuestion, conflict_of, outcome_of
from prioritisation.decision.portfolio.conflict import Asked
from prioritisation.decision.portfolio.portfolio import Portfolio
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.programme.plans import Objective
from prioritisation.errors import (
    InfeasibleError,
    InvalidValueError,
    NoAnswerError,
    PrioritisationError,
)
from prioritisation.exchange.decoding import read_file
from prioritisation.exchange.mknap import KnapsackProblem, read_knapsack_problems


@dataclass(frozen=True, slots=True, kw_only=True)
class KnapsackAnswer:
    """The answer to one problem of a file.

    Parameters
    ----------
    file : its name
    number : the problem's place in it, from 1
    published : the highest value that the file states; None where it states none
    problem : the question in numbers; items and resources are called "1", "2", …
    outcome : the best portfolio, or why there is none
    seconds : wall time of the optimiser
    conflict : where nothing keeps the demands, some that cannot hold together and none of which
        can be spared; None where there is a portfolio, and where time ended before it was known
    """

    file: str
    number: int
    published: Fraction | None
    problem: Problem
    outcome: Portfolio | InfeasibleError | NoAnswerError
    seconds: float
    conflict: tuple[Asked, ...] | None = None


def knapsack_answers(path: str, question: FileQuestion) -> Iterator[KnapsackAnswer]:
    """Yield the answer to each problem of a file in the OR-Library's format, as it is found.

    The limit of time is for each problem in full. What must be in or stay out is so in each.

    Raises
    ------
    UnreadableFileError, InvalidValueError : before the first answer: the file is wrong, or the
        question does not fit it: another objective than `value`, budgets, weights, or an id
        that one of the problems does not have.
    """
    try:
        _check_question(question)
        problems = read_knapsack_problems(read_file(path), file=path)
        _check_ids(question, problems)
    except PrioritisationError as error:
        raise error.at(file=path) from error
    for problem in problems:
        yield _answer(path, problem, question)


def knapsack_question(
    problem: KnapsackProblem, *, must: Sequence[str] = (), never: Sequence[str] = ()
) -> Problem:
    """Return the problem as the optimiser takes it: items and resources are numbered from 1."""
    return Problem(
        ids=_numbered(len(problem.profits)),
        values=tuple(map(Fraction, problem.profits)),
        resources=_numbered(len(problem.capacities)),
        spending=tuple(tuple(map(Fraction, row)) for row in problem.amounts),
        budgets=tuple(map(Fraction, problem.capacities)),
        must=frozenset(must),
        never=frozenset(never),
    )


def _numbered(count: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, count + 1))


def _answer(path: str, problem: KnapsackProblem, question: FileQuestion) -> KnapsackAnswer:
    asked = knapsack_question(problem, must=question.must, never=question.never)
    outcome, seconds = outcome_of(asked, question.time_limit, file=path)
    return KnapsackAnswer(
        file=path,
        number=problem.number,
        published=None if problem.published is None else Fraction(problem.published),
        problem=asked,
        outcome=outcome,
        seconds=seconds,
        conflict=conflict_of(asked, outcome, question.time_limit, seconds),
    )


def _check_question(question: FileQuestion) -> None:
    if question.objective not in ("", Objective.VALUE):
        raise InvalidValueError(
            "not_one_of", field="objective", value=question.objective, known=(Objective.VALUE,)
        )
    # Profits and capacities are the file's own, and differ from problem to problem.
    for field, asked in (("budget", question.budgets), ("weights", question.weights)):
        if asked:
            raise InvalidValueError("option_without_use", field=field)


def _check_ids(question: FileQuestion, problems: Sequence[KnapsackProblem]) -> None:
    known = set(_numbered(min(len(problem.profits) for problem in problems)))
    for field, named in (("must", question.must), ("never", question.never)):
        for name in named:
            if name not in known:
                raise InvalidValueError("unknown_id", field=field, value=name)

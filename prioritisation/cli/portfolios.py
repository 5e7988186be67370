"""The best portfolios of files, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from prioritisation.actions.file_elections import election_answer
from prioritisation.actions.file_knapsacks import KnapsackAnswer, knapsack_answers
from prioritisation.actions.file_plans import PlanAnswer, plan_answer
from prioritisation.actions.file_portfolios import measures_answer
from prioritisation.actions.file_questions import FileAnswer, FileQuestion
from prioritisation.cli.frame import Code, say_wrong
from prioritisation.cli.json_lines import print_object
from prioritisation.cli.knapsacks import knapsack_object, knapsack_text
from prioritisation.cli.plan_objects import plan_object
from prioritisation.cli.plan_text import plan_text
from prioritisation.cli.portfolio_objects import portfolio_object
from prioritisation.cli.portfolio_text import portfolio_text
from prioritisation.errors import InfeasibleError, NoAnswerError, PrioritisationError
from prioritisation.wording.wording import Wording

# What `--format` may say.
AUTO, MKNAP = "auto", "mknap"

_ELECTION, _PLAN = ".pb", ".toml"


def answer_files(
    files: Sequence[str],
    question: FileQuestion,
    say: Wording,
    *,
    file_format: str = AUTO,
    as_json: bool,
) -> Code:
    """Print each answer as it is found; of a bad file only what is wrong with it.

    Parameters
    ----------
    file_format : `AUTO`, by the file's suffix; or `MKNAP`, with one answer a problem
    """
    codes: list[Code] = []
    for file in files:
        try:
            for answer in _answers(file, question, file_format):
                if as_json:
                    print_object(_object(answer))
                else:
                    click.echo(("\n" if codes else "") + _text(answer, say))
                codes.append(code_of(answer))
        except PrioritisationError as error:
            say_wrong(say.error(error))
            codes.append(Code.BAD)
    return Code.of_all(codes)


def _answers(
    file: str, question: FileQuestion, file_format: str
) -> Iterator[FileAnswer | KnapsackAnswer | PlanAnswer]:
    if file_format == MKNAP:
        yield from knapsack_answers(file, question)
    elif Path(file).suffix.lower() == _PLAN:
        yield plan_answer(file, question)
    elif Path(file).suffix.lower() == _ELECTION:
        yield election_answer(file, question)
    else:
        yield measures_answer(file, question)


def _object(answer: FileAnswer | KnapsackAnswer | PlanAnswer) -> dict[str, object]:
    if isinstance(answer, KnapsackAnswer):
        return knapsack_object(answer)
    if isinstance(answer, PlanAnswer):
        return plan_object(answer)
    return portfolio_object(answer)


def _text(answer: FileAnswer | KnapsackAnswer | PlanAnswer, say: Wording) -> str:
    if isinstance(answer, KnapsackAnswer):
        return knapsack_text(answer, say)
    if isinstance(answer, PlanAnswer):
        return plan_text(answer, say)
    return portfolio_text(answer, say)


def code_of(answer: FileAnswer | KnapsackAnswer | PlanAnswer) -> Code:
    """Return the exit code of an answer: whether there is a portfolio, and if not, why."""
    match answer.outcome:
        case InfeasibleError():
            return Code.INFEASIBLE
        case NoAnswerError():
            return Code.NOTHING_FOUND
        case _:
            return Code.ANSWERED

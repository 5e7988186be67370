"""The best portfolios of files, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from prioritisation.actions.file_elections import election_answer
from prioritisation.actions.file_plans import PlanAnswer, plan_answer
from prioritisation.actions.file_portfolios import measures_answer
from prioritisation.actions.file_questions import FileAnswer, FileQuestion
from prioritisation.cli.frame import Code, say_wrong
from prioritisation.cli.json_lines import print_object
from prioritisation.cli.plan_objects import plan_object
from prioritisation.cli.plan_text import plan_text
from prioritisation.cli.portfolio_objects import portfolio_object
from prioritisation.cli.portfolio_text import portfolio_text
from prioritisation.errors import InfeasibleError, NoAnswerError, PrioritisationError
from prioritisation.wording.wording import Wording

_ELECTION, _PLAN = ".pb", ".toml"


def answer_files(
    files: Sequence[str], question: FileQuestion, say: Wording, *, as_json: bool
) -> Code:
    """Print the answer for each file as it is found; of a bad one only what is wrong with it."""
    codes = []
    for number, file in enumerate(files):
        try:
            answer = _answer(file, question)
        except PrioritisationError as error:
            say_wrong(say.error(error))
            codes.append(Code.BAD)
            continue
        if as_json:
            print_object(_object(answer))
        else:
            click.echo(("\n" if number else "") + _text(answer, say))
        codes.append(_code(answer))
    return Code.of_all(codes)


def _answer(file: str, question: FileQuestion) -> FileAnswer | PlanAnswer:
    suffix = Path(file).suffix.lower()
    if suffix == _PLAN:
        return plan_answer(file, question)
    if suffix == _ELECTION:
        return election_answer(file, question)
    return measures_answer(file, question)


def _object(answer: FileAnswer | PlanAnswer) -> dict[str, object]:
    return plan_object(answer) if isinstance(answer, PlanAnswer) else portfolio_object(answer)


def _text(answer: FileAnswer | PlanAnswer, say: Wording) -> str:
    return plan_text(answer, say) if isinstance(answer, PlanAnswer) else portfolio_text(answer, say)


def _code(answer: FileAnswer | PlanAnswer) -> Code:
    match answer.outcome:
        case InfeasibleError():
            return Code.INFEASIBLE
        case NoAnswerError():
            return Code.NOTHING_FOUND
        case _:
            return Code.ANSWERED

"""What may be typed after several commands."""

# So that the help is there at once.
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from prioritisation.actions.file_questions import FileQuestion
    from prioritisation.wording.wording import Wording

# Those of decision.programme.plans.Objective and exchange.pabulib.ElectionObjective.
OBJECTIVES = ("benefit", "priority", "money", "value", "votes", "points", "votes_cost")
LANGUAGES = ("en", "fi")
# That of actions.desk.
SAMPLE = "heinola"

Command = Callable[..., Any]


def in_language(command: Command) -> Command:
    """Add the language; the command is handed its wording."""
    option = click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        callback=_wording,
        help="Language of what is printed.",
    )
    return option(command)


def _wording(_context: click.Context, _option: click.Parameter, code: str) -> Wording:
    from prioritisation.wording.catalogue import Language
    from prioritisation.wording.wording import Wording

    return Wording(Language(code))


as_json = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a line instead of a table."
)
weights = click.option(
    "--weights",
    metavar="ID=NUMBER,…",
    default="",
    help="Weights by criterion: impact=3,speed=1,output_input=2. Only their ratios matter.",
)
programme = click.option(
    "--programme",
    metavar="ID",
    default=SAMPLE,
    show_default=True,
    help="The programme of the store.",
)
budgets = click.option(
    "--budget",
    "budgets",
    metavar="[NAME=]AMOUNT",
    multiple=True,
    help="Most that may be spent, of the resource NAME: of `cost`, or of the only one, where "
    "there is no name. A resource without a budget is not limited. May be repeated. A .pb file "
    "has its own, which this replaces, and so has a plan; one of several years keeps them.",
)
_QUESTION = (
    click.option(
        "--objective",
        type=click.Choice(OBJECTIVES),
        help="What is summed: benefit (usual), priority, money or value for a CSV file, and for a "
        "plan in place of its own; votes (usual), points or votes_cost for a .pb file.",
    ),
    weights,
    click.option("--must", metavar="ID", multiple=True, help="This one is in. May be repeated."),
    click.option(
        "--never", metavar="ID", multiple=True, help="This one stays out. May be repeated."
    ),
    click.option(
        "--time-limit",
        metavar="SECONDS",
        default="",
        help="Stop then with the best found. Without it there is no limit.",
    ),
)


class Typed(NamedTuple):
    """What was typed of a question to the optimiser, beside its budgets."""

    objective: str | None
    weights: str
    must: tuple[str, ...]
    never: tuple[str, ...]
    time_limit: str

    def question(self, budgets: Sequence[str]) -> FileQuestion:
        """Return the question that is meant.

        Raises
        ------
        InvalidValueError : a part of it means nothing, or an id must be in and stay out.
        """
        from prioritisation.actions.file_questions import FileQuestion
        from prioritisation.cli.arguments import budgets_typed, seconds_of, weights_of

        return FileQuestion(
            objective=self.objective or "",
            budgets=budgets_typed(budgets),
            weights=weights_of(self.weights),
            must=self.must,
            never=self.never,
            time_limit=seconds_of(self.time_limit),
        )


def asks_optimiser(command: Command) -> Command:
    """Add the options of a question to the optimiser; the command is handed them as `typed`."""

    @wraps(command)
    def asked(
        *,
        objective: str | None,
        weights: str,
        must: tuple[str, ...],
        never: tuple[str, ...],
        time_limit: str,
        **others: object,
    ) -> object:
        typed = Typed(objective, weights, must, never, time_limit)
        return command(typed=typed, **others)

    for option in reversed(_QUESTION):
        asked = option(asked)
    return asked

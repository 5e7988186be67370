"""What can be asked of the optimiser at the terminal, about files alone."""

# So that the help is there at once.
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from prioritisation.cli import options
from prioritisation.cli.commands import terminal
from prioritisation.cli.frame import told

if TYPE_CHECKING:
    from prioritisation.cli.options import Typed
    from prioritisation.wording.wording import Wording

# Those of cli.portfolios.
FORMATS = ("auto", "mknap")


@terminal.command(short_help="Select the measures of the highest value for a budget.")
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@options.budgets
@options.asks_optimiser
@click.option(
    "--format",
    "file_format",
    type=click.Choice(FORMATS),
    default="auto",
    show_default=True,
    help="What the files are: auto goes by the name; mknap is the OR-Library's format of "
    "multidimensional knapsack problems, each with an answer and a time limit of its own.",
)
@options.as_json
@options.in_language
def optimise(
    files: tuple[str, ...],
    budgets: tuple[str, ...],
    typed: Typed,
    file_format: str,
    as_json: bool,
    lang: Wording,
) -> None:
    """Select the measures of the highest value that the budgets pay for.

    FILE is a table of measures (CSV), an election of participatory budgeting (.pb), or a plan
    with years and rules (.toml); with --format mknap, a file of multidimensional knapsack
    problems.
    """
    from prioritisation.cli.portfolios import answer_files

    with told(lang, *files):
        question = typed.question(budgets)
    code = answer_files(files, question, lang, file_format=file_format, as_json=as_json)
    raise click.exceptions.Exit(code)


@terminal.command(short_help="Find the best value for every budget of one resource.")
@click.argument("file", metavar="FILE")
@click.option(
    "--budget-to",
    metavar="[NAME=]AMOUNT",
    help="The budgets run from 0 to this amount of the resource NAME: of `cost`, or of the only "
    "one, where there is no name. Without it they run to what everything costs.",
)
@click.option(
    "--budget",
    "budgets",
    metavar="NAME=AMOUNT",
    multiple=True,
    help="Most that may be spent of another resource. Without a budget it is not limited. May "
    "be repeated.",
)
@options.asks_optimiser
@options.as_json
@options.in_language
def frontier(
    file: str,
    budget_to: str | None,
    budgets: tuple[str, ...],
    typed: Typed,
    as_json: bool,
    lang: Wording,
) -> None:
    """Find the efficient frontier: the best value for every budget, and the portfolios behind it.

    FILE is a table of measures (CSV), an election of participatory budgeting (.pb), or a plan
    of one year or none (.toml).
    """
    from prioritisation.cli.arguments import budgets_typed
    from prioritisation.cli.frontiers import frontier_of_file, print_frontier

    with told(lang, file):
        question = typed.question(budgets)
        pairs = budgets_typed(() if budget_to is None else (budget_to,))
        answer = frontier_of_file(file, question, pairs[0] if pairs else None)
    raise click.exceptions.Exit(print_frontier(answer, lang, as_json=as_json))


@terminal.command(short_help="Tell why each measure is in the best portfolio or out.")
@click.argument("file", metavar="FILE")
@options.budgets
@options.asks_optimiser
@options.as_json
@options.in_language
def explain(
    file: str, budgets: tuple[str, ...], typed: Typed, as_json: bool, lang: Wording
) -> None:
    """Tell why each measure is in the best portfolio or out, exactly.

    What is lost when the decision is turned round, what leaves and enters then; and for what is
    left out the cost, the value and the budget from which on it would be in.

    FILE is a table of measures (CSV), an election of participatory budgeting (.pb), or a plan
    with years and rules (.toml).
    """
    from prioritisation.actions.file_reasons import file_reasons
    from prioritisation.cli.reasons import print_reasons

    with told(lang, file):
        answer = file_reasons(file, typed.question(budgets))
    raise click.exceptions.Exit(print_reasons(answer, lang, as_json=as_json))


@terminal.command(short_help="Find the next best portfolios.")
@click.argument("file", metavar="FILE")
@click.option(
    "--k",
    "many",
    metavar="NUMBER",
    default="5",
    show_default=True,
    help="How many portfolios, the best one included; at most 1,000. There are fewer when there "
    "are no more.",
)
@options.budgets
@options.asks_optimiser
@options.as_json
@options.in_language
def alternatives(
    file: str, many: str, budgets: tuple[str, ...], typed: Typed, as_json: bool, lang: Wording
) -> None:
    """Find the portfolios of the highest values, best first, no two of the same measures.

    FILE is a table of measures (CSV), an election of participatory budgeting (.pb), or a plan
    with years and rules (.toml).
    """
    from prioritisation.actions.file_alternatives import MOST_ALTERNATIVES, file_alternatives
    from prioritisation.cli.alternatives import print_alternatives
    from prioritisation.cli.arguments import how_many

    with told(lang, file):
        k = how_many(many, "k", MOST_ALTERNATIVES)
        answer = file_alternatives(file, typed.question(budgets), k)
    raise click.exceptions.Exit(print_alternatives(answer, lang, as_json=as_json))

"""What can be typed at the terminal. Each command loads the modules that it needs when it runs."""

# So that the help is there at once.
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from prioritisation.cli.frame import Terminal, told

if TYPE_CHECKING:
    from prioritisation.wording.wording import Wording

# Those of decision.programme.plans.Objective and exchange.pabulib.ElectionObjective.
OBJECTIVES = ("benefit", "priority", "money", "value", "votes", "points", "votes_cost")
# Those of cli.portfolios.
FORMATS = ("auto", "mknap")
BOARDS = ("measures", "factors", "trends")
LANGUAGES = ("en", "fi")
# That of actions.desk.
SAMPLE = "heinola"

_WEIGHTS_HELP = "Weights by criterion: impact=3,speed=1,output_input=2. Only their ratios matter."

Command = Callable[..., Any]


def _in_language(command: Command) -> Command:
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


_as_json = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a line instead of a table."
)
_weights = click.option("--weights", metavar="ID=NUMBER,…", default="", help=_WEIGHTS_HELP)
_objective = click.option(
    "--objective",
    type=click.Choice(OBJECTIVES),
    help="What is summed: benefit (usual), priority, money or value for a CSV file, and for a "
    "plan in place of its own; votes (usual), points or votes_cost for a .pb file.",
)
_programme = click.option(
    "--programme",
    metavar="ID",
    default=SAMPLE,
    show_default=True,
    help="The programme of the store.",
)
_must = click.option("--must", metavar="ID", multiple=True, help="This one is in. May be repeated.")
_never = click.option(
    "--never", metavar="ID", multiple=True, help="This one stays out. May be repeated."
)
_time_limit = click.option(
    "--time-limit",
    metavar="SECONDS",
    default="",
    help="Stop then with the best found. Without it there is no limit.",
)


@click.group(cls=Terminal, context_settings={"help_option_names": ["-h", "--help"]})
def terminal() -> None:
    """Score a town's candidate measures, place them on the matrix, fund the best portfolio."""


@terminal.command()
@click.argument("file", metavar="MEASURES.csv")
@_weights
@_as_json
@_in_language
def rank(file: str, weights: str, as_json: bool, lang: Wording) -> None:
    """Rank the measures of a CSV file by priority score."""
    from prioritisation.actions.file_rankings import file_ranking
    from prioritisation.cli.arguments import weights_of
    from prioritisation.cli.rankings import print_ranking

    with told(lang, file):
        ranking = file_ranking(file, weights_of(weights))
    print_ranking(ranking, lang, as_json=as_json)


@terminal.command(short_help="Place the measures of a CSV file on the impact matrix.")
@click.argument("file", metavar="MEASURES.csv")
@_as_json
@_in_language
def matrix(file: str, as_json: bool, lang: Wording) -> None:
    """Place the measures of a CSV file on the impact matrix; find the low-hanging fruit."""
    from prioritisation.actions.file_rankings import file_matrix
    from prioritisation.cli.matrices import print_matrix

    with told(lang, file):
        placed = file_matrix(file)
    print_matrix(placed, lang, as_json=as_json)


@terminal.command(short_help="Select the measures of the highest value for a budget.")
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@click.option(
    "--budget",
    "budgets",
    metavar="[NAME=]AMOUNT",
    multiple=True,
    help="Most that may be spent, of the resource NAME: of `cost`, or of the only one, where "
    "there is no name. A resource without a budget is not limited. May be repeated. A .pb file "
    "has its own, which this replaces, and so has a plan; one of several years keeps them.",
)
@_objective
@_weights
@_must
@_never
@_time_limit
@click.option(
    "--format",
    "file_format",
    type=click.Choice(FORMATS),
    default="auto",
    show_default=True,
    help="What the files are: auto goes by the name; mknap is the OR-Library's format of "
    "multidimensional knapsack problems, each with an answer and a time limit of its own.",
)
@_as_json
@_in_language
def optimise(
    files: tuple[str, ...],
    budgets: tuple[str, ...],
    objective: str | None,
    weights: str,
    must: tuple[str, ...],
    never: tuple[str, ...],
    time_limit: str,
    file_format: str,
    as_json: bool,
    lang: Wording,
) -> None:
    """Select the measures of the highest value that the budgets pay for.

    FILE is a table of measures (CSV), an election of participatory budgeting (.pb), or a plan
    with years and rules (.toml); with --format mknap, a file of multidimensional knapsack
    problems.
    """
    from prioritisation.actions.file_questions import FileQuestion
    from prioritisation.cli.arguments import budgets_typed, seconds_of, weights_of
    from prioritisation.cli.portfolios import answer_files

    with told(lang, *files):
        question = FileQuestion(
            objective=objective or "",
            budgets=budgets_typed(budgets),
            weights=weights_of(weights),
            must=must,
            never=never,
            time_limit=seconds_of(time_limit),
        )
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
@_objective
@_weights
@_must
@_never
@_time_limit
@_as_json
@_in_language
def frontier(
    file: str,
    budget_to: str | None,
    budgets: tuple[str, ...],
    objective: str | None,
    weights: str,
    must: tuple[str, ...],
    never: tuple[str, ...],
    time_limit: str,
    as_json: bool,
    lang: Wording,
) -> None:
    """Find the efficient frontier: the best value for every budget, and the portfolios behind it.

    FILE is a table of measures (CSV), an election of participatory budgeting (.pb), or a plan
    of one year or none (.toml).
    """
    from prioritisation.actions.file_questions import FileQuestion
    from prioritisation.cli.arguments import budgets_typed, seconds_of, weights_of
    from prioritisation.cli.frontiers import frontier_of_file, print_frontier

    with told(lang, file):
        question = FileQuestion(
            objective=objective or "",
            budgets=budgets_typed(budgets),
            weights=weights_of(weights),
            must=must,
            never=never,
            time_limit=seconds_of(time_limit),
        )
        pairs = budgets_typed(() if budget_to is None else (budget_to,))
        answer = frontier_of_file(file, question, pairs[0] if pairs else None)
    raise click.exceptions.Exit(print_frontier(answer, lang, as_json=as_json))


@terminal.command("import", short_help="Import a CSV file into the store.")
@click.argument("file", metavar="FILE")
@click.option("--board", type=click.Choice(BOARDS), required=True, help="The list to import into.")
@_programme
@click.option("--delete-missing", is_flag=True, help="Delete what the file does not name.")
@_in_language
def import_(file: str, board: str, programme: str, delete_missing: bool, lang: Wording) -> None:
    """Import a CSV file into the store: all of it, or nothing if anything is wrong."""
    from prioritisation.cli.boards import import_file

    with told(lang):
        import_file(file, board, lang, programme=programme, delete_missing=delete_missing)


@terminal.command(short_help="Export a list of the store as CSV.")
@click.argument("file", metavar="[FILE]", required=False)
@click.option(
    "--board",
    type=click.Choice(BOARDS),
    default="measures",
    show_default=True,
    help="The list to export.",
)
@_programme
@_in_language
def export(file: str | None, board: str, programme: str, lang: Wording) -> None:
    """Export a list of the store with its scores as CSV, to FILE or the standard output."""
    from prioritisation.cli.boards import export_file

    with told(lang):
        export_file(file, board, programme=programme)


@terminal.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    envvar="PORT",
    default=8501,
    show_default=True,
    help="The PORT variable of the environment sets it too.",
)
@click.option(
    "--host",
    help="Address to listen on; without it, this machine alone. 0.0.0.0 opens it to the network.",
)
def serve(port: int, host: str | None) -> None:
    """Serve the app, until stopped."""
    from prioritisation.cli.serving import become_server

    become_server(port, host)


@terminal.command()
@click.option("--new", "what", flag_value="new", help="Make a new one and print it.")
@click.option("--off", "what", flag_value="off", help="Ask for none, whoever reaches the server.")
@_in_language
def passphrase(what: str | None, lang: Wording) -> None:
    """Set the passphrase of the workspace: typed twice, or as one line of the input."""
    from prioritisation.cli.passphrases import change_passphrase

    change_passphrase(what or "set", lang)

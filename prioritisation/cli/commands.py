"""What can be typed at the terminal. Each command loads the modules that it needs when it runs."""

# So that the help is there at once.
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from prioritisation.cli import options
from prioritisation.cli.frame import Terminal, told

if TYPE_CHECKING:
    from prioritisation.wording.wording import Wording

BOARDS = ("measures", "factors", "trends")


@click.group(cls=Terminal, context_settings={"help_option_names": ["-h", "--help"]})
def terminal() -> None:
    """Score a town's candidate measures, place them on the matrix, fund the best portfolio."""


@terminal.command()
@click.argument("file", metavar="MEASURES.csv")
@options.weights
@options.as_json
@options.in_language
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
@options.as_json
@options.in_language
def matrix(file: str, as_json: bool, lang: Wording) -> None:
    """Place the measures of a CSV file on the impact matrix; find the low-hanging fruit."""
    from prioritisation.actions.file_rankings import file_matrix
    from prioritisation.cli.matrices import print_matrix

    with told(lang, file):
        placed = file_matrix(file)
    print_matrix(placed, lang, as_json=as_json)


@terminal.command("import", short_help="Import a CSV file into the store.")
@click.argument("file", metavar="FILE")
@click.option("--board", type=click.Choice(BOARDS), required=True, help="The list to import into.")
@options.programme
@click.option("--delete-missing", is_flag=True, help="Delete what the file does not name.")
@options.in_language
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
@options.programme
@options.in_language
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
@options.in_language
def passphrase(what: str | None, lang: Wording) -> None:
    """Set the passphrase of the workspace: typed twice, or as one line of the input."""
    from prioritisation.cli.passphrases import change_passphrase

    change_passphrase(what or "set", lang)

"""Why each measure of a file is in or out, printed."""

from __future__ import annotations

import click

from prioritisation.actions.file_reasons import FileReasons
from prioritisation.cli.frame import Code
from prioritisation.cli.json_lines import print_object
from prioritisation.cli.portfolios import code_of
from prioritisation.cli.reason_objects import reasons_object
from prioritisation.cli.reason_text import reasons_text
from prioritisation.wording.wording import Wording


def print_reasons(answer: FileReasons, say: Wording, *, as_json: bool) -> Code:
    """Print the reasons as one JSON object, or as a table with sentences; return the exit code."""
    if as_json:
        print_object(reasons_object(answer))
    else:
        click.echo(reasons_text(answer, say))
    return code_of(answer.asked.answer)

"""The next best portfolios for a file, printed."""

from __future__ import annotations

import click

from prioritisation.actions.file_alternatives import FileAlternatives
from prioritisation.cli.alternative_text import alternatives_text
from prioritisation.cli.frame import Code
from prioritisation.cli.json_lines import print_object
from prioritisation.cli.portfolios import code_of
from prioritisation.cli.schedule_objects import money_object, schedule_object, years_object
from prioritisation.wording.wording import Wording


def print_alternatives(answer: FileAlternatives, say: Wording, *, as_json: bool) -> Code:
    """Print the portfolios as one JSON object or a table; return the exit code."""
    if as_json:
        print_object(alternatives_object(answer))
    else:
        click.echo(alternatives_text(answer, say))
    return code_of(answer.asked.answer)


def alternatives_object(answer: FileAlternatives) -> dict[str, object]:
    """Return the answer of `optimise` with `portfolios` in it, best first.

    `complete` says whether each is proven to stand where it stands and there are as many as were
    asked for, or no more; null where there is no portfolio.
    """
    document = schedule_object(answer.asked, answer.seconds)
    alternatives = answer.alternatives
    if alternatives is None:
        return document | {"portfolios": (), "complete": None}
    portfolios = [
        {"value": found.value, "selected": found.selected}
        | years_object(answer.asked, found.starts)
        | money_object(answer.asked, found.assessment)
        | {"proven": found.is_proven}
        for found in alternatives.found
    ]
    return document | {"portfolios": portfolios, "complete": alternatives.is_complete}

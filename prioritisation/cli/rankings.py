"""A ranking, printed."""

from __future__ import annotations

import click

from prioritisation.actions.file_rankings import FileRanking
from prioritisation.cli.frame import one_line
from prioritisation.cli.json_lines import print_object
from prioritisation.cli.tables import text_table
from prioritisation.cli.words import NOTHING, names_of, print_illustrative, shares_in_words
from prioritisation.wording.wording import Wording


def print_ranking(answer: FileRanking, say: Wording, *, as_json: bool) -> None:
    """Print the measures by priority score, the most points first."""
    names = names_of(answer.source.measures, say)
    file = answer.source.table.file
    if as_json:
        ranking = [
            {"rank": item.rank, "id": item.id, "name": names[item.id], "points": item.points}
            for item in answer.ranking
        ]
        print_object({"file": file, "shares": answer.shares, "ranking": ranking})
        return
    headings = [say(f"cli.{name}") for name in ("rank", "points", "id", "name")]
    rows = [
        [
            NOTHING if item.rank is None else str(item.rank),
            NOTHING if item.points is None else say.number(item.points, 2, exactly=True),
            item.id,
            names[item.id],
        ]
        for item in answer.ranking
    ]
    title = say("cli.ranking_title", file=file, shares=shares_in_words(answer.shares, say))
    click.echo(f"{one_line(title)}\n\n{text_table(headings, rows, right={0, 1})}")
    print_illustrative(answer.source.measures, say)
    unranked = [item.id for item in answer.ranking if item.rank is None]
    if unranked:
        click.echo("\n" + one_line(say("cli.unranked", ids=", ".join(unranked))))

"""An impact matrix, printed."""

from __future__ import annotations

from collections.abc import Collection

import click

from prioritisation.actions.file_rankings import FileMatrix
from prioritisation.cli.frame import one_line
from prioritisation.cli.json_lines import print_object
from prioritisation.cli.tables import text_table
from prioritisation.cli.words import names_of, print_illustrative
from prioritisation.decision.matrix.positions import Position
from prioritisation.wording.wording import Wording


def print_matrix(answer: FileMatrix, say: Wording, *, as_json: bool) -> None:
    """Print where each measure stands, in list order."""
    if as_json:
        print_object(_as_object(answer, say))
    else:
        _print_table(answer, say)


def _as_object(answer: FileMatrix, say: Wording) -> dict[str, object]:
    matrix, names = answer.matrix, names_of(answer.source.measures, say)
    consequences = _consequences(answer)
    return {
        "file": answer.source.table.file,
        "x": matrix.x,
        "y": matrix.y,
        "x_threshold": matrix.x_threshold.at,
        "y_threshold": matrix.y_threshold.at,
        "low_hanging": matrix.low_hanging,
        "positions": [
            {
                "id": position.id,
                "name": names[position.id],
                "x": position.x,
                "y": position.y,
                "quadrant": position.quadrant,
                "low_hanging": position.is_low_hanging,
                "borderline": position.is_borderline,
                "consequence": position.id in consequences,
            }
            for position in matrix.positions
        ],
        "unplaced": [
            {"id": item.id, "name": names[item.id], "missing": dict(item.missing)}
            for item in matrix.unplaced
        ],
    }


def _print_table(answer: FileMatrix, say: Wording) -> None:
    matrix, names = answer.matrix, names_of(answer.source.measures, say)
    consequences = _consequences(answer)
    title = say(
        "cli.matrix_title",
        file=answer.source.table.file,
        n=len(matrix.low_hanging),
        total=len(answer.source.measures),
        x_name=matrix.x,
        y_name=matrix.y,
        x=matrix.x_threshold.at,
        y=matrix.y_threshold.at,
    )
    rows = [
        [
            position.id,
            say.number(position.x, 2),
            say.number(position.y, 2),
            say(f"quadrant.{position.quadrant}"),
            _note(position, consequences, say),
            names[position.id],
        ]
        for position in matrix.positions
    ]
    headings = [
        say("cli.id"),
        matrix.x,
        matrix.y,
        say("matrix.quadrant"),
        say("cli.note"),
        say("cli.name"),
    ]
    click.echo(f"{one_line(title)}\n\n{text_table(headings, rows, right={1, 2})}")
    print_illustrative(answer.source.measures, say)
    if matrix.unplaced:
        ids = ", ".join(item.id for item in matrix.unplaced)
        click.echo("\n" + one_line(say("cli.unplaced", ids=ids)))


def _consequences(answer: FileMatrix) -> Collection[str]:
    return {measure.id for measure in answer.source.measures if measure.is_consequence}


def _note(position: Position, consequences: Collection[str], say: Wording) -> str:
    """Return why an item in the region is no low-hanging fruit, or that it is near the border."""
    if position.id in consequences:
        return say("cli.consequence")
    return say("matrix.near_border") if position.is_borderline else ""

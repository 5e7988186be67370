"""Economic effects of a list as a file for reading."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from prioritisation.actions.appraising import ListAppraisal
from prioritisation.decision.effects.appraisal import Appraisal
from prioritisation.decision.programme.economy import MoneyFigure
from prioritisation.exchange.formulas import safe_cell
from prioritisation.exchange.numbers import written_number
from prioritisation.wording.wording import Wording

_BOUNDS = ("low", "likely", "high")


def effects_file(found: ListAppraisal, first_year: int | None, say: Wording) -> bytes:
    """Return every measure of a list with its inputs, figures and payback as a CSV file.

    The last row is the whole list. UTF-8 with its mark, semicolons and decimal commas, as
    Finnish Excel opens it with a double click.

    Parameters
    ----------
    first_year : year 1 of the list; None = years are counted from the start
    """
    text = io.StringIO(newline="")
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    pairs = [(figure, bound) for figure in MoneyFigure for bound in _BOUNDS]
    out.writerow(
        [
            say("column.id"),
            say("column.name"),
            say("planner.start"),
            say("effects.inputs_euros"),
            *(
                say("effects.figure_euros", figure=say(f"effects.{f}"), bound=say(f"effects.{b}"))
                for f, b in pairs
            ),
            *(say("effects.ratio_of", figure=say(f"effects.{figure}")) for figure in MoneyFigure),
            say("effects.payback"),
            say("column.illustrative"),
        ]
    )
    for row in found.rows:
        measure = row.measure
        out.writerow(
            [
                safe_cell(measure.id),
                safe_cell(say.text(measure.name)),
                "" if row.start is None else str(row.start),
                *_figures(row.appraisal, first_year),
                say("app.yes") if measure.illustrative else "",
            ]
        )
    out.writerow(
        [
            "",
            say("effects.together"),
            "",
            *_figures(found.total, first_year),
            say("app.yes") if found.is_illustrative else "",
        ]
    )
    return text.getvalue().encode("utf-8-sig")


def _figures(found: Appraisal, first_year: int | None) -> list[str]:
    amounts = [getattr(found.figures[f], bound) for f in MoneyFigure for bound in _BOUNDS]
    ratios = [found.returns.get(figure) for figure in MoneyFigure]
    paid = found.payback.likely
    return [
        _written(found.inputs),
        *map(_written, amounts),
        *("" if ratio is None else _written(ratio.likely) for ratio in ratios),
        "" if paid is None else str(paid if first_year is None else first_year + paid - 1),
    ]


def _written(amount: Decimal) -> str:
    return written_number(round(amount, 2).normalize())

"""What the desk takes away as files."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from fractions import Fraction

from prioritisation.actions.counting import Cell
from prioritisation.actions.desk import Desk
from prioritisation.actions.importing import written_score
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.scoring.score_table import ScoreTable
from prioritisation.exchange.board_csv import written_board
from prioritisation.exchange.formulas import safe_cell
from prioritisation.exchange.numbers import written_number
from prioritisation.wording.wording import Wording


def board_file(desk: Desk, board_id: BoardId, scores: ScoreTable) -> bytes:
    """Return a board as a CSV file: its items with the scores in effect, ``?`` where unknown."""
    cells: dict[Cell, Decimal | None] = {}
    for item in scores.items:
        for criterion in scores.criteria:
            score = scores.score(item, criterion)
            if score.judged is not None:
                cells[item, criterion] = written_score(score.judged)
            elif score.dont_knows:
                cells[item, criterion] = None
    items = desk.programme.items_on(board_id)
    return written_board(items, cells, desk.programme.board(board_id))


def portfolio_file(planned: PlannedPortfolio, say: Wording) -> bytes:
    """Return every measure with its state, value and cost as a CSV file for reading.

    The selected come first, each group in list order; the last rows sum up. UTF-8 with its
    mark, semicolons and decimal commas, as Finnish Excel opens it with a double click.
    """
    selected = set(planned.portfolio.selected)
    fruits = set(planned.fruits)
    spearheads = {part.id: say.text(part.name) for part in planned.programme.spearheads}
    unit = resource_named(planned.programme, planned.resource).unit
    text = io.StringIO(newline="")
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    out.writerow(
        [
            say("column.id"),
            say("column.name"),
            say("portfolio.state"),
            say("portfolio.benefit_column"),
            say("planner.net_column" if planned.income else "planner.cost_column", unit=unit),
            *([say("planner.start")] if planned.has_years else []),
            say("column.spearhead"),
            say("portfolio.fruit_column"),
            say("column.unit"),
            say("column.owner"),
            say("column.illustrative"),
        ]
    )
    for measure in sorted(planned.programme.measures, key=lambda m: m.id not in selected):
        is_in = measure.id in selected
        out.writerow(
            [
                safe_cell(measure.id),
                safe_cell(say.text(measure.name)),
                say("portfolio.selected" if is_in else "portfolio.left_out"),
                exact_figure(planned.counted_values[measure.id]),
                written_number(measure.net_cost(planned.resource)),
                *([_start(planned, measure.id)] if planned.has_years else []),
                safe_cell(spearheads.get(measure.spearhead, "")),
                say("app.yes") if measure.id in fruits else "",
                safe_cell(measure.unit),
                safe_cell(measure.owner),
                say("app.yes") if measure.illustrative else "",
            ]
        )
    out.writerow([])
    portfolio = planned.portfolio
    for label, amount in (
        (say("portfolio.metric_value"), portfolio.value),
        (say("portfolio.metric_spent"), portfolio.costs[planned.resource]),
        (say("portfolio.budget"), planned.budget),
        (say("portfolio.metric_left"), portfolio.left.get(planned.resource)),
    ):
        if amount is None:
            continue
        out.writerow(["", label, "", exact_figure(amount)])
    return text.getvalue().encode("utf-8-sig")


def _start(planned: PlannedPortfolio, measure: str) -> str:
    start = planned.portfolio.starts.get(measure)
    return "" if start is None else str(planned.plan.years[start])


def exact_figure(number: Fraction) -> str:
    """Return an exact number as a decimal of at most nine places."""
    decimal = round(Decimal(number.numerator) / Decimal(number.denominator), 9)
    return written_number(decimal.normalize())

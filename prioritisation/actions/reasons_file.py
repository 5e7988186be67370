"""Every reason as a file for reading."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from fractions import Fraction

from prioritisation.actions.exporting import exact_figure
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import resource_named
from prioritisation.decision.portfolio.reasons.entry import Entry, Point
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.exchange.formulas import safe_cell
from prioritisation.exchange.numbers import written_number
from prioritisation.wording.entries import entry_cost, entry_sentences
from prioritisation.wording.plan_names import PlanNames
from prioritisation.wording.reasons import reason_sentences
from prioritisation.wording.wording import Wording


def reasons_file(
    planned: PlannedPortfolio,
    reasons: Mapping[str, Reason],
    entries: Mapping[str, Entry],
    say: Wording,
) -> bytes:
    """Return a row for each reason, with what would bring a measure in, as a CSV file.

    UTF-8 with its mark, semicolons and decimal commas, as Finnish Excel opens it.

    Parameters
    ----------
    reasons : by measure, in the order of the rows
    entries : by measure
    """
    names = PlanNames.of(planned.programme, planned.plan, say)
    unit = resource_named(planned.programme, planned.resource).unit
    measures = {measure.id: measure for measure in planned.programme.measures}
    text = io.StringIO(newline="")
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    out.writerow(
        [
            say("column.id"),
            say("column.name"),
            say("portfolio.state"),
            say("portfolio.benefit_column"),
            say("planner.net_column" if planned.income else "planner.cost_column", unit=unit),
            say("reasons.file_loss"),
            say("reasons.file_left"),
            say("reasons.file_entered"),
            *(say(f"reasons.file_{point}") for point in ("cost", "share", "value", "budget")),
            say("reasons.file_sentence"),
            say("column.illustrative"),
        ]
    )
    for i, reason in reasons.items():
        entry = entries.get(i)
        said = list(reason_sentences(reason, planned.portfolio, names, say))
        if entry is not None:
            said += entry_sentences(entry, planned.portfolio, names, say)
        points: tuple[Point | None, ...] = (None,) * 4
        if entry is not None:
            cost = entry_cost(entry, planned.problem, names)
            points = (cost, entry.share, entry.value, entry.budget)
        out.writerow(
            [
                safe_cell(i),
                safe_cell(names.measures.get(i, i)),
                say("portfolio.selected" if reason.selected else "portfolio.left_out"),
                exact_figure(planned.counted_values[i]),
                written_number(measures[i].net_cost(planned.resource)),
                "" if reason.loss is None else exact_figure(reason.loss),
                safe_cell(", ".join(names.measure(j, say) for j in reason.left)),
                safe_cell(", ".join(names.measure(j, say) for j in reason.entered)),
                *map(_point, points),
                safe_cell(" ".join(said)),
                say("app.yes") if measures[i].illustrative else "",
            ]
        )
    return text.getvalue().encode("utf-8-sig")


def _point(point: Point | None) -> str:
    return exact_figure(point) if isinstance(point, Fraction) else ""

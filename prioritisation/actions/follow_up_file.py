"""The report to the council as rows for a spreadsheet."""

from __future__ import annotations

import csv
import io

from prioritisation.decision.follow_up.report import FollowUpReport, MeasureRow
from prioritisation.decision.follow_up.telling import day_of
from prioritisation.decision.programme.programme import Programme
from prioritisation.exchange.formulas import safe_cell
from prioritisation.exchange.numbers import written_number
from prioritisation.wording.follow_up import standing_text
from prioritisation.wording.wording import Wording


def follow_up_file(report: FollowUpReport, programme: Programme, say: Wording) -> bytes:
    """Return a row for each measure, unit by unit, as a CSV file for reading.

    UTF-8 with its mark, semicolons and decimal commas, as Finnish Excel opens it with a double
    click.
    """
    year = str(report.period.last.year)
    resources = [(r.id, say.text(r.name), r.unit) for r in programme.resources]
    text = io.StringIO(newline="")
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    out.writerow(
        [
            say("column.unit"),
            say("column.id"),
            say("column.name"),
            say("column.owner"),
            say("planner.start"),
            say("follow_up.column_state"),
            say("follow_up.column_told"),
            say("follow_up.column_by"),
            *(
                say(f"follow_up.file_{what}", resource=name, unit=unit, year=year)
                for _, name, unit in resources
                for what in ("planned", "used", "in_all")
            ),
            say("follow_up.column_deviations"),
            say("follow_up.column_note"),
            say("column.illustrative"),
        ]
    )
    for row in report.rows:
        out.writerow(_cells(row, [i for i, *_ in resources], say))
    return text.getvalue().encode("utf-8-sig")


def _cells(row: MeasureRow, resources: list[str], say: Wording) -> list[str]:
    promise, latest = row.promise, row.latest
    amounts = [
        written_number(of[resource]) if resource in of else ""
        for resource in resources
        for of in (row.planned, row.used, row.planned_in_all)
    ]
    return [
        safe_cell(promise.unit),
        safe_cell(promise.id),
        safe_cell(say.text(promise.name)),
        safe_cell(promise.owner),
        "" if promise.start is None else str(promise.start),
        standing_text(row, say),
        "" if latest is None else day_of(latest).isoformat(),
        "" if latest is None else safe_cell(latest.by or say("follow_up.by_desk")),
        *amounts,
        ", ".join(say(f"follow_up.tag_{kind}") for kind in row.deviations),
        "" if latest is None else safe_cell(latest.note),
        say("app.yes") if promise.illustrative else "",
    ]

"""The report to the council as one HTML file that needs nothing else, laid out for A4."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from prioritisation.decision.follow_up.report import (
    FollowUpReport,
    MeasureRow,
    Standing,
    UnitReport,
)
from prioritisation.decision.follow_up.status import Status
from prioritisation.decision.programme.programme import Programme
from prioritisation.web.a4 import a4_style
from prioritisation.wording.decisions import decision_title
from prioritisation.wording.follow_up import (
    amounts_text,
    deviation_texts,
    finding,
    movement_cells,
    movement_headings,
    report_name,
    standing_text,
    told_text,
)
from prioritisation.wording.wording import Wording

_HERE = Path(__file__).resolve().parent
_PAGES = Environment(
    loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


def report_html(
    report: FollowUpReport,
    programme: Programme,
    say: Wording,
    made_on: date,
    *,
    has_amounts_of_then: bool = True,
) -> str:
    """Return the report as a page of A4, its style inside; every text of it is escaped.

    Parameters
    ----------
    has_amounts_of_then : the planned money is as it was when the decision was worked out
    """
    decision = report.decision
    facts = [
        (say("follow_up.fact_programme"), say.text(programme.title)),
        (say("follow_up.fact_decision"), decision_title(decision, say)),
        (say("follow_up.fact_section"), decision.section),
        (say("follow_up.fact_by"), decision.by),
        (say("follow_up.fact_known"), say.day(report.known_on)),
        (say("follow_up.fact_made"), say.day(made_on)),
    ]
    return _PAGES.get_template("page.html").render(
        say=say,
        style=_style(),
        name=report_name(report.period, say),
        finding=finding(report, say),
        facts=[fact for fact in facts if fact[1]],
        year=str(report.period.last.year),
        is_open=report.known_on < report.period.last,
        known_on=say.day(report.known_on),
        is_illustrative=any(row.promise.illustrative for row in report.rows)
        or any(m.followed.indicator.illustrative for unit in report.units for m in unit.moved),
        is_of_today=not has_amounts_of_then,
        deviating=[_deviating(row, programme, report, say) for row in report.deviating],
        units=[_unit(unit, programme, report, say) for unit in report.units],
        headings=movement_headings(say),
    )


def style_hash() -> str:
    """Return what a content security policy names the page's own style by."""
    # As the template sets it: a line before and one after.
    digest = sha256(f"\n{_style()}\n".encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


def _deviating(
    row: MeasureRow, programme: Programme, report: FollowUpReport, say: Wording
) -> dict[str, Any]:
    sentences = deviation_texts(row, programme.resources, report.known_on.year, say)
    return {
        "name": say.text(row.promise.name),
        "unit": row.promise.unit,
        "sentences": sentences,
    }


def _unit(
    unit: UnitReport, programme: Programme, report: FollowUpReport, say: Wording
) -> dict[str, Any]:
    shown = [row for row in unit.rows if row.standing is not Standing.LATER]
    moved = [m for m in unit.moved if m.followed.judgement.status is not Status.NO_VALUE]
    return {
        "name": unit.unit or say("follow_up.no_unit"),
        "planned": amounts_text(_sum(row.planned for row in unit.rows), programme.resources, say),
        "used": amounts_text(_sum(row.used for row in unit.rows), programme.resources, say),
        "rows": [_row(row, programme, report, say) for row in shown],
        "later": [
            f"{say.text(row.promise.name)} ({row.promise.start})"
            for row in unit.rows
            if row.standing is Standing.LATER
        ],
        "moved": [(movement_cells(m, say), m.followed.indicator.illustrative) for m in moved],
        "valueless": len(unit.moved) - len(moved),
    }


def _row(
    row: MeasureRow, programme: Programme, report: FollowUpReport, say: Wording
) -> dict[str, Any]:
    promise = row.promise
    return {
        "name": say.text(promise.name),
        "start": "" if promise.start is None else str(promise.start),
        "owner": promise.owner,
        "is_listed": promise.is_listed,
        "is_illustrative": promise.illustrative,
        "standing": standing_text(row, say),
        "told": "" if row.latest is None else told_text(row.latest, say),
        "planned": amounts_text(row.planned, programme.resources, say),
        "in_all": amounts_text(row.planned_in_all, programme.resources, say),
        "used": amounts_text(row.used, programme.resources, say),
        "has_used": bool(row.used),
        "notes": [(told_text(report, say), report.note) for report in row.told if report.note],
        "deviations": deviation_texts(row, programme.resources, report.known_on.year, say),
    }


def _sum(amounts: Iterable[Any]) -> dict[str, Decimal]:
    total: dict[str, Decimal] = {}
    for of_row in amounts:
        for resource, amount in of_row.items():
            total[resource] = total.get(resource, Decimal(0)) + amount
    return total


def _style() -> str:
    return a4_style(_HERE / "page.css")

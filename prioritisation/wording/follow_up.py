"""The report to the council, and the figures that moved, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from prioritisation.decision.follow_up.deviations import Deviation, overspent
from prioritisation.decision.follow_up.movement import Movement
from prioritisation.decision.follow_up.report import (
    FollowUpReport,
    MeasureRow,
    Period,
    Standing,
)
from prioritisation.decision.follow_up.telling import day_of
from prioritisation.decision.programme.decisions import Decision
from prioritisation.decision.programme.indicators import Level
from prioritisation.decision.programme.periods import Interval, first_day, interval_of, last_day
from prioritisation.decision.programme.progress import ProgressReport
from prioritisation.decision.programme.resources import Resource
from prioritisation.wording.wording import Wording

# Decimals that an indicator's value is shown with, at most.
_DECIMALS = 3


def decision_name(decision: Decision, say: Wording) -> str:
    """Return what a decision is called: its stage, its day, and the scenario's name."""
    return say(
        "planner.decision_title",
        stage=say(f"planner.stage_{decision.stage}"),
        date=say.day(date.fromisoformat(decision.on)),
        name=decision.plan.name or say("planner.at_work"),
    )


def report_name(period: Period, say: Wording) -> str:
    """Return what a report is called: ``Interim report 30 Jun 2027``."""
    return say(
        f"follow_up.name_{period.kind}", day=say.day(period.last), year=str(period.last.year)
    )


def finding(report: FollowUpReport, say: Wording) -> str:
    """Return in a sentence how many measures stand where."""
    counts = {str(standing): n for standing, n in report.counts.items()}
    return say("follow_up.finding", n=len(report.rows), **counts)


def standing_text(row: MeasureRow, say: Wording) -> str:
    """Return where a measure stands: its state as told, or that nothing is told."""
    if row.standing is Standing.LATER:
        return say("follow_up.state_later", year=str(row.promise.start))
    return say(f"follow_up.state_{row.standing}")


def told_text(report: ProgressReport, say: Wording) -> str:
    """Return the day of a report, and whose it is."""
    by = report.by or say("follow_up.by_desk")
    return say("follow_up.told", day=say.day(day_of(report)), by=by)


def deviation_texts(
    row: MeasureRow, resources: Iterable[Resource], year: int, say: Wording
) -> list[str]:
    """Return how a measure departs from what was promised, a sentence each."""
    return [_deviation(kind, row, resources, year, say) for kind in row.deviations]


def _deviation(
    kind: Deviation, row: MeasureRow, resources: Iterable[Resource], year: int, say: Wording
) -> str:
    if kind is Deviation.OVER_BUDGET:
        over = overspent(row.planned, row.used)
        amounts = amounts_text(over, resources, say)
        return say("follow_up.deviation_over_budget", amount=amounts, year=str(year))
    return say(f"follow_up.deviation_{kind}", year=str(row.promise.start))


def amounts_text(
    amounts: Mapping[str, Decimal], resources: Iterable[Resource], say: Wording
) -> str:
    """Return amounts of resources, each with its unit; a dash where there is none.

    Money comes without its name, since its sign tells what it is; so the one resource of euros.
    """
    known = list(resources)
    in_euros = [resource.id for resource in known if resource.unit == "€"]
    parts = []
    for resource in known:
        if resource.id in amounts:
            amount = say.amount(amounts[resource.id], resource.unit)
            is_plain = in_euros == [resource.id] or len(known) == 1
            parts.append(amount if is_plain else f"{say.text(resource.name)} {amount}")
    return "; ".join(parts) or "–"


def period_name(period: str) -> str:
    """Return a period of figures in signs of every language: ``2026``, ``7–9/2026``, ``5/2026``."""
    begins, ends = first_day(period), last_day(period)
    interval = interval_of(period)
    if interval is Interval.YEAR:
        return str(begins.year)
    if interval is Interval.MONTH:
        return f"{begins.month}/{begins.year}"
    return f"{begins.month}–{ends.month}/{begins.year}"


def movement_headings(say: Wording) -> list[str]:
    """Return the headings over the cells of `movement_cells`."""
    names = ("indicator", "reference", "latest", "change", "status")
    return [say(f"follow_up.column_{name}") for name in names]


def movement_cells(movement: Movement, say: Wording) -> list[str]:
    """Return an indicator's name, where it stood, where it stands, the change, the judgement."""
    judged, unit = movement.judgement, say.text(movement.indicator.unit)
    name = say.text(movement.indicator.name)
    latest = judged.latest
    status = say(f"follow_up.status_{judged.status}")
    if judged.is_overdue:
        status = say("follow_up.overdue", status=status)
    return [
        f"{name} ({unit})" if unit else name,
        _level(movement.reference, is_baseline=movement.indicator.baseline is not None, say=say),
        "–" if latest is None else f"{_number(latest.value, say)} ({period_name(latest.period)})",
        "–" if movement.change is None else _signed(movement.change, say),
        status,
    ]


def _level(level: Level | None, *, is_baseline: bool, say: Wording) -> str:
    if level is None:
        return "–"
    value, period = _number(level.value, say), period_name(level.period)
    if is_baseline:
        return say("follow_up.baseline", value=value, period=period)
    return say("follow_up.first_value", value=value, period=period)


def _number(value: Decimal, say: Wording) -> str:
    return say.number(value, _DECIMALS)


def _signed(change: Decimal, say: Wording) -> str:
    return f"+{_number(change, say)}" if change > 0 else _number(change, say)

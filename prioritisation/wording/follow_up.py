"""The report to the council, and the figures that moved, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
from prioritisation.decision.programme.indicators import Indicator
from prioritisation.decision.programme.progress import ProgressReport
from prioritisation.decision.programme.resources import Resource
from prioritisation.wording.indicators import change_text, figure, period_text, status_text
from prioritisation.wording.wording import Wording


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
    """Return how a measure departs from what was promised, a sentence each.

    Parameters
    ----------
    year : that of the day as of which it departs, which a year to come is not
    """
    return [_deviation(kind, row, resources, year, say) for kind in row.deviations]


def _deviation(
    kind: Deviation, row: MeasureRow, resources: Iterable[Resource], year: int, say: Wording
) -> str:
    if kind is Deviation.OVER_BUDGET:
        over = overspent(row.promise.planned_by(year), row.used)
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


def movement_headings(say: Wording) -> list[str]:
    """Return the headings over the cells of `movement_cells`."""
    names = ("indicator", "reference", "latest", "change", "status")
    return [say(f"follow_up.column_{name}") for name in names]


def movement_cells(movement: Movement, say: Wording) -> list[str]:
    """Return an indicator's name, where it stood, where it stands, the change, the judgement."""
    followed, change = movement.followed, movement.change
    indicator, latest = followed.indicator, followed.judgement.latest
    name, unit = say.text(indicator.name), say.text(indicator.unit)
    return [
        f"{name} ({unit})" if unit else name,
        _reference(movement, say),
        "–" if latest is None else _valued(latest.value, latest.period, indicator, say),
        "–" if change is None else change_text(change, indicator, say),
        status_text(followed.judgement, say),
    ]


def _reference(movement: Movement, say: Wording) -> str:
    level, indicator = movement.reference, movement.followed.indicator
    if level is None:
        return "–"
    key = "first_value" if indicator.baseline is None else "baseline"
    return say(
        f"follow_up.{key}",
        value=figure(level.value, indicator, say, with_unit=False),
        period=period_text(level.period, say),
    )


def _valued(value: Decimal, period: str, indicator: Indicator, say: Wording) -> str:
    return f"{figure(value, indicator, say, with_unit=False)} ({period_text(period, say)})"

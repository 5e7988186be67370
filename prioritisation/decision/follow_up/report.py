"""The report to the council, unit by unit: what was promised, what was done, what moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from prioritisation.decision.follow_up.deviations import Deviation, deviations
from prioritisation.decision.follow_up.movement import Movement
from prioritisation.decision.follow_up.promises import Promise
from prioritisation.decision.follow_up.telling import day_of, latest_reports
from prioritisation.decision.programme.decisions import Decision
from prioritisation.decision.programme.progress import ProgressReport


class ReportKind(StrEnum):
    """Which report it is: to a day within a year, or of a whole year."""

    INTERIM = "interim"
    YEARLY = "yearly"


class Standing(StrEnum):
    """Where a measure stands in a report: what was told last of it, or that nothing was."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    STOPPED = "stopped"
    UNTOLD = "untold"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days that a report is of: from the first day of a year to a day of the same year."""

    kind: ReportKind
    last: date

    @property
    def first(self) -> date:
        """The first day of the year."""
        return date(self.last.year, 1, 1)

    def known_on(self, today: date) -> date:
        """Return the day as of which the report can be made: its last one, or today."""
        return min(self.last, today)


def interim_to(day: date) -> Period:
    """Return the period of an interim report to a day."""
    return Period(kind=ReportKind.INTERIM, last=day)


def whole_year(year: int) -> Period:
    """Return the period of a yearly report."""
    return Period(kind=ReportKind.YEARLY, last=date(year, 12, 31))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """What was promised of a measure, and what was done.

    Parameters
    ----------
    standing : what was told last by the report's day. *later*: nothing, and it was to start
        after the report's year; *untold*: nothing, else
    latest : what was told last by then; None = nothing
    told : what was told within the period, the first one first
    planned : by resource, from the start to the end of the report's year
    planned_in_all : by resource, over all its years
    """

    promise: Promise
    standing: Standing
    latest: ProgressReport | None
    told: tuple[ProgressReport, ...]
    planned: Mapping[str, Decimal]
    planned_in_all: Mapping[str, Decimal]
    deviations: tuple[Deviation, ...]

    @property
    def used(self) -> Mapping[str, Decimal]:
        """By resource, what has been used since the start, as told last."""
        return {} if self.latest is None else self.latest.used


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReport:
    """A unit's measures, and how the indicators of their spearheads moved.

    Parameters
    ----------
    unit : its name; empty = the measures that state none
    """

    unit: str
    rows: tuple[MeasureRow, ...]
    moved: tuple[Movement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpReport:
    """The report of a decision.

    Parameters
    ----------
    known_on : the day as of which it is: the period's last one, or today where that is earlier
    units : by name, those without one last
    """

    decision: Decision
    period: Period
    known_on: date
    units: tuple[UnitReport, ...]

    @property
    def rows(self) -> tuple[MeasureRow, ...]:
        """All measures, unit by unit."""
        return tuple(row for unit in self.units for row in unit.rows)

    @property
    def deviating(self) -> tuple[MeasureRow, ...]:
        """The measures that depart from what was promised, the gravest first."""
        order = list(Deviation)
        rows = (row for row in self.rows if row.deviations)
        return tuple(sorted(rows, key=lambda row: order.index(row.deviations[0])))

    @property
    def counts(self) -> Mapping[Standing, int]:
        """How many measures stand where."""
        counted = Counter(row.standing for row in self.rows)
        return {standing: counted[standing] for standing in Standing}


def follow_up_report(
    decision: Decision,
    promises: Sequence[Promise],
    progress: Iterable[ProgressReport],
    moved: Sequence[Movement],
    period: Period,
    today: date,
) -> FollowUpReport:
    """Return the report of a decision for a period.

    Parameters
    ----------
    promises : what the decision promised
    progress : all that was told, the first one first
    moved : how the programme's indicators moved by the day of the report
    """
    known_on = period.known_on(today)
    progress = tuple(report for report in progress if day_of(report) <= known_on)
    latest = latest_reports(progress)
    by_unit: dict[str, list[MeasureRow]] = {}
    for promise in promises:
        told = tuple(
            report
            for report in progress
            if report.measure == promise.id and day_of(report) >= period.first
        )
        row = _row(promise, latest.get(promise.id), told, period, known_on)
        by_unit.setdefault(promise.unit, []).append(row)
    units = sorted(by_unit, key=lambda unit: (not unit, unit.casefold()))
    return FollowUpReport(
        decision=decision,
        period=period,
        known_on=known_on,
        units=tuple(_unit(unit, by_unit[unit], moved) for unit in units),
    )


def _unit(unit: str, rows: Sequence[MeasureRow], moved: Sequence[Movement]) -> UnitReport:
    spearheads = {row.promise.spearhead for row in rows} - {""}
    return UnitReport(
        unit=unit,
        rows=tuple(rows),
        moved=tuple(m for m in moved if m.followed.indicator.spearhead in spearheads),
    )


def _row(
    promise: Promise,
    latest: ProgressReport | None,
    told: tuple[ProgressReport, ...],
    period: Period,
    known_on: date,
) -> MeasureRow:
    if latest is not None:
        standing = Standing(latest.state)
    else:
        is_later = promise.start is not None and promise.start > period.last.year
        standing = Standing.LATER if is_later else Standing.UNTOLD
    return MeasureRow(
        promise=promise,
        standing=standing,
        latest=latest,
        told=told,
        planned=promise.planned_by(period.last.year),
        planned_in_all=promise.planned_in_all(),
        deviations=deviations(promise, latest, known_on),
    )

"""Tell how far a measure is: its owner by their link, or the desk for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from prioritisation.actions.desk import Desk, desk_of
from prioritisation.actions.programme_editing import change_part
from prioritisation.decision.follow_up.telling import latest_reports
from prioritisation.decision.programme.items import Measure
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.progress import ProgressReport, ProgressState
from prioritisation.errors import InvalidValueError, NotAllowedError, RevisionConflictError
from prioritisation.store import Store

OWNER = "owner"
# One minute's worth; the document itself would take more.
LONGEST_NOTE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What somebody tells of a measure.

    Parameters
    ----------
    used : by resource, what has been used so far, since the start
    """

    state: ProgressState
    used: Mapping[str, Decimal] = field(default_factory=dict)
    note: str = ""


def tell_progress(
    store: Store,
    programme_id: str,
    measure_id: str,
    told: Told,
    now: datetime,
    *,
    seen: datetime | None,
    by: str = "",
    who: str,
) -> ProgressReport:
    """Keep what is told of a measure, after all that was told before; return what is kept.

    What others write at the same moment elsewhere stays, and nothing that was told is ever
    overwritten. The same sent twice is kept once.

    Parameters
    ----------
    seen : when that was told which the teller has seen as the latest; None = nothing was
    by : the owner who tells it of a measure of their own; empty = the desk

    Raises
    ------
    NotAllowedError : the measure is not that owner's.
    InvalidValueError : the programme has no such measure or resource, or a value is outside its
        range.
    RevisionConflictError : somebody else has told of the measure meanwhile; nothing is kept.
    """
    if len(told.note) > LONGEST_NOTE:
        raise InvalidValueError(
            "text_too_long", field="note", value=told.note, longest=LONGEST_NOTE
        )
    while True:
        desk = desk_of(store, programme_id)
        measure = measure_told(desk.programme, measure_id, by)
        _check_amounts(desk.programme, told)
        last = latest_reports(desk.programme.progress).get(measure_id)
        if (None if last is None else last.at) != seen:
            if last is not None and _is_same(last, told, by):
                return last
            raise RevisionConflictError("progress_told_meanwhile")
        report = ProgressReport(
            measure=measure_id, state=told.state, at=now, used=told.used, note=told.note, by=by
        )
        if _is_kept(store, desk, measure, report, who):
            return report


def _is_kept(store: Store, desk: Desk, measure: Measure, report: ProgressReport, who: str) -> bool:
    """Return whether a report is kept; it is not where somebody told of the measure just now."""

    def part(programme: Programme) -> object:
        owners = [m.owner for m in programme.measures if m.id == measure.id]
        return owners, latest_reports(programme.progress).get(measure.id)

    def change(programme: Programme) -> Programme:
        return replace(programme, progress=(*programme.progress, report))

    try:
        change_part(
            store,
            desk,
            part,
            change,
            who=who,
            kind="progress_told" if report.by else "progress_noted",
            details={"by": report.by, "names": [dict(measure.name.wordings)]},
        )
    except RevisionConflictError:
        if part(desk_of(store, desk.programme.id).programme) == part(desk.programme):
            raise
        return False
    return True


def measure_told(programme: Programme, measure_id: str, by: str = "") -> Measure:
    """Return a measure that somebody may tell of.

    Parameters
    ----------
    by : its owner; empty = the desk, which may tell of any

    Raises
    ------
    NotAllowedError : it is not that owner's.
    InvalidValueError : the programme has no such measure.
    """
    found = next((m for m in programme.measures if m.id == measure_id), None)
    if by and (found is None or found.owner.strip() != by):
        raise NotAllowedError("not_your_measure")
    if found is None:
        raise InvalidValueError("unknown_id", field="measure", value=measure_id)
    return found


def _check_amounts(programme: Programme, told: Told) -> None:
    known = {resource.id: resource for resource in programme.resources}
    for resource, amount in told.used.items():
        if resource not in known:
            raise InvalidValueError("unknown_id", field="used", value=resource)
        known[resource].checked(amount, known[resource].name.in_language(""))


def _is_same(report: ProgressReport, told: Told, by: str) -> bool:
    return (report.state, report.used, report.note, report.by) == (
        told.state,
        told.used,
        told.note,
        by,
    )

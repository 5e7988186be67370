"""An owner's measures → what their page shows, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from prioritisation.actions.owner_links import OwnerSheet
from prioritisation.decision.follow_up.promises import Promise
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.progress import ProgressReport, ProgressState
from prioritisation.decision.programme.resources import Resource
from prioritisation.exchange.numbers import written_number
from prioritisation.web.owner.typed import USED
from prioritisation.wording.wording import Wording


def measure_shown(
    sheet: OwnerSheet, promise: Promise, year: int, say: Wording, typed: Mapping[str, str]
) -> dict[str, Any]:
    """Return a measure with what was told of it last, and what its form holds.

    Parameters
    ----------
    year : to whose end the planned money is told
    typed : what could not be kept, in place of what was told last; empty = nothing
    """
    last = sheet.latest.get(promise.id)
    return {
        "id": promise.id,
        "name": say.text(promise.name),
        "start": promise.start,
        "is_illustrative": promise.illustrative,
        "state": "" if last is None else say(f"follow_up.state_{last.state}"),
        "told": "" if last is None else told_text(last, say),
        "last_note": "" if last is None else last.note,
        "seen": "" if last is None else last.at.isoformat(),
        "states": [
            (str(state), say(f"follow_up.state_{state}"), _chosen(last, typed) == state)
            for state in ProgressState
        ],
        "used": [
            {
                "field": f"{USED}{resource.id}",
                "name": _label(resource, say),
                "value": _typed_amount(last, resource, typed),
                "planned": planned_text(promise, resource, year, say),
            }
            for resource in resources_told(sheet.programme, promise, last)
        ],
        "note": typed.get("note", ""),
    }


def resources_told(
    programme: Programme, promise: Promise, last: ProgressReport | None
) -> tuple[Resource, ...]:
    """Return the resources whose use is asked for: those planned or told of, else the first."""
    planned = promise.planned_in_all()
    told = {} if last is None else last.used
    found = tuple(r for r in programme.resources if planned.get(r.id) or r.id in told)
    return found or programme.resources[:1]


def planned_text(promise: Promise, resource: Resource, year: int, say: Wording) -> str:
    """Return what a measure was to take of a resource, to the end of a year and in all."""
    total = promise.planned_in_all().get(resource.id, Decimal(0))
    amount = say.amount(total, resource.unit)
    if promise.start is None:
        return say("owner.planned_in_all", amount=amount)
    by = say.amount(promise.planned_by(year).get(resource.id, Decimal(0)), resource.unit)
    return say("owner.planned", by=by, year=str(year), amount=amount)


def told_text(report: ProgressReport, say: Wording) -> str:
    """Return when something was told, and by whom."""
    by = report.by or say("follow_up.by_desk")
    return say("owner.told", when=moment_text(report.at, say), by=by)


def moment_text(moment: datetime, say: Wording) -> str:
    """Return a moment by the clock of the server, with its distance from UTC.

    A page without a script cannot know the reader's zone; the town's server stands in the town.
    """
    here = moment.astimezone()
    hours, minutes = divmod(abs(int((here.utcoffset() or here - here).total_seconds())) // 60, 60)
    sign = "+" if (here.utcoffset() or here - here).total_seconds() >= 0 else "\u2212"
    zone = f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
    clock = f"{here:%H:%M}" if say.language == "en" else f"{here:%H.%M}"
    return say("owner.moment", day=say.day(here.date()), clock=clock, zone=zone)


def _label(resource: Resource, say: Wording) -> str:
    return say("owner.used", resource=say.text(resource.name), unit=resource.unit)


def _chosen(last: ProgressReport | None, typed: Mapping[str, str]) -> str:
    if typed:
        return typed.get("state", "")
    return "" if last is None else last.state


def _typed_amount(last: ProgressReport | None, resource: Resource, typed: Mapping[str, str]) -> str:
    if typed:
        return typed.get(f"{USED}{resource.id}", "")
    if last is None or resource.id not in last.used:
        return ""
    return written_number(last.used[resource.id])

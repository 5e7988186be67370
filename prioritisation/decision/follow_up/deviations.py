"""Where a measure departs from what was promised, by stated rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from prioritisation.decision.follow_up.promises import Promise
from prioritisation.decision.programme.progress import ProgressReport, ProgressState


class Deviation(StrEnum):
    """How a measure departs from what was promised, the gravest first; rules: `deviations`."""

    STOPPED = "stopped"
    OVER_BUDGET = "over_budget"
    LATE = "late"
    UNTOLD = "untold"


def deviations(promise: Promise, report: ProgressReport | None, on: date) -> tuple[Deviation, ...]:
    """Return how a measure departs from its promise, as known on a day.

    - *stopped*: the last report says so.
    - *over budget*: more is used of a resource than was planned to the end of that day's year.
    - *late*: it was to start in a year that is over by that day, and the last report says that
      it is not started.
    - *untold*: it was to start in such a year, and nothing has been told of it at all.

    A year is over on its last day. Without a start year nothing is late.

    Parameters
    ----------
    report : what was told last by that day; None = nothing
    """
    found = []
    is_due = promise.start is not None and on >= date(promise.start, 12, 31)
    if report is None:
        return (Deviation.UNTOLD,) if is_due else ()
    if report.state is ProgressState.STOPPED:
        found.append(Deviation.STOPPED)
    if overspent(promise.planned_by(on.year), report.used):
        found.append(Deviation.OVER_BUDGET)
    if is_due and report.state is ProgressState.NOT_STARTED:
        found.append(Deviation.LATE)
    return tuple(found)


def overspent(planned: Mapping[str, Decimal], used: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """Return by resource how much more is used than planned, where it is."""
    over = {resource: amount - planned.get(resource, 0) for resource, amount in used.items()}
    return {resource: amount for resource, amount in over.items() if amount > 0}

"""The report to the council: what was promised, what was done, what moved, put together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from prioritisation.actions.desk import Desk, revision_at
from prioritisation.decision.follow_up.movement import movements
from prioritisation.decision.follow_up.promises import Promise, promises_of
from prioritisation.decision.follow_up.report import FollowUpReport, Period, follow_up_report
from prioritisation.decision.programme.decisions import Decision
from prioritisation.decision.programme.items import Measure
from prioritisation.errors import InvalidValueError
from prioritisation.store import Store


def promises_on(store: Store, desk: Desk, decision: Decision) -> tuple[Promise, ...]:
    """Return what a decision promised, with the amounts as they were when it was worked out.

    Where that revision is not there, as in a copy of a programme, today's amounts stand in.
    """
    today = {measure.id: measure for measure in desk.programme.measures}
    return promises_of(decision, _measures_then(store, desk, decision) or today, today)


def has_amounts_of_then(store: Store, desk: Desk, decision: Decision) -> bool:
    """Return whether the amounts are there as they were when a decision was worked out."""
    return _measures_then(store, desk, decision) is not None


def report_on(
    store: Store, desk: Desk, decision: Decision, period: Period, today: date
) -> FollowUpReport:
    """Return the report of a decision for a period, as it can be made today."""
    return follow_up_report(
        decision,
        promises_on(store, desk, decision),
        desk.programme.progress,
        movements(desk.programme, period.known_on(today)),
        period,
        today,
    )


def decision_named(desk: Desk, decision_id: str) -> Decision:
    """Return a decision of the programme.

    Raises
    ------
    InvalidValueError : it has none of that id.
    """
    for decision in desk.programme.decisions:
        if decision.id == decision_id:
            return decision
    raise InvalidValueError("unknown_decision", field="decision", value=decision_id)


def _measures_then(store: Store, desk: Desk, decision: Decision) -> Mapping[str, Measure] | None:
    if not 1 <= decision.revision <= desk.revision:
        return None
    revision = revision_at(store, desk.programme.id, decision.revision, desk.version)
    # A copy counts its revisions anew: one that is younger than the decision is another one.
    if revision.event.at > decision.kept_at:
        return None
    return {measure.id: measure for measure in revision.programme.measures}

"""Why each measure is in or out, as a JSON object."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prioritisation.actions.file_reasons import FileReasons
from prioritisation.cli.schedule_objects import schedule_object, years_object
from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint
from prioritisation.decision.portfolio.reasons.reason import Reason


def reasons_object(answer: FileReasons) -> dict[str, object]:
    """Return the answer of `optimise` with `measures` in it, one for each in list order."""
    document = schedule_object(answer.asked, answer.seconds)
    return document | {"measures": list(_measures(answer))}


def _measures(answer: FileReasons) -> Iterator[dict[str, object]]:
    for measure, reason in answer.reasons.items():
        entry = answer.entries.get(measure)
        yield (
            {"id": measure, "selected": reason.selected}
            | _loss(reason)
            | _exchanged(answer, reason)
            | ({} if entry is None else _entry(entry))
        )


def _loss(reason: Reason) -> dict[str, object]:
    """Return the loss, and its limits where time ended before it was proven."""
    if reason.is_proven:
        return {"loss": reason.loss}
    limits = {"loss_at_least": reason.at_least, "loss_at_most": reason.at_most}
    return {"loss": None, **limits}


def _exchanged(answer: FileReasons, reason: Reason) -> dict[str, object]:
    """Return what enters and leaves when the decision is turned round, and what starts when."""
    if reason.selected:
        found: dict[str, object] = {"replaced_by": reason.entered, "left_with_it": reason.left}
    else:
        found = {"pushed_out": reason.left, "came_along": reason.entered}
    other = reason.other or {}
    starts = {i: t for i, t in other.items() if reason.best.get(i) != t}
    return found | years_object(answer.asked, starts)


def _entry(entry: Entry) -> dict[str, object]:
    """Return from where on it would be in; what was not known in time is named."""
    points = {
        "enters_at_cost": entry.cost,
        "enters_at_share": entry.share,
        "enters_at_value": entry.value,
        "enters_at_budget": entry.budget,
    }
    found: dict[str, object] = {
        key: point if isinstance(point, Fraction) else None for key, point in points.items()
    }
    unknown = [key for key, point in points.items() if point is NoPoint.UNKNOWN]
    return found | ({"unknown": unknown} if unknown else {})

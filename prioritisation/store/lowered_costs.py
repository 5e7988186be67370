"""Which costs a revision lowers after somebody was told from which cost on a measure would be in.

Looked up where an entry of the audit trail is written, so that no way of changing a programme
passes it by: an edit, an import, a copy that is kept, a reset, an undo.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from prioritisation.decision.programme.document import programme_of
from prioritisation.decision.programme.items import Measure
from prioritisation.store.tables import explained_costs, revisions

LOWERED = "lowered"


def lowered_costs(connection: Connection, programme_id: str, number: int) -> list[dict[str, Any]]:
    """Return what a revision lowers after an explanation, as plain data for its entry.

    A cost is named when it falls, and falls below what it was when it was explained. Of a measure
    that comes back after it was gone, what counts is what it cost before it went.

    Parameters
    ----------
    number : of the revision, which is written already
    """
    explained = _explained(connection, programme_id)
    after = _document(connection, programme_id, number) if explained else None
    before = _document(connection, programme_id, number - 1) if explained else None
    if after is None or before is None or after.get("measures") == before.get("measures"):
        return []
    measures = [m for m in programme_of(after).measures if m.id in explained]
    old = _last_known(connection, programme_id, number - 1, [m.id for m in measures])
    return [
        {
            "name": dict(measure.name.wordings),
            "resource": resource,
            "before": str(then),
            "after": str(measure.net_cost(resource)),
        }
        for measure in measures
        for resource, then in _of_all_resources(explained[measure.id], measure)
        if measure.net_cost(resource) < then
        and (
            measure.id not in old or measure.net_cost(resource) < old[measure.id].net_cost(resource)
        )
    ]


def _of_all_resources(
    explained: dict[str, Decimal], measure: Measure
) -> Iterator[tuple[str, Decimal]]:
    """Yield what a measure cost when explained; nothing of a resource that it had no use for."""
    for resource in dict.fromkeys((*explained, *measure.cost, *measure.income)):
        yield resource, explained.get(resource, Decimal(0))


def _explained(connection: Connection, programme_id: str) -> dict[str, dict[str, Decimal]]:
    """Return by measure what it cost of each resource when it was explained."""
    table = explained_costs
    query = select(table.c.measure, table.c.net).where(table.c.programme_id == programme_id)
    return {
        row.measure: {resource: Decimal(amount) for resource, amount in row.net.items()}
        for row in connection.execute(query)
    }


def _last_known(
    connection: Connection, programme_id: str, number: int, ids: Collection[str]
) -> dict[str, Measure]:
    """Return measures as they were in the latest revision, up to one, that has each of them."""
    found: dict[str, Measure] = {}
    wanted = set(ids)
    while wanted and number > 0:
        document = _document(connection, programme_id, number)
        if document and wanted & {measure["id"] for measure in document.get("measures", ())}:
            known = {m.id: m for m in programme_of(document).measures if m.id in wanted}
            found.update(known)
            wanted -= known.keys()
        number -= 1
    return found


def _document(connection: Connection, programme_id: str, number: int) -> Any:
    """Return the document of a revision; None = there is no such revision."""
    return connection.scalar(
        select(revisions.c.document).where(
            revisions.c.programme_id == programme_id, revisions.c.number == number
        )
    )

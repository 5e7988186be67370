"""What each measure cost when somebody was told from which cost on it would be in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, insert, select

from prioritisation.store.engine import Database
from prioritisation.store.tables import explained_costs


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedCost:
    """A measure's net cost at the time of an explanation.

    Parameters
    ----------
    net : cost − income over all its years, by resource
    who : role of the one who was told
    """

    programme_id: str
    measure: str
    net: Mapping[str, Decimal]
    who: str
    at: datetime


class ExplainedCostStore:
    """The part of the store for explained costs; each method is one transaction.

    They are no part of the programme: a look at a page makes no revision, and nothing to undo.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, costs: Iterable[ExplainedCost]) -> None:
        """Keep costs; a measure's earlier one is forgotten."""
        table = explained_costs
        with self._database.writing() as connection:
            for cost in costs:
                connection.execute(
                    delete(table).where(
                        table.c.programme_id == cost.programme_id,
                        table.c.measure == cost.measure,
                    )
                )
                connection.execute(
                    insert(table).values(
                        programme_id=cost.programme_id,
                        measure=cost.measure,
                        net={resource: str(amount) for resource, amount in cost.net.items()},
                        who=cost.who,
                        at=cost.at,
                    )
                )

    def of_programme(self, programme_id: str) -> Mapping[str, ExplainedCost]:
        """Return the costs of a programme, by measure."""
        with self._database.reading() as connection:
            rows = connection.execute(
                select(explained_costs).where(explained_costs.c.programme_id == programme_id)
            )
            return {row.measure: _cost(row) for row in rows}


def _cost(row: Any) -> ExplainedCost:
    return ExplainedCost(
        programme_id=row.programme_id,
        measure=row.measure,
        net={resource: Decimal(amount) for resource, amount in row.net.items()},
        who=row.who,
        at=row.at,
    )

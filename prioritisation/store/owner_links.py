"""Personal links of owners: who may tell of their measures, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select

from prioritisation.store.engine import Database
from prioritisation.store.tables import owner_links


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerLink:
    """A personal link; its token is not kept.

    Parameters
    ----------
    owner : as the measures name them
    made_at, until : UTC; it is good before `until`
    """

    programme_id: str
    owner: str
    made_at: datetime
    until: datetime

    def is_good(self, now: datetime) -> bool:
        """Return whether the link still lets its owner in."""
        return now < self.until


_COLUMNS = [owner_links.c[name] for name in OwnerLink.__dataclass_fields__]


class OwnerLinkStore:
    """The part of the store for personal links; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, links: Iterable[tuple[OwnerLink, str]]) -> None:
        """Keep links, each with the hash of its token; an owner's earlier link ends."""
        with self._database.writing() as connection:
            for link, token_hash in links:
                connection.execute(delete(owner_links).where(*_key(link.programme_id, link.owner)))
                connection.execute(
                    insert(owner_links).values(
                        **{name: getattr(link, name) for name in OwnerLink.__dataclass_fields__},
                        token_hash=token_hash,
                    )
                )

    def end(self, programme_id: str, owner: str) -> None:
        """End an owner's link."""
        with self._database.writing() as connection:
            connection.execute(delete(owner_links).where(*_key(programme_id, owner)))

    def of_programme(self, programme_id: str) -> tuple[OwnerLink, ...]:
        """Return the links of a programme, by owner."""
        with self._database.reading() as connection:
            rows = connection.execute(
                select(*_COLUMNS).where(owner_links.c.programme_id == programme_id)
            )
            # Sorted here: databases order text each in their own way.
            return tuple(sorted((OwnerLink(**r._mapping) for r in rows), key=lambda x: x.owner))

    def with_hash(self, token_hash: str) -> OwnerLink | None:
        """Return the link whose token has a hash; None = there is none."""
        with self._database.reading() as connection:
            row = connection.execute(
                select(*_COLUMNS).where(owner_links.c.token_hash == token_hash)
            ).one_or_none()
            return None if row is None else OwnerLink(**row._mapping)


def _key(programme_id: str, owner: str) -> tuple[ColumnElement[bool], ...]:
    return owner_links.c.programme_id == programme_id, owner_links.c.owner == owner

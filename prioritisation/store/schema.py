"""The schema of a database: created where there is none, else brought up to this one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Index, insert, select, text, update

from prioritisation.errors import InvalidValueError
from prioritisation.store.tables import answers, events, metadata, programmes, schema_version

SCHEMA = 3

# Columns and indexes that tables of an earlier schema lack, by that schema.
_ADDED: dict[int, tuple[Column[Any] | Index, ...]] = {
    1: (events.c.workshop, answers.c.sequence, *answers.indexes),
    2: (programmes.c.archived_at, programmes.c.deleted_at),
}


def prepare(connection: Connection) -> None:
    """Create the tables where there are none, and bring those of an earlier schema up to this.

    Raises
    ------
    InvalidValueError : the database was written by a newer Prioritisation.
    """
    metadata.create_all(connection)
    version = connection.scalar(select(schema_version.c.version))
    if version is None:
        connection.execute(insert(schema_version).values(version=SCHEMA))
        return
    if version > SCHEMA:
        raise InvalidValueError("database_newer", field="database_url", value=version, known=SCHEMA)
    for step in range(version, SCHEMA):
        for part in _ADDED[step]:
            if isinstance(part, Index):
                part.create(connection)
            else:
                _add_column(connection, part)
    connection.execute(update(schema_version).values(version=SCHEMA))


def _add_column(connection: Connection, column: Column[Any]) -> None:
    kind = column.type.compile(connection.dialect)
    connection.execute(text(f"ALTER TABLE {column.table.name} ADD COLUMN {column.name} {kind}"))

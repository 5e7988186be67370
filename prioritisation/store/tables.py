"""The tables, and what their columns hold."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    insert,
    select,
    text,
    update,
)

from prioritisation.errors import InvalidValueError

SCHEMA = 3


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal as text, so that nothing of it is lost."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Return the text that is kept."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Return the decimal that a text holds."""
        return None if value is None else Decimal(value)


class UtcTime(TypeDecorator[datetime]):
    """A moment as text in UTC, in the order of time."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text that is kept."""
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Return the moment that a text holds."""
        return None if value is None else datetime.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """Plain data as JSON text. All of it ASCII: no database then refuses a character."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return the text that is kept."""
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return the plain data that a text holds."""
        return None if value is None else json.loads(value)


def utc_text(moment: datetime) -> str:
    """Return a moment as text in UTC, to the microsecond.

    Raises
    ------
    ValueError : the moment does not say in which zone it is.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


metadata = MetaData()

schema_version = Table(
    "schema_version",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
)

# `version` counts every write, of scores too; `revision` is the number of the latest document.
# `archived_at`: hidden since; `deleted_at`: deleted since, and gone for good some time after that.
programmes = Table(
    "programmes",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Json, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("archived_at", UtcTime),
    Column("deleted_at", UtcTime),
)

# Who wrote a revision, when and why, stands in `events`.
revisions = Table(
    "revisions",
    metadata,
    Column("programme_id", ForeignKey("programmes.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("document", Json, nullable=False),
)

# `score` NULL = "don't know", which is an answer. `sequence`: rises with what a phone sends; NULL
# for what no phone has sent.
answers = Table(
    "answers",
    metadata,
    Column("programme_id", ForeignKey("programmes.id"), primary_key=True),
    Column("workshop", String, primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("participant", String, primary_key=True),
    Column("item", String, primary_key=True),
    Column("criterion", String, primary_key=True),
    Column("score", ExactDecimal),
    Column("at", UtcTime, nullable=False),
    Column("sequence", BigInteger),
    Index("answers_by_participant", "programme_id", "participant"),
)

agreed_scores = Table(
    "agreed_scores",
    metadata,
    Column("programme_id", ForeignKey("programmes.id"), primary_key=True),
    Column("item", String, primary_key=True),
    Column("criterion", String, primary_key=True),
    Column("score", ExactDecimal, nullable=False),
    Column("reason", Text, nullable=False),
    Column("who", String, nullable=False),
    Column("when", UtcTime, nullable=False),
)

# The audit trail. `revision`: the one that the action wrote, if any. `scores`: before and after
# of each score that it changed. `workshop`: a workshop's document before and after. `standing`:
# whether it can be undone or redone. `of_event`: the action that this one undid or redid.
events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("programme_id", ForeignKey("programmes.id"), nullable=False),
    Column("revision", Integer),
    Column("who", String, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("kind", String, nullable=False),
    Column("details", Json, nullable=False),
    Column("scores", Json, nullable=False),
    Column("workshop", Json),
    Column("standing", String),
    Column("of_event", ForeignKey("events.id")),
    ForeignKeyConstraint(
        ["programme_id", "revision"], ["revisions.programme_id", "revisions.number"]
    ),
    Index("events_by_programme", "programme_id", "id"),
    Index("events_by_standing", "programme_id", "standing", "id"),
    Index("events_by_revision", "programme_id", "revision"),
)

# `document` is its set-up, rounds and notes. `version` counts what phones and walls are told of:
# changes of the document, of the wall, of the way in. `tick` counts every write, of answers too.
# `code` and `key` let people in until `code_until`; NULL = nobody can join.
workshops = Table(
    "workshops",
    metadata,
    Column("programme_id", ForeignKey("programmes.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("document", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("tick", Integer, nullable=False),
    Column("wall", Json, nullable=False),
    Column("code", String, unique=True),
    Column("key", String, unique=True),
    Column("code_until", UtcTime),
)

# `token_hash` NULL = typed in from paper, or past the time that personal data is kept.
participants = Table(
    "participants",
    metadata,
    Column("id", String, primary_key=True),
    Column("programme_id", String, nullable=False),
    Column("workshop", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("group", String, nullable=False),
    Column("language", String, nullable=False),
    Column("is_paper", Boolean, nullable=False),
    Column("items", Json, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("joined_at", UtcTime, nullable=False),
    Column("token_hash", String, unique=True),
    ForeignKeyConstraint(["programme_id", "workshop"], ["workshops.programme_id", "workshops.id"]),
    Index("participants_by_workshop", "programme_id", "workshop"),
)

# Who has said that they are done with a round.
finished = Table(
    "finished",
    metadata,
    Column("participant", ForeignKey("participants.id"), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
)

comments = Table(
    "comments",
    metadata,
    Column("participant", ForeignKey("participants.id"), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("item", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("sequence", BigInteger),
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", String, primary_key=True),
    Column("participant", ForeignKey("participants.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Index("proposals_by_participant", "participant"),
)

swing_weights = Table(
    "swing_weights",
    metadata,
    Column("participant", ForeignKey("participants.id"), primary_key=True),
    Column("importance", Json, nullable=False),
    Column("at", UtcTime, nullable=False),
)

# What belongs to no programme, by name.
workspace = Table(
    "workspace",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Json, nullable=False),
)

# Browsers that have given the passphrase.
sign_ins = Table(
    "sign_ins",
    metadata,
    Column("token_hash", String, primary_key=True),
    Column("until", UtcTime, nullable=False),
)

# Personal links by which owners tell of their measures; of a token only the hash is kept. A table
# that a database lacks is created at the start, so that it needs no step of its own.
owner_links = Table(
    "owner_links",
    metadata,
    Column("programme_id", ForeignKey("programmes.id", ondelete="CASCADE"), primary_key=True),
    Column("owner", String, primary_key=True),
    Column("token_hash", String, nullable=False, unique=True),
    Column("made_at", UtcTime, nullable=False),
    Column("until", UtcTime, nullable=False),
)

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

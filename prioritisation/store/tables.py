"""The tables."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

from prioritisation.store.columns import ExactDecimal, Json, UtcTime

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

# `net`: what a measure cost of each resource, less income, when somebody was told from which cost
# on it would be in.
explained_costs = Table(
    "explained_costs",
    metadata,
    Column("programme_id", ForeignKey("programmes.id", ondelete="CASCADE"), primary_key=True),
    Column("measure", String, primary_key=True),
    Column("net", Json, nullable=False),
    Column("who", String, nullable=False),
    Column("at", UtcTime, nullable=False),
)

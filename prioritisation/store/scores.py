"""Scores as rows: answers of participants, and what the room agreed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    bindparam,
    delete,
    insert,
    select,
    tuple_,
)

from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.store.keys import AgreedKey, AnswerKey, Key, Score, key_of
from prioritisation.store.score_changes import ScoreChange
from prioritisation.store.tables import agreed_scores, answers

Kind = TypeVar("Kind", bound=Score)

# A table holds one kind of score: its columns are named for the fields, its rows have one key.
_TABLES: dict[type[Any], Table] = {Answer: answers, AgreedScore: agreed_scores}
_KEYS: dict[type[Any], type[Key]] = {Answer: AnswerKey, AgreedScore: AgreedKey}

# Keys looked up in one question: databases limit how many values one may hold.
_KEYS_AT_ONCE = 500


def read_answers(
    connection: Connection, programme_id: str, workshop: str | None = None
) -> tuple[Answer, ...]:
    """Return the answers of a programme, or of one workshop of it, in the order of their keys."""
    conditions = [] if workshop is None else [answers.c.workshop == workshop]
    return _read(connection, Answer, programme_id, *conditions)


def read_agreed(connection: Connection, programme_id: str) -> tuple[AgreedScore, ...]:
    """Return the agreed scores of a programme, in the order of their keys."""
    return _read(connection, AgreedScore, programme_id)


def present(connection: Connection, programme_id: str, keys: Iterable[Key]) -> dict[Key, Score]:
    """Return the scores that there are for these keys."""
    keys, found = list(keys), {}
    for kind, key_type in _KEYS.items():
        columns = tuple_(*(_TABLES[kind].c[name] for name in key_type._fields))
        ours = [key for key in keys if isinstance(key, key_type)]
        for start in range(0, len(ours), _KEYS_AT_ONCE):
            some = columns.in_(ours[start : start + _KEYS_AT_ONCE])
            found.update({key_of(s): s for s in _read(connection, kind, programme_id, some)})
    return found


def put(
    connection: Connection, programme_id: str, wanted: Mapping[Key, Score | None]
) -> tuple[ScoreChange, ...]:
    """Make each score what is wanted of it, None = gone; return what that changed."""
    before = present(connection, programme_id, wanted)
    changes = tuple(
        ScoreChange(key, before.get(key), score)
        for key, score in wanted.items()
        if before.get(key) != score
    )
    overwrite(connection, programme_id, {change.key: change.after for change in changes})
    return changes


def overwrite(
    connection: Connection, programme_id: str, wanted: Mapping[Key, Score | None]
) -> None:
    """Make each score what is wanted of it, None = gone, whatever it was.

    Deleted and inserted, which every database understands alike. The transaction holds the
    programme's row, so that nobody comes in between.
    """
    for kind, key_type in _KEYS.items():
        table = _TABLES[kind]
        keys = [key for key in wanted if isinstance(key, key_type)]
        scores = [score for key in keys if (score := wanted[key]) is not None]
        if keys:
            its_key = [table.c[name] == bindparam(f"its_{name}") for name in key_type._fields]
            connection.execute(
                delete(table).where(table.c.programme_id == programme_id, *its_key),
                [{f"its_{name}": part for name, part in key._asdict().items()} for key in keys],
            )
        if scores:
            written = {"at": datetime.now(UTC)} if "at" in table.c else {}
            connection.execute(
                insert(table),
                [{"programme_id": programme_id, **asdict(s), **written} for s in scores],
            )


def _read(
    connection: Connection, kind: type[Kind], programme_id: str, *conditions: ColumnElement[bool]
) -> tuple[Kind, ...]:
    table = _TABLES[kind]
    columns = [table.c[field.name] for field in fields(kind)]
    rows = connection.execute(
        select(*columns).where(table.c.programme_id == programme_id, *conditions)
    )
    # Sorted here: databases order text each in their own way.
    return tuple(sorted((kind(**row._mapping) for row in rows), key=key_of))

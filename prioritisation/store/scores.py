"""Scores as rows: answers of participants, and what the room agreed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from prioritisation.decision.programme.answers import DESK_WORKSHOP, AgreedScore, Answer
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
    connection: Connection,
    programme_id: str,
    workshop: str | None = None,
    *,
    round_number: int | None = None,
    participant: str | None = None,
) -> tuple[Answer, ...]:
    """Return the answers of a programme, or of a part of it, in the order of their keys."""
    wanted = {"workshop": workshop, "round": round_number, "participant": participant}
    conditions = [answers.c[name] == value for name, value in wanted.items() if value is not None]
    return _read(connection, Answer, programme_id, *conditions)


def read_agreed(connection: Connection, programme_id: str) -> tuple[AgreedScore, ...]:
    """Return the agreed scores of a programme, in the order of their keys."""
    return _read(connection, AgreedScore, programme_id)


def read_counting(
    connection: Connection, programme_id: str, rounds: Iterable[tuple[str, int]]
) -> tuple[Answer, ...]:
    """Return the desk's own answers, and those of rounds, each named by workshop and number."""
    theirs = (
        and_(answers.c.workshop == workshop, answers.c.round == number)
        for workshop, number in rounds
    )
    counts = or_(answers.c.workshop == DESK_WORKSHOP, *theirs)
    return _read(connection, Answer, programme_id, counts)


def numbers_given(
    connection: Connection, programme_id: str, workshop: str, round_number: int
) -> Mapping[str, Mapping[str, int]]:
    """Return how many answers a round has, by participant and item."""
    rows = connection.execute(
        select(answers.c.participant, answers.c.item, func.count())
        .where(
            answers.c.programme_id == programme_id,
            answers.c.workshop == workshop,
            answers.c.round == round_number,
        )
        .group_by(answers.c.participant, answers.c.item)
    )
    found: dict[str, dict[str, int]] = {}
    for participant, item, number in rows:
        found.setdefault(participant, {})[item] = number
    return found


def number_of_answers(
    connection: Connection,
    programme_id: str,
    workshop: str,
    round_number: int,
    *,
    items: Collection[str] | None,
    criteria: Collection[str] | None,
) -> int:
    """Return how many answers a round has; only those to some items or on some criteria."""
    query = (
        select(func.count())
        .select_from(answers)
        .where(
            answers.c.programme_id == programme_id,
            answers.c.workshop == workshop,
            answers.c.round == round_number,
        )
    )
    if items is not None:
        query = query.where(answers.c.item.in_(list(items)))
    if criteria is not None:
        query = query.where(answers.c.criterion.in_(list(criteria)))
    return connection.scalar(query) or 0


def give(
    connection: Connection,
    programme_id: str,
    given: Mapping[AnswerKey, tuple[Answer, int | None]],
) -> tuple[AnswerKey, ...]:
    """Keep answers that a phone sends with a number each; return those that come too late.

    Too late is what has no higher number than what is there already. What has no number is of this
    moment, and later than what is there.
    """
    late = []
    at = datetime.now(UTC)
    for key, (answer, number) in given.items():
        its_key = {f"its_{name}": part for name, part in key._asdict().items()}
        its_key["its_programme"] = programme_id
        row = connection.execute(_SEQUENCE, its_key).one_or_none()
        later = later_than(None if row is None else row.sequence, number)
        if later is None:
            late.append(key)
        elif row is None:
            values = {"programme_id": programme_id, **key._asdict()}
            written = {"score": answer.score, "at": at, "sequence": later}
            connection.execute(_GIVEN, values | written)
        else:
            written = {"new_score": answer.score, "new_at": at, "new_sequence": later}
            connection.execute(_GIVEN_AGAIN, its_key | written)
    return tuple(late)


# Made once: to make a statement takes longer than the database needs to answer it.
_ITS_ROW = (
    answers.c.programme_id == bindparam("its_programme"),
    *(answers.c[name] == bindparam(f"its_{name}") for name in AnswerKey._fields),
)
_SEQUENCE = select(answers.c.sequence).where(*_ITS_ROW)
_GIVEN = insert(answers)
_GIVEN_AGAIN = (
    update(answers)
    .where(*_ITS_ROW)
    .values(
        score=bindparam("new_score"), at=bindparam("new_at"), sequence=bindparam("new_sequence")
    )
)


def last_sequence(connection: Connection, programme_id: str, participant: str) -> int:
    """Return the highest number of a participant's answers; 0 = none has one."""
    query = select(func.max(answers.c.sequence)).where(
        answers.c.programme_id == programme_id, answers.c.participant == participant
    )
    return connection.scalar(query) or 0


def later_than(last: int | None, number: int | None) -> int | None:
    """Return the number of what is sent when something of a number is there; None = too late.

    Parameters
    ----------
    last : of what is there; None = nothing that has one
    number : of what is sent; None = it is of this moment, in milliseconds since 1970
    """
    if number is None:
        this_moment = int(datetime.now(UTC).timestamp() * 1000)
        return this_moment if last is None else max(this_moment, last + 1)
    return number if last is None or number > last else None


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

"""A participant with the workshop as it is at the same moment, found in one question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select

from prioritisation.decision.programme.participants import Participant
from prioritisation.errors import InvalidValueError
from prioritisation.store import workshops as documents
from prioritisation.store.revisions import is_there
from prioritisation.store.tables import finished, participants, programmes, workshops
from prioritisation.store.values import Seat

_PERSON = [
    participants.c[name].label(f"person_{name}") for name in Participant.__dataclass_fields__
]
# Made once: to make a statement takes longer than the database needs to answer it.
_EVERY = (
    select(
        *workshops.c,
        programmes.c.version.label("programme_version"),
        *_PERSON,
        finished.c.round.label("finished_round"),
    )
    .join_from(participants, workshops)
    .join(programmes, programmes.c.id == workshops.c.programme_id)
    .outerjoin(finished, finished.c.participant == participants.c.id)
    .where(is_there)
)
_BY_TOKEN = _EVERY.where(participants.c.token_hash == bindparam("token_hash"))
_BY_ID = _EVERY.where(
    participants.c.id == bindparam("participant"),
    participants.c.programme_id == bindparam("programme"),
    participants.c.workshop == bindparam("workshop"),
)


def with_token(connection: Connection, token_hash: str) -> Seat | None:
    """Return whose token it is; None = nobody's."""
    return _seat(connection, _BY_TOKEN, {"token_hash": token_hash})


def with_id(
    connection: Connection, programme_id: str, workshop_id: str, participant_id: str
) -> Seat:
    """Return a participant's seat.

    Raises
    ------
    InvalidValueError : the workshop has no such participant.
    """
    given = {"programme": programme_id, "workshop": workshop_id, "participant": participant_id}
    found = _seat(connection, _BY_ID, given)
    if found is None:
        raise InvalidValueError("unknown_participant", field="participant", value=participant_id)
    return found


def _seat(connection: Connection, query: Any, given: Mapping[str, str]) -> Seat | None:
    rows = connection.execute(query, given).all()
    if not rows:
        return None
    values = {name: rows[0]._mapping[f"person_{name}"] for name in Participant.__dataclass_fields__}
    return Seat(
        kept=documents.kept_of(rows[0]),
        participant=Participant(**{**values, "items": tuple(values["items"])}),
        finished=frozenset(r.finished_round for r in rows if r.finished_round is not None),
    )

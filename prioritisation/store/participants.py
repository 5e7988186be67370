"""Participants of workshops, and what each of them gives beside scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, delete, func, insert, select, update

from prioritisation.decision.programme.participants import (
    Comment,
    Participant,
    Proposal,
    SwingWeights,
)
from prioritisation.store.scores import later_than
from prioritisation.store.tables import (
    comments,
    finished,
    participants,
    proposals,
    swing_weights,
)

_COLUMNS = [participants.c[name] for name in Participant.__dataclass_fields__]


def add(
    connection: Connection,
    programme_id: str,
    workshop_id: str,
    participant: Participant,
    token_hash: str | None,
) -> None:
    """Keep a new participant."""
    connection.execute(
        insert(participants).values(
            programme_id=programme_id,
            workshop=workshop_id,
            id=participant.id,
            name=participant.name,
            group=participant.group,
            language=participant.language,
            is_paper=participant.is_paper,
            items=list(participant.items),
            seed=participant.seed,
            joined_at=participant.joined_at,
            token_hash=token_hash,
        )
    )


def change(
    connection: Connection, participant_id: str, *, name: str, group: str, language: str
) -> None:
    """Keep what a participant says of themselves."""
    connection.execute(
        update(participants)
        .where(participants.c.id == participant_id)
        .values(name=name, group=group, language=language)
    )


def of_workshop(
    connection: Connection, programme_id: str, workshop_id: str
) -> tuple[Participant, ...]:
    """Return everybody who has joined, in the order in which they did."""
    rows = connection.execute(
        select(*_COLUMNS).where(
            participants.c.programme_id == programme_id, participants.c.workshop == workshop_id
        )
    )
    return tuple(sorted((_participant(row) for row in rows), key=lambda p: (p.joined_at, p.id)))


def set_finished(
    connection: Connection, participant_id: str, round_number: int, *, is_finished: bool
) -> None:
    """Keep whether a participant is done with a round."""
    its_key = finished.c.participant == participant_id, finished.c.round == round_number
    connection.execute(delete(finished).where(*its_key))
    if is_finished:
        connection.execute(
            insert(finished).values(
                participant=participant_id, round=round_number, at=datetime.now(UTC)
            )
        )


def finished_in(connection: Connection, ids: Iterable[str]) -> Mapping[str, frozenset[int]]:
    """Return the rounds that participants are done with, by their ids."""
    done: dict[str, set[int]] = {}
    rows = connection.execute(select(finished).where(finished.c.participant.in_(list(ids))))
    for row in rows:
        done.setdefault(row.participant, set()).add(row.round)
    return {participant: frozenset(rounds) for participant, rounds in done.items()}


def put_comment(connection: Connection, comment: Comment, sequence: int | None) -> bool:
    """Keep a comment; an empty one takes the earlier away. An older one than that is passed over.

    Returns whether it is kept.
    """
    its_key = and_(
        comments.c.participant == comment.participant,
        comments.c.round == comment.round,
        comments.c.item == comment.item,
    )
    last = connection.scalar(select(comments.c.sequence).where(its_key))
    number = later_than(last, sequence)
    if number is None:
        return False
    # An empty text stays as a row: it says that what was sent before it comes too late.
    connection.execute(delete(comments).where(its_key))
    connection.execute(
        insert(comments).values(
            participant=comment.participant,
            round=comment.round,
            item=comment.item,
            text=comment.text,
            at=datetime.now(UTC),
            sequence=number,
        )
    )
    return True


def last_sequence(connection: Connection, participant_id: str) -> int:
    """Return the highest number of a participant's comments; 0 = none has one."""
    query = select(func.max(comments.c.sequence)).where(comments.c.participant == participant_id)
    return connection.scalar(query) or 0


def comments_of(
    connection: Connection, programme_id: str, workshop_id: str, participant_id: str | None = None
) -> tuple[Comment, ...]:
    """Return what was written in a workshop, or by one participant of it, in the order of time."""
    columns = [comments.c[name] for name in Comment.__dataclass_fields__]
    query = _of(comments, programme_id, workshop_id, *columns).where(comments.c.text != "")
    if participant_id is not None:
        query = query.where(comments.c.participant == participant_id)
    rows = connection.execute(query.order_by(comments.c.at, comments.c.item))
    return tuple(Comment(**row._mapping) for row in rows)


def add_proposal(connection: Connection, proposal: Proposal) -> None:
    """Keep a new proposal."""
    connection.execute(
        insert(proposals).values(
            id=proposal.id,
            participant=proposal.participant,
            name=proposal.name,
            reason=proposal.reason,
            at=datetime.now(UTC),
        )
    )


def proposals_of(
    connection: Connection, programme_id: str, workshop_id: str
) -> tuple[Proposal, ...]:
    """Return what was proposed in a workshop, in the order of time."""
    columns = [proposals.c[name] for name in Proposal.__dataclass_fields__]
    query = _of(proposals, programme_id, workshop_id, *columns)
    rows = connection.execute(query.order_by(proposals.c.at, proposals.c.id))
    return tuple(Proposal(**row._mapping) for row in rows)


def put_weights(connection: Connection, weights: SwingWeights) -> None:
    """Keep a participant's swing weights in place of their earlier ones."""
    mine = swing_weights.c.participant == weights.participant
    connection.execute(delete(swing_weights).where(mine))
    connection.execute(
        insert(swing_weights).values(
            participant=weights.participant,
            importance={key: str(points) for key, points in weights.importance.items()},
            at=datetime.now(UTC),
        )
    )


def weights_of(
    connection: Connection, programme_id: str, workshop_id: str, participant_id: str | None = None
) -> tuple[SwingWeights, ...]:
    """Return everybody's swing weights, or those of one participant, by participant."""
    columns = (swing_weights.c.participant, swing_weights.c.importance)
    query = _of(swing_weights, programme_id, workshop_id, *columns)
    if participant_id is not None:
        query = query.where(swing_weights.c.participant == participant_id)
    rows = connection.execute(query)
    found = (
        SwingWeights(
            participant=row.participant,
            importance={key: Decimal(points) for key, points in row.importance.items()},
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda weights: weights.participant))


def forget(connection: Connection, programme_id: str, workshop_id: str) -> None:
    """Delete what tells who somebody was: names, tokens, comments, reasons of proposals."""
    its_people = and_(
        participants.c.programme_id == programme_id, participants.c.workshop == workshop_id
    )
    ids = select(participants.c.id).where(its_people).scalar_subquery()
    connection.execute(delete(comments).where(comments.c.participant.in_(ids)))
    connection.execute(update(proposals).where(proposals.c.participant.in_(ids)).values(reason=""))
    connection.execute(update(participants).where(its_people).values(name="", token_hash=None))


def _of(table: Table, programme_id: str, workshop_id: str, *columns: Any) -> Any:
    return (
        select(*columns)
        .join_from(table, participants, table.c.participant == participants.c.id)
        .where(participants.c.programme_id == programme_id, participants.c.workshop == workshop_id)
    )


def _participant(row: Row[Any]) -> Participant:
    values = {name: row._mapping[name] for name in Participant.__dataclass_fields__}
    return Participant(**{**values, "items": tuple(values["items"])})

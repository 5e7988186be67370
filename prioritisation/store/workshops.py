"""Workshops: their documents, walls and ways in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from prioritisation.decision.programme.document import workshop_document, workshop_of
from prioritisation.decision.programme.workshops import Wall, WallView, Workshop
from prioritisation.errors import InvalidValueError, RevisionConflictError
from prioritisation.store.revisions import is_there
from prioritisation.store.tables import participants, programmes, workshops
from prioritisation.store.values import KeptWorkshop, WorkshopChange

# Made once: to make a statement takes longer than the database needs to answer it.
_EVERYWHERE = select(*workshops.c, programmes.c.version.label("programme_version")).join_from(
    workshops, programmes
)
WITH_PROGRAMME = _EVERYWHERE.where(is_there)
_ONE = WITH_PROGRAMME.where(
    workshops.c.programme_id == bindparam("programme"), workshops.c.id == bindparam("workshop")
)
_COUNT = (
    update(workshops)
    .where(
        workshops.c.programme_id == bindparam("programme"),
        workshops.c.id == bindparam("workshop"),
    )
    .values(tick=workshops.c.tick + 1)
)


def read(connection: Connection, programme_id: str, workshop_id: str) -> KeptWorkshop:
    """Return a workshop as it is kept.

    Raises
    ------
    InvalidValueError : the programme has no such workshop.
    """
    row = connection.execute(
        _ONE, {"programme": programme_id, "workshop": workshop_id}
    ).one_or_none()
    if row is None:
        raise InvalidValueError("unknown_workshop", field="workshop", value=workshop_id)
    return kept_of(row)


def read_all(connection: Connection, programme_id: str) -> tuple[KeptWorkshop, ...]:
    """Return the workshops of a programme, by id."""
    rows = connection.execute(WITH_PROGRAMME.where(workshops.c.programme_id == programme_id))
    return tuple(sorted((kept_of(row) for row in rows), key=lambda kept: kept.workshop.id))


def read_everywhere(connection: Connection) -> tuple[KeptWorkshop, ...]:
    """Return the workshops of all programmes, of deleted ones too."""
    return tuple(kept_of(row) for row in connection.execute(_EVERYWHERE))


def with_way_in(connection: Connection, *, code: str = "", key: str = "") -> KeptWorkshop | None:
    """Return the workshop that a code or a key is made for; None = there is none."""
    same = workshops.c.code == code if code else workshops.c.key == key
    row = connection.execute(WITH_PROGRAMME.where(same)).one_or_none()
    return None if row is None else kept_of(row)


def put(connection: Connection, programme_id: str, change: WorkshopChange) -> bool:
    """Make a workshop what a change wants; return whether that is something else.

    Raises
    ------
    RevisionConflictError : it is not, or no longer, what the change starts from.
    """
    if not is_as_before(connection, programme_id, change):
        raise RevisionConflictError("workshop_conflict", value=change.id)
    if change.before == change.after:
        return False
    if change.after is None:
        connection.execute(delete(workshops).where(*_its_row(programme_id, change.id)))
    elif change.before is None:
        connection.execute(
            insert(workshops).values(
                programme_id=programme_id,
                id=change.id,
                document=_text(change.after),
                version=1,
                tick=1,
                wall=_plain(Wall()),
            )
        )
    else:
        connection.execute(
            update(workshops)
            .where(*_its_row(programme_id, change.id))
            .values(document=_text(change.after), **_counted_on())
        )
    return True


def is_as_before(connection: Connection, programme_id: str, change: WorkshopChange) -> bool:
    """Return whether a workshop is what a change starts from, and can become what it wants.

    One that people have joined does not go away again.
    """
    query = select(workshops.c.document).where(*_its_row(programme_id, change.id))
    text = connection.scalar(query)
    is_same = (None if text is None else _workshop(text)) == change.before
    if not is_same or change.after is not None:
        return is_same
    joined = select(participants.c.id).where(
        participants.c.programme_id == programme_id, participants.c.workshop == change.id
    )
    return connection.execute(joined.limit(1)).first() is None


def count_answers(connection: Connection, programme_id: str, workshop_id: str) -> None:
    """Count a write that changes what participants gave, and nothing of the document."""
    connection.execute(_COUNT, {"programme": programme_id, "workshop": workshop_id})


def set_wall(connection: Connection, programme_id: str, workshop_id: str, wall: Wall) -> None:
    """Keep what is on the wall."""
    connection.execute(
        update(workshops)
        .where(*_its_row(programme_id, workshop_id))
        .values(wall=_plain(wall), **_counted_on())
    )


def set_way_in(
    connection: Connection,
    programme_id: str,
    workshop_id: str,
    *,
    code: str | None,
    key: str | None,
    until: datetime | None,
) -> None:
    """Keep what lets people in, and until when; None = nobody can join."""
    connection.execute(
        update(workshops)
        .where(*_its_row(programme_id, workshop_id))
        .values(code=code, key=key, code_until=until, **_counted_on())
    )


def plain_of(change: WorkshopChange) -> dict[str, Any]:
    """Return a change as plain data."""
    return {
        name: None if workshop is None else workshop_document(workshop)
        for name, workshop in (("before", change.before), ("after", change.after))
    }


def change_of(plain: Mapping[str, Any]) -> WorkshopChange:
    """Return the change that plain data holds."""
    before, after = (
        None if plain[name] is None else workshop_of(plain[name]) for name in ("before", "after")
    )
    return WorkshopChange(before=before, after=after)


def _its_row(programme_id: str, workshop_id: str) -> tuple[Any, ...]:
    return workshops.c.programme_id == programme_id, workshops.c.id == workshop_id


def _counted_on() -> dict[str, Any]:
    return {"tick": workshops.c.tick + 1, "version": workshops.c.version + 1}


def _text(workshop: Workshop) -> str:
    return json.dumps(workshop_document(workshop), separators=(",", ":"))


@lru_cache(maxsize=64)
def _workshop(text: str) -> Workshop:
    """Return the workshop of a text; phones ask for the same one many times a second."""
    return workshop_of(json.loads(text))


def _plain(wall: Wall) -> dict[str, str]:
    return {"view": wall.view.value, "item": wall.item}


def kept_of(row: Any) -> KeptWorkshop:
    """Return the workshop of a row that has the columns of `WITH_PROGRAMME`."""
    return KeptWorkshop(
        programme_id=row.programme_id,
        workshop=_workshop(row.document),
        version=row.version,
        tick=row.tick,
        wall=Wall(view=WallView(row.wall["view"]), item=row.wall["item"]),
        code=row.code or "",
        key=row.key or "",
        code_until=row.code_until,
        programme_version=row.programme_version,
    )

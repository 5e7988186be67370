"""Let people in: codes, keys, and the token by which a phone is known again."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from prioritisation.decision.programme.participants import Participant
from prioritisation.decision.programme.workshops import Workshop
from prioritisation.decision.scoring.sharing import items_for_next
from prioritisation.errors import InvalidValueError
from prioritisation.store import KeptWorkshop, Seat, Store

# As long as a workshop day: a code that was photographed is of no use on the next one.
CODE_HOURS = 8
CODE_DIGITS = 6
_SEEDS = 2**31


def let_people_in(store: Store, kept: KeptWorkshop, now: datetime) -> KeptWorkshop:
    """Make a new code and key, good for a day of work, and return the workshop with them.

    The earlier ones let nobody in any more. Digits only, so that the code can be read aloud in
    any language; none of it begins with 0, which people leave out.

    Raises
    ------
    InvalidValueError : the workshop has ended.
    """
    if kept.workshop.ended_at is not None:
        raise InvalidValueError("workshop_ended", field="workshop", value=kept.workshop.title)
    lowest = 10 ** (CODE_DIGITS - 1)
    code = str(lowest + secrets.randbelow(9 * lowest))
    while store.workshops.with_way_in(code=code) is not None:
        code = str(lowest + secrets.randbelow(9 * lowest))
    store.workshops.set_way_in(
        kept.programme_id,
        kept.workshop.id,
        code=code,
        key=secrets.token_urlsafe(12),
        until=now + timedelta(hours=CODE_HOURS),
    )
    return store.workshops.kept(kept.programme_id, kept.workshop.id)


def let_nobody_in(store: Store, kept: KeptWorkshop) -> None:
    """Close the way in; who has joined stays."""
    store.workshops.set_way_in(kept.programme_id, kept.workshop.id, code=None, key=None, until=None)


def workshop_with_code(store: Store, code: str, now: datetime) -> KeptWorkshop:
    """Return the workshop that a code lets people into; spaces and hyphens in it are passed over.

    Raises
    ------
    InvalidValueError : there is none.
    """
    digits = "".join(letter for letter in code if letter not in " -\u00a0\u2009")
    if not (digits.isascii() and digits.isdecimal() and len(digits) == CODE_DIGITS):
        raise InvalidValueError("not_a_code", field="code", value=code[:20], digits=CODE_DIGITS)
    found = store.workshops.with_way_in(code=digits)
    if found is None or not found.lets_in(now):
        raise InvalidValueError("unknown_code", field="code", value=digits)
    return found


def workshop_with_key(store: Store, key: str, now: datetime) -> KeptWorkshop:
    """Return the workshop that a key lets people into.

    Raises
    ------
    InvalidValueError : there is none.
    """
    found = store.workshops.with_way_in(key=key) if key else None
    if found is None or not found.lets_in(now):
        raise InvalidValueError("unknown_key_of_workshop", field="key")
    return found


def join(
    store: Store,
    found: KeptWorkshop,
    now: datetime,
    *,
    name: str = "",
    group: str = "",
    language: str = "",
) -> str:
    """Let somebody take part; return the token by which their browser is known again.

    The token is not kept, only what can be told from it: who reads the store cannot pass for
    a participant.

    Raises
    ------
    InvalidValueError : the code or key that led here lets nobody in by now, the group is none
        of the workshop's, or the name is too long.
    """
    token = secrets.token_urlsafe(32)

    def made(kept: KeptWorkshop, given: Mapping[str, int]) -> Participant:
        if kept.key != found.key or not kept.lets_in(now):
            raise InvalidValueError("unknown_key_of_workshop", field="key")
        return _participant(kept.workshop, given, now, name, group, language)

    store.workshops.join(found.programme_id, found.workshop.id, hash_of(token), made)
    return token


def paper_participant(
    workshop: Workshop, given: Mapping[str, int], now: datetime, *, name: str, group: str
) -> Participant:
    """Return a new participant whose answers are typed in from a paper form.

    Raises
    ------
    InvalidValueError : the group is none of the workshop's, or the name is too long.
    """
    # A sheet of paper has all the items.
    of_paper = replace(workshop, items_each=None)
    return replace(_participant(of_paper, given, now, name, group, ""), is_paper=True)


def seat_of(store: Store, token: str) -> Seat | None:
    """Return whose token it is; None = nobody's."""
    return store.workshops.seat(hash_of(token)) if token else None


def hash_of(token: str) -> str:
    """Return what is kept of a token: it is long and random, so that one hash is enough."""
    return sha256(token.encode()).hexdigest()


def _participant(
    workshop: Workshop,
    given: Mapping[str, int],
    now: datetime,
    name: str,
    group: str,
    language: str,
) -> Participant:
    check_person(workshop, group)
    seed = secrets.randbelow(_SEEDS)
    items: tuple[str, ...] = ()
    if workshop.items_each is not None:
        items = items_for_next(workshop.items, workshop.items_each, given, seed)
    return Participant(
        id=secrets.token_hex(8),
        name="" if workshop.is_anonymous else name.strip(),
        group=group,
        language=language,
        items=items,
        seed=seed,
        joined_at=now,
    )


def check_person(workshop: Workshop, group: str) -> None:
    """Refuse a group that is none of a workshop's.

    Raises
    ------
    InvalidValueError : it is none.
    """
    if group and group not in {known.id for known in workshop.groups}:
        raise InvalidValueError("unknown_group", field="group", value=group)

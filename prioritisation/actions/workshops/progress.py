"""How far a round is: who has joined, who is done, how many have answered each item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from prioritisation.actions.workshops.results import counting_participants
from prioritisation.actions.workshops.setting_up import is_asked_of
from prioritisation.decision.programme.participants import Participant
from prioritisation.store import KeptWorkshop, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a round is; nothing of what was answered.

    Parameters
    ----------
    participants : those who count, in the order in which they joined
    groups : how many of them by group that somebody has told, in the workshop's order; "" = none
    done : ids of those who say that they are done with the round
    answered : by item of the round, how many have answered it on every criterion
    asked : by item, how many it was given to
    answers : by participant, how many items they have answered on every criterion
    tick : of the workshop, when it was looked up
    """

    participants: tuple[Participant, ...]
    groups: Mapping[str, int]
    done: frozenset[str]
    answered: Mapping[str, int]
    asked: Mapping[str, int]
    answers: Mapping[str, int]
    tick: int = 0


def recent_progress(store: Store, kept: KeptWorkshop, now: datetime) -> Progress:
    """Return how far the round is, at most half a second old: looked up once for every wall."""
    half_second = int(now.timestamp() * 2)
    return _recent(store, kept.programme_id, kept.workshop.id, kept.version, half_second)


@lru_cache(maxsize=16)
def _recent(
    store: Store, programme_id: str, workshop_id: str, version: int, half_second: int
) -> Progress:
    del version, half_second  # They are what the answer is kept under.
    return progress_of(store, store.workshops.kept(programme_id, workshop_id))


def progress_of(store: Store, kept: KeptWorkshop) -> Progress:
    """Return how far the workshop's current round is; before the first, who has joined."""
    people = counting_participants(store, kept)
    ids = {person.id for person in people}
    sizes = {group.id: 0 for group in kept.workshop.groups} | {"": 0}
    for person in people:
        sizes[person.group] = sizes.get(person.group, 0) + 1
    current = kept.workshop.current
    if current is None:
        return Progress(
            participants=people,
            groups=sizes,
            done=frozenset(),
            answered={},
            asked={},
            answers={},
            tick=kept.tick,
        )
    finished = store.workshops.finished(kept.programme_id, kept.workshop.id)
    given = store.workshops.given_by_item(kept.programme_id, kept.workshop.id, current.number)
    whole = {
        person: {item for item, n in of_person.items() if n >= len(current.criteria)}
        for person, of_person in given.items()
        if person in ids
    }
    return Progress(
        participants=people,
        groups=sizes,
        done=frozenset(i for i in ids if current.number in finished.get(i, ())),
        answered={i: sum(i in items for items in whole.values()) for i in current.items},
        asked={
            i: sum(is_asked_of(person, i, kept.workshop) for person in people)
            for i in current.items
        },
        answers={person: len(items) for person, items in whole.items()},
        tick=kept.tick,
    )

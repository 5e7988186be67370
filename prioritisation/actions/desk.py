"""The store of this server, and what a look at it loads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from prioritisation.decision.programme.answers import AgreedScore, Answer
from prioritisation.decision.programme.programme import Programme
from prioritisation.settings import Settings
from prioritisation.store import Revision, Scorers, Store, open_store

SAMPLE_ID = "heinola"
SAMPLE_FOLDER = Path(__file__).resolve().parents[2] / "data" / "heinola"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is kept of a programme at one moment and counts, read together so that it fits together.

    Parameters
    ----------
    revision : number of the programme's revision
    version : changes with every write, also of scores, but for what participants give
    scorers : by id of a workshop with a round that counts, the workshop and who has joined it
    """

    programme: Programme
    revision: int
    answers: tuple[Answer, ...]
    agreed: tuple[AgreedScore, ...]
    version: int
    scorers: Mapping[str, Scorers] = field(default_factory=dict)


@cache
def the_store() -> Store:
    """Return the store that every page and route of this server shares."""
    return open_store(Settings.from_environment().database_url)


def close_store() -> None:
    """Close the store at the end, so that nothing is left open."""
    the_store().close()
    the_store.cache_clear()


def desk_of(store: Store, programme_id: str) -> Desk:
    """Return what is kept of a programme now.

    Raises
    ------
    InvalidValueError : the store has no such programme.
    """
    snapshot = store.snapshot(programme_id)
    return Desk(
        programme=snapshot.revision.programme,
        revision=snapshot.revision.number,
        answers=snapshot.answers,
        agreed=snapshot.agreed,
        version=snapshot.version,
        scorers=snapshot.scorers,
    )


@lru_cache(maxsize=8)
def desk_at(store: Store, programme_id: str, version: int) -> Desk:
    """Return what is kept of a programme, looked up once for each version of it.

    Parameters
    ----------
    version : as the store tells it now

    Raises
    ------
    InvalidValueError : the store has no such programme.
    """
    del version  # It is what the answer is kept under.
    return desk_of(store, programme_id)


@lru_cache(maxsize=8)
def revision_at(store: Store, programme_id: str, number: int, version: int) -> Revision:
    """Return a revision of a programme, looked up once for each version of it.

    Parameters
    ----------
    version : as the store tells it now: another programme of the same id has later ones

    Raises
    ------
    InvalidValueError : the store has no such programme or revision.
    """
    del version  # It tells apart what the answer is kept under.
    return store.revision(programme_id, number)


def forget_loaded() -> None:
    """Forget what was looked up, so that nothing of what is gone for good is left in memory."""
    desk_at.cache_clear()
    revision_at.cache_clear()

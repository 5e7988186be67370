"""What is kept, in SQL: programme revisions, answers, agreed scores, events."""

from prioritisation.store.engine import StoreUnavailableError
from prioritisation.store.keys import AgreedKey, AnswerKey, key_of
from prioritisation.store.store import Store, open_store
from prioritisation.store.values import (
    Change,
    Event,
    ProgrammeSummary,
    Revision,
    Snapshot,
    Undone,
)

__all__ = [
    "AgreedKey",
    "AnswerKey",
    "Change",
    "Event",
    "ProgrammeSummary",
    "Revision",
    "Snapshot",
    "Store",
    "StoreUnavailableError",
    "Undone",
    "key_of",
    "open_store",
]

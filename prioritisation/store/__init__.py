"""What is kept, in SQL: programme revisions, answers, agreed scores, workshops, events."""

from prioritisation.store.engine import StoreUnavailableError
from prioritisation.store.explained_costs import ExplainedCost
from prioritisation.store.keys import AgreedKey, AnswerKey, key_of
from prioritisation.store.lowered_costs import LOWERED
from prioritisation.store.owner_links import OwnerLink
from prioritisation.store.store import Store, open_store
from prioritisation.store.undoing import UNDO
from prioritisation.store.values import (
    Change,
    Event,
    Given,
    KeptProgramme,
    KeptWorkshop,
    ProgrammeSummary,
    Revision,
    Scorers,
    Seat,
    Snapshot,
    Taken,
    Undone,
    WorkshopChange,
)

__all__ = [
    "LOWERED",
    "UNDO",
    "AgreedKey",
    "AnswerKey",
    "Change",
    "Event",
    "ExplainedCost",
    "Given",
    "KeptProgramme",
    "KeptWorkshop",
    "OwnerLink",
    "ProgrammeSummary",
    "Revision",
    "Scorers",
    "Seat",
    "Snapshot",
    "Store",
    "StoreUnavailableError",
    "Taken",
    "Undone",
    "WorkshopChange",
    "key_of",
    "open_store",
]

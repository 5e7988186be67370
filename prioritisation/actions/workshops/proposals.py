"""Settle what becomes of items that participants propose; add items while people score."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from prioritisation.actions.desk import desk_of
from prioritisation.actions.workshops.setting_up import with_round_asking_the_same
from prioritisation.actions.workshops.writing import write
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.ids import id_from_name
from prioritisation.decision.programme.items import Item, Measure
from prioritisation.decision.programme.participants import Proposal
from prioritisation.decision.programme.text import Text
from prioritisation.decision.programme.workshops import Outcome, Settlement, Workshop
from prioritisation.errors import InvalidValueError
from prioritisation.store import KeptWorkshop, Store


def open_proposals(store: Store, kept: KeptWorkshop) -> tuple[Proposal, ...]:
    """Return the proposals that nobody has settled, of participants who count."""
    everything = store.workshops.proposals(kept.programme_id, kept.workshop.id)
    workshop = kept.workshop
    return tuple(
        p
        for p in everything
        if p.id not in workshop.settled and p.participant not in workshop.removed
    )


def add_item(
    store: Store,
    kept: KeptWorkshop,
    now: datetime,
    *,
    name: str,
    description: str = "",
    proposal: Proposal | None = None,
) -> str:
    """Put a new item on the board and into the workshop; return its id.

    A round that is open asks for it at once, of everybody.

    Parameters
    ----------
    proposal : the one that is accepted with it; None = it is the facilitator's own

    Raises
    ------
    InvalidValueError : the name is missing or too long.
    """
    desk = desk_of(store, kept.programme_id)
    workshop = kept.workshop
    if not name.strip():
        raise InvalidValueError("name_missing", field="name")
    item_id = id_from_name(name, [item.id for item in desk.programme.all_items()])
    kind = Measure if workshop.board is BoardId.MEASURES else Item
    item = kind(id=item_id, name=Text.of(name.strip()), description=Text.of(description.strip()))
    items = (*desk.programme.items_on(workshop.board), item)
    changed = replace(
        workshop,
        items=(*workshop.items, item_id),
        late_items=(*workshop.late_items, item_id),
    )
    if proposal is not None:
        changed = _settled(changed, proposal, Outcome.ACCEPTED, item_id)
    write(
        store,
        kept,
        with_round_asking_the_same(changed, now),
        "workshop_item_added" if proposal is None else "proposal_accepted",
        programme=desk.programme.with_items(workshop.board, items),
        based_on=desk.revision,
        details={"name": name.strip()},
    )
    return item_id


def merge_proposal(store: Store, kept: KeptWorkshop, proposal: Proposal, item_id: str) -> None:
    """Settle that a proposal is the same as an item that is there.

    Raises
    ------
    InvalidValueError : the workshop does not ask for that item.
    """
    if item_id not in kept.workshop.items:
        raise InvalidValueError("unknown_id", field="item", value=item_id)
    changed = _settled(kept.workshop, proposal, Outcome.MERGED, item_id)
    write(store, kept, changed, "proposal_merged", details={"name": proposal.name})


def decline_proposal(store: Store, kept: KeptWorkshop, proposal: Proposal) -> None:
    """Settle that nothing becomes of a proposal."""
    changed = _settled(kept.workshop, proposal, Outcome.DECLINED, "")
    write(store, kept, changed, "proposal_declined", details={"name": proposal.name})


def _settled(workshop: Workshop, proposal: Proposal, outcome: Outcome, item: str) -> Workshop:
    settlement = Settlement(outcome=outcome, item=item)
    return replace(workshop, settled={**workshop.settled, proposal.id: settlement})

"""Make a workshop, change what it asks, and end it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from prioritisation.actions.desk import Desk
from prioritisation.actions.workshops.writing import write
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.ids import id_from_name
from prioritisation.decision.programme.participants import Participant
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.workshops import RoundState, Workshop
from prioritisation.errors import InvalidValueError
from prioritisation.store import Change, KeptWorkshop, Store, WorkshopChange


def new_workshop(desk: Desk, board_id: BoardId, title: str) -> Workshop:
    """Return a workshop on a board as it is offered to the facilitator: everything is asked."""
    board = desk.programme.board(board_id)
    return Workshop(
        id="new",
        title=title,
        board=board_id,
        items=tuple(item.id for item in desk.programme.items_on(board_id)),
        criteria=tuple(criterion.id for criterion in board.criteria),
    )


def make_workshop(store: Store, desk: Desk, workshop: Workshop, *, who: str) -> KeptWorkshop:
    """Keep a new workshop, under an id made from its title, and return it.

    Raises
    ------
    InvalidValueError : it asks for an item or a criterion that its board does not have.
    """
    taken = [kept.workshop.id for kept in store.workshops.all(desk.programme.id)]
    made = replace(workshop, id=id_from_name(workshop.title, taken))
    _check_asked(desk.programme, made)
    store.write(
        desk.programme.id,
        Change(workshop=WorkshopChange(before=None, after=made)),
        who=who,
        kind="workshop_made",
        details={"workshop": made.title},
    )
    return store.workshops.kept(desk.programme.id, made.id)


def change_workshop(
    store: Store, desk: Desk, kept: KeptWorkshop, changed: Workshop, now: datetime
) -> None:
    """Keep a workshop with other settings, items or criteria.

    What is asked for more is asked in the round that is open, too. What people were promised
    when they joined stays: names are not asked for later, results of few are not shown later,
    and nothing is kept for longer.

    Raises
    ------
    InvalidValueError : something is taken away for which there are answers, or a promise would
        be broken, or a group is taken away that people have chosen.
    """
    _check_asked(desk.programme, changed)
    people = store.workshops.participants(kept.programme_id, kept.workshop.id)
    if people:
        _check_promises(kept.workshop, changed)
        gone = {group.id for group in kept.workshop.groups} - {g.id for g in changed.groups}
        for person in people:
            if person.group in gone:
                raise InvalidValueError("group_has_people", field="groups", value=person.group)
    check_nothing_lost(
        store,
        kept,
        items=set(kept.workshop.items) - set(changed.items),
        criteria=set(kept.workshop.criteria) - set(changed.criteria),
    )
    late = [i for i in changed.items if i not in kept.workshop.items] if people else []
    changed = replace(
        changed,
        late_items=tuple(i for i in (*kept.workshop.late_items, *late) if i in changed.items),
    )
    write(store, kept, with_round_asking_the_same(changed, now), "workshop_changed")


def end_workshop(store: Store, kept: KeptWorkshop, now: datetime) -> None:
    """End a workshop: nobody joins or answers any more; what was given is kept.

    From now on the days are counted after which names, comments and tokens are deleted.
    """
    current = kept.workshop.current
    changed = replace(kept.workshop, ended_at=now)
    if current is not None and current.state in (RoundState.OPEN, RoundState.PAUSED):
        changed = changed.with_round(replace(current, state=RoundState.CLOSED, paused_at=None))
    write(store, kept, changed, "workshop_ended")
    store.workshops.set_way_in(kept.programme_id, kept.workshop.id, code=None, key=None, until=None)


def go_on(store: Store, kept: KeptWorkshop) -> None:
    """Let a workshop that has ended go on."""
    write(store, kept, replace(kept.workshop, ended_at=None), "workshop_goes_on")


def remove_participant(store: Store, kept: KeptWorkshop, participant_id: str) -> None:
    """Let somebody's answers count no more, and let them give no others.

    Raises
    ------
    InvalidValueError : the workshop has no such participant.
    """
    store.workshops.seat_of(kept.programme_id, kept.workshop.id, participant_id)
    if participant_id not in kept.workshop.removed:
        removed = (*kept.workshop.removed, participant_id)
        write(store, kept, replace(kept.workshop, removed=removed), "participant_removed")


def take_back_removal(store: Store, kept: KeptWorkshop, participant_id: str) -> None:
    """Let somebody who was removed take part again, with the answers they gave."""
    removed = tuple(i for i in kept.workshop.removed if i != participant_id)
    write(store, kept, replace(kept.workshop, removed=removed), "participant_back")


def set_note(store: Store, kept: KeptWorkshop, item_id: str, text: str) -> None:
    """Keep what was said and agreed of an item; an empty text takes the note away."""
    notes = {item: note for item, note in kept.workshop.notes.items() if item != item_id}
    if text.strip():
        notes[item_id] = text.strip()
    write(store, kept, replace(kept.workshop, notes=notes), "workshop_note")


def check_nothing_lost(
    store: Store,
    kept: KeptWorkshop,
    *,
    items: Collection[str] = (),
    criteria: Collection[str] = (),
) -> None:
    """Refuse what would take the meaning from answers in rounds that count.

    Raises
    ------
    InvalidValueError : there are answers to one of the items, or on one of the criteria; `n`
        tells how many. Once the round is begun anew, or the workshop has ended, there is
        nothing to lose.
    """
    n = 0
    for each in kept.workshop.rounds:
        for field, ids in (("items", items), ("criteria", criteria)):
            if ids:
                n += store.workshops.number_of_answers(
                    kept.programme_id, kept.workshop.id, each.number, **{field: ids}
                )
    if n:
        raise InvalidValueError(
            "workshop_has_answers", value=kept.workshop.title, n=n, workshop=kept.workshop.id
        )


def is_asked_of(person: Participant, item_id: str, workshop: Workshop) -> bool:
    """Return whether an item is one of those given to a participant."""
    return not person.items or item_id in person.items or item_id in workshop.late_items


def with_round_asking_the_same(workshop: Workshop, now: datetime) -> Workshop:
    """Return the workshop with a round that goes on asking what the workshop asks by now."""
    current = workshop.current
    if current is None or current.state_at(now) not in (RoundState.OPEN, RoundState.PAUSED):
        return workshop
    return workshop.with_round(replace(current, items=workshop.items, criteria=workshop.criteria))


def _check_asked(programme: Programme, workshop: Workshop) -> None:
    known: Sequence[tuple[str, Collection[str], Collection[str]]] = (
        ("items", workshop.items, {i.id for i in programme.items_on(workshop.board)}),
        (
            "criteria",
            workshop.criteria,
            {c.id for c in programme.board(workshop.board).criteria},
        ),
    )
    for field, asked, there in known:
        for i in asked:
            if i not in there:
                rule = "unknown_id" if field == "items" else "unknown_criterion"
                raise InvalidValueError(rule, field=field, value=i)


def _check_promises(before: Workshop, after: Workshop) -> None:
    if before.is_anonymous and not after.is_anonymous:
        raise InvalidValueError("promised_anonymous", field="is_anonymous")
    if after.least_answers < before.least_answers:
        raise InvalidValueError(
            "promised_least_answers",
            field="least_answers",
            value=after.least_answers,
            promised=before.least_answers,
        )
    if after.days_kept > before.days_kept:
        raise InvalidValueError(
            "promised_days", field="days_kept", value=after.days_kept, promised=before.days_kept
        )

"""Every store: undo walks back, action by action, and never toggles."""

from dataclasses import replace
from decimal import Decimal

import pytest

from prioritisation.errors import InvalidValueError, RevisionConflictError
from prioritisation.store import Change, key_of

from .town import (
    AGREED,
    ANSWER,
    DESK_ANSWER,
    HARBOUR,
    LIGHTS,
    SQUARE,
    TOWN,
    edit,
    measure,
    measure_ids,
    score,
    state,
    with_measures,
)


@pytest.fixture(autouse=True)
def town(store):
    store.create(TOWN, who="planner")


def undo(store, **which):
    return store.undo("town", who="planner", **which)


def redo(store, **which):
    return store.redo("town", who="planner", **which)


def test_undo_writes_the_earlier_programme_as_a_new_revision(store):
    edit(store, with_measures(SQUARE), based_on=1)
    undone = undo(store)
    assert undone.event.revision == 3
    assert store.latest("town").programme == TOWN
    assert store.revision("town", 2).programme == with_measures(SQUARE)


def test_undo_walks_back_and_never_toggles(store):
    edit(store, with_measures(SQUARE), based_on=1)
    edit(store, with_measures(SQUARE, HARBOUR), based_on=2)
    edit(store, with_measures(HARBOUR), based_on=3)
    seen = []
    while store.undoable("town"):
        undo(store)
        seen.append(measure_ids(store))
    assert seen == [["square", "harbour"], ["square"], ["square", "lights"]]


def test_undo_takes_back_scores_and_edits_in_the_order_they_were_made(store):
    score(store, answers=(DESK_ANSWER,))
    edit(store, with_measures(SQUARE), based_on=1)
    score(store, answers=(replace(DESK_ANSWER, score=Decimal(5)),))

    undo(store)
    assert state(store) == (with_measures(SQUARE), (DESK_ANSWER,), ())
    undo(store)
    assert state(store) == (TOWN, (DESK_ANSWER,), ())
    undo(store)
    assert state(store) == (TOWN, (), ())


def test_undo_of_an_import_brings_items_and_scores_back(store):
    score(store, answers=(DESK_ANSWER,), agreed=(AGREED,))
    before = state(store)
    edit(
        store,
        with_measures(HARBOUR),
        based_on=1,
        kind="measures_imported",
        answers=(replace(DESK_ANSWER, item="harbour"),),
        removed_answers=(key_of(DESK_ANSWER),),
        removed_agreed=(key_of(AGREED),),
    )
    assert state(store) == (
        with_measures(HARBOUR),
        (replace(DESK_ANSWER, item="harbour"),),
        (),
    )
    assert undo(store).kept == ()
    assert state(store) == before


def test_a_large_import_is_undone_as_a_whole(store):
    measures = [measure(f"m{number}") for number in range(400)]
    answers = tuple(
        replace(DESK_ANSWER, item=m.id, criterion=criterion)
        for m in measures
        for criterion in ("impact", "output_input", "speed")
    )
    edit(store, with_measures(*measures), based_on=1, answers=answers)
    assert len(store.answers("town")) == 1200
    undo(store)
    assert state(store) == (TOWN, (), ())


def test_what_would_be_undone_is_told_beforehand(store):
    assert store.undoable("town") is None
    edit(store, with_measures(SQUARE), based_on=1, kind="measure_removed")
    written = store.write(
        "town", Change(answers=(DESK_ANSWER,)), who="planner", kind="scores_given", details={"n": 1}
    )
    assert store.undoable("town") == written
    assert undo(store).of == written
    assert store.undoable("town").kind == "measure_removed"


def test_a_score_that_somebody_has_changed_since_is_left_and_reported(store):
    speed = replace(DESK_ANSWER, criterion="speed")
    score(store, answers=(DESK_ANSWER, speed))
    later = replace(DESK_ANSWER, score=Decimal(1))
    store.give("town", later)
    undone = undo(store)
    assert undone.kept == (key_of(DESK_ANSWER),)
    assert undone.event.details["kept"] == 1
    assert store.answers("town") == (later,)


def test_a_score_that_somebody_has_taken_away_since_stays_away(store):
    store.give("town", DESK_ANSWER)
    score(store, answers=(replace(DESK_ANSWER, score=Decimal(5)),))
    store.take_back("town", key_of(DESK_ANSWER))
    assert undo(store).kept == (key_of(DESK_ANSWER),)
    assert store.answers("town") == ()


def test_participants_answers_are_not_undone(store):
    edit(store, with_measures(SQUARE), based_on=1)
    store.give("town", ANSWER)
    undo(store)
    assert state(store) == (TOWN, (ANSWER,), ())
    assert store.undoable("town") is None


def test_with_nothing_left_undo_says_so_and_writes_nothing(store):
    before = store.version("town")
    with pytest.raises(InvalidValueError, match="nothing_to_undo"):
        undo(store)
    with pytest.raises(InvalidValueError, match="nothing_to_redo"):
        redo(store)
    assert store.version("town") == before


def test_undo_takes_nothing_back_but_what_its_button_named(store):
    named = edit(store, with_measures(SQUARE), based_on=1)
    edit(store, with_measures(HARBOUR), based_on=2)
    with pytest.raises(RevisionConflictError, match="undo_conflict"):
        undo(store, event=named.id)
    assert measure_ids(store) == ["harbour"]


def test_undone_twice_at_once_by_the_same_button_it_is_undone_once(store):
    edit(store, with_measures(SQUARE), based_on=1)
    named = edit(store, with_measures(HARBOUR), based_on=2)
    undo(store, event=named.id)
    with pytest.raises(RevisionConflictError, match="undo_conflict"):
        undo(store, event=named.id)
    assert measure_ids(store) == ["square"]


def test_a_change_based_on_what_was_undone_meanwhile_is_refused(store):
    edit(store, with_measures(SQUARE), based_on=1)
    undo(store)
    with pytest.raises(RevisionConflictError, match="revision_conflict"):
        edit(store, with_measures(SQUARE, HARBOUR), based_on=2)
    assert store.latest("town").programme == TOWN


def test_redo_does_again_what_was_undone_in_the_order_it_was_done(store):
    edit(store, with_measures(SQUARE), based_on=1)
    edit(store, with_measures(HARBOUR), based_on=2, answers=(DESK_ANSWER,))
    undo(store)
    undo(store)
    redo(store)
    assert state(store) == (with_measures(SQUARE), (), ())
    redo(store)
    assert state(store) == (with_measures(HARBOUR), (DESK_ANSWER,), ())
    assert store.redoable("town") is None
    undo(store)
    assert measure_ids(store) == ["square"]


def test_after_a_new_action_what_was_undone_is_not_redone(store):
    edit(store, with_measures(SQUARE), based_on=1)
    undo(store)
    latest = edit(store, with_measures(LIGHTS), based_on=3)
    assert store.redoable("town") is None
    undo(store)
    assert store.redoable("town") == latest
    assert store.undoable("town") is None


def test_the_trail_tells_what_was_undone_and_by_whom(store):
    removed = edit(store, with_measures(SQUARE), based_on=1, kind="measure_removed")
    undone = store.undo("town", who="facilitator").event
    assert (undone.kind, undone.who, undone.of_event) == ("undo", "facilitator", removed.id)
    assert undone.details == {"kind": "measure_removed", "details": {}, "kept": 0}
    assert store.events("town")[0] == undone

"""Programmes as wholes: hidden, deleted and taken back, gone for good."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.participants import Participant
from prioritisation.decision.programme.workshops import Workshop
from prioritisation.errors import InvalidValueError, RevisionConflictError
from prioritisation.store import Change, WorkshopChange

from .town import ANSWER, LIGHTS, TOWN, state, with_measures

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
VILLAGE = replace(TOWN, id="village")
SPRING = Workshop(
    id="spring", title="Spring", board=BoardId.MEASURES, items=("square",), criteria=("impact",)
)
LATER = timedelta(hours=8)


@pytest.fixture
def store(store):
    """Two programmes, one of them with a workshop that somebody has joined."""
    store.create(TOWN, who="planner")
    store.create(VILLAGE, who="planner")
    made = Change(workshop=WorkshopChange(before=None, after=SPRING))
    store.write("town", made, who="facilitator", kind="workshop_made")
    store.workshops.set_way_in("town", "spring", code="123456", key="k", until=NOW + LATER)
    person = Participant(id="p1", joined_at=NOW)
    store.workshops.join("town", "spring", "hash", lambda kept, given: person)
    store.give("town", ANSWER)
    return store


def ids(store):
    return [programme.id for programme in store.programmes()]


def test_the_shelf_tells_how_much_there_is_of_every_programme(store):
    town, village = store.shelf.all()
    assert (town.measures, town.workshops) == (2, 1)
    assert (village.measures, village.workshops) == (2, 0)
    assert town.changed_at >= village.changed_at


def test_a_hidden_programme_is_marked_and_answers_as_before(store):
    before = state(store)
    store.shelf.archive("town", who="planner")
    assert [p.archived_at is None for p in store.programmes()] == [False, True]
    assert state(store) == before
    store.shelf.bring_back("town", who="planner")
    assert [p.archived_at for p in store.programmes()] == [None, None]


QUESTIONS = {
    "version": lambda store: store.version("town"),
    "latest": lambda store: store.latest("town"),
    "snapshot": lambda store: store.snapshot("town"),
    "events": lambda store: store.events("town"),
    "answers": lambda store: store.answers("town"),
    "give": lambda store: store.give("town", ANSWER),
    "write": lambda store: store.write("town", Change(), who="planner", kind="nothing"),
    "undo": lambda store: store.undo("town", who="planner"),
    "workshop": lambda store: store.workshops.kept("town", "spring"),
    "join": lambda store: store.workshops.join("town", "spring", "other", lambda *_: None),
    "archive": lambda store: store.shelf.archive("town", who="planner"),
    "delete": lambda store: store.shelf.delete("town", who="planner"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_deleted_programme_answers_no_question(store, question):
    store.shelf.delete("town", who="planner")
    with pytest.raises(InvalidValueError, match=r"unknown_(programme|workshop)"):
        QUESTIONS[question](store)


def test_phones_of_a_deleted_programme_find_nothing_and_its_code_is_free(store):
    store.shelf.delete("town", who="planner")
    assert ids(store) == ["village"]
    assert store.workshops.with_way_in(code="123456") is None
    assert store.workshops.seat("hash") is None
    made = Change(workshop=WorkshopChange(before=None, after=SPRING))
    store.write("village", made, who="facilitator", kind="workshop_made")
    store.workshops.set_way_in("village", "spring", code="123456", key="k", until=NOW + LATER)
    assert store.workshops.with_way_in(code="123456").programme_id == "village"


def test_a_deletion_taken_back_loses_nothing_but_the_way_in(store):
    before, seat = state(store), store.workshops.seat("hash")
    store.shelf.delete("town", who="planner")
    store.shelf.take_back("town", who="planner")
    assert state(store) == before
    assert store.workshops.seat("hash").participant == seat.participant
    assert store.workshops.with_way_in(code="123456") is None


def test_the_audit_trail_says_who_hid_deleted_and_brought_back(store):
    store.shelf.archive("town", who="anna")
    store.shelf.bring_back("town", who="bertil")
    store.shelf.delete("town", who="cecilia")
    store.shelf.take_back("town", who="daniel")
    assert [(event.kind, event.who) for event in reversed(store.events("town", limit=4))] == [
        ("programme_archived", "anna"),
        ("programme_brought_back", "bertil"),
        ("programme_deleted", "cecilia"),
        ("programme_taken_back", "daniel"),
    ]


def test_what_becomes_of_a_programme_changes_nothing_of_what_can_be_undone(store):
    undoable = store.undoable("town")
    store.shelf.delete("town", who="planner")
    store.shelf.take_back("town", who="planner")
    assert store.undoable("town") == undoable


def test_the_id_of_a_deleted_programme_is_taken(store):
    store.shelf.delete("town", who="planner")
    assert store.shelf.ids() == {"town", "village"}
    with pytest.raises(RevisionConflictError, match="programme_exists"):
        store.create(TOWN, who="planner")


def test_nothing_is_left_of_a_programme_once_its_time_is_over(store):
    store.shelf.delete("town", who="planner")
    assert store.shelf.remove_for_good(before=datetime.now(UTC) - timedelta(days=30)) == ()
    assert store.shelf.remove_for_good(before=datetime.now(UTC)) == ("town",)
    assert store.shelf.remove_for_good(before=datetime.now(UTC)) == ()
    assert store.shelf.ids() == {"village"}
    assert store.workshops.everywhere() == ()
    with pytest.raises(InvalidValueError, match="unknown_programme"):
        store.shelf.take_back("town", who="planner")


def test_a_new_programme_of_an_old_id_has_no_version_that_the_old_one_had(store):
    last = store.version("town")
    store.shelf.delete("town", who="planner")
    store.shelf.remove_for_good(before=datetime.now(UTC))
    store.create(with_measures(LIGHTS), who="planner")
    assert store.version("town") > last
    assert store.answers("town") == ()

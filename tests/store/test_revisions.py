"""Every store: programmes, each revision of them, compare-and-swap."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import StatementError

from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError, RevisionConflictError
from prioritisation.store import Change, ProgrammeSummary

from .town import ANSWER, HARBOUR, LIGHTS, SQUARE, TOWN, edit, measure, measure_ids, with_measures

NASTY = [
    "Tori & \"silta\" — 'Heinola'",
    "<script>alert(1)</script>",
    "=cmd()",
    "'); DROP TABLE programmes; --",
    "🌉 مرفأ",
    "%s {0} \\u0000 :name",
    "line\nbreak\ttab",
]


def test_a_new_programme_is_revision_1(store):
    created = store.create(TOWN, who="planner")
    assert created.revision == 1
    assert store.latest("town").programme == TOWN
    assert store.programmes() == (ProgrammeSummary(id="town", title=TOWN.title, revision=1),)


def test_a_change_is_the_next_revision_and_the_earlier_one_is_kept(store):
    store.create(TOWN, who="planner")
    changed = edit(store, with_measures(SQUARE), based_on=1)
    assert changed.revision == 2
    assert store.latest("town").programme == with_measures(SQUARE)
    assert store.revision("town", 1).programme == TOWN


def test_a_revision_says_who_wrote_it_when_and_what_was_done(store):
    store.create(TOWN, who="planner")
    begun = datetime.now(UTC)
    written = store.write(
        "town",
        Change(programme=with_measures(SQUARE)),
        based_on=1,
        who="planner",
        kind="measure_removed",
        details={"names": [{"fi": "Valot", "en": "Lights"}]},
    )
    revision = store.latest("town")
    assert revision.number == 2
    assert revision.event == written
    assert (written.who, written.kind) == ("planner", "measure_removed")
    assert written.details == {"names": [{"fi": "Valot", "en": "Lights"}]}
    assert begun <= written.at <= datetime.now(UTC)


def test_a_change_based_on_an_older_revision_is_refused_and_writes_nothing(store):
    store.create(TOWN, who="planner")
    edit(store, with_measures(SQUARE), based_on=1)
    before, version = store.events("town"), store.version("town")

    with pytest.raises(RevisionConflictError, match="revision_conflict") as refused:
        edit(store, with_measures(LIGHTS), based_on=1)

    assert refused.value.value == 1
    assert refused.value.details == {"latest": 2, "who": "planner"}
    assert measure_ids(store) == ["square"]
    assert (store.events("town"), store.version("town")) == (before, version)


def test_what_fails_halfway_writes_nothing(store):
    store.create(TOWN, who="planner")
    before = store.snapshot("town"), store.events("town")
    with pytest.raises(StatementError, match="not JSON serializable"):
        store.write(
            "town",
            Change(programme=with_measures(SQUARE), answers=(ANSWER,)),
            based_on=1,
            who="planner",
            kind="measures_imported",
            details={"no plain data": object()},
        )
    assert (store.snapshot("town"), store.events("town")) == before


def test_of_eight_planners_who_change_the_same_revision_exactly_one_wins_each_time(store):
    store.create(TOWN, who="planner")

    def change(planner, based_on):
        try:
            edit(store, with_measures(measure(f"m{planner}-{based_on}")), based_on=based_on)
        except RevisionConflictError:
            return False
        return True

    with ThreadPoolExecutor(8) as planners:
        for latest in range(1, 21):
            wins = list(planners.map(change, range(8), [latest] * 8))
            assert sum(wins) == 1
            assert measure_ids(store) == [f"m{wins.index(True)}-{latest}"]
    assert store.latest("town").number == 21


def test_a_programme_is_created_once_however_many_try(store):
    def create(_):
        try:
            store.create(TOWN, who="planner")
        except RevisionConflictError as refused:
            return refused.rule
        return "created"

    with ThreadPoolExecutor(8) as planners:
        outcomes = sorted(planners.map(create, range(8)))
    assert outcomes == ["created", *["programme_exists"] * 7]


def test_what_says_the_same_makes_no_revision_and_nothing_to_undo(store):
    store.create(TOWN, who="planner")
    written = edit(store, replace(TOWN), based_on=1)
    assert written.revision is None
    assert store.latest("town").number == 1
    assert store.undoable("town") is None


def test_a_programme_goes_in_under_its_own_id_only(store):
    store.create(TOWN, who="planner")
    with pytest.raises(InvalidValueError, match="other_programme"):
        edit(store, replace(TOWN, id="village"), based_on=1)
    assert store.latest("town").number == 1


def test_a_changed_programme_must_say_what_it_is_based_on(store):
    store.create(TOWN, who="planner")
    with pytest.raises(TypeError, match="based on"):
        edit(store, with_measures(SQUARE), based_on=None)


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.latest("nowhere"),
        lambda store: store.version("nowhere"),
        lambda store: store.snapshot("nowhere"),
        lambda store: store.answers("nowhere"),
        lambda store: store.events("nowhere"),
        lambda store: store.undoable("nowhere"),
        lambda store: store.undo("nowhere", who="planner"),
        lambda store: store.write("nowhere", Change(), who="planner", kind="looked"),
    ],
)
def test_an_unknown_programme_is_refused_by_name(store, ask):
    with pytest.raises(InvalidValueError, match="'nowhere' unknown_programme"):
        ask(store)


def test_an_unknown_revision_is_refused_by_number(store):
    store.create(TOWN, who="planner")
    with pytest.raises(InvalidValueError, match="7 unknown_revision latest=1"):
        store.revision("town", 7)


def test_names_of_every_kind_come_back_as_they_were(store):
    nasty = tuple(
        replace(measure(f"m{number}"), name=Text.of(name), description=Text.of({"fi": name}))
        for number, name in enumerate(NASTY)
    )
    store.create(with_measures(*nasty), who="planner")
    assert store.latest("town").programme.measures == nasty


def test_five_hundred_measures_come_back_as_they_were(store):
    town = with_measures(*(measure(f"m{number}", cost=number) for number in range(500)))
    store.create(town, who="planner")
    assert store.latest("town").programme == town


def test_the_history_lists_who_changed_the_programme_the_newest_first(store):
    store.create(TOWN, who="planner")
    edit(store, with_measures(SQUARE), based_on=1, kind="measure_removed")
    store.write("town", Change(), who="facilitator", kind="exported")
    edit(store, with_measures(SQUARE, HARBOUR), based_on=2, kind="measure_added")
    assert [(e.revision, e.kind) for e in store.history("town")] == [
        (3, "measure_added"),
        (2, "measure_removed"),
        (1, "programme_created"),
    ]
    assert [e.kind for e in store.events("town", limit=2)] == ["measure_added", "exported"]


def test_programmes_do_not_see_one_another(store):
    store.create(TOWN, who="planner")
    store.create(replace(TOWN, id="village", title=Text.of("Village")), who="planner")
    edit(store, with_measures(HARBOUR), based_on=1)
    assert store.latest("village").number == 1
    assert store.undoable("village") is None
    assert [p.id for p in store.programmes()] == ["town", "village"]

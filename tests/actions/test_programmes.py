"""Whole programmes: hidden, deleted and brought back, copied, restored; which one opens."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from prioritisation.actions.copying import copy_programme, programme_file
from prioritisation.actions.desk import SAMPLE_ID, desk_of
from prioritisation.actions.new_programmes import create_from_file
from prioritisation.actions.opening import note_opened, usual_programme
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.programmes import (
    DAYS_KEPT,
    archive_programme,
    bring_back_programme,
    delete_programme,
    forget_programmes,
    gone_for_good_at,
    listed_programmes,
    take_back_deletion,
)
from prioritisation.actions.sample import open_sample, restore_sample, sample_programme
from prioritisation.actions.scenarios import Minutes, decide
from prioritisation.actions.scoring import agree_scores, scores_on
from prioritisation.actions.workshops import rounds
from prioritisation.decision.programme.boards import BoardId
from prioritisation.decision.programme.decisions import Stage
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError

from . import room
from .town import TOWN, WHO, desk, measure_ids

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def copied(store, title="Town again", *, with_scores=True):
    return copy_programme(
        store, desk(store), Text.of({"en": title}), with_scores=with_scores, reason="r", who=WHO
    )


# Which one opens


def test_the_programme_opened_last_opens_where_nobody_says_which(store):
    other = copied(store)
    assert usual_programme(store) == "town"
    note_opened(store, other)
    assert usual_programme(store) == other


def test_the_sample_opens_before_any_other_that_nobody_has_opened(store):
    copied(store, "A village")
    open_sample(store)
    assert usual_programme(store) == SAMPLE_ID


@pytest.mark.parametrize("hide", [archive_programme, delete_programme])
def test_a_programme_out_of_sight_is_not_opened(store, hide):
    other = copied(store)
    note_opened(store, other)
    hide(store, other, who=WHO)
    assert usual_programme(store) == "town"
    with pytest.raises(InvalidValueError, match="programme_gone"):
        note_opened(store, other)
    hide(store, "town", who=WHO)
    with pytest.raises(InvalidValueError, match="no_programme_to_open"):
        usual_programme(store)


def test_an_archived_programme_comes_back(store):
    archive_programme(store, "town", who=WHO)
    bring_back_programme(store, "town", who=WHO)
    assert usual_programme(store) == "town"


# Deletion


def test_a_deletion_can_be_taken_back_for_so_many_days_and_no_longer(store):
    delete_programme(store, "town", who=WHO)
    (kept,) = listed_programmes(store)
    gone_at = gone_for_good_at(kept)
    assert gone_at == kept.summary.deleted_at + timedelta(days=DAYS_KEPT)
    assert forget_programmes(store, gone_at) == 0
    take_back_deletion(store, "town", who=WHO)
    assert gone_for_good_at(listed_programmes(store)[0]) is None
    assert forget_programmes(store, gone_at + timedelta(seconds=1)) == 0
    assert measure_ids(store) == ["square", "lights", "harbour"]

    delete_programme(store, "town", who=WHO)
    (kept,) = listed_programmes(store)
    assert forget_programmes(store, gone_for_good_at(kept) + timedelta(seconds=1)) == 1
    assert listed_programmes(store) == ()


def test_a_sample_that_is_gone_for_good_stays_away_until_somebody_asks_for_it(store):
    open_sample(store)
    delete_programme(store, SAMPLE_ID, who=WHO)
    open_sample(store)
    forget_programmes(store, datetime.now(UTC) + timedelta(days=DAYS_KEPT, seconds=1))
    open_sample(store)
    assert [programme.id for programme in store.programmes()] == ["town"]
    restore_sample(store, who=WHO)
    assert desk_of(store, SAMPLE_ID).programme == sample_programme()[0]


# The sample restored


@pytest.mark.parametrize("hide", [None, archive_programme, delete_programme])
def test_the_sample_becomes_what_it_was_at_first(empty_store, hide):
    open_sample(empty_store)
    first = desk_of(empty_store, SAMPLE_ID)
    agree_scores(
        empty_store, first, BoardId.MEASURES, {("tori", "impact"): Decimal(1)}, reason="", who=WHO
    )
    if hide:
        hide(empty_store, SAMPLE_ID, who=WHO)
    restore_sample(empty_store, who=WHO)
    now = desk_of(empty_store, SAMPLE_ID)
    assert (now.programme, now.answers, now.agreed) == (first.programme, first.answers, ())
    assert usual_programme(empty_store) == SAMPLE_ID


def test_restoring_the_sample_is_undone_as_one(empty_store, sample):
    agree_scores(
        empty_store, sample, BoardId.MEASURES, {("tori", "impact"): Decimal(1)}, reason="", who=WHO
    )
    before = desk_of(empty_store, SAMPLE_ID)
    restore_sample(empty_store, who=WHO)
    empty_store.undo(SAMPLE_ID, who=WHO)
    assert desk_of(empty_store, SAMPLE_ID).agreed == before.agreed


# Copies


def test_a_copy_has_the_same_lists_and_scores_under_another_name(store):
    original = desk(store)
    copy = desk_of(store, copied(store))
    assert (copy.programme.id, copy.programme.title) == (
        "town-again",
        Text.of({"en": "Town again"}),
    )
    assert copy.programme.measures == original.programme.measures
    assert copy.programme.plan == original.programme.plan
    assert copy.answers == original.answers
    assert copied(store) == "town-again-2"


def test_a_copy_without_scores_has_none(store):
    copy = desk_of(store, copied(store, with_scores=False))
    assert (copy.answers, copy.agreed) == ((), ())
    assert copy.programme.measures == TOWN.measures


def test_decisions_and_workshops_stay_with_the_original(store):
    room.workshop(store)
    seen = desk(store)
    decide(
        store,
        seen,
        planned_portfolio(seen),
        Minutes(stage=Stage.COUNCIL, on="2026-11-25"),
        now=NOW,
        who=WHO,
    )
    copy = copied(store)
    assert desk(store).programme.decisions
    assert desk_of(store, copy).programme.decisions == ()
    assert store.workshops.all(copy) == ()


def test_what_counts_of_a_workshop_comes_along_as_agreed_scores(store):
    room.revealed(store, [(5, 5, 5), (4, 4, 4), (3, 3, 3)])
    rounds.count_round(store, room.kept(store), 1)
    copy = desk_of(store, copied(store))
    theirs, ours = (
        {i: scores_on(seen, BoardId.MEASURES).score("square", i).value for i in ("impact", "speed")}
        for seen in (desk(store), copy)
    )
    assert theirs == ours == {"impact": 4, "speed": 4}
    assert {(score.item, score.reason) for score in copy.agreed} == {("square", "r")}
    assert copy.programme.counted == {}


def test_the_audit_trail_of_a_copy_begins_with_where_it_comes_from(store):
    (event,) = store.events(copied(store))
    assert (event.kind, event.who) == ("programme_copied", WHO)
    assert event.details == {"names": [{"fi": "Kaupunki", "en": "Town"}]}


def test_a_copy_needs_a_name(store):
    with pytest.raises(InvalidValueError, match="title: name_missing"):
        copied(store, " ")
    assert len(store.programmes()) == 1


# A programme as a file


def test_a_programme_taken_away_as_a_file_comes_back_as_one_of_its_own(store):
    agree_scores(
        store,
        desk(store),
        BoardId.MEASURES,
        {("square", "impact"): Decimal(2)},
        reason="why",
        who=WHO,
    )
    data = programme_file(desk(store), "r")
    made = create_from_file(store, data, file="town.toml", who=WHO)
    assert made == "town-2"
    original, again = desk(store), desk_of(store, made)
    assert again.programme.measures == original.programme.measures
    assert again.answers == original.answers
    assert again.agreed == original.agreed


def test_a_file_keeps_its_id_where_that_is_free(store, tmp_path):
    data = programme_file(desk(store), "r").replace(b'id = "town"', b'id = "village"', 1)
    assert create_from_file(store, data, file="town.toml", who=WHO) == "village"


def test_a_file_that_is_no_programme_makes_none(store):
    with pytest.raises(InvalidValueError, match=r"x\.toml, schema: unknown_schema"):
        create_from_file(store, b"a = 1\n", file="x.toml", who=WHO)
    assert len(store.programmes()) == 1

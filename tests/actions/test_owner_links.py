"""One link for each owner: it shows their measures alone, and no token is kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from prioritisation.actions.editing import edit_items
from prioritisation.actions.owner_links import (
    end_link,
    link_with,
    make_links,
    owners_of,
    sheet_of,
)
from prioritisation.decision.programme.boards import BoardId
from prioritisation.store import Change
from tests.decision.follow_up.decided import decision

from .town import desk

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
OWNER = "Town engineer"


@pytest.fixture(autouse=True)
def owned(store):
    edits = {"square": {"owner": OWNER}, "lights": {"owner": OWNER}, "harbour": {"owner": "Port"}}
    edit_items(store, desk(store), BoardId.MEASURES, edits, who="planner")


def decide(store, *ids):
    seen = desk(store)
    made = decision(dict.fromkeys(ids, 2026), revision=seen.revision, kept_at=datetime.now(UTC))
    programme = replace(seen.programme, decisions=(made,))
    change = Change(programme=programme)
    store.write("town", change, based_on=seen.revision, who="desk", kind="programme_opened")


def made(store, owner=OWNER, **options):
    return make_links(store, "town", [owner], NOW, who="desk", **options)[owner]


def ids(promises):
    return [promise.id for promise in promises]


def test_the_token_of_a_link_is_kept_nowhere(store, tmp_path):
    token = made(store)
    assert link_with(store, token).owner == OWNER
    store.close()
    assert all(token.encode() not in path.read_bytes() for path in tmp_path.glob("town.db*"))


def test_a_new_link_ends_the_earlier_one(store):
    first, second = made(store), made(store)
    assert (link_with(store, first), link_with(store, second).owner) == (None, OWNER)
    end_link(store, "town", OWNER, who="desk")
    assert link_with(store, second) is None


def test_a_link_is_good_for_the_days_it_was_made_for(store):
    link = link_with(store, made(store, days=30))
    assert link.until == NOW + timedelta(days=30)


def test_that_links_were_made_is_in_the_log_and_nothing_of_it_is_undone(store):
    before = store.undoable("town")
    made(store)
    assert store.events("town")[0].kind == "owner_links_made"
    assert store.undoable("town") == before


def test_an_owner_sees_their_own_measures_alone_the_decided_ones_first(store):
    decide(store, "lights", "harbour")
    sheet = sheet_of(store, link_with(store, made(store)))
    assert (ids(sheet.decided), ids(sheet.others)) == (["lights"], ["square"])


def test_before_a_decision_all_of_them_are_others(store):
    sheet = sheet_of(store, link_with(store, made(store)))
    assert (ids(sheet.decided), ids(sheet.others), sheet.has_decision) == (
        [],
        ["square", "lights"],
        False,
    )


def test_an_owner_who_is_renamed_owns_nothing_by_the_old_link(store):
    link = link_with(store, made(store))
    edits = {i: {"owner": "Gardener"} for i in ("square", "lights")}
    edit_items(store, desk(store), BoardId.MEASURES, edits, who="planner")
    sheet = sheet_of(store, link)
    assert (sheet.decided, sheet.others) == ((), ())
    assert owners_of(desk(store).programme) == ("Gardener", "Port")

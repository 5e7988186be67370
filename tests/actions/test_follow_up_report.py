"""The report is made of the amounts as they were when the decision was worked out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from prioritisation.actions.editing import edit_items
from prioritisation.actions.follow_up_file import follow_up_file
from prioritisation.actions.follow_up_report import (
    decision_named,
    has_amounts_of_then,
    promises_on,
    report_on,
)
from prioritisation.actions.programmes import DAYS_KEPT, delete_programme, forget_programmes
from prioritisation.decision.follow_up.report import whole_year
from prioritisation.decision.programme.boards import BoardId
from prioritisation.errors import InvalidValueError
from prioritisation.store import Change
from prioritisation.wording.catalogue import Language
from prioritisation.wording.wording import Wording
from tests.decision.follow_up.decided import decision, told

from .town import HARBOUR, LIGHTS, SQUARE, TOWN, desk

YEAR = whole_year(2027)
TODAY = date(2028, 3, 1)


def kept(store, made, *progress):
    seen = desk(store)
    programme = replace(seen.programme, decisions=(made,), progress=progress)
    change = Change(programme=programme)
    store.write("town", change, based_on=seen.revision, who="desk", kind="programme_opened")


def decided(store, **fields):
    return decision({"square": 2026, "lights": 2027}, **fields)


def test_an_amount_changed_after_the_decision_does_not_change_what_was_promised(store):
    made = decided(store, kept_at=datetime.now(UTC))
    kept(store, made)
    edit_items(store, desk(store), BoardId.MEASURES, {"square": {"cost": "999"}}, who="planner")
    assert has_amounts_of_then(store, desk(store), made)
    square = promises_on(store, desk(store), made)[0]
    assert square.planned_in_all() == {"cost": 60}


@pytest.mark.parametrize(
    "fields",
    [
        {"revision": 99},
        {"revision": 0},
        {"kept_at": datetime.now(UTC) - timedelta(days=400)},
    ],
)
def test_where_that_revision_is_another_one_todays_amounts_stand_in(store, fields):
    made = decided(store, **{"kept_at": datetime.now(UTC)} | fields)
    kept(store, made)
    edit_items(store, desk(store), BoardId.MEASURES, {"square": {"cost": "999"}}, who="planner")
    assert not has_amounts_of_then(store, desk(store), made)
    assert promises_on(store, desk(store), made)[0].planned_in_all() == {"cost": 999}


def test_another_programme_of_the_same_id_does_not_promise_what_the_one_before_did(store):
    kept(store, decided(store, kept_at=datetime.now(UTC)))
    made = decided(store, kept_at=datetime.now(UTC))
    assert promises_on(store, desk(store), made)[0].planned_in_all() == {"cost": 60}
    delete_programme(store, "town", who="planner")
    forget_programmes(store, datetime.now(UTC) + timedelta(days=DAYS_KEPT, seconds=1))
    square = replace(SQUARE, cost={"cost": (Decimal(999),)})
    store.create(replace(TOWN, measures=(square, LIGHTS, HARBOUR)), who="planner")
    made = decided(store, kept_at=datetime.now(UTC))
    kept(store, made)
    assert promises_on(store, desk(store), made)[0].planned_in_all() == {"cost": 999}


def test_a_decision_that_is_not_there_is_refused_by_its_name(store):
    with pytest.raises(InvalidValueError, match="unknown_decision"):
        decision_named(desk(store), "nothing")


def test_the_file_has_a_row_a_measure_and_no_formula(store):
    made = decided(store, kept_at=datetime.now(UTC))
    kept(store, made, told("square", "under_way", "2027-05-01", 70, note="=SUM(A1)", by="@Anna"))
    report = report_on(store, desk(store), made, YEAR, TODAY)
    data = follow_up_file(report, desk(store).programme, Wording(Language.ENGLISH))
    lines = data.decode("utf-8-sig").splitlines()
    head, *rows = (line.split(";") for line in lines)
    by_name = {row[1]: dict(zip(head, row, strict=True)) for row in rows}
    assert list(by_name) == ["square", "lights"]
    square = by_name["square"]
    assert square["State"] == "Under way"
    assert square["Last note"] == "'=SUM(A1)"
    assert square["By"] == "'@Anna"
    assert square["Used: Money, €"] == "70"
    assert square["Planned by the end of 2027: Money, €"] == "60"
    assert square["Deviations"] == "over budget"
    assert by_name["lights"]["State"] == "No report"
    assert by_name["lights"]["Used: Money, €"] == ""

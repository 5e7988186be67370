"""Explained costs: the latest of each measure, kept with its programme and gone with it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import create_engine, text

from prioritisation.store import ExplainedCost, open_store

from .town import TOWN

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
COST = ExplainedCost(
    programme_id="town",
    measure="square",
    net={"cost": Decimal("60000"), "work": Decimal("2.50")},
    who="desk",
    at=NOW,
)


@pytest.fixture
def town(store):
    store.create(TOWN, who="planner")
    return store


def test_the_latest_cost_of_each_measure_is_known_exactly(town):
    other = replace(COST, measure="lights", net={})
    town.explained_costs.put([COST, other])
    lower = replace(COST, net={"cost": Decimal("0.1")}, at=NOW + timedelta(hours=1))
    town.explained_costs.put([lower])
    assert town.explained_costs.of_programme("town") == {"square": lower, "lights": other}
    assert town.explained_costs.of_programme("village") == {}


def test_it_makes_no_version_and_nothing_to_undo(town):
    before = town.version("town"), town.undoable("town")
    town.explained_costs.put([COST])
    assert (town.version("town"), town.undoable("town")) == before


def test_it_comes_back_with_a_deleted_programme_and_goes_for_good_with_it(town):
    town.explained_costs.put([COST])
    town.shelf.delete("town", who="planner")
    town.shelf.take_back("town", who="planner")
    assert town.explained_costs.of_programme("town") == {"square": COST}
    town.shelf.delete("town", who="planner")
    assert town.shelf.remove_for_good(before=datetime.now(UTC)) == ("town",)
    assert town.explained_costs.of_programme("town") == {}


def test_a_database_from_before_gets_the_table(lasting_url):
    with open_store(lasting_url) as store:
        store.create(TOWN, who="planner")
    engine = create_engine(lasting_url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE explained_costs"))
    engine.dispose()
    with open_store(lasting_url) as store:
        store.explained_costs.put([COST])
        assert store.explained_costs.of_programme("town") == {"square": COST}

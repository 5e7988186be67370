"""Personal links: one for each owner, found by the hash of its token."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from prioritisation.store import OwnerLink

from .town import TOWN

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LINK = OwnerLink(programme_id="town", owner="Engineer", made_at=NOW, until=NOW + timedelta(days=9))


@pytest.fixture
def links(store):
    store.create(TOWN, who="planner")
    return store.owner_links


def test_a_link_is_found_by_the_hash_of_its_token(links):
    links.put([(LINK, "h1")])
    assert links.with_hash("h1") == LINK
    assert links.with_hash("h2") is None


def test_a_new_link_ends_the_earlier_one_of_its_owner_alone(links):
    other = replace(LINK, owner="Gardener")
    links.put([(LINK, "h1"), (other, "h2")])
    renewed = replace(LINK, until=NOW + timedelta(days=30))
    links.put([(renewed, "h3")])
    assert links.with_hash("h1") is None
    assert links.of_programme("town") == (renewed, other)


def test_links_are_put_all_or_none(links):
    links.put([(LINK, "h1")])
    with pytest.raises(IntegrityError):
        links.put([(LINK, "h2"), (replace(LINK, owner="Gardener"), "h2")])
    assert links.with_hash("h1") == LINK


def test_a_link_that_was_ended_is_gone(links):
    links.put([(LINK, "h1")])
    links.end("town", "Engineer")
    assert links.of_programme("town") == ()
    links.end("town", "Engineer")


def test_a_link_is_good_until_its_time_is_over():
    assert LINK.is_good(NOW)
    assert not LINK.is_good(LINK.until)

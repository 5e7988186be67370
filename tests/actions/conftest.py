"""A store with the tiny town in it, and one with the sample."""

import pytest

from prioritisation.actions.desk import desk_of
from prioritisation.actions.sample import open_sample
from prioritisation.store import open_store

from .town import ANSWERS, TOWN, WHO


@pytest.fixture
def store(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/town.db") as opened:
        opened.create(TOWN, answers=ANSWERS, who=WHO)
        yield opened


@pytest.fixture
def empty_store(tmp_path):
    with open_store(f"sqlite:///{tmp_path}/empty.db") as opened:
        yield opened


@pytest.fixture
def sample(empty_store):
    """What is kept of the sample programme in a store of its own."""
    open_sample(empty_store)
    return desk_of(empty_store, "heinola")

"""Every store that keeps the contract: SQLite always, PostgreSQL where one is given to test on."""

import os
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from prioritisation.store import open_store

POSTGRESQL_URL = os.environ.get("PRIORITISATION_TEST_POSTGRESQL_URL", "")


@pytest.fixture(params=["sqlite", "memory", *(["postgresql"] if POSTGRESQL_URL else [])])
def any_url(request, tmp_path):
    """The URL of an empty database of each kind."""
    if request.param == "postgresql":
        yield from _postgresql_schema()
    else:
        yield "sqlite://" if request.param == "memory" else f"sqlite:///{tmp_path}/store.db"


@pytest.fixture(params=["sqlite", *(["postgresql"] if POSTGRESQL_URL else [])])
def lasting_url(request, tmp_path):
    """The URL of an empty database of each kind that outlives its connections."""
    if request.param == "postgresql":
        yield from _postgresql_schema()
    else:
        yield f"sqlite:///{tmp_path}/store.db"


@pytest.fixture
def store(any_url):
    with open_store(any_url) as opened:
        yield opened


def _postgresql_schema():
    engine = create_engine(POSTGRESQL_URL)
    schema = f"store_{uuid4().hex}"
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    url = make_url(POSTGRESQL_URL).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()

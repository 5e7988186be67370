"""Where the store is, and what is said when it cannot be opened."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from prioritisation.errors import InvalidValueError
from prioritisation.settings import DATABASE_URL, Settings
from prioritisation.store import StoreUnavailableError, open_store

from .town import ANSWER, TOWN


@pytest.fixture
def file(tmp_path):
    return tmp_path / "store.db"


def pragma(path, name):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_without_a_setting_it_is_a_file_under_the_working_directory():
    assert Settings.from_environment({}).database_url == "sqlite:///var/prioritisation.db"
    assert Settings.from_environment({DATABASE_URL: " "}) == Settings()


def test_the_environment_says_where_else():
    environment = {DATABASE_URL: "postgresql+psycopg://town@db/prioritisation"}
    assert Settings.from_environment(environment).database_url == environment[DATABASE_URL]


def test_the_folder_of_a_file_is_made(tmp_path):
    open_store(f"sqlite:///{tmp_path}/a/b/store.db").close()
    assert (tmp_path / "a" / "b" / "store.db").is_file()


def test_a_relative_path_hangs_on_the_working_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    open_store(Settings().database_url).close()
    assert (tmp_path / "var" / "prioritisation.db").is_file()


def test_the_file_is_whole_and_writes_ahead(file):
    with open_store(f"sqlite:///{file}") as store:
        store.create(TOWN, who="planner")
        store.give("town", ANSWER)
    assert pragma(file, "journal_mode") == "wal"
    assert pragma(file, "integrity_check") == "ok"


def test_a_closed_store_leaves_one_file_behind(file, tmp_path):
    with open_store(f"sqlite:///{file}") as store:
        store.create(TOWN, who="planner")
        store.latest("town")
    assert [path.name for path in tmp_path.iterdir()] == ["store.db"]


def test_a_new_database_may_be_opened_by_several_at_once(file):
    def open_and_close(_):
        open_store(f"sqlite:///{file}").close()

    with ThreadPoolExecutor(8) as servers:
        list(servers.map(open_and_close, range(16)))
    with open_store(f"sqlite:///{file}") as store:
        assert store.programmes() == ()


@pytest.mark.parametrize("url", ["", "prioritisation.db", "sqlite:/x.db", "postgresql://h:port/x"])
def test_a_url_that_cannot_be_read_is_refused(url):
    with pytest.raises(InvalidValueError, match="database_url: bad_database_url"):
        open_store(url)


@pytest.mark.parametrize("url", ["cobol://h/x", "postgresql+nothing://h/x", "oracle://h/x"])
def test_a_driver_that_is_missing_is_named(url):
    with pytest.raises(InvalidValueError, match="database_driver_missing driver="):
        open_store(url)


def test_an_error_never_shows_the_password():
    with pytest.raises(InvalidValueError) as refused:
        open_store("oracle://town:s3cret@h/x")
    assert "s3cret" not in str(refused.value)


def test_a_database_of_a_newer_version_is_left_alone(file):
    open_store(f"sqlite:///{file}").close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE schema_version SET version = 99")
        connection.commit()
    with pytest.raises(InvalidValueError, match="99 database_newer known=3"):
        open_store(f"sqlite:///{file}")


def test_a_database_of_the_first_version_is_brought_up_to_this_one_and_loses_nothing(file):
    with open_store(f"sqlite:///{file}") as store:
        store.create(TOWN, who="planner")
        store.give("town", ANSWER)
    with closing(sqlite3.connect(file)) as connection:
        for statement in (
            "DROP INDEX answers_by_participant",
            "ALTER TABLE events DROP COLUMN workshop",
            "ALTER TABLE answers DROP COLUMN sequence",
            "DROP TABLE comments",
            "DROP TABLE finished",
            "DROP TABLE proposals",
            "DROP TABLE swing_weights",
            "DROP TABLE participants",
            "DROP TABLE workshops",
            "DROP TABLE workspace",
            "DROP TABLE sign_ins",
            "ALTER TABLE programmes DROP COLUMN archived_at",
            "ALTER TABLE programmes DROP COLUMN deleted_at",
            "UPDATE schema_version SET version = 1",
        ):
            connection.execute(statement)
        connection.commit()
    for _ in range(2):
        with open_store(f"sqlite:///{file}") as store:
            assert store.answers("town") == (ANSWER,)
            assert store.workshops.all("town") == ()
            assert store.undoable("town") is None


def test_a_database_of_the_second_version_has_no_programme_that_is_hidden_or_deleted(file):
    with open_store(f"sqlite:///{file}") as store:
        store.create(TOWN, who="planner")
    with closing(sqlite3.connect(file)) as connection:
        for statement in (
            "ALTER TABLE programmes DROP COLUMN archived_at",
            "ALTER TABLE programmes DROP COLUMN deleted_at",
            "UPDATE schema_version SET version = 2",
        ):
            connection.execute(statement)
        connection.commit()
    with open_store(f"sqlite:///{file}") as store:
        (there,) = store.programmes()
        assert (there.archived_at, there.deleted_at) == (None, None)
        store.shelf.delete("town", who="planner")
        assert store.programmes() == ()


def test_a_file_that_is_no_database_is_left_alone(file):
    file.write_bytes(b"id;name;cost\n" * 200)
    with pytest.raises(StoreUnavailableError, match="not_a_database"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == b"id;name;cost\n" * 200


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailableError, match="database_unavailable"):
        open_store(f"sqlite:///{tmp_path}/file/store.db")
    with pytest.raises(StoreUnavailableError, match="database_unavailable"):
        open_store(f"sqlite:///{tmp_path}")


def test_a_database_that_is_damaged_meanwhile_is_told(file):
    with open_store(f"sqlite:///{file}") as store:
        store.create(TOWN, who="planner")
        with closing(sqlite3.connect(file)) as other:
            other.execute("DROP TABLE answers")
        with pytest.raises(StoreUnavailableError, match="database_unavailable reason='no such"):
            store.give("town", ANSWER)

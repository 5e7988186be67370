"""The only module that knows SQLite: how its connections are opened and its transactions begun."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event

DIALECT = "sqlite"

# As many as the threads that serve requests.
_READERS = 28
_WAIT_MS = 15_000
_AGAIN_SECONDS = 0.02


def sqlite_engines(url: URL) -> tuple[Engine, Engine]:
    """Return the engine for reading and the one for writing; the same one for a base in memory.

    A database in memory lives in its connection, so everybody shares that one.
    """
    if url.database in (None, "", ":memory:"):
        shared = {"check_same_thread": False}
        engine = create_engine(url, poolclass=StaticPool, connect_args=shared)
        _prepare(engine, begin="BEGIN IMMEDIATE")
        return engine, engine

    _make_folder(str(url.database))
    # One writer at a time (see `Database.writing`) needs one connection.
    writers = create_engine(url, pool_size=1, max_overflow=0)
    readers = create_engine(url, pool_size=_READERS, max_overflow=0)
    # Who reads first and writes later in a plain transaction is refused, without waiting, when
    # somebody else wrote in between; IMMEDIATE takes its turn before it reads.
    _prepare(writers, begin="BEGIN IMMEDIATE")
    _prepare(readers, begin="BEGIN")
    return readers, writers


def _prepare(engine: Engine, *, begin: str) -> None:
    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: Any) -> None:
        # Python's module would begin transactions by its own rules; ours begin below.
        connection.isolation_level = None
        # First, so that the others wait too.
        connection.execute(f"PRAGMA busy_timeout={_WAIT_MS}").close()
        _keep_a_log(connection)
        for pragma in (
            # What was acknowledged survives a loss of power, too.
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log; of two that switch a new file at once one is refused."""
    deadline = time.monotonic() + _WAIT_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(_AGAIN_SECONDS)
        else:
            return


def _make_folder(database: str) -> None:
    if not database.startswith("file:"):
        Path(database).parent.mkdir(parents=True, exist_ok=True)

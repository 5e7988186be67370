"""The only module that knows SQLite: how its connections are opened and its transactions begun."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event

DIALECT = "sqlite"

# As many as the threads that serve requests.
_READERS = 28
_WAIT_MS = 15_000


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
        for pragma in (
            # First, so that the others wait too.
            f"busy_timeout={_WAIT_MS}",
            "journal_mode=WAL",
            # What was acknowledged survives a loss of power, too.
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _make_folder(database: str) -> None:
    if not database.startswith("file:"):
        Path(database).parent.mkdir(parents=True, exist_ok=True)

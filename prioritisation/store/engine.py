"""The database behind the store: transactions that read, and transactions that write in turn."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from sqlalchemy import URL, Connection, Engine, create_engine, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as NoFreeConnectionError

from prioritisation.errors import InvalidValueError, PrioritisationError
from prioritisation.store import sqlite

# As many as the threads that serve requests.
_CONNECTIONS = 28


class StoreUnavailableError(PrioritisationError):
    """The database cannot be reached, read or written: no disk space, no right, no server."""


class Database:
    """The tables' place.

    Parameters
    ----------
    readers, writers : engines; the same one when there is a single connection to share
    """

    def __init__(self, url: URL, readers: Engine, writers: Engine) -> None:
        self._name = url.render_as_string(hide_password=True)
        self._readers = readers
        self._writers = writers
        self._lock = threading.Lock()
        self._read_lock: AbstractContextManager[object] = (
            self._lock if readers is writers else nullcontext()
        )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a transaction that sees one state of all tables.

        Raises
        ------
        StoreUnavailableError : the database does not answer.
        """
        with self._own_errors(), self._read_lock, self._readers.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a transaction that is kept as a whole, or not at all when its body raises.

        Writers of this process wait for one another here: fairer than in the database, where
        the unlucky one of many was seen to wait for seconds.

        Raises
        ------
        StoreUnavailableError : the database does not answer, or cannot write.
        """
        with self._own_errors(), self._lock, self._writers.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections."""
        self._readers.dispose()
        self._writers.dispose()

    @contextmanager
    def _own_errors(self) -> Iterator[None]:
        try:
            yield
        except (OperationalError, InterfaceError) as error:
            raise StoreUnavailableError(
                "database_unavailable", value=self._name, reason=str(error.orig).strip()
            ) from error
        except NoFreeConnectionError as error:
            raise StoreUnavailableError("database_busy", value=self._name) from error
        except DatabaseError as error:
            # The plain kind: the file is something else than a database, or is damaged.
            if type(error) is DatabaseError:
                raise StoreUnavailableError("not_a_database", value=self._name) from error
            raise


def database_at(url: str) -> Database:
    """Return the database of a SQLAlchemy URL; nothing is connected yet.

    Raises
    ------
    InvalidValueError : the URL cannot be read, or names a database whose driver is not
        installed.
    StoreUnavailableError : the folder of a database file cannot be made.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        # Not repeated in the message: it may hold a password.
        raise InvalidValueError("bad_database_url", field="database_url") from error
    name = parsed.render_as_string(hide_password=True)
    try:
        return Database(parsed, *_engines(parsed))
    except (NoSuchModuleError, ImportError) as error:
        raise InvalidValueError(
            "database_driver_missing",
            field="database_url",
            value=name,
            driver=parsed.drivername,
        ) from error
    except OSError as error:
        raise StoreUnavailableError(
            "database_unavailable", value=name, reason=str(error)
        ) from error
    except (ArgumentError, TypeError) as error:
        raise InvalidValueError("bad_database_url", field="database_url", value=name) from error


def _engines(url: URL) -> tuple[Engine, Engine]:
    if url.get_backend_name() == sqlite.DIALECT:
        return sqlite.sqlite_engines(url)
    writers = create_engine(url, pool_size=_CONNECTIONS, max_overflow=0, pool_pre_ping=True)
    # So that several tables read in one transaction belong together.
    return writers.execution_options(isolation_level="REPEATABLE READ"), writers

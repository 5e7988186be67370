"""What belongs to no programme: settings made in the app, and who has signed in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select

from prioritisation.store.engine import Database
from prioritisation.store.tables import sign_ins, workspace


class WorkspaceStore:
    """The part of the store for what belongs to no programme; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> Any:
        """Return what is kept under a name, as plain data; None = nothing."""
        with self._database.reading() as connection:
            query = select(workspace.c.value).where(workspace.c.name == name)
            return connection.scalar(query)

    def put(self, name: str, value: Any) -> None:
        """Keep plain data under a name; None = nothing."""
        with self._database.writing() as connection:
            connection.execute(delete(workspace).where(workspace.c.name == name))
            if value is not None:
                connection.execute(insert(workspace).values(name=name, value=value))

    def put_if_missing(self, name: str, value: Any) -> Any:
        """Keep plain data under a name where there is none yet; return what is there then."""
        with self._database.writing() as connection:
            query = select(workspace.c.value).where(workspace.c.name == name)
            there = connection.scalar(query)
            if there is None:
                connection.execute(insert(workspace).values(name=name, value=value))
            return value if there is None else there

    def sign_in(self, token_hash: str, until: datetime, now: datetime) -> None:
        """Keep that a browser has signed in, and forget those whose time is over."""
        with self._database.writing() as connection:
            connection.execute(delete(sign_ins).where(sign_ins.c.until <= now))
            connection.execute(insert(sign_ins).values(token_hash=token_hash, until=until))

    def is_signed_in(self, token_hash: str, now: datetime) -> bool:
        """Return whether a browser has signed in, and its time is not over."""
        with self._database.reading() as connection:
            query = select(sign_ins.c.until).where(sign_ins.c.token_hash == token_hash)
            until: datetime | None = connection.scalar(query)
            return until is not None and now < until

    def sign_out(self, token_hash: str) -> None:
        """Forget that a browser has signed in."""
        with self._database.writing() as connection:
            connection.execute(delete(sign_ins).where(sign_ins.c.token_hash == token_hash))

    def sign_out_everybody(self) -> None:
        """Forget every sign-in: the passphrase has changed."""
        with self._database.writing() as connection:
            connection.execute(delete(sign_ins))

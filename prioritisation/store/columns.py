"""What columns hold, where a database has no such kind itself."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Dialect, String, Text, TypeDecorator


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal as text, so that nothing of it is lost."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Return the text that is kept."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Return the decimal that a text holds."""
        return None if value is None else Decimal(value)


class UtcTime(TypeDecorator[datetime]):
    """A moment as text in UTC, in the order of time."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text that is kept."""
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Return the moment that a text holds."""
        return None if value is None else datetime.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """Plain data as JSON text. All of it ASCII: no database then refuses a character."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return the text that is kept."""
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return the plain data that a text holds."""
        return None if value is None else json.loads(value)


def utc_text(moment: datetime) -> str:
    """Return a moment as text in UTC, to the microsecond.

    Raises
    ------
    ValueError : the moment does not say in which zone it is.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")

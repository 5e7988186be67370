"""A table of the file, whose keys are known and whose values are asked for by kind."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from prioritisation.decision.programme.ids import checked_id
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.plan_toml.kinds import (
    flag_in,
    list_in,
    name_in,
    number_in,
    table_in,
    text_in,
    whole_in,
)
from prioritisation.exchange.plan_toml.nearest import unknown


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with their values.

    Parameters
    ----------
    place : path of keys to the table, such as ``measures.market``; empty at the top
    values : by key
    """

    place: str
    values: Mapping[str, Any]

    @classmethod
    def of(cls, value: Any, place: str, known: Sequence[str]) -> Self:
        """Return a value of the document as a table.

        Raises
        ------
        InvalidValueError : it is none, or has a key that is not known.
        """
        table = cls(place, table_in(value, place))
        for key in table.values:
            if key not in known:
                raise unknown("key", key, known, field=table.at(key))
        return table

    @classmethod
    def of_part(cls, value: Any, place: str, known: Sequence[str]) -> Self:
        """Return a part of a list that has an id, which takes the place of its number in paths.

        Parameters
        ----------
        place : such as ``measures[3]``, which becomes ``measures.market``

        Raises
        ------
        InvalidValueError : as `of`; or the id is missing, or cannot be one.
        """
        values = table_in(value, place)
        i = values.get("id")
        if isinstance(i, str):
            with under(place):
                checked_id(i)
            place = path_of(place.partition("[")[0], i)
        table = cls.of(values, place, known)
        text_in(table.needed("id"), table.at("id"))
        return table

    def at(self, key: str) -> str:
        """Return the path to a key."""
        return path_of(self.place, key)

    def has(self, key: str) -> bool:
        """Return whether the key is there."""
        return key in self.values

    def needed(self, key: str) -> Any:
        """Return the value of a key that must be there.

        Raises
        ------
        InvalidValueError : it is not.
        """
        if key not in self.values:
            raise InvalidValueError("plan_key_missing", field=self.place, key=key)
        return self.values[key]

    def text(self, key: str) -> str:
        """Return a text; empty where the key is left out."""
        return text_in(self.values.get(key, ""), self.at(key))

    def name(self, key: str, otherwise: str = "") -> Text:
        """Return a text by language; `otherwise` where the key is left out."""
        return name_in(self.values.get(key, otherwise), self.at(key))

    def flag(self, key: str, *, otherwise: bool) -> bool:
        """Return a truth value; `otherwise` where the key is left out."""
        return flag_in(self.values.get(key, otherwise), self.at(key))

    def whole(self, key: str) -> int | None:
        """Return a whole number; None where the key is left out."""
        return whole_in(self.values[key], self.at(key)) if self.has(key) else None

    def number(self, key: str) -> Decimal | None:
        """Return a number; None where the key is left out."""
        return number_in(self.values[key], self.at(key)) if self.has(key) else None

    def parts(self, key: str) -> Iterator[tuple[str, Any]]:
        """Yield each value of a list with its path: ``years[1]``; none where it is left out."""
        values = list_in(self.values.get(key, []), self.at(key))
        for number, value in enumerate(values, start=1):
            yield f"{self.at(key)}[{number}]", value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty where the key is left out."""
        return tuple(text_in(value, place) for place, value in self.parts(key))

    def wholes(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers; empty where the key is left out."""
        return tuple(whole_in(value, place) for place, value in self.parts(key))

    def amounts(self, key: str) -> tuple[Decimal, ...]:
        """Return numbers: a list of them or one alone; none where the key is left out."""
        if self.has(key) and not isinstance(self.values[key], list):
            return (number_in(self.values[key], self.at(key)),)
        return tuple(number_in(value, place) for place, value in self.parts(key))

    def table(self, key: str) -> Table:
        """Return a table with any keys; an empty one where the key is left out."""
        return Table(self.at(key), table_in(self.values.get(key, {}), self.at(key)))

    def numbers(self, key: str) -> Mapping[str, Decimal]:
        """Return a table of numbers; an empty one where the key is left out."""
        table = self.table(key)
        return {name: number_in(value, table.at(name)) for name, value in table.values.items()}


def path_of(place: str, key: str) -> str:
    """Return the path of a key in the table at a place."""
    return f"{place}.{key}" if place else key


@contextmanager
def under(place: str) -> Iterator[None]:
    """Put a place before the field of what is wrong inside, where it is not there yet.

    Raises
    ------
    InvalidValueError : what was wrong inside.
    """
    try:
        yield
    except InvalidValueError as error:
        if error.field.startswith(place):
            raise
        placed = copy.copy(error)
        placed.field = path_of(place, error.field) if error.field else place
        raise placed from error

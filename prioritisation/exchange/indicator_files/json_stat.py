"""JSON-stat, as Statistics Finland and others publish it with PxWeb: a cube of numbers.

A data set has dimensions (area, what is counted, time), each with categories in order, and one
value a cell, row by row: the cell of categories k_1 … k_n is number

    (… (k_1 · size_2 + k_2) · size_3 + …) + k_n

A value that is missing is ``null``, or not listed where the cells are listed by number; no gap is
filled. Versions 2 (``"class": "dataset"``) and 1 (``{"dataset": {…}}``) are read.
Source: the format's own description, https://json-stat.org/full/.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import prod
from typing import Any

from prioritisation.decision.programme.numbers import checked_number
from prioritisation.decision.programme.periods import period_of
from prioritisation.errors import InvalidValueError, UnreadableFileError

MOST_CELLS = 1_000_000
# The smallest exponent of ten of a value.
_FEWEST = -30


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One side of the cube.

    Parameters
    ----------
    id, label : as the file calls it
    categories : label by code, in the order of the cells
    units : by code of a category, what it is counted in, where the file says so
    is_time : its categories are periods
    """

    id: str
    label: str
    categories: Mapping[str, str]
    units: Mapping[str, str]
    is_time: bool = False

    def periods(self) -> Mapping[str, str]:
        """Return the period by code of a category; codes that mean none are left out."""
        found = {}
        for code, label in self.categories.items():
            for text in (code, label):
                try:
                    found[code] = period_of(text)
                    break
                except InvalidValueError:
                    continue
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Cube:
    """A data set.

    Parameters
    ----------
    label : what it is called
    source : who publishes it
    values : by number of the cell; what is not in it is missing
    """

    label: str
    source: str
    dimensions: tuple[Dimension, ...]
    values: Mapping[int, Decimal]

    def time(self) -> Dimension | None:
        """Return the dimension of time: the one named so, else the first that holds periods."""
        named = [d for d in self.dimensions if d.is_time and d.periods()]
        alike = [d for d in self.dimensions if len(d.periods()) == len(d.categories)]
        return next(iter((*named, *alike)), None)

    def value(self, chosen: Mapping[str, str]) -> Decimal | None:
        """Return the value of one category of each dimension, by id; None = it is missing."""
        number = 0
        for dimension in self.dimensions:
            codes = list(dimension.categories)
            number = number * len(codes) + codes.index(chosen[dimension.id])
        return self.values.get(number)


def read_json_stat(text: str, *, file: str) -> Cube:
    """Return the data set that a file holds.

    Raises
    ------
    UnreadableFileError : it is not JSON, not a data set of JSON-stat, a collection of several,
        or its parts do not fit together: `value` tells which.
    """
    found = _parsed(text, file)
    if not isinstance(found, dict):
        raise UnreadableFileError("not_json_stat", file=file)
    if "class" not in found and isinstance(found.get("dataset"), dict):
        found = found["dataset"]
    kind = found.get("class", "dataset")
    if kind != "dataset":
        raise UnreadableFileError("json_stat_class", file=file, value=kind)
    sides = found.get("dimension")
    if not isinstance(sides, dict) or "value" not in found:
        raise UnreadableFileError("not_json_stat", file=file)
    try:
        dimensions = _dimensions(found, sides)
        cells = prod(len(dimension.categories) for dimension in dimensions)
        if cells > MOST_CELLS:
            raise UnreadableFileError("too_many_values", file=file, most=MOST_CELLS)
        return Cube(
            label=_text(found.get("label")),
            source=_text(found.get("source")),
            dimensions=dimensions,
            values=_values(found["value"], cells),
        )
    except UnreadableFileError as error:
        raise error.at(file=file) from None


def _broken(part: str) -> UnreadableFileError:
    """Return the error that a part of the file does not fit the rest."""
    return UnreadableFileError("json_stat_broken", value=part)


def _parsed(text: str, file: str) -> Any:
    def refused(_: str) -> None:
        raise ValueError

    try:
        return json.loads(text, parse_float=Decimal, parse_constant=refused)
    except (ValueError, RecursionError):
        raise UnreadableFileError("not_json", file=file) from None


def _dimensions(found: Mapping[str, Any], sides: Mapping[str, Any]) -> tuple[Dimension, ...]:
    # In version 1 id, size and role stand among the dimensions.
    ids, sizes = found.get("id", sides.get("id")), found.get("size", sides.get("size"))
    role = found.get("role", sides.get("role"))
    times = role.get("time", []) if isinstance(role, dict) else []
    if not isinstance(ids, list) or not all(isinstance(i, str) for i in ids) or not ids:
        raise _broken("id")
    if not isinstance(sizes, list) or len(sizes) != len(ids) or len(set(ids)) != len(ids):
        raise _broken("size")
    dimensions = tuple(_dimension(i, sides.get(i), times) for i in ids)
    for dimension, size in zip(dimensions, sizes, strict=True):
        if len(dimension.categories) != size or isinstance(size, bool):
            raise _broken(f"size: {dimension.id}")
    return dimensions


def _dimension(i: str, side: Any, times: Any) -> Dimension:
    category = side.get("category") if isinstance(side, dict) else None
    if not isinstance(category, dict):
        raise _broken(f"dimension: {i}")
    labels, units = category.get("label", {}), category.get("unit", {})
    if not isinstance(labels, dict) or not isinstance(units, dict):
        raise _broken(f"dimension: {i}")
    codes = _codes(category.get("index", list(labels)), i)
    return Dimension(
        id=i,
        label=_text(side.get("label")) or i,
        categories={code: _text(labels.get(code)) or code for code in codes},
        units={code: _unit(units[code]) for code in codes if code in units},
        is_time=isinstance(times, list) and i in times,
    )


def _codes(index: Any, i: str) -> list[str]:
    """Return the codes in the order of the cells: listed so, or with the number of each."""
    if isinstance(index, dict):
        places = list(index.values())
        if any(type(place) is not int for place in places):
            raise _broken(f"dimension: {i}")
        if sorted(places) != list(range(len(places))):
            raise _broken(f"dimension: {i}")
        return sorted(index, key=lambda code: index[code])
    is_list = isinstance(index, list) and all(isinstance(code, str) for code in index)
    if not is_list or not index or len(set(index)) != len(index):
        raise _broken(f"dimension: {i}")
    return list(index)


def _unit(unit: Any) -> str:
    # PxWeb writes what is counted under `base`, the format's own word is `label`.
    return _text(unit.get("base") or unit.get("label")) if isinstance(unit, dict) else ""


def _values(values: Any, cells: int) -> dict[int, Decimal]:
    if isinstance(values, list):
        if len(values) != cells:
            raise _broken(f"value: {len(values)} / {cells}")
        pairs = list(enumerate(values))
    elif isinstance(values, dict):
        if not all(key.isascii() and key.isdecimal() and len(key) < 10 for key in values):
            raise _broken("value")
        pairs = [(int(key), value) for key, value in values.items()]
    else:
        raise _broken("value")
    return {number: _number(value, number, cells) for number, value in pairs if value is not None}


def _number(value: Any, number: int, cells: int) -> Decimal:
    if number >= cells or isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _broken(f"value: {number}")
    try:
        checked = checked_number(Decimal(value), "value")
    except InvalidValueError:
        raise _broken(f"value: {number}") from None
    # An exponent can stand for more digits than anybody counts with.
    if not int(checked.as_tuple().exponent) >= _FEWEST:
        raise _broken(f"value: {number}")
    return checked


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""

"""A row's values as an item: a new one, or an old one with some of its fields replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from prioritisation.decision.programme.boards import Board, BoardId
from prioritisation.decision.programme.items import Amounts, Item, Measure
from prioritisation.decision.programme.text import ANY_LANGUAGE, Text
from prioritisation.exchange.board_csv.columns import (
    AMOUNTS_BY_YEAR,
    COST,
    DESCRIPTION,
    EFFECT_COLUMNS,
    ID,
    INCOME,
    NAME,
    SCORE,
    TEXTS,
    YEARLY_AFTER,
    Column,
    field_of,
)
from prioritisation.exchange.board_csv.effects import effects_of

Values = Mapping[Column, Any]

_MERGED = (ID, SCORE, YEARLY_AFTER, *TEXTS, *AMOUNTS_BY_YEAR, *EFFECT_COLUMNS)


def item_of(values: Values, item_id: str, base: Item | None, board: Board) -> Item:
    """Return the item of a row; what it has no column for stays as in `base`, if there is one.

    Raises
    ------
    InvalidValueError : the item cannot be so.
    """
    changes = {field_of(c.kind): value for c, value in values.items() if c.kind not in _MERGED}
    changes[NAME] = _text(base.name if base else Text(), _by_key(values, NAME))
    changes[DESCRIPTION] = _text(base.description if base else Text(), _by_key(values, DESCRIPTION))
    if board.id is not BoardId.MEASURES:
        return replace(base, **changes) if base else Item(id=item_id, **changes)
    measure = base if isinstance(base, Measure) else None
    changes[COST] = _amounts(measure.cost if measure else {}, values, COST)
    changes[INCOME] = _amounts(measure.income if measure else {}, values, INCOME)
    changes["effects"] = effects_of(measure.effects if measure else {}, values)
    changes[YEARLY_AFTER] = _yearly(measure.yearly_after if measure else {}, values)
    return replace(measure, **changes) if measure else Measure(id=item_id, **changes)


def names_of(values: Values) -> tuple[str, ...]:
    """Return the names that a row gives its item, those that are empty left out."""
    return tuple(name for name in _by_key(values, NAME).values() if name)


def _by_key(values: Values, kind: str) -> dict[str, Any]:
    return {column.key: value for column, value in values.items() if column.kind == kind}


def _text(old: Text, wordings: Mapping[str, str]) -> Text:
    by_language = dict(old.wordings)
    if set(wordings) == {ANY_LANGUAGE} and by_language and ANY_LANGUAGE not in by_language:
        # The file does not know of languages: it has one of the old wordings, or a new text.
        plain = wordings[ANY_LANGUAGE]
        return old if plain in {old.strip() for old in by_language.values()} else Text.of(plain)
    return Text.of({**by_language, **wordings})


def _amounts(old: Mapping[str, Amounts], values: Values, kind: str) -> Mapping[str, Amounts]:
    by_resource: dict[str, dict[int, Decimal | None]] = {
        resource: dict(enumerate(amounts, start=1)) for resource, amounts in old.items()
    }
    for column, amount in values.items():
        if column.kind == kind and column.year:
            by_resource.setdefault(column.key, {})[column.year] = amount
        elif column.kind == kind:
            by_resource[column.key] = {1: amount}
    amounts = {resource: _without_gaps(years) for resource, years in by_resource.items()}
    return {resource: years for resource, years in amounts.items() if years}


def _without_gaps(years: Mapping[int, Decimal | None]) -> Amounts:
    """Return the amounts up to the last year that has one; a year without takes nothing."""
    last = max((year for year, amount in years.items() if amount is not None), default=0)
    return tuple(years.get(year) or Decimal(0) for year in range(1, last + 1))


def _yearly(old: Mapping[str, Decimal], values: Values) -> Mapping[str, Decimal]:
    amounts = {**old, **_by_key(values, YEARLY_AFTER)}
    return {resource: amount for resource, amount in amounts.items() if amount is not None}

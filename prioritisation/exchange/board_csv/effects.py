"""The effects of a measure, out of the cells of its row and into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from prioritisation.decision.programme.economy import EffectKind, Estimate
from prioritisation.decision.programme.items import Measure
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.board_csv.columns import (
    EFFECT,
    EFFECT_COLUMNS,
    EFFECT_HIGH,
    EFFECT_LASTS,
    EFFECT_LOW,
    Column,
)

# The field of an estimate that columns of a kind hold, year by year.
_PARTS = {EFFECT_LOW: "low", EFFECT: "likely", EFFECT_HIGH: "high"}
_KINDS = {part: kind for kind, part in _PARTS.items()}

_ByYear = dict[int, Decimal | None]


@dataclass(slots=True)
class _Draft:
    """An estimate as it becomes: amounts by part and year, and whether it lasts."""

    parts: dict[str, _ByYear] = field(default_factory=lambda: {part: {} for part in _KINDS})
    lasts: bool = True


def effects_of(
    old: Mapping[EffectKind, Estimate], values: Mapping[Column, Any]
) -> Mapping[EffectKind, Estimate]:
    """Return a measure's effects: those it had, with the cells of a row in their place.

    An empty cell between two that are filled is 0 where it is likely, and as likely where it is
    low or high. An effect without any likely amount is none.

    Raises
    ------
    InvalidValueError : an estimate cannot be so; `field` is the heading of its column.
    """
    drafts = {kind: _draft(estimate) for kind, estimate in old.items()}
    for column, value in values.items():
        if column.kind not in EFFECT_COLUMNS:
            continue
        draft = drafts.setdefault(EffectKind(column.key), _Draft())
        if column.kind == EFFECT_LASTS:
            draft.lasts = value
        else:
            draft.parts[_PARTS[column.kind]][column.year] = value
    found = {kind: _estimate(kind, draft, values) for kind, draft in drafts.items()}
    return {kind: estimate for kind, estimate in found.items() if estimate is not None}


def effect_columns(measures: Sequence[Measure]) -> Iterator[Column]:
    """Yield the columns that hold the effects of some measures: as many years as are stated."""
    for kind in EffectKind:
        stated = [measure.effects[kind] for measure in measures if kind in measure.effects]
        if not stated:
            continue
        for name, part in _PARTS.items():
            years = max(len(getattr(estimate, part)) for estimate in stated)
            yield from (Column(name, kind, year) for year in range(1, years + 1))
        yield Column(EFFECT_LASTS, kind)


def effect_amount(measure: Measure, column: Column) -> Decimal | None:
    """Return the amount of an effect that a column by year holds; None = none is stated."""
    estimate = measure.effects.get(EffectKind(column.key))
    amounts: Sequence[Decimal] = getattr(estimate, _PARTS[column.kind], ())
    return amounts[column.year - 1] if column.year <= len(amounts) else None


def _draft(estimate: Estimate) -> _Draft:
    parts: dict[str, _ByYear] = {
        part: dict(enumerate(getattr(estimate, part), start=1)) for part in _KINDS
    }
    return _Draft(parts, estimate.lasts)


def _estimate(kind: EffectKind, draft: _Draft, values: Mapping[Column, Any]) -> Estimate | None:
    likely = draft.parts["likely"]
    last = _last(likely)
    if not last:
        _check_nothing_left(kind, values)
        return None
    middle = [likely.get(year) or Decimal(0) for year in range(1, last + 1)]
    try:
        return Estimate(
            likely=tuple(middle),
            low=_beside(middle, draft.parts["low"]),
            high=_beside(middle, draft.parts["high"]),
            lasts=draft.lasts,
        )
    except InvalidValueError as error:
        year = error.details.get("year", _last(draft.parts.get(error.field, {})))
        error.field = Column(_KINDS[error.field], kind, year).name
        raise


def _last(amounts: _ByYear) -> int:
    return max((year for year, amount in amounts.items() if amount is not None), default=0)


def _beside(middle: Sequence[Decimal], stated: _ByYear) -> tuple[Decimal, ...]:
    """Return low or high amounts; a year that states none is as likely."""
    last = _last(stated)
    if not last:
        return ()
    likely = dict(enumerate(middle, start=1))
    filled = {year: amount for year, amount in stated.items() if amount is not None}
    years = range(1, max(last, len(middle)) + 1)
    return tuple(filled.get(year, likely.get(year, Decimal(0))) for year in years)


def _check_nothing_left(kind: EffectKind, values: Mapping[Column, Any]) -> None:
    """Refuse a low or high amount of an effect that has no likely one: it would be lost."""
    for column, value in values.items():
        if (column.kind, column.key) in ((EFFECT_LOW, kind), (EFFECT_HIGH, kind)) and value:
            raise InvalidValueError("estimate_of_nothing", field=column.name, value=value)

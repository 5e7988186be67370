"""The effects of a measure, out of the cells of its row and into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from prioritisation.decision.programme.economy import EffectKind, Estimate
from prioritisation.decision.programme.estimates import estimate_of
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

    Cells that are empty between others are taken as `estimate_of` tells. An effect without any
    likely amount is none.

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
    likely, low, high = (_by_year(draft.parts[part]) for part in ("likely", "low", "high"))
    if not any(amount is not None for amount in likely) and not _names_beside(kind, values):
        # The file empties the effect, and has no columns of what stood beside it.
        return None
    try:
        return estimate_of(likely, low, high, lasts=draft.lasts)
    except InvalidValueError as error:
        error.field = Column(_KINDS[error.field], kind, error.details["year"]).name
        raise


def _by_year(amounts: _ByYear) -> list[Decimal | None]:
    return [amounts.get(year) for year in range(1, max(amounts, default=0) + 1)]


def _names_beside(kind: EffectKind, values: Mapping[Column, Any]) -> bool:
    return any(c.kind in (EFFECT_LOW, EFFECT_HIGH) and c.key == kind for c in values)

"""New values put to those that an indicator has: what is new, and what restates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from prioritisation.decision.programme.indicators import Indicator, Reading
from prioritisation.decision.programme.periods import interval_of


class ChangeKind(StrEnum):
    """What a value does to those that are there."""

    NEW = "new"
    RESTATED = "restated"
    NOTE = "note"
    SAME = "same"


class Apart(StrEnum):
    """Why a value is kept and not compared with the others."""

    UNIT = "unit"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChange:
    """What one new value does.

    Parameters
    ----------
    before : the value that counted for the period; None = there was none
    apart : why it is not compared with the others; None = it is
    """

    reading: Reading
    kind: ChangeKind
    before: Decimal | None = None
    apart: Apart | None = None


def units_of(indicator: Indicator) -> frozenset[str]:
    """Return what the unit of values may be called that are compared; nothing is one of them."""
    return frozenset({"", *(wording for _, wording in indicator.unit.wordings)})


def kept_apart(indicator: Indicator, reading: Reading) -> Apart | None:
    """Return why a value is not compared with the others; None = it is."""
    if reading.unit not in units_of(indicator):
        return Apart.UNIT
    return None if interval_of(reading.period) is indicator.interval else Apart.INTERVAL


def with_values(
    indicator: Indicator, new: Sequence[Reading]
) -> tuple[tuple[Reading, ...], tuple[ValueChange, ...]]:
    """Return the readings with new ones put to them, and what each of those does.

    A value that is there already is not kept twice: of those new for a period the first ones
    that repeat what was published last change nothing but the note. What differs follows as a
    later reading, and restates the period.
    """
    units = units_of(indicator)
    kept = list(indicator.readings)
    groups: dict[tuple[str, str], list[Reading]] = {}
    for reading in new:
        groups.setdefault(_key(reading, units), []).append(reading)
    left = {key: _repeated(kept, key, group, units) for key, group in groups.items()}
    changes = []
    for reading in new:
        key = _key(reading, units)
        places = [k for k, old in enumerate(kept) if _key(old, units) == key]
        before = kept[places[-1]].value if places else None
        kind = ChangeKind.RESTATED if places else ChangeKind.NEW
        if left[key]:
            place = left[key].pop(0)
            is_noted = bool(reading.note) and reading.note != kept[place].note
            kind = ChangeKind.NOTE if is_noted else ChangeKind.SAME
            if is_noted:
                kept[place] = reading
        else:
            kept.append(reading)
        changes.append(
            ValueChange(
                reading=reading, kind=kind, before=before, apart=kept_apart(indicator, reading)
            )
        )
    return tuple(kept), tuple(changes)


def _key(reading: Reading, units: frozenset[str]) -> tuple[str, str]:
    return reading.period, "" if reading.unit in units else reading.unit


def _repeated(
    kept: Sequence[Reading],
    key: tuple[str, str],
    new: Sequence[Reading],
    units: frozenset[str],
) -> list[int]:
    """Return the places of the last readings of a period that the first new ones repeat."""
    places = [k for k, old in enumerate(kept) if _key(old, units) == key]
    for n in range(min(len(places), len(new)), 0, -1):
        last = places[-n:]
        if [kept[k].value for k in last] == [reading.value for reading in new[:n]]:
            return last
    return []

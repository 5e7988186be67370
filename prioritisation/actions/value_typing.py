"""Values of an indicator as they are typed into its table."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from prioritisation.actions.desk import Desk
from prioritisation.actions.indicator_editing import indicator_of, write_indicator
from prioritisation.actions.typing import typed_amount
from prioritisation.decision.follow_up.restating import with_values
from prioritisation.decision.programme.indicators import Reading
from prioritisation.decision.programme.periods import period_of
from prioritisation.errors import PrioritisationError
from prioritisation.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedValue:
    """A row of the table of values, as it was typed.

    Parameters
    ----------
    was : period and unit of the value that the row showed; None = it is a new row
    number : of the row, 1 …, for messages
    """

    was: tuple[str, str] | None = None
    number: int
    period: str
    value: str
    unit: str = ""
    note: str = ""


def save_values(
    store: Store,
    seen: Desk,
    indicator_id: str,
    rows: Sequence[TypedValue],
    *,
    deleted: Collection[tuple[str, str]] = (),
    language: str,
    who: str,
) -> None:
    """Keep what was typed into the table of an indicator's values, all of it or nothing.

    A value typed over another one restates it: the earlier one stays, before it. Another period,
    unit or note is put right where it stands.

    Parameters
    ----------
    rows : those that have changed, and new ones
    deleted : period and unit of the values that go, with what they restate
    language : as a reader of which thousands are grouped

    Raises
    ------
    InvalidValueError : a period or a value is none; `row` tells which row.
    RevisionConflictError : somebody else has changed the indicator meanwhile.
    """
    indicator = indicator_of(seen.programme, indicator_id)
    readings = [r for r in indicator.readings if (r.period, r.unit) not in deleted]
    # As they were before any row is put right: rows may take each other's periods.
    keys = [(reading.period, reading.unit) for reading in readings]
    new = []
    for row in rows:
        try:
            reading = Reading(
                period=period_of(row.period),
                value=typed_amount(row.value, "value", language),
                unit=row.unit.strip(),
                note=row.note.strip(),
            )
        except PrioritisationError as error:
            raise error.at(row=row.number) from error
        places = [place for place, key in enumerate(keys) if key == row.was]
        for place in places:
            readings[place] = replace(readings[place], period=reading.period, unit=reading.unit)
        if places and readings[places[-1]].value == reading.value:
            readings[places[-1]] = reading
        else:
            new.append(reading)
    kept, _ = with_values(replace(indicator, readings=tuple(readings)), new)
    changed = replace(indicator, readings=kept)
    write_indicator(store, seen, indicator_id, lambda _: changed, who=who, kind="values_typed")

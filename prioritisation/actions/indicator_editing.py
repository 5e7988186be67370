"""Add, change and delete indicators, and say which of them an index is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from prioritisation.actions.desk import Desk
from prioritisation.actions.programme_editing import change_part
from prioritisation.actions.typing import typed_amount, typed_number
from prioritisation.decision.follow_up.restating import units_of
from prioritisation.decision.programme.ids import id_from_name
from prioritisation.decision.programme.indicators import (
    IndexPart,
    Indicator,
    Level,
    Reading,
    VitalityIndex,
)
from prioritisation.decision.programme.periods import interval_of, period_of
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError
from prioritisation.store import Store


def indicator_of(programme: Programme, indicator_id: str) -> Indicator:
    """Return an indicator.

    Raises
    ------
    InvalidValueError : the programme has no such indicator.
    """
    for indicator in programme.indicators:
        if indicator.id == indicator_id:
            return indicator
    raise InvalidValueError("unknown_indicator", field="indicator", value=indicator_id)


def typed_level(period: str, value: str, field: str, language: str) -> Level | None:
    """Return a typed baseline or target level; None = both fields are empty.

    Raises
    ------
    InvalidValueError : one of the two is missing or wrong.
    """
    if not period.strip() and not value.strip():
        return None
    if not period.strip() or not value.strip():
        raise InvalidValueError("level_incomplete", field=field)
    try:
        return Level(period=period_of(period), value=typed_amount(value, "", language))
    except InvalidValueError as error:
        placed = error.at(field=field)
        placed.field = field
        raise placed from error


def add_indicator(
    store: Store, seen: Desk, name: Text, *, spearhead: str, owner: str, who: str
) -> str:
    """Add an indicator after those that there are, and return its id.

    Raises
    ------
    InvalidValueError : there is no name, or no owner.
    """
    _check_owner(owner)
    taken = [indicator.id for indicator in seen.programme.indicators]
    i = id_from_name(next((wording for _, wording in name.wordings), ""), taken)
    made = Indicator(id=i, name=name, spearhead=spearhead, owner=owner.strip())

    def ids(programme: Programme) -> object:
        return [indicator.id for indicator in programme.indicators]

    change_part(
        store,
        seen,
        ids,
        lambda programme: replace(programme, indicators=(*programme.indicators, made)),
        who=who,
        kind="indicator_added",
        details=_named(made),
    )
    return i


def save_indicator(
    store: Store, seen: Desk, changed: Indicator, *, who: str, unit_renamed: bool = False
) -> None:
    """Keep an indicator as it has been changed; its values are those that are kept.

    Where the unit is another one, the values so far are still in the old one: they are kept
    with it, and set apart from those to come.

    Parameters
    ----------
    unit_renamed : the unit is the same under another name: all values stay together

    Raises
    ------
    InvalidValueError : there is no owner, or the indicator cannot be so.
    RevisionConflictError : somebody else has changed it meanwhile.
    """
    _check_owner(changed.owner)
    before = indicator_of(seen.programme, changed.id)
    readings = before.readings
    if before.unit and changed.unit != before.unit:
        readings = tuple(
            _in_unit(reading, before, "" if unit_renamed else before.unit.wordings[0][1])
            if unit_renamed or not units_of(before) & (units_of(changed) - {""})
            else reading
            for reading in readings
        )
    kept = replace(changed, readings=readings)
    write_indicator(store, seen, changed.id, lambda _: kept, who=who, kind="indicator_changed")


def delete_indicator(store: Store, seen: Desk, indicator_id: str, *, who: str) -> None:
    """Delete an indicator with its values.

    Raises
    ------
    InvalidValueError : an index is made of it.
    """
    gone = indicator_of(seen.programme, indicator_id)
    for other in seen.programme.indicators:
        if other.index is not None and indicator_id in {p.indicator for p in other.index.parts}:
            raise InvalidValueError("indicator_in_index", value=indicator_id, index=other.id)
    change_part(
        store,
        seen,
        lambda programme: [i for i in programme.indicators if i.id == indicator_id],
        lambda programme: replace(
            programme, indicators=tuple(i for i in programme.indicators if i.id != indicator_id)
        ),
        who=who,
        kind="indicator_deleted",
        details=_named(gone),
    )


def save_index(
    store: Store,
    seen: Desk,
    indicator_id: str,
    base_period: str,
    weights: Mapping[str, str],
    *,
    who: str,
) -> None:
    """Keep of which indicators an index is made, and from which period it starts.

    Parameters
    ----------
    weights : typed weight by id; an empty one is no part; none at all = it is no index

    Raises
    ------
    InvalidValueError : a weight is no number above 0, the base is no period, or the indicator
        has values of its own.
    RevisionConflictError : somebody else has changed the indicator meanwhile.
    """
    indicator = indicator_of(seen.programme, indicator_id)
    parts = tuple(
        IndexPart(indicator=i, weight=typed_number(text, "weight"))
        for i, text in weights.items()
        if text.strip()
    )
    index, interval = None, indicator.interval
    if parts:
        try:
            base = period_of(base_period)
        except InvalidValueError as error:
            raise InvalidValueError(error.rule, field="base_period", value=base_period) from error
        index, interval = VitalityIndex(base_period=base, parts=parts), interval_of(base)
    changed = replace(indicator, index=index, interval=interval)
    write_indicator(store, seen, indicator_id, lambda _: changed, who=who, kind="indicator_changed")


def write_indicator(
    store: Store,
    seen: Desk,
    indicator_id: str,
    change: Callable[[Indicator], Indicator],
    *,
    who: str,
    kind: str,
) -> None:
    """Keep one indicator as it has been changed.

    Raises
    ------
    RevisionConflictError : somebody else has changed it meanwhile.
    """
    change_part(
        store,
        seen,
        lambda programme: [i for i in programme.indicators if i.id == indicator_id],
        lambda programme: replace(
            programme,
            indicators=tuple(
                change(i) if i.id == indicator_id else i for i in programme.indicators
            ),
        ),
        who=who,
        kind=kind,
        details=_named(indicator_of(seen.programme, indicator_id)),
    )


def _in_unit(reading: Reading, before: Indicator, unit: str) -> Reading:
    return replace(reading, unit=unit) if reading.unit in units_of(before) else reading


def _check_owner(owner: str) -> None:
    if not owner.strip():
        raise InvalidValueError("owner_missing", field="owner")


def _named(indicator: Indicator) -> dict[str, object]:
    return {"names": [dict(indicator.name.wordings)]}

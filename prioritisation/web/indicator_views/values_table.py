"""The values of one indicator as a table that is typed and pasted into, kept by a button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.indicator_editing import indicator_of
from prioritisation.actions.value_typing import TypedValue, save_values
from prioritisation.decision.programme.indicators import Indicator, Reading
from prioritisation.decision.programme.periods import first_day
from prioritisation.errors import PrioritisationError
from prioritisation.exchange.numbers import written_number
from prioritisation.web import cached, session
from prioritisation.web.editing import current_edition, text_of
from prioritisation.web.plain import show_error
from prioritisation.wording.wording import Wording

_EDITOR = "indicators"
_TYPED = ("period", "value", "unit", "note")


class _Made(NamedTuple):
    """What an edition of the table was made of.

    Parameters
    ----------
    keys : period and unit of the value on each row
    exact : the value on each row, with all its digits
    """

    frame: pd.DataFrame
    keys: tuple[tuple[str, str], ...]
    exact: tuple[str, ...]
    seen: Desk


def show(desk: Desk, indicator_id: str, say: Wording) -> bool:
    """Show the table and its button, and return whether that was pressed.

    What is wrong is told, and stays as it was typed.
    """
    st.subheader(say("indicators.values"))
    st.caption(say("indicators.values_help"))
    prefix = f"values_{indicator_id}_{say.language}"
    edition = current_edition(_EDITOR, prefix, desk.version)
    made: _Made = session.steady(
        "indicator_values", (prefix, edition), lambda: _made(desk, indicator_id, say)
    )
    columns = {
        name: st.column_config.TextColumn(
            say(f"indicators.column_{name}"), disabled=name == "earlier"
        )
        for name in made.frame.columns
    }
    key = f"{prefix}_{edition}"
    with st.form(f"form_{key}", border=False):
        result = st.data_editor(
            made.frame,
            key=key,
            column_config=columns,
            num_rows="dynamic",
            hide_index=True,
            height="content",
            alt=say("indicators.values"),
        )
        is_sent = st.form_submit_button(
            say("indicators.save_values"), type="primary", icon=":material/save:"
        )
    if is_sent:
        _keep(made, result, indicator_id, say)
    return is_sent


def _made(desk: Desk, indicator_id: str, say: Wording) -> _Made:
    indicator = indicator_of(desk.programme, indicator_id)
    groups: dict[tuple[str, str], list[Reading]] = {}
    for reading in indicator.readings:
        groups.setdefault((reading.period, reading.unit), []).append(reading)
    keys = tuple(sorted(groups, key=lambda key: (first_day(key[0]), key)))
    rows = [_row(groups[key], indicator, say) for key in keys]
    return _Made(
        frame=pd.DataFrame(rows, columns=[*_TYPED, "earlier"], dtype="str"),
        keys=keys,
        exact=tuple(written_number(groups[key][-1].value) for key in keys),
        seen=desk,
    )


def _row(readings: Sequence[Reading], indicator: Indicator, say: Wording) -> tuple[str, ...]:
    latest = readings[-1]
    earlier = "; ".join(say.number(reading.value, 9) for reading in readings[:-1])
    unit = latest.unit or say.text(indicator.unit)
    return latest.period, say.number(latest.value, 9), unit, latest.note, earlier


def _keep(made: _Made, result: pd.DataFrame, indicator_id: str, say: Wording) -> None:
    rows, deleted = _changes(made, result, say, indicator_id)
    if not rows and not deleted:
        st.info(say("indicators.values_nothing"))
        return
    try:
        save_values(
            cached.store(),
            made.seen,
            indicator_id,
            rows,
            deleted=deleted,
            language=say.language,
            who=session.WHO,
        )
    except PrioritisationError as error:
        if say.has(f"indicators.column_{error.field}"):
            error.field = say(f"indicators.column_{error.field}")
        show_error(error, say)
        return
    name = say.text(indicator_of(made.seen.programme, indicator_id).name)
    session.notify(say("indicators.values_saved", name=name))
    session.new_edition(_EDITOR)
    st.rerun()


def _changes(
    made: _Made, result: pd.DataFrame, say: Wording, indicator_id: str
) -> tuple[list[TypedValue], list[tuple[str, str]]]:
    """Return the rows that have been changed or added, and the keys of those deleted."""
    own_unit = say.text(indicator_of(made.seen.programme, indicator_id).unit)
    rows = []
    for number, row in enumerate(result.index, start=1):
        cells = {name: text_of(result.at[row, name]) for name in _TYPED}
        is_old = row in made.frame.index
        before = {name: text_of(made.frame.at[row, name]) for name in _TYPED} if is_old else {}
        if cells == before or not any(cells.values()):
            continue
        was, value, unit = None, cells["value"], cells["unit"]
        if is_old:
            place = list(made.frame.index).index(row)
            was = made.keys[place]
            value = made.exact[place] if value == before["value"] else value
            unit = was[1] if unit == before["unit"] else unit
        rows.append(
            TypedValue(
                was=was,
                number=number,
                period=cells["period"],
                value=value,
                # The indicator's own unit is shown, and need not be stated.
                unit="" if unit == own_unit and not (was and was[1] == own_unit) else unit,
                note=cells["note"],
            )
        )
    deleted = [
        made.keys[place] for place, row in enumerate(made.frame.index) if row not in result.index
    ]
    return rows, deleted

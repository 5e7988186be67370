"""What of a JSON-stat data set is wanted: one category of each dimension but time."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.indicator_import import cube_values
from prioritisation.errors import InvalidValueError
from prioritisation.exchange.indicator_files import Cube, Dimension, ValueTable
from prioritisation.web.indicator_views.choosing import names_of
from prioritisation.web.plain import as_text
from prioritisation.wording.wording import Wording


def chosen_values(desk: Desk, cube: Cube, file: str, say: Wording) -> ValueTable | None:
    """Show the choices, and return the values over time of what is chosen.

    Raises
    ------
    InvalidValueError : no dimension holds periods.
    """
    time = cube.time()
    if time is None:
        raise InvalidValueError("no_time", field=file, value=cube.label)
    st.caption(as_text(say("indicators.cube", label=cube.label, source=cube.source or "–")))
    names = names_of((i for i in desk.programme.indicators if i.index is None), say)
    indicator = st.selectbox(
        say("indicators.cube_indicator"),
        list(names),
        index=None,
        placeholder=say("indicators.import_undecided"),
        format_func=lambda i: names[i],
        key="cube_indicator",
    )
    chosen = {
        dimension.id: _category(dimension, number, say)
        for number, dimension in enumerate(cube.dimensions)
        if dimension.id != time.id
    }
    unit = st.text_input(
        say("indicators.cube_unit"), max_chars=100, help=say("indicators.cube_unit_help")
    )
    periods = time.periods()
    odd = [label for code, label in time.categories.items() if code not in periods]
    if odd:
        st.caption(as_text(say("indicators.cube_left_out", names=", ".join(odd[:20]))))
    wanted = {dimension: code for dimension, code in chosen.items() if code is not None}
    if indicator is None or len(wanted) < len(chosen):
        return None
    return cube_values(cube, indicator, wanted, unit.strip(), file=file)


def _category(dimension: Dimension, number: int, say: Wording) -> str | None:
    """Return the code of the category that is wanted, None = not chosen yet.

    A single one needs no choice. Of several none is taken for granted: the first area of a
    table is often the whole country.
    """
    codes = list(dimension.categories)

    def label(code: str) -> str:
        unit = dimension.units.get(code)
        return f"{dimension.categories[code]} ({unit})" if unit else dimension.categories[code]

    if len(codes) == 1:
        st.caption(as_text(f"{dimension.label}: {label(codes[0])}"))
        return codes[0]
    chosen: str | None = st.selectbox(
        as_text(dimension.label),
        codes,
        index=None,
        placeholder=say("indicators.import_undecided"),
        format_func=label,
        key=f"cube_{number}_{dimension.id}",
    )
    return chosen

"""How boxes, arrows and intermediate results come onto the map."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.driver_map_editing import add_arrow, add_box, add_result
from prioritisation.actions.mapping_measures import add_measure_boxes, unmapped_measures
from prioritisation.charts.driver_map.looks import node_of
from prioritisation.decision.programme.programme import Programme
from prioritisation.decision.programme.text import Text
from prioritisation.errors import PrioritisationError
from prioritisation.web import cached, session
from prioritisation.web.choices import names_apart
from prioritisation.web.driver_map_views.editing import EDITOR, kept, key_in
from prioritisation.web.driver_map_views.fields import name_fields, spearhead_field
from prioritisation.web.driver_map_views.names import labels
from prioritisation.wording.wording import Wording


def show_adding(desk: Desk, say: Wording) -> None:
    """Show the forms that add to the map."""
    with st.expander(say("driver_map.add"), icon=":material/add:", key="driver_add"):
        columns = st.columns(3, gap="large")
        for column, form in zip(columns, (_box_form, _arrow_form, _result_form), strict=True):
            with column:
                form(desk, say)


def _box_form(desk: Desk, say: Wording) -> None:
    off = _off_the_map(desk.programme, say)
    with st.form(key_in("box")):
        item = st.selectbox(
            say("driver_map.what"),
            ["", *off],
            format_func=lambda i: off.get(i, say("driver_map.own_box")),
            help=say("driver_map.what_help"),
            key=key_in("box_item"),
        )
        name = name_fields(key_in("box_name"), Text(), say)
        spearhead = spearhead_field(key_in("box_spearhead"), desk.programme, "", say)
        if st.form_submit_button(say("driver_map.box_add"), type="primary"):
            store, chosen = cached.store(), item or ""
            kept(
                lambda: add_box(store, desk, name, spearhead, item=chosen, who=session.WHO),
                say,
            )
    if n := len(unmapped_measures(desk.programme)):
        st.button(
            say("driver_map.add_measures", n=n),
            help=say("driver_map.add_measures_help"),
            key="driver_add_measures",
            on_click=_add_measures,
            args=(desk, say),
        )


def _add_measures(desk: Desk, say: Wording) -> None:
    try:
        add_measure_boxes(cached.store(), desk, who=session.WHO)
    except PrioritisationError as error:
        session.notify(say.error(error))
    else:
        session.new_edition(EDITOR)


def _off_the_map(programme: Programme, say: Wording) -> dict[str, str]:
    """Return the measures and factors that have no box yet, by name."""
    on = {box.id for box in programme.driver_map}
    items = [item for item in (*programme.measures, *programme.factors) if item.id not in on]
    return names_apart(items, say)


def _arrow_form(desk: Desk, say: Wording) -> None:
    names = labels(desk.programme, say)
    with st.form(key_in("arrow")):
        ends = [
            st.selectbox(
                say(f"driver_map.arrow_{end}"),
                list(names),
                None,
                format_func=lambda key: names[key],
                placeholder=say("planner.choose"),
                key=key_in(f"arrow_{end}"),
            )
            for end in ("from", "to")
        ]
        if st.form_submit_button(say("driver_map.arrow_add"), type="primary"):
            if not all(ends):
                st.warning(say("driver_map.arrow_needs_ends"))
                return
            source, target = (node_of(end or "") for end in ends)
            kept(lambda: add_arrow(cached.store(), desk, source, target, who=session.WHO), say)


def _result_form(desk: Desk, say: Wording) -> None:
    with st.form(key_in("result")):
        name = name_fields(key_in("result_name"), Text(), say)
        if st.form_submit_button(say("driver_map.result_add"), type="primary"):
            kept(lambda: add_result(cached.store(), desk, name, who=session.WHO), say)

"""How what is selected is changed: its name and spearhead, its arrows, or taken off the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from prioritisation.actions.desk import Desk
from prioritisation.actions.driver_map_editing import (
    add_arrow,
    arrows_apart_from,
    change_box,
    delete_arrow,
    delete_node,
    name_of,
    rename_result,
)
from prioritisation.charts.driver_map.looks import key_of, node_of
from prioritisation.decision.programme.driver_map import Arrow, Node, NodeKind
from prioritisation.decision.programme.text import Text
from prioritisation.errors import PrioritisationError
from prioritisation.store import Event
from prioritisation.web import cached, session
from prioritisation.web.driver_map_views.fields import name_fields, spearhead_field
from prioritisation.web.driver_map_views.names import labels, named
from prioritisation.web.plain import TOLD, as_text, label_of, show_error, told
from prioritisation.wording.wording import Wording

EDITOR = "driver_map"


def show_editing(desk: Desk, node: Node, say: Wording) -> None:
    """Show the forms for what is selected."""
    title = say("driver_map.edit", name=named(desk.programme, node, say))
    with st.expander(as_text(title), icon=":material/edit:", key="driver_edit"):
        if node.kind in (NodeKind.BOX, NodeKind.RESULT):
            _name_form(desk, node, say)
        _arrow_rows(desk, node, say)
        _arrow_form(desk, node, say)
        if node.kind in (NodeKind.BOX, NodeKind.RESULT):
            _delete_button(desk, node, say)


def kept(write: Callable[[], Event | None], say: Wording) -> None:
    """Write what a form holds and show the page anew, or tell what is wrong with it."""
    try:
        write()
    except PrioritisationError as error:
        show_error(error, say)
    else:
        session.new_edition(EDITOR)
        st.rerun()


def key_in(place: str) -> str:
    """Return the key of a form's field: a new one when what it shows has changed without it."""
    return f"driver_{place}_{session.edition(EDITOR)}"


def _name_form(desk: Desk, node: Node, say: Wording) -> None:
    place = f"name_{key_of(node)}"
    key = key_in(place)
    # What the fields were filled from: what others change meanwhile must not be overwritten.
    seen: Desk = session.steady("driver_named", key, lambda: desk)
    is_box = node.kind is NodeKind.BOX
    with st.form(key):
        name = name_fields(key_in(f"{place}_field"), name_of(seen.programme, node), say)
        spearhead = ""
        if is_box:
            key = key_in(f"{place}_spearhead")
            spearhead = spearhead_field(key, seen.programme, _spearhead(seen, node), say)
        is_sent = st.form_submit_button(say("driver_map.keep"))
    if is_sent:
        store, who = cached.store(), session.WHO
        if is_box:
            kept(lambda: change_box(store, seen, node.id, name, spearhead, who=who), say)
        else:
            kept(lambda: rename_result(store, seen, node.id, name, who=who), say)
    elif _named(seen, node) != _named(desk, node):
        session.new_edition(EDITOR)
        st.rerun()


def _named(desk: Desk, node: Node) -> tuple[Text, str]:
    return name_of(desk.programme, node), _spearhead(desk, node)


def _spearhead(desk: Desk, node: Node) -> str:
    """Return the spearhead of a box; empty where it has none, or is no box."""
    is_box = node.kind is NodeKind.BOX
    boxes = (box for box in desk.programme.driver_map if is_box and box.id == node.id)
    return next((box.spearhead for box in boxes), "")


def _arrow_rows(desk: Desk, node: Node, say: Wording) -> None:
    """Show the arrows of a node, each with a button that takes it off."""
    own = [a for a in desk.programme.arrows if node in (a.source, a.target)]
    for arrow in own:
        ends = (named(desk.programme, end, say) for end in (arrow.source, arrow.target))
        text = " → ".join(ends)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(as_text(text))
            st.button(
                label_of(say("driver_map.arrow_delete"), text),
                key=f"{TOLD}arrow_{key_of(arrow.source)}_{key_of(arrow.target)}",
                icon=":material/delete:",
                type="tertiary",
                width="content",
                on_click=_delete_arrow,
                args=(arrow,),
            )


def _arrow_form(desk: Desk, node: Node, say: Wording) -> None:
    others = {k: text for k, text in labels(desk.programme, say).items() if k != key_of(node)}
    place = f"arrow_{key_of(node)}"
    with st.form(key_in(place)):
        end = _choice(say("driver_map.arrow_to"), others, key_in(f"{place}_to"), say)
        if st.form_submit_button(say("driver_map.arrow_add")) and end:
            target = node_of(end)
            kept(lambda: add_arrow(cached.store(), desk, node, target, who=session.WHO), say)


def _choice(label: str, options: Mapping[str, str], key: str, say: Wording) -> str:
    found = st.selectbox(
        label,
        list(options),
        None,
        format_func=lambda k: options[k],
        placeholder=say("planner.choose"),
        key=key,
    )
    return found or ""


def _delete_button(desk: Desk, node: Node, say: Wording) -> None:
    lost = len(desk.programme.arrows) - len(arrows_apart_from(desk.programme, node))
    st.caption(say("driver_map.delete_help", n=lost))
    st.button(
        label_of(say("driver_map.delete"), named(desk.programme, node, say)),
        key=f"{TOLD}driver_delete",
        icon=":material/delete:",
        on_click=_delete,
        args=(node,),
    )


def _delete(node: Node) -> None:
    say = session.wording()
    with told(say, EDITOR):
        desk = cached.desk()
        name = named(desk.programme, node, say)
        lost = len(desk.programme.arrows) - len(arrows_apart_from(desk.programme, node))
        delete_node(cached.store(), desk, node, who=session.WHO)
        session.notify(say("driver_map.deleted", name=name, n=lost))
        session.new_edition(EDITOR)


def _delete_arrow(arrow: Arrow) -> None:
    with told(session.wording(), EDITOR):
        delete_arrow(cached.store(), cached.desk(), arrow.source, arrow.target, who=session.WHO)
        session.new_edition(EDITOR)

"""The fields of a text, a language beside the other, and the rows of a list."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.story.drafts import LISTS
from prioritisation.web.plain import TOLD, label_of
from prioritisation.web.programme_views.opened import (
    LANGUAGES,
    NO_ROW,
    Opened,
    add_row,
    field_label,
    move,
    take_out,
)
from prioritisation.wording.wording import Wording

_POINTS_PX, _SENTENCE_PX = 110, 76
_LONG = {"points": _POINTS_PX, "statement": _SENTENCE_PX, "note": _SENTENCE_PX}


def show_texts(now: Opened, say: Wording) -> None:
    """Show the fields that belong to no row."""
    for name in now.before.texts:
        show_text(now, NO_ROW, name, field_label(now.section, name, say), say)


def show_text(
    now: Opened, uid: str, name: str, label: str, say: Wording, *, height: int = 0
) -> None:
    """Show the fields of a text.

    Parameters
    ----------
    height : px, where it is written over several lines; 0 = as its name asks for
    """
    shown = now.shown(uid, name)
    height = height or _LONG.get(name, 0)
    for column, language in zip(st.columns(len(LANGUAGES)), LANGUAGES, strict=True):
        words = say("onepage.field_in", field=label, language=say(f"onepage.language_{language}"))
        key = now.key(uid, name, language)
        with column:
            if height:
                st.text_area(
                    words, shown[language], key=key, height=height, persist_state="session"
                )
            else:
                st.text_input(words, shown[language], key=key, persist_state="session")


def show_rows(now: Opened, say: Wording, *, are_sentences: bool = False) -> None:
    """Show the rows of a list; those of some can be added, taken out and moved."""
    height = _SENTENCE_PX if are_sentences else 0
    for number, uid in enumerate(now.order, start=1):
        name = field_label(now.section, "name", say)
        label = say("onepage.row", field=name, number=str(number))
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            with st.container(key=f"story_row_{now.section}_{uid}", gap="small"):
                show_text(now, uid, "name", label, say, height=height)
                if "points" in now.names_in_row(uid):
                    points = f"{field_label(now.section, 'points', say)} {number}"
                    show_text(now, uid, "points", points, say)
            if now.section in LISTS:
                _row_buttons(now, uid, number, label, say)
    if now.section in LISTS:
        st.button(
            say("onepage.add"),
            icon=":material/add:",
            key=f"story_add_{now.section}",
            on_click=add_row,
            args=(now.section,),
        )


def _row_buttons(now: Opened, uid: str, number: int, label: str, say: Wording) -> None:
    with st.container(horizontal=True, width="content", gap="xxsmall"):
        for word, icon, by in (("up", "arrow_upward", -1), ("down", "arrow_downward", 1)):
            st.button(
                label_of(say(f"onepage.{word}"), label),
                icon=f":material/{icon}:",
                key=f"{TOLD}story_{word}_{now.section}_{uid}",
                disabled=number == (1 if by < 0 else len(now.order)),
                on_click=move,
                args=(now.section, uid, by),
            )
        st.button(
            label_of(say("onepage.take_out"), label),
            icon=":material/delete:",
            key=f"{TOLD}story_out_{now.section}_{uid}",
            on_click=take_out,
            args=(now.section, uid),
        )

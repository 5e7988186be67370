"""What stands around every page: its name, presenting it, undo, language."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from prioritisation.web import cached, session
from prioritisation.web.plain import as_text
from prioritisation.web.undoing import undo
from prioritisation.wording.catalogue import Language
from prioritisation.wording.events import event_sentence
from prioritisation.wording.wording import Wording

_LANGUAGE = "language"
ICON = str(Path(__file__).resolve().parent / "static" / "logo.svg")


def browser_title(page: str, say: Wording) -> str:
    """Return what the browser calls a page: its title, and the programme it belongs to."""
    return f"{page} · {_open_title(say) or say('app.name')}"


def _open_title(say: Wording) -> str:
    """Return the title of the programme that is open; empty = none is."""
    return say.text(cached.desk().programme.title) if cached.has_programme() else ""


def show_notices() -> None:
    """Show once what has happened since the last run."""
    for notice in session.notices():
        st.toast(as_text(notice))


def show_presenter(others: Iterable[StreamlitPage], say: Wording) -> None:
    """Show in a corner, small, how to leave the presentation, and where else it can go."""
    with st.container(horizontal=True, width="content", gap="small", key="presenter"):
        for page in others:
            st.page_link(page, query_params={session.PRESENT: "1"})
        st.button(
            say("app.leave"),
            type="tertiary",
            key="leave",
            shortcut="Esc",
            on_click=session.leave_presentation,
        )


def show_sidebar(
    say: Wording, *, can_present: bool = False, others: StreamlitPage | None = None
) -> None:
    """Show the sidebar's lower part: which programme, what can be undone, the language.

    Parameters
    ----------
    others : the page to change the programme on, where there are several
    """
    st.logo(ICON, size="large")
    with st.sidebar:
        title = as_text(_open_title(say))
        if others is None or not title:
            st.caption(title)
        else:
            change = say("programmes.change")
            with st.container(key="open_programme"):
                st.page_link(others, label=title, icon=":material/swap_horiz:", help=change)
        if can_present:
            st.button(
                say("app.present"),
                icon=":material/present_to_all:",
                width="stretch",
                key="present",
                on_click=session.present,
            )
        if cached.has_programme():
            _undo_button(say)
        session.keep(_LANGUAGE, say.language)
        st.segmented_control(
            say("app.language"),
            list(Language),
            format_func=lambda language: say(f"app.language_{language}"),
            key=_LANGUAGE,
            required=True,
            label_visibility="collapsed",
            on_change=lambda: session.speak(session.get(_LANGUAGE)),
        )


def _undo_button(say: Wording) -> None:
    event = cached.undoable()
    if event is None:
        st.button(say("app.undo_nothing"), icon=":material/undo:", disabled=True, width="stretch")
        return
    what = event_sentence(event, say)
    st.button(
        as_text(say("app.undo", what=what)),
        icon=":material/undo:",
        width="stretch",
        key="undo",
        on_click=undo,
        args=(event, say),
    )

"""What can be done with one programme of the list."""

from __future__ import annotations

import streamlit as st

from prioritisation.actions.copying import copy_programme, programme_file
from prioritisation.actions.desk import SAMPLE_ID, desk_of
from prioritisation.actions.programmes import DAYS_KEPT, archive_programme, delete_programme
from prioritisation.actions.sample import restore_sample
from prioritisation.decision.programme.text import LONGEST_NAME, Text
from prioritisation.store import KeptProgramme
from prioritisation.web import cached, opening, session
from prioritisation.web.plain import TOLD, as_text, label_of
from prioritisation.web.workspace_views.acting import act, is_done, open_and_go
from prioritisation.wording.wording import Wording


def show(kept: KeptProgramme, say: Wording, *, is_open: bool) -> None:
    """Show the buttons of a programme that can be opened."""
    i, title = kept.summary.id, say.text(kept.summary.title)
    st.button(
        label_of(say("programmes.open"), title),
        key=f"{TOLD}open_{i}",
        type="secondary" if is_open else "primary",
        icon=":material/folder_open:",
        on_click=open_and_go,
        args=(i, say),
    )
    _copy(kept, say)
    st.download_button(
        label_of(say("programmes.download"), title),
        data=lambda: programme_file(
            desk_of(cached.store(), i), say("programmes.from_workshop", title=title)
        ),
        file_name=f"{i}.toml",
        mime="application/toml",
        key=f"{TOLD}download_{i}",
        icon=":material/download:",
        on_click="ignore",
    )
    if i == SAMPLE_ID:
        _restore(say)
    st.button(
        label_of(say("programmes.archive"), title),
        key=f"{TOLD}archive_{i}",
        icon=":material/archive:",
        help=say("programmes.archive_help"),
        on_click=_archive,
        args=(i, title, say),
    )
    show_delete(kept, say)


def show_delete(kept: KeptProgramme, say: Wording) -> None:
    """Show the way to delete a programme: what that means first."""
    i, title = kept.summary.id, say.text(kept.summary.title)
    with st.popover(say("programmes.delete"), icon=":material/delete:", key=f"delete_box_{i}"):
        st.write(as_text(title))
        st.caption(say("programmes.delete_help", n=DAYS_KEPT))
        st.button(
            label_of(say("programmes.delete_now"), title),
            key=f"{TOLD}delete_{i}",
            type="primary",
            on_click=_delete,
            args=(i, title, say),
        )


def _copy(kept: KeptProgramme, say: Wording) -> None:
    i, title = kept.summary.id, say.text(kept.summary.title)
    with st.popover(say("programmes.copy"), icon=":material/content_copy:", key=f"copy_box_{i}"):
        st.text_input(
            say("programmes.copy_title"),
            say("programmes.copy_of", title=title)[:LONGEST_NAME],
            max_chars=LONGEST_NAME,
            key=f"copy_title_{i}",
        )
        st.checkbox(say("programmes.copy_scores"), value=True, key=f"copy_scores_{i}")
        st.caption(say("programmes.copy_help"))
        st.button(
            label_of(say("programmes.copy_now"), title),
            key=f"{TOLD}copy_{i}",
            type="primary",
            on_click=_make_copy,
            args=(i, title, say),
        )


def _restore(say: Wording) -> None:
    with st.popover(say("programmes.restore"), icon=":material/restart_alt:", key="restore_box"):
        st.caption(say("programmes.restore_help"))
        st.button(
            say("programmes.restore_now"),
            key="restore_sample",
            type="primary",
            on_click=_restore_sample,
            args=(say,),
        )


def _restore_sample(say: Wording) -> None:
    done = say("programmes.restored")
    if is_done(lambda: restore_sample(cached.store(), who=session.WHO), done, say):
        for editor in session.EDITORS:
            session.new_edition(editor)


def _make_copy(programme_id: str, title: str, say: Wording) -> None:
    typed = str(session.get(f"copy_title_{programme_id}") or "").strip()
    store = cached.store()
    act(
        lambda: copy_programme(
            store,
            desk_of(store, programme_id),
            Text.of({say.language.value: typed}),
            with_scores=bool(session.get(f"copy_scores_{programme_id}")),
            reason=say("programmes.from_workshop", title=title),
            who=session.WHO,
        ),
        say("programmes.copied", title=typed),
        say,
    )


def _archive(programme_id: str, title: str, say: Wording) -> None:
    done = say("programmes.archive_done", title=title)
    if is_done(lambda: archive_programme(cached.store(), programme_id, who=session.WHO), done, say):
        opening.leave(programme_id)


def _delete(programme_id: str, title: str, say: Wording) -> None:
    done = say("programmes.delete_done", title=title, n=DAYS_KEPT)
    if is_done(lambda: delete_programme(cached.store(), programme_id, who=session.WHO), done, say):
        opening.leave(programme_id)
